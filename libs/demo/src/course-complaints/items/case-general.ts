import { multipleChoice, numeric, singleChoice, trueFalse, type WrittenItem } from '../../authoring/write-item';

/** For units without a case set of their own. */
export const CASE_GENERAL: readonly WrittenItem[] = [
  singleChoice({
    slug: 'umum-berkas-tidak-ditemukan',
    title: 'Berkas yang belum ditemukan',
    objective: 'T2',
    stem: 'Seorang warga menelepon karena permohonannya melewati standar waktu. Anda belum menemukan berkasnya. Apa jawaban terbaik di telepon itu?',
    options: {
      a: ['“Mohon kirim ulang berkasnya, Bu, supaya dapat langsung kami proses hari ini.”', 'Warga menanggung kesalahan unit, dan berkas pertama tidak pernah dicari.'],
      b: ['“Berkas Ibu pasti masih di bidang. Silakan telepon lagi besok pagi ke bagian itu.”', 'Anda belum memeriksanya, dan warga disuruh mengejar sendiri.'],
      c: ['“Saya catat sebagai pengaduan P-12 dan mengabari Ibu besok sebelum pukul 12.00 WIB.”', 'Benar. Ada nomor, ada waktu, dan unit yang menghubungi kembali.'],
      d: ['“Kami mohon maaf, Bu. Petugas yang memegang berkas itu sedang cuti sampai Jumat.”', 'Warga mendapat alasan, bukan langkah. Unit tetap bertanggung jawab selama petugas cuti.'],
    },
    key: 'c',
    why: 'Belum tahu jawabannya bukan masalah. Yang diperlukan warga adalah nomor, waktu kabar, dan orang yang memegang tanggung jawab.',
  }),
  trueFalse({
    slug: 'umum-jawaban-pertama',
    title: 'Arti jawaban pertama',
    objective: 'T3',
    stem: 'Jawaban pertama dalam lima hari kerja boleh dikirim meskipun masalahnya belum selesai, asalkan menyebut temuan, langkah, dan tanggal berikutnya.',
    key: true,
    ifTrue: 'Benar. Jawaban pertama memberi kepastian; penyelesaian mempunyai batas waktunya sendiri.',
    ifFalse: 'Belum tepat. Menunggu sampai selesai justru membuat jawaban pertama terlambat.',
    why: 'Batas lima hari kerja berlaku untuk tindak lanjut atau jawaban pertama. Penyelesaian pengaduan yang tidak berkadar pengawasan mempunyai batas 14 hari kerja.',
  }),
  multipleChoice({
    slug: 'umum-isi-jawaban-publik',
    title: 'Yang tidak ditulis dalam jawaban publik',
    objective: 'T4',
    stem: 'Jawaban Anda akan terbaca oleh umum. Hal mana yang sebaiknya tidak dituliskan? Pilih semua yang tepat.',
    options: {
      a: ['Nomor induk kependudukan pengadu', 'Benar. NIK adalah data pribadi.'],
      b: ['Tanggal dan jam dokumen dapat diambil', 'Ini justru perlu ditulis: kepastian bagi warga.'],
      c: ['Nama pegawai yang menyebabkan keterlambatan', 'Benar. Warga perlu tahu sebab dan penyelesaian, bukan siapa yang disalahkan.'],
      d: ['Jabatan yang dapat dihubungi bila ada kendala', 'Ini perlu ditulis supaya warga tahu harus bertanya kepada siapa.'],
    },
    keys: ['a', 'c'],
    why: 'Jawaban publik memuat masalah, temuan, tindakan, tanggal, dan kontak. Data pribadi dan nama orang yang disalahkan tidak perlu ada di dalamnya.',
  }),
  numeric({
    slug: 'umum-median-hari',
    title: 'Median lama jawaban',
    objective: 'T5',
    stem: 'Lama jawaban pertama untuk tujuh pengaduan adalah 2, 9, 3, 1, 4, 3, dan 20 hari kerja. Berapa mediannya?',
    unit: 'hari kerja',
    accepted: [{ value: '3', tolerance: '0', creditPercent: 100 }],
    why: 'Urutkan dahulu: 1, 2, 3, 3, 4, 9, 20. Angka keempat, yang berada di tengah, adalah 3. Rata-ratanya 6 karena tertarik oleh satu pengaduan yang sangat lama.',
  }),
];
