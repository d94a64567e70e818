import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ChatFacts, chatText } from './chat-text';

/** The texts as they are shipped, gaps filled as on screen. */
function textsOf(language: string) {
  const { chat } = JSON.parse(readFileSync(path.resolve(__dirname, `../../../../../apps/web/public/i18n/${language}/admin.json`), 'utf8')) as { chat: Record<string, string> };
  return (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    (chat[key.replace('admin.chat.', '')] ?? `missing ${key}`).replace(/\{\{(\w+)\}\}/g, (_, gap: string) => String(params[gap] ?? `empty ${gap}`));
}

const facts: ChatFacts = {
  course: 'Manajemen Pengaduan',
  cohort: 'Layanan 2026-B',
  opens: '1 Desember 2026, 00.00 WIB',
  deadline: '12 Desember 2026, 23.59 WIB',
  isUpcoming: false,
  address: 'http://selaras.wanasari.go.id',
};

test('names the course, the deadline with its zone, and the address on its own line', () => {
  expect(chatText(facts, textsOf('id')).split('\n')).toEqual([
    'Pelatihan: Manajemen Pengaduan',
    'Angkatan: Layanan 2026-B',
    'Tenggat: 12 Desember 2026, 23.59 WIB',
    '',
    'Masuk dengan NIP dan kata sandi Anda di:',
    'http://selaras.wanasari.go.id',
  ]);
});

test('tells when a cohort opens that is still to come', () => {
  expect(chatText({ ...facts, isUpcoming: true }, textsOf('id'))).toContain('\nDibuka: 1 Desember 2026, 00.00 WIB\nTenggat: ');
});

test('leaves no gap in either language', () => {
  for (const language of ['id', 'en']) expect(chatText({ ...facts, isUpcoming: true }, textsOf(language))).not.toMatch(/missing|empty|\{\{/);
});
