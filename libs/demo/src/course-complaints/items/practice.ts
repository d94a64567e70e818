import { singleChoice, trueFalse, type WrittenItem } from '../../authoring/write-item';

/** To try out between the pre-test and the post-test; in neither of them. */
export const PRACTICE: readonly WrittenItem[] = [
  trueFalse({
    slug: 'latihan-jam-buka',
    title: 'Pertanyaan tentang jam buka',
    objective: 'T1',
    stem: 'Warga menelepon untuk menanyakan jam buka loket. Panggilan itu dicatat sebagai pengaduan.',
    key: false,
    ifTrue: 'Belum tepat. Warga meminta informasi; tidak ada layanan yang menyimpang.',
    ifFalse: 'Benar. Ini permintaan informasi. Jawab, lalu catat di tempat permintaan informasi.',
    why: 'Pengaduan menyebut layanan yang tidak sesuai standar, kewajiban yang diabaikan, atau larangan yang dilanggar.',
  }),
  singleChoice({
    slug: 'latihan-pengaduan-lisan',
    title: 'Langkah pertama pada pengaduan lisan',
    objective: 'T2',
    stem: 'Seorang warga datang dengan marah karena berkasnya hilang. Apa yang Anda lakukan lebih dahulu?',
    options: {
      a: ['Meminta warga menulis sendiri pengaduannya di rumah', 'Beban mencatat ada pada petugas, bukan pada warga yang dirugikan.'],
      b: ['Mendengarkan sampai selesai, lalu membacakan catatan', 'Benar. Catatan yang dibacakan kembali membuat isi pengaduan lengkap dan disepakati.'],
      c: ['Menjelaskan bahwa berkas lazim hilang saat antrean ramai', 'Pembelaan sebelum mendengar menutup percakapan dan tidak mencatat apa pun.'],
      d: ['Menyuruh warga menunggu sampai atasan kembali dari rapat', 'Penerimaan pengaduan tidak bergantung pada kehadiran atasan.'],
    },
    key: 'b',
    why: 'Pengaduan lisan diterima saat itu juga: dengarkan, catat, bacakan kembali, dan berikan tanda terima.',
  }),
  trueFalse({
    slug: 'latihan-nama-pelapor',
    title: 'Nama pelapor di grup percakapan',
    objective: 'T4',
    stem: 'Agar cepat ditangani, nama dan nomor telepon pelapor boleh dikirim ke grup percakapan seluruh kantor.',
    key: false,
    ifTrue: 'Belum tepat. Data pribadi hanya untuk petugas yang menangani pengaduan itu.',
    ifFalse: 'Benar. Kirim isi pengaduannya saja, tanpa data yang mengenali pelapor.',
    why: 'Identitas pelapor dilindungi; yang perlu diketahui banyak orang adalah masalahnya, bukan siapa yang melapor.',
  }),
];
