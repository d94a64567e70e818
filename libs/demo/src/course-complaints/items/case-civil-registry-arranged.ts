import { matching, ordering, situationalJudgement, type WrittenItem } from '../../authoring/write-item';

/** More of the civil registry's case, in the kinds where something is put in order, matched or judged. */
export const CASE_CIVIL_REGISTRY_ARRANGED: readonly WrittenItem[] = [
  ordering({
    slug: 'dukcapil-urutan-langkah',
    title: 'Lima langkah sebuah pengaduan',
    objective: 'T3',
    stem: 'Warga mengadukan kartu keluarga yang salah cetak. Urutkan langkah penanganannya, dari yang pertama sampai yang terakhir.',
    entries: [
      'Mendengarkan warga sampai selesai dan menyatakan pengaduan diterima',
      'Mencatat pengaduan, memberi nomor, dan menyebut kapan ia dikabari',
      'Mencocokkan hasil cetak dengan permohonan untuk menemukan sebabnya',
      'Menyampaikan temuan, perbaikan, dan tanggal kartu dapat diambil',
      'Menutup pengaduan setelah warga menanggapi atau batas tanggapan lewat',
    ],
    why: 'Apa pun kanalnya, pengaduan menempuh lima langkah yang sama: terima, catat, tindak lanjut, jawab, tutup.',
  }),
  matching({
    slug: 'dukcapil-jodohkan-batas',
    title: 'Batas waktu dan langkahnya',
    objective: 'T3',
    stem: 'Pasangkan setiap langkah dengan batas waktunya menurut SP4N-LAPOR!. Satu batas waktu tidak terpakai.',
    pairs: [
      ['Laporan diverifikasi dan diteruskan kepada Disdukcapil', '3 hari kerja'],
      ['Jawaban pertama Disdukcapil kepada warga', '5 hari kerja'],
      ['Penyelesaian kesalahan cetak yang tidak berkadar pengawasan', '14 hari kerja'],
      ['Penyelesaian dugaan pungutan oleh petugas loket', '60 hari kerja'],
    ],
    distractors: ['30 hari kerja'],
    why: 'Tiga hari kerja untuk meneruskan, lima untuk jawaban pertama, 14 untuk penyelesaian yang tidak berkadar pengawasan, dan 60 untuk yang berkadar pengawasan.',
  }),
  situationalJudgement({
    slug: 'dukcapil-warga-marah',
    title: 'Tindakan yang paling dan paling tidak tepat',
    objective: 'T4',
    stem: 'Loket hampir tutup. Seorang ayah marah: nama anaknya salah lagi pada akta kelahiran, dan pendaftaran sekolah ditutup besok. Pilih tindakan yang paling tepat dan yang paling tidak tepat.',
    actions: [
      ['Mencatat pengaduannya, memperbaiki akta hari itu juga, dan memintanya memeriksa hasilnya', 5, 'Masalahnya selesai sebelum tenggatnya, dan hasilnya diperiksa bersama.'],
      ['Mencatat pengaduannya dan memberi surat keterangan bahwa akta sedang diperbaiki', 4, 'Baik bila perbaikan hari itu tidak mungkin: kepentingannya besok terlindungi.'],
      ['Memberinya nomor pengaduan dan meminta kembali besok ketika loket dibuka', 2, 'Tercatat, tetapi tenggat warga terlewat.'],
      ['Menjelaskan bahwa kesalahan ketik terjadi karena permohonan menumpuk', 1, 'Warga mendapat alasan, bukan langkah.'],
    ],
    why: 'Yang menentukan adalah kepentingan warga besok pagi. Tindakan yang menyelesaikan atau melindunginya hari itu lebih tepat daripada penjelasan.',
  }),
];
