import { matching, multipleChoice, numeric, ordering, singleChoice, situationalJudgement, type WrittenItem } from '../../authoring/write-item';

export const CASE_CIVIL_REGISTRY: readonly WrittenItem[] = [
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
  singleChoice({
    slug: 'dukcapil-akar-masalah',
    title: 'Akar masalah salah cetak',
    objective: 'T5',
    stem: 'Data di aplikasi sudah benar, tetapi kartu keluarga tetap tercetak salah. Bulan ini ada tiga kejadian serupa. Apa yang paling tepat ditulis pada kolom akar masalah?',
    options: {
      a: ['Petugas kurang teliti saat mengetik nama warga', 'Data di aplikasi benar, jadi bukan ketikan yang keliru.'],
      b: ['Hasil cetak tidak dicocokkan dengan permohonan', 'Benar. Ini langkah yang hilang dan dapat ditambahkan.'],
      c: ['Warga tidak memeriksa dokumennya di loket', 'Beban pemeriksaan dipindahkan kepada warga.'],
      d: ['Beban permohonan pada awal tahun ajaran tinggi', 'Ini keadaan, bukan sebab. Saat sepi pun berkas lama dapat tercetak.'],
    },
    key: 'b',
    why: 'Akar masalah adalah sesuatu yang dapat diubah oleh unit. Pencocokan sebelum dokumen terbit dapat ditetapkan, diperiksa, dan diukur.',
  }),
];

/** Written for the same case, and kept in the bank for another test. */
export const SPARE_CIVIL_REGISTRY: readonly WrittenItem[] = [
  singleChoice({
    slug: 'dukcapil-tindakan-pertama',
    title: 'Nama salah untuk kedua kalinya',
    objective: 'T2',
    stem: 'Seorang warga marah karena nama anaknya salah pada kartu keluarga untuk kedua kalinya. Apa tindakan pertama yang paling tepat?',
    options: {
      a: ['Menjelaskan bahwa kesalahan itu berasal dari berkas yang dahulu ia serahkan sendiri', 'Belum diperiksa, tetapi warga sudah disalahkan.'],
      b: ['Mencetak ulang saat itu juga supaya warga tidak perlu menunggu dan antrean tenang', 'Terasa cepat, tetapi sebab kesalahan belum diketahui. Cetakan ketiga dapat salah lagi.'],
      c: ['Meminta warga menuliskan pengaduannya lalu memasukkannya ke kotak saran di pintu', 'Pengaduan sudah sampai kepada Anda. Jangan memindahkan beban mencatat kepada warga.'],
      d: ['Mendengarkan, mengulang masalahnya, lalu memberi nomor pengaduan dan waktu kabar', 'Benar. Warga tahu bahwa ia didengar, dan kejadian berulang tercatat sebagai pengaduan.'],
    },
    key: 'd',
    why: 'Orang yang marah perlu didengar sebelum menerima penjelasan. Kejadian kedua dicatat sebagai pengaduan, bukan koreksi biasa, supaya sebabnya ditelusuri.',
  }),
  multipleChoice({
    slug: 'dukcapil-isi-catatan',
    title: 'Isi catatan kesalahan elemen data',
    objective: 'T2',
    stem: 'Apa saja yang perlu ada dalam catatan pengaduan tentang nama yang keliru? Pilih semua yang tepat.',
    options: {
      a: ['Nama yang tercetak dan nama yang seharusnya', 'Benar. Tanpa ini petugas berikutnya harus bertanya lagi.'],
      b: ['Dokumen dasar yang memuat nama yang benar', 'Benar. Misalnya akta kelahiran.'],
      c: ['Foto layar aplikasi yang memuat data keluarga', 'Foto layar menyebarkan data pribadi. Nomor permohonan sudah cukup.'],
      d: ['Keterangan bahwa ini adalah kejadian kedua', 'Benar. Kejadian berulang menandakan masalah pemeriksaan.'],
      e: ['NIK lengkap semua anggota keluarga tersebut', 'Tidak diperlukan untuk menindaklanjuti dan menambah risiko kebocoran.'],
    },
    keys: ['a', 'b', 'd'],
    why: 'Catat yang diperlukan untuk menindaklanjuti: yang tertulis, yang seharusnya, dasarnya, dan riwayatnya. Data pribadi lain cukup dibuka melalui nomor permohonan.',
  }),
  numeric({
    slug: 'dukcapil-berulang',
    title: 'Bagian pengaduan yang berulang',
    objective: 'T5',
    stem: 'Dari 45 pengaduan di loket kependudukan triwulan ini, 18 menyangkut kesalahan nama. Berapa persen bagian pengaduan tentang kesalahan nama?',
    unit: '%',
    accepted: [{ value: '40', tolerance: '0.5', creditPercent: 100 }],
    why: '18 dibagi 45 adalah 0,40 atau 40 persen. Pokok masalah sebesar ini didahulukan untuk ditelusuri.',
  }),
];
