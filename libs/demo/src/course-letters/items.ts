import type { Difficulty, ParallelForm } from '@selaras/domain/item';
import { singleChoice, trueFalse, type WrittenItem } from '../authoring/write-item';
import type { DemoItem } from '../shapes';

function placed(form: ParallelForm | null, difficulty: Difficulty, item: WrittenItem): DemoItem {
  return { ...item, part: 'core', unit: null, form, difficulty };
}

/** In both forms: the anchor. */
const BOTH: readonly DemoItem[] = [
  placed(null, 'easy', singleChoice({
    slug: 'surat-pokok-di-awal', title: 'Kalimat pembuka', objective: 'S1',
    stem: 'Surat memberi tahu warga bahwa jadwal pengambilan KTP pindah hari. Kalimat mana yang sebaiknya ada di awal?',
    options: {
      a: ['Pengambilan KTP pindah dari Senin ke Rabu, 12 Agustus, mulai pukul 08.00.', 'Benar: yang dicari pembaca ada di kalimat pertama.'],
      b: ['Sehubungan dengan hal tersebut di atas, bersama ini disampaikan beberapa hal.', 'Kalimat ini belum berisi apa pun bagi pembaca.'],
      c: ['Dalam rangka peningkatan mutu layanan, telah dilakukan penyesuaian jadwal kerja.', 'Alasan boleh menyusul; yang berubah harus disebut dulu.'],
    },
    key: 'a', why: 'Warga membaca kalimat pertama untuk tahu apa yang berubah dan kapan.',
  })),
  placed(null, 'medium', trueFalse({
    slug: 'surat-satu-surat-satu-urusan', title: 'Satu surat, satu urusan', objective: 'S1', stem: 'Dua urusan untuk bagian yang berbeda lebih baik dikirim dalam dua surat.', key: true,
    why: 'Setiap bagian dapat meneruskan dan menyimpan suratnya sendiri, dan tidak ada urusan yang tertinggal.', ifTrue: 'Benar: tiap bagian menerima yang menjadi urusannya.', ifFalse: 'Urusan kedua mudah tertinggal di meja bagian pertama.',
  })),
  placed(null, 'easy', singleChoice({
    slug: 'surat-siapa-melakukan-apa', title: 'Siapa melakukan apa', objective: 'S2', stem: 'Kalimat mana yang menyebut siapa harus berbuat apa dan kapan?',
    options: {
      a: ['Laporan agar segera dikumpulkan sebagaimana mestinya.', 'Siapa yang mengumpulkan, dan kapan, tidak disebut.'],
      b: ['Setiap kepala seksi mengirim laporan paling lambat Jumat, 14 Agustus.', 'Benar: pelaku, pekerjaan dan batasnya disebut.'],
      c: ['Diharapkan adanya pengumpulan laporan dalam waktu dekat.', 'Kalimat ini tidak punya pelaku dan tidak punya tanggal.'],
    },
    key: 'b', why: 'Permintaan yang dapat dikerjakan menyebut pelaku, pekerjaan dan tanggal.',
  })),
  placed(null, 'medium', trueFalse({
    slug: 'surat-satu-kalimat-satu-gagasan', title: 'Satu kalimat, satu gagasan', objective: 'S2', stem: 'Kalimat 45 kata dengan tiga anak kalimat sebaiknya dipecah.', key: true,
    why: 'Pembaca mengingat satu gagasan per kalimat; yang kedua sering terlewat.', ifTrue: 'Benar: pecah menjadi dua atau tiga kalimat.', ifFalse: 'Kalimat sepanjang itu biasanya perlu dibaca dua kali.',
  })),
  placed(null, 'hard', singleChoice({
    slug: 'surat-kata-benda-menjadi-kerja', title: 'Kata kerja', objective: 'S2', stem: 'Bagaimana kalimat “Dilakukan pemeriksaan atas kelengkapan berkas oleh petugas” paling baik disederhanakan?',
    options: {
      a: ['Atas berkas dilakukan pemeriksaan kelengkapan.', 'Pelakunya hilang, kata bendanya tetap.'],
      b: ['Pelaksanaan pemeriksaan berkas adalah oleh petugas.', 'Kata kerjanya masih tersembunyi dalam kata benda.'],
      c: ['Petugas memeriksa apakah berkas lengkap.', 'Benar: pelaku di depan, kerjanya menjadi kata kerja.'],
    },
    key: 'c', why: 'Kata kerja yang disembunyikan dalam kata benda memanjangkan kalimat dan menghilangkan pelaku.',
  })),
];

