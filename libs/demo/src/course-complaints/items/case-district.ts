import { multipleChoice, singleChoice, trueFalse, type WrittenItem } from '../../authoring/write-item';

export const CASE_DISTRICT: readonly WrittenItem[] = [
  singleChoice({
    slug: 'kecamatan-janji-bantuan',
    title: 'Yang dapat dijanjikan kelurahan',
    objective: 'T4',
    stem: 'Seorang ibu tidak tercantum dalam daftar bantuan dan bertanya apakah bulan depan ia akan mendapatkannya. Kelurahan hanya dapat mengusulkan. Apa jawaban yang tepat?',
    options: {
      a: ['“Usulan Ibu dibahas Kamis, 17 September. Hasilnya kami kabarkan paling lambat 21 September.”', 'Benar. Yang dijanjikan adalah langkah dan tanggal yang ada dalam kewenangan kelurahan.'],
      b: ['“Melihat keadaan keluarga Ibu, bulan depan Ibu pasti masuk. Kami sendiri yang mengusulkan.”', 'Kelurahan tidak menetapkan penerima. Janji ini menjadi pengaduan baru bulan depan.'],
      c: ['“Penetapan penerima dilakukan di pusat, Bu. Kami di kelurahan tidak dapat berbuat apa-apa.”', 'Kelurahan dapat memverifikasi dan mengusulkan. Warga tidak boleh pulang tanpa langkah.'],
      d: ['“Silakan Ibu tanyakan kepada ketua RT, karena nama penerima diusulkan dari RT masing-masing.”', 'Pengaduan sudah di meja Anda. Jangan memindahkan warga ke pintu lain.'],
    },
    key: 'a',
    why: 'Jangan menjanjikan hasil yang ditetapkan pihak lain. Janjikan langkah sendiri: verifikasi, musyawarah, dan tanggal kabar.',
  }),
  multipleChoice({
    slug: 'kecamatan-lindungi-pengadu',
    title: 'Melindungi pengadu di lingkungan kecil',
    objective: 'T4',
    stem: 'Seorang warga mengadukan tetangganya yang dinilai mampu, tetapi menerima bantuan. Tindakan mana yang melindungi pengadu? Pilih semua yang tepat.',
    options: {
      a: ['Menerima pengaduannya di ruang yang tersendiri', 'Benar. Percakapan di loket terdengar oleh orang lain.'],
      b: ['Menyampaikan nama pengadu kepada ketua RT-nya', 'Nama pengadu tidak diperlukan untuk verifikasi dan dapat memicu perselisihan.'],
      c: ['Menyimpan identitasnya terpisah dari uraiannya', 'Benar. Yang memverifikasi cukup membaca uraiannya.'],
      d: ['Mengunjungi beberapa rumah pada minggu yang sama', 'Benar. Verifikasi tidak tampak ditujukan kepada satu orang.'],
      e: ['Memberitahukan hasil pemeriksaan tetangga itu', 'Hasil verifikasi orang lain adalah data pribadi orang itu.'],
    },
    keys: ['a', 'c', 'd'],
    why: 'Di lingkungan yang saling mengenal, cara memeriksa dapat mengungkap pengadu. Pisahkan identitas dan periksa dengan cara yang tidak menunjuk.',
  }),
  trueFalse({
    slug: 'kecamatan-potongan-bantuan',
    title: 'Potongan bantuan',
    objective: 'T3',
    stem: 'Laporan bahwa bantuan warga dipotong Rp25.000 “untuk biaya angkut” cukup diselesaikan oleh lurah dan ketua RT karena jumlahnya kecil dan sudah disepakati warga.',
    key: false,
    ifTrue: 'Belum tepat. Kesepakatan dan jumlah yang kecil tidak mengubah sifat laporan.',
    ifFalse: 'Benar. Laporan ini berkadar pengawasan.',
    why: 'Potongan bantuan adalah dugaan pelanggaran. Uraiannya dicatat, pelapornya dilindungi, dan pemeriksaannya dilakukan pengawas internal.',
  }),
  singleChoice({
    slug: 'kecamatan-akar-data',
    title: 'Usulan perbaikan daftar bantuan',
    objective: 'T5',
    stem: 'Dari 18 pengaduan daftar bantuan, 12 berpangkal pada data keluarga yang lama tidak diperbarui. Usulan mana yang paling tepat dan dapat diukur?',
    options: {
      a: ['Mengimbau warga lebih aktif memeriksa namanya sendiri di laman penerima bantuan', 'Beban berpindah kepada warga, dan hasilnya tidak dapat diukur.'],
      b: ['Menambah kuota bantuan di kelurahan supaya seluruh warga pengadu dapat menerima', 'Kuota bukan kewenangan kelurahan dan bukan akar masalahnya.'],
      c: ['Memutakhirkan data per RT setiap triwulan; pengaduan data lama turun menjadi 4', 'Benar. Ada tindakan, jadwal, dan angka yang dapat diperiksa.'],
      d: ['Meningkatkan ketelitian petugas pendataan agar tidak ada lagi keluarga terlewat', 'Ini niat. Tidak jelas apa yang diubah dan bagaimana mengukurnya.'],
    },
    key: 'c',
    why: 'Usulan yang baik menyentuh akar masalah, berada dalam kewenangan unit, dan mempunyai ukuran. Lengkapi dengan penanggung jawab dan tanggal peninjauan.',
  }),
];
