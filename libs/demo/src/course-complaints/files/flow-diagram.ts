import type { DemoFile } from '../../shapes';

const STEPS = [
  ['1', 'Terima', 'dengarkan, beri tanda terima'],
  ['2', 'Catat', 'register, klasifikasi, kewenangan'],
  ['3', 'Tindak lanjut', 'periksa dan perbaiki'],
  ['4', 'Jawab', 'jelas, santun, bertanggal'],
  ['5', 'Tutup', 'pastikan selesai, pelajari'],
] as const;

/** Downwards rather than across: it stays legible on a screen 390 pixels wide. */
function step([number, name, detail]: (typeof STEPS)[number], index: number): string {
  const top = 16 + index * 84;
  const arrow = index === 0 ? '' : `<path d="M180 ${top - 26} V${top - 6} M173 ${top - 13} L180 ${top - 5} L187 ${top - 13}" fill="none" stroke="#5f6b68" stroke-width="2"/>`;
  return `${arrow}<rect x="16" y="${top}" width="328" height="56" rx="10" fill="#e0efec" stroke="#0b5d57"/>`
    + `<circle cx="46" cy="${top + 28}" r="15" fill="#0b5d57"/>`
    + `<text x="46" y="${top + 33}" text-anchor="middle" font-size="15" font-weight="700" fill="#ffffff">${number}</text>`
    + `<text x="74" y="${top + 24}" font-size="16" font-weight="700" fill="#12211f">${name}</text>`
    + `<text x="74" y="${top + 44}" font-size="13" fill="#38504c">${detail}</text>`;
}

export const FLOW_DIAGRAM: DemoFile = {
  slug: 'alur-pengaduan',
  name: 'alur-pengaduan.svg',
  mediaType: 'image/svg+xml',
  purpose: 'image',
  title: 'Alur pengaduan: terima, catat, tindak lanjut, jawab, tutup',
  text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 424" width="360" height="424" role="img" aria-labelledby="judul" font-family="sans-serif">'
    + '<title id="judul">Alur pengaduan: terima, catat, tindak lanjut, jawab, tutup</title>'
    + '<rect width="360" height="424" fill="#ffffff"/>'
    + STEPS.map(step).join('')
    + '</svg>\n',
};
