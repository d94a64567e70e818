import type { Interaction } from '@selaras/domain/item';
import { ANSWER_FILES, type AnswerFile, AnswerFileRefused, type AnswerFiles } from './answer-files';
import { answer, choose, type } from './answering.testing';
import { gapPlaces } from './cloze-text';
import { kindsOf, notTaken } from './upload-check';

const LETTER: Interaction = {
  type: 'cloze',
  text: '<p>Surat dijawab dalam [[h]] oleh <b>[[w]]</b>, dengan tembusan [[t]].</p>',
  gaps: [
    { id: 'w', kind: 'choice', options: [{ id: 'k', text: 'Kepala' }, { id: 's', text: 'Sekretaris' }] },
    { id: 'h', kind: 'number', unit: 'hari' },
    { id: 't', kind: 'text' },
  ],
};

test('gaps stand in the lines of the text, and each says which of how many it is', async () => {
  const item = await answer(LETTER);
  expect(item.page.querySelector('.prose')?.textContent?.replace(/\s+/g, ' ')).toMatch(/^Surat dijawab dalam hari oleh .*, dengan tembusan \.$/);
  type(item.find('textbox', 'Gap 1 of 3'), '14');
  choose(item.find('combobox', 'Gap 2 of 3'), 'Kepala');
  type(item.find('textbox', 'Gap 3 of 3'), 'arsip');
  await item.shown();
  expect(item.last()).toEqual({ type: 'cloze', gaps: { h: '14', w: 'k', t: 'arsip' } });
  item.find('textbox', 'Gap 3 of 3').dispatchEvent(new Event('blur'));
  expect(item.settled()).toBe(2);
});

test('an emptied gap is left out of the answer', async () => {
  const item = await answer(LETTER, { type: 'cloze', gaps: { h: '14' } });
  expect((item.find('textbox', 'Gap 1 of 3') as HTMLInputElement).value).toBe('14');
  type(item.find('textbox', 'Gap 1 of 3'), ' ');
  expect(item.last()).toEqual({ type: 'cloze', gaps: {} });
});

test('who is typing keeps her field while the page reads the same item again', async () => {
  const item = await answer(LETTER);
  const field = item.find('textbox', 'Gap 3 of 3');
  field.focus();
  type(field, 'a');
  await item.shown();
  type(field, 'ar');
  await item.shown();
  expect(item.find('textbox', 'Gap 3 of 3')).toBe(field);
  expect(document.activeElement).toBe(field);
});

test('nothing in the text of a cloze runs, and markers in attributes are no gaps', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const item = await answer({ type: 'cloze', text: '<p><img src=x alt="[[a]]" onerror="alert(1)"><script>alert(1)</script>Isi [[b]] dan [[zz]]</p>', gaps: [{ id: 'a', kind: 'text' }, { id: 'b', kind: 'text' }] });
  expect(item.page.querySelector('script')).toBeNull();
  expect(item.page.querySelector('img')?.getAttribute('onerror')).toBeNull();
  expect(item.page.querySelector('.prose')?.textContent).toContain('[[zz]]');
  expect(item.page.querySelectorAll('.prose input')).toHaveLength(1);
  // The gap the text does not mention stands below it, counted last.
  expect(item.page.querySelector('.below input')).toBe(item.find('textbox', 'Gap 2 of 2'));
  warned.mockRestore();
});

test('several markers in one line, an id twice, and strange ids', () => {
  const root = document.createElement('div');
  root.textContent = 'a [[1]][[2]] b [[1]] c [[$&]]';
  const places = gapPlaces(root, ['1', '2', '$&']);
  expect([...places.keys()]).toEqual(['1', '2', '$&']);
  expect(root.textContent).toBe('a  b [[1]] c ');
  expect(root.querySelectorAll('span')).toHaveLength(3);
});

test('punctuation stays in the line of its gap', () => {
  const root = document.createElement('div');
  root.textContent = 'Answer ([[a]]), or [[b]] later. [[c]]!';
  gapPlaces(root, ['a', 'b', 'c']);
  expect([...root.querySelectorAll<HTMLElement>('span')].filter(({ style }) => style.whiteSpace === 'nowrap').map(({ textContent }) => textContent)).toEqual(['(),', '!']);
  expect(root.textContent).toBe('Answer (), or  later. !');
});

test('an essay counts what people see as characters and says when it cut', async () => {
  const item = await answer({ type: 'essay', longest: 5 });
  const field = item.find('textbox', 'Write your answer');
  type(field, '👍👍👍');
  await item.shown();
  expect(item.page.textContent).toContain('3 of at most 5 characters');
  type(field, '👍👍👍👍👍👍👍');
  await item.shown();
  expect(item.last()).toEqual({ type: 'essay', text: '👍👍👍👍👍' });
  expect((field as HTMLTextAreaElement).value).toBe('👍👍👍👍👍');
  expect(item.announced()).toContain('At most 5 characters');
  type(field, '');
  expect(item.last()).toEqual({ type: 'essay', text: '' });
});

const REPORT = { type: 'file-upload', mediaTypes: ['application/pdf'], largestBytes: 1_000, most: 2 } as const;

/** A server that takes what it is given, one file a turn. */
class Desk implements AnswerFiles {
  readonly late: string[] = [];
  readonly asked: string[] = [];
  trouble: Error | null = null;
  private next = 0;

