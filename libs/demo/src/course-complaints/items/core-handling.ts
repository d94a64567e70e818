import { numeric, singleChoice, type WrittenItem } from '../../authoring/write-item';

/** Deadlines, authority and classification (T3), answering (T4), reading the register (T5). */
export const CORE_HANDLING: readonly WrittenItem[] = [
  numeric({
    slug: 'inti-menghitung-hari-kerja',
    title: 'Menghitung lima hari kerja',
    objective: 'T3',
    stem: 'Laporan SP4N-LAPOR! diteruskan ke unit Anda pada Selasa, 8 September. Hari kerja adalah Senin sampai Jumat, dan Kamis, 10 September, adalah hari libur. Hari pertama dihitung keesokan harinya. Pada tanggal berapa hari kerja kelima jatuh? Tulis tanggalnya saja.',
    unit: 'September',
    accepted: [{ value: '16', tolerance: '0', creditPercent: 100 }],
    why: 'Rabu 9 (1), Jumat 11 (2), Senin 14 (3), Selasa 15 (4), Rabu 16 September (5). Kamis 10 libur, dan Sabtu serta Minggu tidak dihitung.',
  }),
  singleChoice({
    slug: 'inti-bukan-kewenangan',
    title: 'Laporan di luar kewenangan',
    objective: 'T3',
    stem: 'Sebuah laporan di SP4N-LAPOR! sampai ke unit Anda, padahal masalahnya menjadi kewenangan unit lain. Apa tindakan pejabat penghubung yang tepat?',
    options: {
      a: ['Mengembalikannya kepada admin instansi hari itu dengan alasan dan unit yang berwenang', 'Benar. Laporan cepat sampai ke tujuan, dan riwayatnya tetap satu.'],
      b: ['Menjawab pelapor bahwa hal itu bukan kewenangan unit Anda, kemudian menutup laporan', 'Warga kembali ke awal. Pintu mana pun yang diketuk warga tidak boleh salah.'],
      c: ['Menyimpan laporan itu sampai unit yang berwenang menghubungi Anda untuk berkoordinasi', 'Unit lain tidak tahu bahwa laporan itu ada. Waktunya habis tanpa ada yang bekerja.'],
      d: ['Menyarankan pelapor membuat laporan baru yang ditujukan langsung ke unit berwenang', 'Beban berpindah kepada warga dan waktu dihitung dari nol.'],
    },
    key: 'a',
    why: 'Prinsipnya tidak ada pintu yang salah: warga tidak perlu tahu siapa yang berwenang. Admin instansi membagi ulang laporan bila alasannya jelas.',
  }),
  singleChoice({
    slug: 'inti-berkadar-pengawasan',
    title: 'Klasifikasi permintaan uang',
    objective: 'T3',
    stem: 'Seorang warga melaporkan bahwa petugas loket meminta “uang rokok” Rp10.000 untuk layanan yang gratis. Bagaimana laporan itu ditangani?',
    options: {
      a: ['Tidak berkadar pengawasan karena nilainya kecil; kepala loket menegur petugas itu', 'Besar kecilnya uang tidak mengubah klasifikasi.'],
      b: ['Permintaan informasi tentang tarif; warga diberi penjelasan bahwa layanan itu gratis', 'Warga tidak bertanya tentang tarif. Ia melaporkan pungutan.'],
      c: ['Berkadar pengawasan; pengawas internal memeriksa dan identitas pelapor dilindungi', 'Benar. Dugaan pungutan liar diperiksa oleh pihak di luar unit yang diadukan.'],
      d: ['Aspirasi perbaikan layanan; dibahas bersama seluruh petugas dalam rapat bulanan', 'Membahasnya dalam rapat dapat mengungkap pelapor, dan dugaan pelanggaran tidak diperiksa.'],
    },
    key: 'c',
    why: 'Dugaan pungutan liar, penyalahgunaan wewenang, dan pelanggaran disiplin adalah pengaduan berkadar pengawasan. Batas penyelesaiannya 60 hari kerja.',
  }),
  singleChoice({
    slug: 'inti-jawaban-terbaik',
    title: 'Jawaban yang dapat dipegang warga',
    objective: 'T4',
    stem: 'Berkas seorang warga terlambat karena kesalahan unit dan baru selesai lusa. Jawaban manakah yang paling baik dikirim hari ini?',
    options: {
      a: ['“Mohon maaf atas ketidaknyamanannya. Laporan Ibu menjadi perhatian kami dan akan segera ditindaklanjuti.”', 'Sopan, tetapi tidak ada temuan, tindakan, atau tanggal.'],
      b: ['“Berkas Ibu tertahan karena kelalaian kami. Dokumen dapat diambil Kamis, 10 September, pukul 09.00 WIB.”', 'Benar. Ada sebab, pengakuan, dan waktu yang pasti.'],
      c: ['“Sesuai ketentuan, berkas yang kurang satu tanda tangan belum dapat diproses. Harap Ibu maklum adanya.”', 'Warga diminta memaklumi kesalahan unit, dan tidak tahu kapan selesai.'],
      d: ['“Berkas sedang dikoordinasikan dengan bidang terkait. Perkembangannya akan disampaikan secepatnya, Bu.”', '“Dikoordinasikan” dan “secepatnya” bukan tindakan dan bukan tanggal.'],
    },
    key: 'b',
    why: 'Jawaban pertama menyebut apa yang ditemukan, apa yang dilakukan, dan kapan. Warga menilai kepastiannya. Dalam jawaban lengkap, tambahkan siapa yang dapat dihubungi.',
  }),
  numeric({
    slug: 'inti-persentase-tepat-waktu',
    title: 'Persentase selesai tepat waktu',
    objective: 'T5',
    stem: 'Pada satu triwulan masuk 80 pengaduan yang tenggatnya sudah jatuh. Sebanyak 60 selesai tepat waktu, 12 selesai terlambat, dan 8 belum selesai. Berapa persen pengaduan yang selesai tepat waktu?',
    unit: '%',
    accepted: [{ value: '75', tolerance: '0.5', creditPercent: 100 }],
    why: '60 dibagi 80 adalah 75 persen. Membaginya dengan 72 menghasilkan 83 persen, tetapi delapan warga yang masih menunggu hilang dari hitungan.',
  }),
];
