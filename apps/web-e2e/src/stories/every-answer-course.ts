import { randomUUID } from 'node:crypto';
import type { Criterion, ItemContent, Option, Response } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import type { OwnFile } from '../browser/answers';
import { Api } from '../stack/api';
import type { Stack } from '../stack/stack';
import { demoAccount } from './accounts';

export const COURSE = 'Melayani di Semua Loket';
export const FILE: OwnFile = { name: 'rencana-antrean-loket-4.pdf', mimeType: 'application/pdf', buffer: smallPdf() };

/** One item of the test: what she gives for an answer, and what that earns by its key, in hundredths; null where people decide. */
interface Asked {
  readonly content: ItemContent;
  readonly given: Response;
  readonly earned: number | null;
}

const PLACES = options({ 'loket-identitas': 'Loket identitas', 'loket-keluarga': 'Loket keluarga' });
const STEPS = options({ 'langkah-sapa': 'Sapa warga dengan namanya', 'langkah-dengar': 'Dengarkan sampai selesai', 'langkah-catat': 'Catat permintaannya', 'langkah-janji': 'Sebutkan kapan selesai' });
const ACTIONS = options({
  'tindakan-minta-maaf': 'Mengakui keterlambatan dan menyebut tanggal baru', 'tindakan-cari-berkas': 'Meminta waktu lima menit untuk mencari berkasnya',
  'tindakan-suruh-pulang': 'Meminta warga datang lagi minggu depan', 'tindakan-salahkan-bagian-lain': 'Menjelaskan bahwa bagian lain yang keliru',
});

