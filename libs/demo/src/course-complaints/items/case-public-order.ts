import { singleChoice, shortText, trueFalse, type WrittenItem } from '../../authoring/write-item';

export const CASE_PUBLIC_ORDER: readonly WrittenItem[] = [
  singleChoice({
    slug: 'satpol-dua-pengaduan',
    title: 'Dua pengaduan tentang satu penertiban',
    objective: 'T2',
    stem: 'Setelah penertiban, pedagang mengadukan gerobak yang diangkut tanpa berita acara, sedangkan warga mengadukan trotoar yang ditempati lagi. Bagaimana mencatatnya?',
    options: {
      a: ['Dua pengaduan dengan nomor masing-masing karena yang diperiksa berbeda', 'Benar. Yang satu menyangkut prosedur, yang lain menyangkut hasil penertiban.'],
      b: ['Satu pengaduan gabungan karena keduanya berasal dari satu penertiban', 'Jawaban untuk satu pihak akan menutup pertanyaan pihak lain.'],
      c: ['Hanya pengaduan warga karena pedagang berada di tempat yang terlarang', 'Melanggar aturan tidak menghapus hak atas prosedur yang benar.'],
      d: ['Hanya pengaduan pedagang karena penataan trotoar menjadi urusan dinas lain', 'Hasil penertiban adalah urusan Satpol PP, bersama perangkat daerah lain.'],
    },
    key: 'a',
    why: 'Pertanyaan yang berbeda memerlukan pemeriksa dan jawaban yang berbeda. Menggabungkannya membuat salah satu pihak tidak terjawab.',
  }),
  trueFalse({
    slug: 'satpol-pemeriksa-regu',
    title: 'Siapa memeriksa regu yang diadukan',
    objective: 'T3',
    stem: 'Pengaduan bahwa seorang anggota regu merusak barang pedagang harus diperiksa oleh pihak di luar regu itu, meskipun komandan regu paling mengetahui kejadiannya.',
    key: true,
    ifTrue: 'Benar. Komandan regu dimintai keterangan, tetapi tidak memeriksa regunya sendiri.',
    ifFalse: 'Belum tepat. Mengetahui kejadian menjadikannya pemberi keterangan, bukan pemeriksa.',
    why: 'Dugaan perusakan oleh petugas berkadar pengawasan. Pengawas internal yang memeriksa; yang terlibat memberi keterangan.',
  }),
  singleChoice({
    slug: 'satpol-jawaban-etalase',
    title: 'Menjawab tuntutan ganti rugi',
    objective: 'T4',
    stem: 'Pedagang meminta etalasenya yang retak diganti. Penyebab retak masih diperiksa. Kalimat mana yang tepat dalam jawaban?',
    options: {
      a: ['“Kerusakan barang saat penertiban menjadi tanggung jawab pemilik yang melanggar.”', 'Kesimpulan ini belum diperiksa dan tidak sesuai dengan kewajiban prosedur.'],
      b: ['“Kami akan mengganti etalase Ibu, mohon bersabar menunggu proses anggarannya.”', 'Penggantian dijanjikan sebelum penyebabnya diketahui.'],
      c: ['“Sebab retaknya diperiksa pejabat di luar regu; hasilnya kami kirim 17 September.”', 'Benar. Yang dijanjikan adalah proses dan tanggalnya.'],
      d: ['“Mengenai etalase, silakan Ibu ajukan surat permohonan tersendiri kepada dinas.”', 'Pengaduan sudah diterima. Surat baru hanya menambah beban warga.'],
    },
    key: 'c',
    why: 'Sebelum pemeriksaan selesai, jangan menjanjikan dan jangan menolak hasil. Sebutkan siapa yang memeriksa dan kapan hasilnya disampaikan.',
  }),
  shortText({
    slug: 'satpol-dokumen-barang',
    title: 'Dokumen pengamanan barang',
    objective: 'T2',
    stem: 'Saat barang pedagang diamankan, dokumen apa yang harus dibuat di tempat, memuat daftar dan keadaan barang serta ditandatangani?',
    accepted: [
      { text: 'berita acara', creditPercent: 100 },
      { text: 'berita acara pengamanan barang', creditPercent: 100 },
      { text: 'berita acara pengamanan', creditPercent: 100 },
      { text: 'berita acara penyitaan', creditPercent: 100 },
      { text: 'berita acara penyitaan barang', creditPercent: 100 },
      { text: 'berita acara serah terima', creditPercent: 100 },
      { text: 'berita acara serah terima barang', creditPercent: 100 },
      { text: 'BA', creditPercent: 100 },
    ],
    why: 'Berita acara melindungi kedua pihak: pedagang dapat meminta barangnya kembali, dan petugas dapat menunjukkan keadaan barang saat diamankan.',
  }),
];
