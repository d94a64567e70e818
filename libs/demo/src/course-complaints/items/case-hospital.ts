import { multipleChoice, numeric, singleChoice, type WrittenItem } from '../../authoring/write-item';

export const CASE_HOSPITAL: readonly WrittenItem[] = [
  singleChoice({
    slug: 'rsud-antrean-terlewat',
    title: 'Nomor antrean yang terlewat',
    objective: 'T4',
    stem: 'Peserta JKN mengeluh karena nomor sesudahnya sudah dipanggil. Anda melihat kehadirannya belum terkonfirmasi karena mesin rusak. Apa yang sebaiknya Anda katakan?',
    options: {
      a: ['“Kalau memakai BPJS memang lebih lama, Bu. Mohon bersabar, nanti pasti dipanggil.”', 'Menguatkan dugaan pembedaan, padahal penyebabnya lain.'],
      b: ['“Nomor Ibu belum terkonfirmasi karena mesin kami rusak. Saya konfirmasi sekarang.”', 'Benar. Sebabnya disebut, dan tindakannya dilakukan saat itu juga.'],
      c: ['“Seharusnya Ibu tadi melapor ke loket begitu melihat mesin di lobi tidak menyala.”', 'Warga disalahkan atas petunjuk yang tidak tersedia.'],
      d: ['“Sistem antreannya terhubung ke pusat, Bu, jadi kami di sini tidak bisa mengubah.”', 'Warga ditinggalkan tanpa langkah, dan keterangannya tidak benar.'],
    },
    key: 'b',
    why: 'Sebutkan sebab yang sudah Anda lihat dan lakukan tindakan yang ada dalam kewenangan Anda. Peserta JKN berhak atas pelayanan tanpa pembedaan.',
  }),
  multipleChoice({
    slug: 'rsud-balasan-media-sosial',
    title: 'Membalas unggahan di media sosial',
    objective: 'T4',
    stem: 'Keluarga pasien mengunggah keluhan antrean beserta foto. Apa yang boleh ditulis akun rumah sakit di kolom komentar? Pilih semua yang tepat.',
    options: {
      a: ['Ucapan terima kasih karena sudah menyampaikan', 'Benar. Singkat dan tidak membuka data.'],
      b: ['Nama poliklinik yang didatangi oleh pasien itu', 'Nama poliklinik dapat mengungkap keadaan kesehatan pasien.'],
      c: ['Kabar bahwa keluarga sudah dihubungi langsung', 'Benar. Pembaca lain tahu keluhan itu ditangani.'],
      d: ['Nomor kartu dan status kepesertaan JKN pasien', 'Ini data pribadi dan tidak diperlukan.'],
    },
    keys: ['a', 'c'],
    why: 'Uraian lengkap disampaikan secara pribadi. Di ruang publik, cukup tunjukkan bahwa keluhan diterima dan ditangani.',
  }),
  singleChoice({
    slug: 'rsud-pergantian-jaga',
    title: 'Pengaduan saat pergantian jaga',
    objective: 'T2',
    stem: 'Lima menit sebelum giliran jaga berakhir, keluarga pasien mengadukan sikap petugas. Bagaimana supaya pengaduan ini tidak terputus?',
    options: {
      a: ['Meminta keluarga pasien datang kembali besok pagi agar diterima petugas yang baru', 'Keluarga menunggu semalam, dan belum ada catatan apa pun.'],
      b: ['Menyampaikannya secara lisan kepada rekan yang datang supaya segera ditangani', 'Pesan lisan hilang pada pergantian berikutnya.'],
      c: ['Mengingat inti keluhannya, lalu mencatatnya saat masuk kembali dua hari lagi', 'Janji kabar sudah lewat sebelum ada yang mengetahuinya.'],
      d: ['Mencatat, memberi nomor, dan menuliskannya di buku serah terima beserta janjinya', 'Benar. Pengaduan terbuka ikut diserahterimakan.'],
    },
    key: 'd',
    why: 'Karena pegawai berganti, yang memegang janji adalah catatan. Buku serah terima memuat nomor, janji kabar, dan siapa yang memegangnya.',
  }),
  numeric({
    slug: 'rsud-tepat-antrean',
    title: 'Persentase dilayani tepat waktu',
    objective: 'T5',
    stem: 'Minggu ini ada 250 pasien antrean daring. Sebanyak 205 dilayani paling lambat 30 menit setelah perkiraan, 35 lebih lambat, dan 10 pulang sebelum dilayani. Berapa persen pasien yang dilayani tepat waktu?',
    unit: '%',
    accepted: [{ value: '82', tolerance: '0.5', creditPercent: 100 }],
    why: '205 dibagi 250 adalah 82 persen. Pasien yang pulang sebelum dilayani tetap dihitung; meninggalkan mereka menghasilkan 85 persen yang terlalu bagus.',
  }),
];
