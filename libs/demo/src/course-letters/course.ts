import type { DemoCourse, DemoModule } from '../shapes';
import { LETTER_ITEMS } from './items';

const FIRST_THINGS_FIRST: DemoModule = {
  slug: 'pokok-surat-lebih-dulu',
  title: 'Pokok surat lebih dulu',
  estimatedMinutes: 15,
  objectiveCodes: ['S1'],
  requires: [],
  coreRevision: 1,
  variants: [{
    unit: null, level: null, label: 'Inti', reviewedCoreRevision: 1,
    pages: [
      `<h3>Apa yang dicari pembaca di kalimat pertama</h3>
<p>Surat dibaca sambil berdiri, di antara dua pekerjaan. Yang dicari pembaca selalu sama: apa yang berubah, apa yang diminta dari saya, dan kapan. Letakkan ketiganya di kalimat pertama. Alasan, latar belakang dan dasar hukum menyusul.</p>
<ul>
<li>Perihal menyebut isi: “Jadwal pengambilan KTP pindah ke Rabu”, bukan “Pemberitahuan”.</li>
<li>Permintaan mendahului alasannya.</li>
<li>Satu surat, satu urusan; bagian yang berbeda mendapat surat yang berbeda.</li>
</ul>`,
      `<h3>Lampiran bukan tempat menyembunyikan permintaan</h3>
<p>Lampiran tertinggal ketika surat diteruskan. Karena itu, semua yang harus dikerjakan pembaca, termasuk batas waktunya, ada di badan surat. Lampiran memuat rincian yang diperlukan sesudah pembaca memutuskan.</p>
<p><strong>Coba.</strong> Ambil satu surat minggu ini. Tutup semuanya kecuali perihal dan kalimat pertama. Apakah penerima sudah tahu apa yang harus dilakukannya?</p>`,
    ],
  }],
  files: [],
};

const SHORT_SENTENCES: DemoModule = {
  slug: 'kalimat-yang-menyebut-pelaku',
  title: 'Kalimat yang menyebut siapa melakukan apa',
  estimatedMinutes: 20,
  objectiveCodes: ['S2'],
  requires: ['pokok-surat-lebih-dulu'],
  coreRevision: 1,
  variants: [{
    unit: null, level: null, label: 'Inti', reviewedCoreRevision: 1,
    pages: [
      `<h3>Pelaku, kerja, tanggal</h3>
<p>Kalimat yang dapat dikerjakan mempunyai tiga bagian: siapa, melakukan apa, sampai kapan. “Laporan agar segera dikumpulkan” tidak mempunyai dua di antaranya. “Setiap kepala seksi mengirim laporan paling lambat Jumat, 14 Agustus” mempunyai ketiganya.</p>
<p>Kata kerja sering bersembunyi di dalam kata benda: “dilakukan pemeriksaan oleh petugas” adalah “petugas memeriksa”. Kembalikan kata kerjanya, dan kalimat menjadi setengahnya.</p>`,
      `<h3>Satu kalimat, satu gagasan</h3>
<p>Pecahlah kalimat yang memuat lebih dari satu gagasan. Susun syarat menjadi daftar bernomor, sehingga dapat diperiksa satu per satu. Tulis tanggal lengkap. Jelaskan singkatan saat pertama dipakai: yang biasa di kantor belum tentu dikenal warga.</p>
<p>Kalimat pasif tidak selalu salah. Yang dihindari adalah pasif yang menyembunyikan siapa yang harus berbuat.</p>`,
    ],
  }],
  files: [],
};

/** Course C: short, without unit cases, with two parallel forms, so that the evaluator sees how different forms are made comparable. */
export const CLEAR_LETTERS: DemoCourse = {
  slug: 'surat-dinas-yang-jelas',
  title: 'Surat Dinas yang Jelas',
  summary: 'Menulis surat yang dipahami sekali baca: pokoknya di awal, kalimatnya menyebut siapa melakukan apa dan kapan.',
  jp: 2,
  ownerUnit: 'bkpsdm',
  status: 'published',
  objectives: [
    { code: 'S1', text: 'Menyusun surat sehingga yang dicari pembaca ada di kalimat pertama.' },
    { code: 'S2', text: 'Menulis kalimat pendek yang menyebut siapa melakukan apa dan sampai kapan.' },
  ],
  modules: [FIRST_THINGS_FIRST, SHORT_SENTENCES],
  pair: {
    passMarkPercent: 70, timeLimitSeconds: 900, preAttempts: 1, postAttempts: 2,
    blueprint: [
      { objectiveCode: 'S1', difficulty: 'easy', number: 2 }, { objectiveCode: 'S1', difficulty: 'medium', number: 2 }, { objectiveCode: 'S1', difficulty: 'hard', number: 1 },
      { objectiveCode: 'S2', difficulty: 'easy', number: 2 }, { objectiveCode: 'S2', difficulty: 'medium', number: 2 }, { objectiveCode: 'S2', difficulty: 'hard', number: 1 },
    ],
    items: LETTER_ITEMS,
  },
  spareItems: [],
};