/** By their order in the test. */
export const ASKED: readonly Asked[] = [
  {
    // The number is wrong: two of three gaps.
    content: item('Isian loket', '<p>Lengkapi aturan loket ini.</p>', 300, {
      interaction: {
        type: 'cloze',
        text: '<p>Warga disapa dengan [[gap-sapaan]]. Setiap surat dibalas dalam [[gap-waktu]], dan berkas yang belum lengkap [[gap-berkas]].</p>',
        gaps: [{ id: 'gap-sapaan', kind: 'text' }, { id: 'gap-waktu', kind: 'number', unit: 'hari kerja' }, { id: 'gap-berkas', kind: 'choice', options: options({ 'berkas-ditolak': 'dikembalikan tanpa catatan', 'berkas-dicatat': 'diberi catatan apa yang kurang' }) }],
      },
      key: { type: 'cloze', gaps: {
        'gap-sapaan': { kind: 'text', accepted: [{ text: 'namanya', creditPercent: 100 }], caseSensitive: false },
        'gap-waktu': { kind: 'number', accepted: [{ value: '3', tolerance: '0', creditPercent: 100 }] },
        'gap-berkas': { kind: 'choice', optionId: 'berkas-dicatat' },
      } },
    }),
    given: { type: 'cloze', gaps: { 'gap-sapaan': 'Namanya', 'gap-waktu': '7,5', 'gap-berkas': 'berkas-dicatat' } },
    earned: 200,
  },
  {
    // Two labels where they belong, one where it does not, and the one that belongs nowhere left alone: (2 - 1) of 3.
    content: item('Loket yang tepat', '<p>Di loket mana setiap berkas diterima?</p>', 300, {
      interaction: {
        type: 'placing', places: PLACES, shuffle: true,
        labels: options({ 'label-ktp-hilang': 'Surat kehilangan KTP', 'label-rekam-ktp': 'Perekaman KTP pertama', 'label-akta-lahir': 'Akta kelahiran anak', 'label-pajak-bumi': 'Tagihan pajak bumi dan bangunan' }),
      },
      key: { type: 'placing', placements: { 'label-ktp-hilang': 'loket-identitas', 'label-rekam-ktp': 'loket-identitas', 'label-akta-lahir': 'loket-keluarga', 'label-pajak-bumi': null } },
    }),
    given: { type: 'placing', placements: { 'label-ktp-hilang': 'loket-identitas', 'label-rekam-ktp': 'loket-keluarga', 'label-akta-lahir': 'loket-keluarga' } },
    earned: 100,
  },
  {
    // Two of three pairs.
    content: item('Pasangan warga dan layanan', '<p>Layanan apa yang ditawarkan kepada siapa?</p>', 300, {
      interaction: {
        type: 'matching', shuffle: true, prompts: options({ 'warga-lansia': 'Warga lanjut usia', 'warga-marah': 'Warga yang marah', 'warga-netra': 'Warga tunanetra' }),
        choices: options({ 'layan-prioritas': 'Loket prioritas', 'layan-konsultasi': 'Ruang konsultasi', 'layan-pendamping': 'Petugas pendamping', 'layan-daring': 'Formulir daring' }),
      },
      key: { type: 'matching', pairs: { 'warga-lansia': 'layan-prioritas', 'warga-marah': 'layan-konsultasi', 'warga-netra': 'layan-pendamping' } },
    }),
    given: { type: 'matching', pairs: { 'warga-lansia': 'layan-prioritas', 'warga-marah': 'layan-konsultasi', 'warga-netra': 'layan-daring' } },
    earned: 200,
  },
  {
    content: item('Rencana antrean', '<p>Unggah rencana antrean loket Anda sebagai satu halaman PDF.</p>', 200, {
      interaction: { type: 'file-upload', mediaTypes: ['application/pdf'], largestBytes: 1_000_000, most: 2 },
      key: { type: 'file-upload', markers: 1, rubric: [criterion('rencana', 'Dapat dijalankan', 100, { 'Tidak ada pembagian waktu': 0, 'Ada waktu, tanpa petugas': 50, 'Waktu dan petugas disebut': 100 })] },
    }),
    given: { type: 'file-upload', fileIds: [] },
    earned: null,
  },
  {
    // One slip of neighbours: of six pairs five are right and one is wrong.
    content: item('Urutan melayani', '<p>Urutkan cara melayani di loket.</p>', 300, {
      interaction: { type: 'ordering', entries: STEPS },
      key: { type: 'ordering', entryIds: STEPS.map(({ id }) => id), credit: 'by-pairs' },
    }),
    given: { type: 'ordering', entryIds: ['langkah-sapa', 'langkah-catat', 'langkah-dengar', 'langkah-janji'] },
    earned: 200,
  },
  {
    // The best as most, the second worst as least: three of the four points between best and worst.
    content: item('Berkas yang terselip', '<p>Berkas seorang warga terselip. Apa yang Anda lakukan di depannya?</p>', 200, {
      interaction: { type: 'situational-judgement', actions: ACTIONS, shuffle: true },
      key: { type: 'situational-judgement', ratings: { 'tindakan-minta-maaf': 5, 'tindakan-cari-berkas': 4, 'tindakan-suruh-pulang': 2, 'tindakan-salahkan-bagian-lain': 1 } },
    }),
    given: { type: 'situational-judgement', most: 'tindakan-minta-maaf', least: 'tindakan-suruh-pulang' },
    earned: 150,
  },
  {
    content: item('Balasan keluhan', '<p>Tulis balasan untuk warga yang menunggu tiga minggu.</p>', 400, {
      interaction: { type: 'essay', longest: 1_000 },
      key: { type: 'essay', markers: 1, rubric: [
        criterion('jawaban', 'Pertanyaannya terjawab', 60, { 'Tanggal tidak disebut': 0, 'Tanggal disebut di akhir': 50, 'Tanggal ada di kalimat pertama': 100 }),
        criterion('nada', 'Nadanya menghormati', 40, { 'Membela diri': 0, 'Mengakui yang terjadi': 100 }),
      ] },
    }),
    given: { type: 'essay', text: 'Ibu Wati yang terhormat,\n\nkami terlambat tiga minggu. Kartu keluarga Ibu selesai Kamis, 3 Desember, di loket 4.\n\nSalam hormat' },
    earned: null,
  },
];

