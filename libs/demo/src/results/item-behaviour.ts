import type { Slug } from '../shapes';

/** How an item of the demo behaves when people meet it. */
export interface ItemBehaviour {
  /** In logits: 0 is of middling difficulty, higher is harder. */
  readonly difficulty: number;
  /** The distractor that an uninformed person likes best. */
  readonly lure?: string;
  /** What people write who know it; the first is the most usual. */
  readonly written?: readonly string[];
  /** What people write who do not. */
  readonly mistaken?: readonly string[];
}

const BEHAVIOURS: Readonly<Record<Slug, ItemBehaviour>> = {
  'balas-kalimat-pertama': { difficulty: -0.3, lure: 'a' },
  'balas-mohon-maaf-apabila': { difficulty: 0.1 },
  'balas-surat-bu-wati': {
    difficulty: 0.6,
    written: [
      'Ibu Wati yang terhormat,\n\nKartu keluarga Ibu selesai pada hari Kamis, 26 November, dan dapat diambil di loket 3 mulai pukul 08.00.\n\nBerkas Ibu terselip di meja kami dan baru kami temukan kemarin. Karena itu Ibu datang tiga kali dengan sia-sia; kami menyesal. Mulai hari ini berkas dicatat pada hari diterima.\n\nBila ada pertanyaan, silakan menghubungi Rudi di loket 3.',
      'Yth. Ibu Wati,\n\nKartu keluarga Ibu kami cetak dalam tiga hari kerja dan siap hari Kamis. Berkasnya terselip di kantor kami, bukan kesalahan Ibu. Saya akan menelepon Ibu begitu selesai.\n\nHormat saya,\nSinta, loket 3',
    ],
    mistaken: [
      'Dengan hormat,\n\nMenanggapi surat Saudara, kami mohon maaf apabila terdapat keterlambatan. Proses sedang berjalan sesuai ketentuan yang berlaku. Harap menunggu pemberitahuan selanjutnya.',
      'Berkas Ibu sedang kami proses. Kami melayani ratusan orang setiap hari sehingga keterlambatan dapat terjadi. Diharapkan kesabarannya.',
      'Ibu Wati, maaf ya. Berkasnya sudah ketemu dan nanti dicetak tiga hari kerja. Terima kasih.',
    ],
  },
  'inti-tempat-mengadu': { difficulty: 0.1 },
  'inti-mengenali-pengaduan': { difficulty: -0.3, lure: 'c' },
  'inti-lisan-dicatat': { difficulty: -0.6 },
  'inti-berkas-belum-lengkap': { difficulty: 0.2, lure: 'a' },
  'inti-fitur-anonim': { difficulty: 0.3, written: ['anonim', 'Anonim', 'fitur anonim', 'ANONIM'], mistaken: ['rahasia', 'privasi', 'samaran', 'private', 'sembunyikan identitas'] },
  'inti-menghitung-hari-kerja': { difficulty: 0.4, written: ['16'], mistaken: ['15', '15', '13', '14', '12', '17'] },
  'inti-bukan-kewenangan': { difficulty: -0.2, lure: 'b' },
  'inti-berkadar-pengawasan': { difficulty: 0.3, lure: 'a' },
  'inti-jawaban-terbaik': { difficulty: -0.5, lure: 'a' },
  'inti-persentase-tepat-waktu': { difficulty: 0.2, written: ['75', '75', '75,0', '75%'], mistaken: ['83', '83,3', '90', '60', '72', '83,33'] },
  'umum-berkas-tidak-ditemukan': { difficulty: -0.4, lure: 'd' },
  'umum-jawaban-pertama': { difficulty: -0.2 },
  'umum-isi-jawaban-publik': { difficulty: 0.2 },
  'umum-median-hari': { difficulty: 0.5, written: ['3'], mistaken: ['6', '6', '1', '4', '9'] },
  'dukcapil-tindakan-pertama': { difficulty: -0.5, lure: 'b' },
  'dukcapil-isi-catatan': { difficulty: 0.3 },
  'dukcapil-akar-masalah': { difficulty: 0.2, lure: 'a' },
  'dukcapil-urutan-langkah': { difficulty: -0.4 },
  'dukcapil-jodohkan-batas': { difficulty: 0.4 },
  'dukcapil-warga-marah': { difficulty: 0 },
  'dukcapil-berulang': { difficulty: 0, written: ['40', '40', '40%', '40,0'], mistaken: ['18', '60', '2,5', '27'] },
  'satpol-dua-pengaduan': { difficulty: 0.1, lure: 'b' },
  'satpol-pemeriksa-regu': { difficulty: 0 },
  'satpol-jawaban-etalase': { difficulty: 0.3, lure: 'b' },
  'satpol-dokumen-barang': { difficulty: -0.3, written: ['berita acara', 'Berita Acara', 'berita acara penyitaan', 'BA'], mistaken: ['surat tugas', 'surat perintah', 'tanda terima', 'surat pernyataan'] },
  'rsud-antrean-terlewat': { difficulty: -0.4, lure: 'd' },
  'rsud-balasan-media-sosial': { difficulty: 0.1 },
  'rsud-pergantian-jaga': { difficulty: 0, lure: 'b' },
  'rsud-tepat-antrean': { difficulty: 0.4, written: ['82', '82', '82,0', '82%'], mistaken: ['85', '85,4', '85', '96', '80'] },
  'kecamatan-janji-bantuan': { difficulty: 0, lure: 'c' },
  'kecamatan-lindungi-pengadu': { difficulty: 0.2 },
  'kecamatan-potongan-bantuan': { difficulty: -0.1 },
  'kecamatan-akar-data': { difficulty: 0, lure: 'd' },
  'surat-pokok-di-awal': { difficulty: -0.7 },
  'surat-satu-surat-satu-urusan': { difficulty: 0 },
  'surat-siapa-melakukan-apa': { difficulty: -0.4 },
  'surat-satu-kalimat-satu-gagasan': { difficulty: -0.1 },
  'surat-kata-benda-menjadi-kerja': { difficulty: 0.5, lure: 'a' },
  'surat-a-perihal': { difficulty: 0.3 },
  'surat-a-dasar-hukum': { difficulty: 0.7 },
  'surat-a-lampiran': { difficulty: 0.9 },
  'surat-a-singkatan': { difficulty: 0.2 },
  'surat-a-pasif': { difficulty: 0.8 },
  'surat-b-judul': { difficulty: -0.6 },
  'surat-b-permintaan-dulu': { difficulty: -0.3 },
  'surat-b-batas': { difficulty: -0.1 },
  'surat-b-tanggal': { difficulty: -0.8 },
  'surat-b-daftar': { difficulty: -0.5 },
};

/** An item nobody has described behaves middlingly. */
export function behaviourOf(item: Slug): ItemBehaviour {
  return BEHAVIOURS[item] ?? { difficulty: 0 };
}
