import { forAll, forCase, multipleChoice, numeric, singleChoice, trueFalse } from '../authoring/write-item';
import type { DemoCourse, DemoModule } from '../shapes';

const FIRST_MINUTE: DemoModule = {
  slug: 'menit-pertama',
  title: 'Menit pertama di meja depan',
  estimatedMinutes: 15,
  objectiveCodes: ['K1'],
  requires: [],
  coreRevision: 1,
  variants: [
    {
      unit: null,
      level: null,
      label: 'Inti',
      reviewedCoreRevision: 1,
      pages: [
        `<h3>Yang dilihat warga sebelum Anda berbicara</h3>
<p>Dalam menit pertama warga menilai tiga hal: apakah kehadirannya diketahui, apakah ia akan didahului orang lain, dan apakah petugas sedang mengerjakan sesuatu yang dapat dimengerti. Bila Anda masih melayani orang lain, satu kalimat sudah cukup: “Sebentar, Bu, setelah ini giliran Ibu.”</p>
<ul>
<li>Pandang dan sapa dalam sepuluh detik, meskipun belum dapat melayani.</li>
<li>Letakkan telepon sebelum berbicara.</li>
<li>Tanyakan keperluannya dengan pertanyaan terbuka: “Apa yang dapat saya bantu?”</li>
</ul>`,
        `<h3>Menjelaskan syarat supaya warga tidak perlu kembali</h3>
<p>Tulislah syarat, jangan hanya mengucapkannya. Beri tanda pada yang sudah dibawa dan lingkari yang belum. Mintalah warga menyebutkan kembali apa yang harus dibawanya; bila ada yang terlewat, berarti penjelasan kita yang belum jelas.</p>
<p><strong>Contoh.</strong> “Jadi, besok Bapak membawa akta asli dan surat nikah. Boleh Bapak ulangi, supaya saya yakin penjelasan saya jelas?”</p>`,
      ],
    },
    {
      unit: 'dpmptsp',
      level: null,
      label: 'Loket perizinan',
      reviewedCoreRevision: 1,
      pages: [
        `<h3>Di loket perizinan: warga datang dengan rencana</h3>
<p>Orang yang mengurus izin biasanya sudah mengeluarkan biaya dan menetapkan tanggal. Karena itu, pertanyaan pertama bukan “berkasnya mana”, melainkan “kapan usaha Bapak akan dimulai”. Dari jawabannya Anda tahu izin mana yang harus didahulukan.</p>
<p>Sebagian besar permohonan diajukan secara daring. Bila warga terhenti pada satu layar, dampingi ia sampai melewati layar itu, lalu catat layar mana yang menghentikannya. Tiga orang yang terhenti di layar yang sama berarti keterangannya yang perlu diperbaiki.</p>`,
      ],
    },
  ],
  files: [],
};

const BAD_NEWS: DemoModule = {
  slug: 'kabar-yang-berat',
  title: 'Menyampaikan kabar yang berat',
  estimatedMinutes: 20,
  objectiveCodes: ['K2'],
  requires: ['menit-pertama'],
  // The core was rewritten after the variant below had been adapted from it.
  coreRevision: 3,
  variants: [
    {
      unit: null,
      level: null,
      label: 'Inti',
      reviewedCoreRevision: 3,
      pages: [
        `<h3>Empat langkah, satu per satu</h3>
<ol>
<li><strong>Siapkan tempatnya.</strong> Kabar berat tidak disampaikan di depan antrean.</li>
<li><strong>Tanyakan yang sudah diketahui.</strong> “Apa yang sudah disampaikan kepada Ibu?”</li>
<li><strong>Sampaikan dengan kalimat pendek, lalu diam.</strong> Beri waktu. Diam bukan berarti Anda tidak melayani.</li>
<li><strong>Sebutkan langkah berikutnya.</strong> Orang yang terkejut hanya mengingat satu langkah; tuliskan yang lain.</li>
</ol>
<p>Jangan memperhalus sampai maknanya hilang. “Permohonan belum dapat kami setujui karena...” lebih menolong daripada “masih dalam pertimbangan”.</p>`,
      ],
    },
    {
      unit: 'dinkes',
      level: null,
      label: 'Puskesmas: hasil pemeriksaan',
      reviewedCoreRevision: 2,
      pages: [
        `<h3>Di Puskesmas: hasil yang perlu diperiksa lebih lanjut</h3>
<p>Petugas yang bukan tenaga medis tidak menyampaikan diagnosis. Tugas Anda adalah memastikan pasien bertemu dengan orang yang berwenang hari itu juga, tidak menunggu sendirian, dan pulang membawa langkah berikutnya secara tertulis.</p>
<p>Kalimat yang dapat dipakai: “Dokter ingin menjelaskan hasilnya sendiri kepada Ibu. Mari saya antar. Apakah ada keluarga yang ingin Ibu ajak?”</p>`,
      ],
    },
  ],
  files: [],
};