/** The course with this one test, published, and one learner enrolled in it: as its instructor and the administrator would do it. @returns the version */
export async function publishCourse(stack: Stack, learnerNip: string): Promise<string> {
  const { id: unitId } = await stack.database.row<{ id: string }>('SELECT id FROM work_unit WHERE parent_id IS NULL');
  const { id: personId } = await stack.database.row<{ id: string }>('SELECT id FROM person WHERE nip = $1', [learnerNip]);
  const [instructor, administrator] = await Promise.all([Api.signedIn(stack.origin, demoAccount('made-sukerta')), Api.signedIn(stack.origin, demoAccount('ratna-kusumawardani'))]);
  const [course, version, module, cohort] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  type Version = { readonly revision: number };
  const answers = '... on CourseVersion { revision }';
  const versionId = ['ID!', version] as const;

  let { revision } = await instructor.change<Version>('createCourse(courseId: $course, versionId: $version, ownerUnitId: $unit, title: $title)', { course: ['ID!', course], version: versionId, unit: ['ID!', unitId], title: ['String!', COURSE] }, answers);
  ({ revision } = await instructor.change<Version>('saveVersion(versionId: $version, revision: $revision, title: $title, summary: "", jp: 2, objectives: [{ code: "L1", text: "Melayani warga di setiap loket." }])', { version: versionId, revision: ['Int!', revision], title: ['String!', COURSE] }, answers));
  await instructor.change<Version>('saveModule(versionId: $version, moduleId: $module, revision: null, title: "Di depan loket", estimatedMinutes: 10, objectiveCodes: ["L1"], requiresIds: [])', { version: versionId, module: ['ID!', module] }, answers);
  await instructor.change<Version>('saveVariant(versionId: $version, moduleId: $module, variantId: $variant, revision: null, key: {}, label: "Inti", pages: ["<p>Warga didengarkan sampai selesai.</p>"])', { version: versionId, module: ['ID!', module], variant: ['ID!', randomUUID()] }, answers);

  const items: { itemVersionId: string; part: string }[] = [];
  for (const { content } of ASKED) {
    const itemVersionId = randomUUID();
    await instructor.change('saveItem(courseId: $course, itemId: $item, itemVersionId: $version, baseNumber: null, objectiveCode: "L1", content: $content)', { course: ['ID!', course], item: ['ID!', randomUUID()], version: ['ID!', itemVersionId], content: ['JSON!', content] }, '... on AuthoredItem { itemId }');
    items.push({ itemVersionId, part: 'core' });
  }
  const review = { afterSubmit: 'FEEDBACK', afterLastAttempt: 'FEEDBACK', afterClosing: 'FEEDBACK' };
  const rules = { phase: 'PRE', timeLimitSeconds: 3_600, attempts: 1, graceSeconds: 0, navigation: 'FREE', shuffleItems: false, breaks: { most: 0, secondsEach: 0 }, review };
  const current = async (): Promise<number> => (await stack.database.row<Version>('SELECT revision FROM course_version WHERE id = $1', [version])).revision;
  await instructor.change<Version>('savePair(versionId: $version, revision: $revision, passMarkPercent: 60, items: $items)', { version: versionId, revision: ['Int!', await current()], items: ['[PairItemInput!]!', items] }, answers);
  await instructor.change<Version>('saveTestRules(versionId: $version, revision: $revision, rules: $rules)', { version: versionId, revision: ['Int!', await current()], rules: ['[TestRulesInput!]!', [rules]] }, answers);
  await instructor.change<Version>('publishVersion(versionId: $version)', { version: versionId }, answers);

  const day = 86_400_000;
  await administrator.change('createCohort(cohortId: $cohort, versionId: $version, unitId: $unit, name: "Semua Loket 2026", opensAt: $opens, closesAt: $closes, zone: "Asia/Jakarta")', {
    cohort: ['ID!', cohort], version: versionId, unit: ['ID!', unitId], opens: ['DateTime!', new Date(Date.now() - day).toISOString()], closes: ['DateTime!', new Date(Date.now() + 30 * day).toISOString()],
  }, '... on CohortRow { id }');
  await administrator.change('enrol(cohortId: $cohort, personIds: $people, unitIds: [])', { cohort: ['ID!', cohort], people: ['[ID!]!', [personId]] }, '... on Enrolled { added }');
  return version;
}

function item(title: string, stem: string, marks: number, asked: Pick<ItemContent, 'interaction' | 'key'>): ItemContent {
  return { title, stem, ...asked, feedback: {}, maximum: hundredths(marks) };
}

/** Ids of eight letters and more: the server keeps those. */
function options(words: Readonly<Record<string, string>>): Option[] {
  return Object.entries(words).map(([id, text]) => ({ id, text }));
}

/** @param levels what the work shows, and the share that earns, weakest first */
function criterion(id: string, title: string, weightPercent: number, levels: Readonly<Record<string, number>>): Criterion {
  return { id, title, weightPercent, levels: Object.entries(levels).map(([text, creditPercent], index) => ({ id: `${id}-${index}`, text, creditPercent })) };
}

/** The least that a reader of PDF opens: one empty page. */
function smallPdf(): Buffer {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${body}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
