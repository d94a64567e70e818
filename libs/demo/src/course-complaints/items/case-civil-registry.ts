import { multipleChoice, numeric, singleChoice, type WrittenItem } from '../../authoring/write-item';

export const CASE_CIVIL_REGISTRY: readonly WrittenItem[] = [
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