const SOCIAL_MEDIA: DemoModule = {
  slug: 'menulis-di-ruang-publik',
  title: 'Menulis di ruang publik',
  estimatedMinutes: 20,
  objectiveCodes: ['K3'],
  requires: [],
  coreRevision: 1,
  variants: [
    {
      unit: null,
      level: null,
      label: 'Inti',
      reviewedCoreRevision: 1,
      pages: [
        `<h3>Satu balasan dibaca oleh seribu orang</h3>
<p>Balasan di media sosial mempunyai dua pembaca: penulis keluhan dan semua orang yang menyaksikan. Untuk yang pertama, selesaikan secara pribadi. Untuk yang kedua, tunjukkan bahwa keluhan diterima dan ditangani.</p>
<ul>
<li>Balas dalam satu jam kerja, meskipun hanya untuk menyatakan bahwa keluhan sedang diperiksa.</li>
<li>Jangan meminta data pribadi di kolom komentar.</li>
<li>Jangan menghapus keluhan, kecuali yang memuat data pribadi atau ancaman; jelaskan alasannya.</li>
</ul>`,
      ],
    },
    {
      unit: 'kominfo',
      level: 'advanced',
      label: 'Kominfo: mengelola akun kota',
      reviewedCoreRevision: 1,
      pages: [
        `<h3>Mengelola akun resmi kota</h3>
<p>Anda menjawab atas nama puluhan perangkat daerah. Karena itu, yang perlu disepakati lebih dahulu bukan kalimatnya, melainkan siapa yang menyetujui jawaban, dalam berapa lama, dan apa yang dilakukan bila unit tidak menjawab.</p>
<table>
<thead><tr><th>Keadaan</th><th>Batas dalam</th><th>Tindakan</th></tr></thead>
<tbody>
<tr><td>Pertanyaan umum</td><td>1 jam kerja</td><td>Jawab dari daftar tanya jawab yang disetujui unit</td></tr>
<tr><td>Keluhan layanan</td><td>4 jam kerja</td><td>Catat di SP4N-LAPOR!, sampaikan nomor laporan</td></tr>
<tr><td>Kabar keliru yang menyebar</td><td>2 jam kerja</td><td>Luruskan dengan data dan sumber, tanpa menyebut penyebarnya</td></tr>
</tbody>
</table>`,
      ],
    },
  ],
  files: [],
};

