import ExcelJS from 'exceljs';
import type { Sheet } from './sheet';

/** Excel's limit for the name of a sheet, and the characters it refuses. */
const LONGEST_NAME = 31;
const REFUSED = /[\\/*?:[\]]/g;

/**
 * An XLSX file with one sheet a table. Numbers stay numbers; text is written as text with the text format, so that neither
 * `=1+1` runs nor an 18-digit number becomes 1.98E+17. @throws TypeError for a number that is not finite.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) {
    const page = workbook.addWorksheet(sheet.name.replace(REFUSED, ' ').slice(0, LONGEST_NAME), { views: [{ state: 'frozen', ySplit: 1 }] });
    page.addRow([...sheet.header]).font = { bold: true };
    for (const row of sheet.rows) {
      const added = page.addRow(row.map((cell) => (typeof cell === 'number' ? finite(cell) : cell)));
      row.forEach((cell, index) => {
        if (typeof cell === 'string') added.getCell(index + 1).numFmt = '@';
      });
    }
    page.columns.forEach((column, index) => {
      const longest = Math.max(...[sheet.header[index] ?? '', ...sheet.rows.map((row) => String(row[index] ?? ''))].map((text) => text.length));
      column.width = Math.min(60, Math.max(10, longest + 2));
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new TypeError(`not a finite number: ${number}`);
  return number;
}