  uploadTo(itemVersionId: string) {
    return async (file: File, onProgress: (share: number) => void): Promise<AnswerFile> => {
      this.asked.push(`${itemVersionId}/${file.name}`);
      onProgress(0.5);
      if (this.trouble) throw this.trouble;
      return { id: `f${(this.next += 1)}`, name: file.name, byteSize: file.size };
    };
  }
  async known(): Promise<readonly AnswerFile[]> {
    return [{ id: 'old', name: 'laporan-lama.pdf', byteSize: 900 }];
  }
  arrivedLate(_: string, fileId: string): void {
    this.late.push(fileId);
  }
}

const file = (name: string, size = 10, mediaType = 'application/pdf') => new File(['x'.repeat(size)], name, { type: mediaType });

function hand(page: HTMLElement, ...files: File[]): void {
  const input = page.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  input.dispatchEvent(new Event('change'));
}

test('files are handed in one after the other; only what the server took is the answer', async () => {
  const desk = new Desk();
  const item = await answer(REPORT, null, [{ provide: ANSWER_FILES, useValue: desk }]);
  hand(item.page, file('a.pdf'), file('b.pdf'));
  await item.shown();
  await item.shown();
  expect(item.given).toEqual([{ type: 'file-upload', fileIds: ['f1'] }, { type: 'file-upload', fileIds: ['f1', 'f2'] }]);
  expect(desk.asked).toEqual(['item/a.pdf', 'item/b.pdf']);
  // Two is the most: nothing more to choose until one is removed.
  expect(item.page.querySelector('input[type=file]')).toBeNull();
  item.find('button', 'Remove a.pdf').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'file-upload', fileIds: ['f2'] });
  expect(item.page.querySelector('input[type=file]')).not.toBeNull();
});

test('the same file handed in again is the file that is there', async () => {
  const desk = new Desk();
  const item = await answer(REPORT, { type: 'file-upload', fileIds: ['f1'] }, [{ provide: ANSWER_FILES, useValue: desk }]);
  hand(item.page, file('a.pdf'));
  await item.shown();
  expect(desk.asked).toEqual(['item/a.pdf']);
  expect(item.given).toEqual([]);
});

test('files handed in before are there by name', async () => {
  const item = await answer(REPORT, { type: 'file-upload', fileIds: ['old'] }, [{ provide: ANSWER_FILES, useValue: new Desk() }]);
  expect(item.page.textContent).toContain('laporan-lama.pdf');
  expect(item.page.textContent).toContain('900 B');
});

test('a file that cannot be taken says why and is not sent; one the network failed may be tried again', async () => {
  const desk = new Desk();
  const item = await answer(REPORT, null, [{ provide: ANSWER_FILES, useValue: desk }]);
  hand(item.page, file('besar.pdf', 2_000), file('foto.png', 10, 'image/png'), file('kosong.pdf', 0));
  await item.shown();
  expect([...item.page.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent?.trim())).toEqual([
    'The file is larger than 1 kB.', 'This kind of file is not taken here. Choose PDF.', 'The file is empty.',
  ]);
  expect(desk.asked).toEqual([]);
  desk.trouble = new Error('no network');
  hand(item.page, file('a.pdf'));
  await item.shown();
  expect(item.page.querySelector('[role=alert]')?.textContent).toBe('Not sent yet. Check your connection.');
  expect(item.given).toEqual([]);
  desk.trouble = null;
  item.find('button', 'Try again').click();
  await item.shown();
  expect(item.last()).toEqual({ type: 'file-upload', fileIds: ['f1'] });
});

test('what the server refuses is not tried again', async () => {
  const desk = new Desk();
  desk.trouble = new AnswerFileRefused('FileTooLarge');
  const item = await answer(REPORT, null, [{ provide: ANSWER_FILES, useValue: desk }]);
  hand(item.page, file('a.pdf'));
  await item.shown();
  expect(item.page.querySelector('[role=alert]')?.textContent?.trim()).not.toBe('');
  expect(() => item.find('button', 'Try again')).toThrow();
  // Not what the server takes anywhere, but what is taken here.
  desk.trouble = new AnswerFileRefused('FileTypeNotAllowed', [{ name: 'mediaType', value: 'zip' }]);
  hand(item.page, file('b.pdf'));
  await item.shown();
  expect(item.page.querySelector('[role=alert]')?.textContent?.trim()).toBe('This kind of file is not taken here. Choose PDF.');
});

test('a file of no known type is the server\'s to judge', () => {
  expect(notTaken({ size: 5, type: '' }, REPORT, 0)).toBeNull();
  expect(notTaken({ size: 5, type: 'APPLICATION/PDF' }, REPORT, 1)).toBeNull();
  expect(notTaken({ size: 5, type: 'application/pdf' }, REPORT, 2)).toEqual({ why: 'many' });
  expect(notTaken({ size: 5, type: 'image/heic' }, { ...REPORT, mediaTypes: ['image/*'] }, 0)).toBeNull();
  expect(notTaken({ size: 5, type: 'imagery/x' }, { ...REPORT, mediaTypes: ['image/*'] }, 0)).toEqual({ why: 'type' });
  expect(kindsOf(['application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'image/heic'])).toBe('PDF, Word, HEIC');
});
