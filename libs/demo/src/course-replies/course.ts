import { essay, forAll, singleChoice, trueFalse } from '../authoring/write-item';
import type { DemoCourse, DemoModule } from '../shapes';

const ANSWERING: DemoModule = {
  slug: 'menjawab-yang-ditanyakan',
  title: 'Menjawab yang ditanyakan',
  estimatedMinutes: 20,
  objectiveCodes: ['B1', 'B2'],
  requires: [],
  coreRevision: 1,
  variants: [{
    unit: null, level: null, label: 'Inti', reviewedCoreRevision: 1,
    pages: [
      `<h3>Balasan dimulai dari pertanyaannya</h3>
<p>Warga yang menulis surat menunggu satu hal: jawaban atas pertanyaannya. Bacalah surat itu sampai pertanyaannya dapat Anda ulangi dengan satu kalimat. Jawablah kalimat itu lebih dahulu; latar belakang dan aturan menyusul.</p>
<ul>
<li>Akui yang terjadi tanpa mencari siapa yang salah: “Berkas Ibu terlambat sembilan hari.”</li>
<li>Sebutkan apa yang sudah dan akan dikerjakan, oleh siapa, sampai tanggal berapa.</li>
<li>Beri nama dan nomor yang dapat dihubungi, bukan nama kantornya saja.</li>
</ul>`,
      `<h3>Nada yang tidak menambah luka</h3>
<p>Surat keluhan ditulis oleh orang yang sudah menunggu. Kalimat yang membela diri terbaca sebagai penolakan. Hindari “sesuai ketentuan yang berlaku” tanpa menyebut ketentuannya, dan jangan meminta maaf “apabila ada kesalahan” bila kesalahannya sudah diketahui.</p>
<p><strong>Coba.</strong> Bacakan balasan Anda dengan suara keras, seolah-olah warganya duduk di depan Anda. Kalimat yang sulit diucapkan biasanya juga sulit diterima.</p>`,
    ],
  }],
  files: [],
};

/** Course D: short, with an essay that two people mark without seeing each other, so that the instructor finds answers waiting. */
export const REPLIES: DemoCourse = {
  slug: 'membalas-surat-warga',
  title: 'Membalas Surat Warga',
  summary: 'Menulis balasan yang menjawab pertanyaan warga di kalimat pertama, dengan nada yang menghormati.',
  jp: 2,
  ownerUnit: 'bkpsdm',
  status: 'published',
  objectives: [
    { code: 'B1', text: 'Menjawab pertanyaan warga di kalimat pertama, dengan pelaku dan tanggal.' },
    { code: 'B2', text: 'Menulis dengan nada yang mengakui keadaan warga.' },
  ],
  modules: [ANSWERING],
  pair: {
    passMarkPercent: 70, timeLimitSeconds: 3_600, preAttempts: 1, postAttempts: 2, blueprint: [],
    items: forAll([
      singleChoice({
        slug: 'balas-kalimat-pertama', title: 'Kalimat pertama balasan', objective: 'B1',
        stem: 'Bu Wati bertanya kapan kartu keluarganya selesai. Kalimat mana yang sebaiknya membuka balasan?',
        options: {
          a: ['Menanggapi surat Saudara perihal tersebut di atas, dapat kami sampaikan hal-hal berikut.', 'Kalimat ini belum menjawab apa pun.'],
          b: ['Kartu keluarga Ibu selesai Kamis, 26 November, dan dapat diambil di loket 3.', 'Benar: pertanyaannya dijawab lebih dahulu.'],
          c: ['Pelayanan administrasi kependudukan diatur dengan peraturan yang berlaku.', 'Aturan boleh menyusul; yang ditanyakan adalah tanggalnya.'],
        },
        key: 'b', why: 'Yang ditanyakan warga dijawab di kalimat pertama.',
      }),
      trueFalse({
        slug: 'balas-mohon-maaf-apabila', title: 'Permintaan maaf', objective: 'B2', stem: '“Kami mohon maaf apabila terdapat kesalahan” tepat ditulis ketika kesalahannya sudah diketahui.', key: false,
        why: 'Bila kesalahannya sudah diketahui, sebutkan kesalahannya dan apa yang dikerjakan.', ifTrue: 'Kata “apabila” meragukan sesuatu yang sudah dialami warga.', ifFalse: 'Benar: kesalahan yang diketahui disebut.',
      }),
      essay({
        slug: 'balas-surat-bu-wati', title: 'Balasan untuk Bu Wati', objective: 'B1',
        stem: '<p>Bu Wati menulis: “Sudah tiga kali saya ke loket, kartu keluarga saya belum jadi juga. Kapan selesainya?” Berkasnya ternyata terselip dan baru ditemukan kemarin; pencetakan perlu tiga hari kerja.</p><p>Tulislah balasannya.</p>',
        why: 'Balasan yang baik menjawab kapan, mengakui keterlambatan, dan memberi nama yang dapat dihubungi.',
        longest: 3_000, markers: 2, marks: 400,
        rubric: [
          { id: 'jawaban', title: 'Pertanyaannya terjawab', weightPercent: 50, levels: [
            { id: 'belum', text: 'Tanggal selesai tidak disebut', creditPercent: 0 }, { id: 'sebagian', text: 'Tanggal disebut, tetapi di tengah atau di akhir', creditPercent: 50 },
            { id: 'ya', text: 'Tanggal selesai ada di kalimat pertama', creditPercent: 100 },
          ] },
          { id: 'nada', title: 'Nadanya menghormati', weightPercent: 30, levels: [
            { id: 'belum', text: 'Membela diri atau menyalahkan', creditPercent: 0 }, { id: 'sebagian', text: 'Sopan, tetapi keterlambatannya tidak diakui', creditPercent: 50 },
            { id: 'ya', text: 'Mengakui yang terjadi dengan sederhana', creditPercent: 100 },
          ] },
          { id: 'kontak', title: 'Dapat dihubungi', weightPercent: 20, levels: [
            { id: 'belum', text: 'Tidak ada nama atau tempat', creditPercent: 0 }, { id: 'ya', text: 'Ada nama atau loket yang dapat dituju', creditPercent: 100 },
          ] },
        ],
      }),
    ]),
  },
  spareItems: [],
};