/** Course B: a draft that is not ready. Stale and missing variants and too few case items, so that the author's page has findings to show. */
export const SERVICE_COMMUNICATION: DemoCourse = {
  slug: 'komunikasi-pelayanan-publik',
  title: 'Komunikasi Pelayanan Publik',
  summary: 'Berbicara dan menulis kepada warga: di meja depan, saat menyampaikan kabar yang berat, dan di media sosial.',
  jp: 4,
  ownerUnit: 'bkpsdm',
  status: 'draft',
  objectives: [
    { code: 'K1', text: 'Menyambut warga dan menjelaskan syarat sehingga warga tidak perlu kembali untuk hal yang sama.' },
    { code: 'K2', text: 'Menyampaikan kabar yang berat dengan jelas, tenang, dan bermartabat.' },
    { code: 'K3', text: 'Menulis balasan di media sosial yang menyelesaikan masalah tanpa membuka data pribadi.' },
  ],
  modules: [FIRST_MINUTE, BAD_NEWS, SOCIAL_MEDIA],
  spareItems: [],
  pair: {
    passMarkPercent: 70,
    timeLimitSeconds: 20 * 60,
    preAttempts: 1,
    postAttempts: 2, blueprint: [],
    items: [
      ...forAll([
        singleChoice({
          slug: 'komunikasi-sapaan-pertama',
          title: 'Warga datang saat Anda sibuk',
          objective: 'K1',
          stem: 'Anda sedang melayani seseorang ketika warga lain tiba di depan loket. Apa yang sebaiknya dilakukan?',
          options: {
            a: ['Menyelesaikan layanan yang berjalan, lalu menyapanya', 'Menit-menit tanpa sapaan terasa sebagai pengabaian.'],
            b: ['Memandang, menyapa singkat, dan menyebut gilirannya', 'Benar. Warga tahu bahwa kehadirannya diketahui.'],
            c: ['Meminta rekan dari ruang belakang menggantikan Anda', 'Belum tentu tersedia, dan satu kalimat sudah cukup.'],
          },
          key: 'b',
          why: 'Sapaan dalam sepuluh detik pertama tidak memerlukan waktu, tetapi mengubah cara warga menunggu.',
        }),
        trueFalse({
          slug: 'komunikasi-ulangi-syarat',
          title: 'Meminta warga mengulang',
          objective: 'K1',
          stem: 'Meminta warga menyebutkan kembali syarat yang harus dibawa adalah cara memeriksa kejelasan penjelasan petugas.',
          key: true,
          ifTrue: 'Benar. Yang diuji adalah penjelasan kita.',
          ifFalse: 'Belum tepat. Bila ada yang terlewat, penjelasanlah yang perlu diperbaiki.',
          why: 'Warga yang dapat menyebutkan kembali syaratnya jarang perlu datang dua kali.',
        }),
        singleChoice({
          slug: 'komunikasi-kabar-berat',
          title: 'Menolak permohonan',
          objective: 'K2',
          stem: 'Permohonan seorang warga tidak dapat disetujui. Kalimat mana yang paling menolong?',
          options: {
            a: ['“Permohonan Bapak masih kami pertimbangkan, mohon ditunggu saja.”', 'Memberi harapan yang tidak benar.'],
            b: ['“Mohon maaf, dari sistem memang tidak bisa, Pak.”', 'Tidak ada sebab dan tidak ada langkah.'],
            c: ['“Belum dapat kami setujui karena luasnya kurang; ini yang dapat Bapak lakukan.”', 'Benar. Jelas, bersebab, dan ada langkah berikutnya.'],
            d: ['“Itu kebijakan pimpinan, Pak, kami di sini hanya menjalankan.”', 'Melepaskan tanggung jawab.'],
          },
          key: 'c',
          why: 'Kabar berat disampaikan dengan jelas, disertai sebab dan langkah berikutnya.',
        }),
      ]),
      ...forCase('kominfo', [
        numeric({
          slug: 'kominfo-balasan-tepat-waktu',
          title: 'Balasan dalam satu jam',
          objective: 'K3',
          stem: 'Dari 60 komentar, 48 dibalas dalam satu jam kerja. Berapa persen yang dibalas tepat waktu?',
          unit: '%',
          accepted: [{ value: '80', tolerance: '0.5', creditPercent: 100 }],
          why: '48 dibagi 60 adalah 80 persen.',
        }),
        multipleChoice({
          slug: 'kominfo-menghapus-komentar',
          title: 'Menghapus komentar',
          objective: 'K3',
          stem: 'Komentar mana yang patut disembunyikan dari akun resmi? Pilih semua yang tepat.',
          options: {
            a: ['Komentar yang memuat NIK orang lain', 'Benar. Ini data pribadi.'],
            b: ['Kritik tajam tentang pelayanan kota', 'Kritik dijawab, bukan disembunyikan.'],
            c: ['Ancaman terhadap seorang petugas', 'Benar. Simpan buktinya, lalu laporkan.'],
            d: ['Keluhan yang sama yang ditulis berulang', 'Keluhan berulang menandakan belum terjawab.'],
          },
          keys: ['a', 'c'],
          why: 'Hanya data pribadi dan ancaman yang disembunyikan, dan alasannya dijelaskan.',
        }),
      ]),
      ...forCase('dinkes', [
        singleChoice({
          slug: 'puskesmas-hasil-pemeriksaan',
          title: 'Menyampaikan hasil pemeriksaan',
          objective: 'K2',
          stem: 'Pasien bertanya hasil pemeriksaannya kepada petugas pendaftaran. Apa yang sebaiknya dilakukan?',
          options: {
            a: ['Mengantarnya kepada dokter yang berwenang menjelaskan hari itu', 'Benar. Pasien tidak menunggu sendirian.'],
            b: ['Membacakan hasilnya pelan-pelan supaya pasien menjadi tenang', 'Petugas pendaftaran tidak berwenang menjelaskannya.'],
            c: ['Memintanya datang lagi minggu depan sesuai jadwal kontrol', 'Pasien menanggung kecemasan selama seminggu.'],
          },
          key: 'a',
          why: 'Hasil pemeriksaan dijelaskan oleh tenaga yang berwenang. Tugas petugas adalah mempertemukan dan mendampingi.',
        }),
      ]),
    ],
  },
};