/** Form A alone: a little trickier than it looks. */
const ONLY_A: readonly DemoItem[] = [
  placed('A', 'easy', trueFalse({
    slug: 'surat-a-perihal', title: 'Perihal', objective: 'S1', stem: 'Perihal “Pemberitahuan” sudah cukup untuk surat tentang perubahan jadwal.', key: false,
    why: 'Perihal yang baik menyebut isinya: “Jadwal pengambilan KTP pindah ke Rabu”.', ifTrue: '“Pemberitahuan” tidak memberi tahu apa pun.', ifFalse: 'Benar: sebutkan isinya.',
  })),
  placed('A', 'medium', trueFalse({
    slug: 'surat-a-dasar-hukum', title: 'Dasar hukum', objective: 'S1', stem: 'Daftar dasar hukum sebaiknya mendahului permintaan, agar pembaca yakin.', key: false,
    why: 'Permintaan didahulukan; dasarnya menyusul atau dilampirkan.', ifTrue: 'Pembaca harus melewati daftar sebelum tahu apa yang diminta.', ifFalse: 'Benar: dasar hukum menyusul permintaan.',
  })),
  placed('A', 'hard', trueFalse({
    slug: 'surat-a-lampiran', title: 'Isi lampiran', objective: 'S1', stem: 'Tanggal batas yang sudah ada di lampiran tetap diulang di badan surat.', key: true,
    why: 'Yang harus dikerjakan pembaca disebut di surat, walaupun rinciannya ada di lampiran.', ifTrue: 'Benar: batas waktu disebut di surat.', ifFalse: 'Lampiran sering tertinggal ketika surat diteruskan.',
  })),
  placed('A', 'easy', trueFalse({
    slug: 'surat-a-singkatan', title: 'Singkatan', objective: 'S2', stem: 'Singkatan yang dipakai sehari-hari di kantor tidak perlu dijelaskan kepada warga.', key: false,
    why: 'Warga tidak bekerja di kantor kita; singkatan dijelaskan saat pertama dipakai.', ifTrue: 'Yang biasa bagi kita belum tentu dikenal warga.', ifFalse: 'Benar: jelaskan sekali di awal.',
  })),
  placed('A', 'medium', trueFalse({
    slug: 'surat-a-pasif', title: 'Kalimat pasif', objective: 'S2', stem: 'Kalimat pasif boleh dipakai bila pelakunya memang tidak penting.', key: true,
    why: 'Pasif berguna bila pelakunya memang tidak penting; yang harus dihindari adalah pasif yang menyembunyikan pelaku.', ifTrue: 'Benar: yang dihindari hanya pasif yang menyembunyikan pelaku.', ifFalse: 'Ada kalimat pasif yang wajar: “Kantor ditutup pada hari libur”.',
  })),
];

/** Form B alone: of the same blueprint, as its author sees it; people find it easier. */
const ONLY_B: readonly DemoItem[] = [
  placed('B', 'easy', trueFalse({
    slug: 'surat-b-judul', title: 'Judul yang berisi', objective: 'S1', stem: 'Perihal cukup menyebut jenis surat, misalnya “Undangan”, tanpa menyebut untuk apa.', key: false,
    why: 'Pembaca memilih surat mana yang dibaca dulu dari perihalnya.', ifTrue: 'Jenis surat saja tidak menolong pembaca.', ifFalse: 'Benar: sebutkan isinya.',
  })),
  placed('B', 'medium', trueFalse({
    slug: 'surat-b-permintaan-dulu', title: 'Permintaan lebih dulu', objective: 'S1', stem: 'Dalam surat permintaan, yang diminta disebut sebelum alasannya.', key: true,
    why: 'Pembaca perlu tahu apa yang diminta untuk menilai alasannya.', ifTrue: 'Benar: permintaan dulu, alasan menyusul.', ifFalse: 'Alasan tanpa permintaan membuat pembaca menebak.',
  })),
  placed('B', 'hard', trueFalse({
    slug: 'surat-b-batas', title: 'Batas waktu', objective: 'S1', stem: 'Batas waktu sebaiknya disebut di badan surat, juga bila ada di lampiran.', key: true,
    why: 'Yang harus dikerjakan pembaca disebut di surat.', ifTrue: 'Benar: lampiran dapat tertinggal.', ifFalse: 'Lampiran sering tertinggal ketika surat diteruskan.',
  })),
  placed('B', 'easy', trueFalse({
    slug: 'surat-b-tanggal', title: 'Tanggal', objective: 'S2', stem: '“Jumat, 14 Agustus 2026” lebih jelas daripada “pada akhir minggu depan”.', key: true,
    why: 'Tanggal lengkap berarti sama bagi semua pembaca, kapan pun surat dibaca.', ifTrue: 'Benar: tanggal tidak bergantung pada kapan surat dibaca.', ifFalse: '“Minggu depan” berubah artinya bila surat terlambat dibaca.',
  })),
  placed('B', 'medium', trueFalse({
    slug: 'surat-b-daftar', title: 'Daftar', objective: 'S2', stem: 'Empat syarat lebih mudah diperiksa dalam satu kalimat panjang daripada dalam daftar bernomor.', key: false,
    why: 'Daftar dapat ditandai satu per satu.', ifTrue: 'Dalam satu kalimat, syarat di tengah sering terlewat.', ifFalse: 'Benar: dalam daftar tiap syarat dapat diperiksa sendiri.',
  })),
];

export const LETTER_ITEMS: readonly DemoItem[] = [...BOTH, ...ONLY_A, ...ONLY_B];
