import { multipleChoice, shortText, singleChoice, trueFalse, type WrittenItem } from '../../authoring/write-item';

/** Rights, receiving and recording (T1, T2), and protection of identity (T4). */
export const CORE_RIGHTS: readonly WrittenItem[] = [
  multipleChoice({
    slug: 'inti-tempat-mengadu',
    title: 'Tempat warga berhak mengadu',
    objective: 'T1',
    stem: 'Menurut Undang-Undang Nomor 25 Tahun 2009, kepada siapa saja warga berhak mengadukan penyelenggaraan pelayanan publik? Pilih semua yang benar.',
    options: {
      a: ['Unit penyelenggara layanan', 'Benar. Penyelenggara wajib menyediakan sarana pengaduan.'],
      b: ['Badan Kepegawaian Negara', 'BKN mengurus manajemen kepegawaian; undang-undang ini tidak menyebutnya sebagai tempat mengadu.'],
      c: ['Ombudsman Republik Indonesia', 'Benar. Ombudsman wajib menerima pengaduan masyarakat.'],
      d: ['Dewan Perwakilan Rakyat Daerah', 'Benar. DPR dan DPRD disebut dalam undang-undang.'],
      e: ['Pengadilan negeri setempat', 'Pengadilan memeriksa gugatan atau perkara, bukan pengaduan layanan.'],
    },
    keys: ['a', 'c', 'd'],
    why: 'Undang-undang menyebut penyelenggara, Ombudsman, serta DPR atau DPRD. Petugas tidak boleh menghalangi warga memilih salah satunya.',
  }),
  singleChoice({
    slug: 'inti-mengenali-pengaduan',
    title: 'Mengenali pengaduan',
    objective: 'T1',
    stem: 'Empat pesan masuk pada hari yang sama. Pesan manakah yang harus dicatat sebagai pengaduan?',
    options: {
      a: ['“Tolong jelaskan syarat pindah domisili, saya bingung sekali membaca papannya.”', 'Ini permintaan informasi. Belum ada layanan yang menyimpang, meskipun papan itu patut diperiksa.'],
      b: ['“Akan lebih baik kalau loket ini juga buka pada hari Sabtu untuk yang bekerja.”', 'Ini aspirasi: usul untuk masa depan.'],
      c: ['“Kenapa sih pemerintah selalu begini, tidak pernah memikirkan rakyat kecil.”', 'Nadanya keras, tetapi tidak menyebut layanan apa yang menyimpang. Tanyakan dahulu kejadiannya.'],
      d: ['“Petugasnya ramah, hanya saya diminta Rp20.000, padahal di papan gratis.”', 'Benar. Nadanya halus, tetapi ada pungutan yang tidak sesuai standar.'],
    },
    key: 'd',
    why: 'Yang menentukan bukan nada bicara, melainkan ada atau tidaknya layanan yang tidak sesuai standar, kewajiban yang diabaikan, atau larangan yang dilanggar.',
  }),
  trueFalse({
    slug: 'inti-lisan-dicatat',
    title: 'Pengaduan lisan yang selesai di tempat',
    objective: 'T2',
    stem: 'Pengaduan lisan yang langsung selesai di loket dan membuat warga puas tidak perlu lagi dicatat dalam register.',
    key: false,
    ifTrue: 'Belum tepat. Tanpa catatan, masalah yang sama dapat terjadi puluhan kali tanpa ada yang menyadarinya.',
    ifFalse: 'Benar. Pengaduan yang selesai di tempat tetap dicatat.',
    why: 'Register menunjukkan masalah yang berulang. Lima kesalahan kecil yang masing-masing selesai dalam sepuluh menit adalah satu masalah yang besar.',
  }),
  singleChoice({
    slug: 'inti-berkas-belum-lengkap',
    title: 'Surat pengaduan yang belum lengkap',
    objective: 'T2',
    stem: 'Seorang warga menyerahkan surat pengaduan. Tanggal kejadian tidak disebut dan bukti belum ada. Apa yang sebaiknya dilakukan petugas?',
    options: {
      a: ['Mengembalikan surat itu dengan sopan sambil menjelaskan apa saja yang perlu dilengkapi dahulu', 'Warga pulang tanpa nomor, dan tidak ada yang mengingat pengaduannya.'],
      b: ['Menerima, memberi tanda terima, dan menyatakan bagian yang kurang paling lambat 14 hari', 'Benar. Pengaduan diterima dahulu; kelengkapannya ditanggapi dalam batas waktu.'],
      c: ['Menerima surat itu, lalu menunggu sampai warga datang sendiri membawa kekurangannya', 'Warga tidak tahu apa yang ditunggu darinya. Unitlah yang wajib menanggapi.'],
      d: ['Meneruskan surat itu apa adanya kepada pimpinan supaya cepat mendapat keputusan', 'Pimpinan belum dapat memutuskan, dan warga belum mendapat tanda terima.'],
    },
    key: 'b',
    why: 'Pengaduan tertulis wajib ditanggapi paling lambat 14 hari sejak diterima, sekurang-kurangnya dengan menyatakan lengkap atau tidaknya materi aduan. Warga kemudian mempunyai 30 hari untuk melengkapi.',
  }),
  shortText({
    slug: 'inti-fitur-anonim',
    title: 'Fitur pelindung identitas',
    objective: 'T4',
    stem: 'Pelapor di SP4N-LAPOR! tidak ingin identitasnya diketahui oleh pihak terlapor. Apa nama fitur yang dapat dipilihnya? Jawab dengan satu kata.',
    accepted: [
      { text: 'anonim', creditPercent: 100 },
      { text: 'anonymous', creditPercent: 100 },
      { text: 'fitur anonim', creditPercent: 100 },
      { text: 'laporan anonim', creditPercent: 100 },
    ],
    why: 'Fitur anonim menyembunyikan identitas pelapor. Fitur rahasia berbeda: yang disembunyikan dari publik adalah isi laporannya. Keduanya dapat dipakai bersama.',
  }),
];
