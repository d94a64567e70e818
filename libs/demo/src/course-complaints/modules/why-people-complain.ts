import type { DemoModule } from '../../shapes';

const PAGES = [
  `<h3>Pengaduan adalah kabar dari tempat yang tidak kita lihat</h3>
<p>Bu Ratmi datang ke loket untuk ketiga kalinya. Ia tidak berteriak. Ia hanya bertanya, “Saya harus ke mana lagi?” Petugas menjawab dengan sopan bahwa berkasnya sedang diproses, lalu memanggil nomor berikutnya. Bu Ratmi pulang. Di buku unit, hari itu tercatat tanpa pengaduan.</p>
<p>Padahal ada tiga hal yang baru saja luput: sebuah layanan melewati waktu yang dijanjikan, seorang warga kehilangan tiga hari kerja, dan unit kehilangan kesempatan mengetahui penyebabnya. Pengaduan yang tidak tercatat tidak hilang. Ia pindah ke tetangga, ke grup percakapan, atau ke media sosial, tempat kita tidak lagi dapat memperbaikinya.</p>
<p>Warga umumnya mengadu karena salah satu dari empat sebab berikut.</p>
<ul>
<li><strong>Janji tidak ditepati.</strong> Layanan lebih lama, lebih mahal, atau lebih rumit daripada standar pelayanan yang diumumkan.</li>
<li><strong>Kesalahan yang merugikan.</strong> Data salah, berkas hilang, tagihan keliru.</li>
<li><strong>Perlakuan yang tidak patut.</strong> Diabaikan, dibeda-bedakan, dibentak, atau diminta uang di luar ketentuan.</li>
<li><strong>Tidak tahu harus bertanya kepada siapa.</strong> Keterangan di papan, di laman, dan dari petugas tidak sama.</li>
</ul>
<p>Perhatikan bahwa hanya satu dari keempatnya menyangkut sikap petugas. Karena itu, menanggapi pengaduan sebagai serangan pribadi hampir selalu meleset dari masalahnya.</p>`,

  `<h3>Hak warga dan kewajiban unit layanan</h3>
<p>Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik memberi warga hak mengadu dan mewajibkan setiap penyelenggara mengelola pengaduan. Peraturan Presiden Nomor 76 Tahun 2013 mengatur pengelolaannya, dan Permenpan RB Nomor 62 Tahun 2018 menjadi pedoman sistem pengelolaan pengaduan nasional, SP4N. Empat butir ini perlu Anda ingat.</p>
<table>
<thead><tr><th>Warga berhak</th><th>Unit layanan wajib</th></tr></thead>
<tbody>
<tr><td>Mengadu kepada penyelenggara, Ombudsman, DPR, atau DPRD</td><td>Menyediakan sarana pengaduan dan petugas yang cakap mengelolanya</td></tr>
<tr><td>Mengadu sendiri atau melalui orang yang diberi kuasa</td><td>Menerima, mencatat, dan memberi tanda terima</td></tr>
<tr><td>Memperoleh tanggapan atas pengaduan tertulis paling lambat 14 hari</td><td>Menanggapi, sekurang-kurangnya menyatakan lengkap atau tidaknya materi aduan</td></tr>
<tr><td>Dirahasiakan identitasnya dalam keadaan tertentu</td><td>Melindungi identitas dan tidak mempersulit layanan karena pengaduan</td></tr>
</tbody>
</table>
<p>Pengaduan kepada penyelenggara diajukan paling lambat 30 hari sejak warga menerima layanan. Mengadu tidak dipungut biaya. Nama dan alamat penanggung jawab pengelola pengaduan wajib dicantumkan; pasanglah di tempat yang mudah dilihat, bukan hanya di dalam dokumen standar pelayanan.</p>
<p><strong>Contoh.</strong> Seorang anak mengadukan layanan yang diterima ibunya yang sudah sepuh dengan membawa surat kuasa. Petugas tidak boleh menolak dengan alasan “harus yang bersangkutan sendiri”. Undang-undang membolehkan pengaduan melalui kuasa.</p>`,

  `<h3>Tidak semua pesan warga adalah pengaduan</h3>
<p>Pesan yang masuk perlu dikenali lebih dahulu karena cara dan waktu menanganinya berbeda.</p>
<table>
<thead><tr><th>Jenis</th><th>Cirinya</th><th>Contoh</th></tr></thead>
<tbody>
<tr><td>Pengaduan</td><td>Ada layanan yang tidak sesuai standar, kewajiban yang diabaikan, atau larangan yang dilanggar</td><td>“Dijanjikan tiga hari, ini sudah hari kesepuluh.”</td></tr>
<tr><td>Permintaan informasi</td><td>Warga ingin tahu; belum ada yang dirugikan</td><td>“Apa saja syarat pindah domisili?”</td></tr>
<tr><td>Aspirasi</td><td>Harapan atau usul untuk masa depan</td><td>“Sebaiknya loket buka juga pada hari Sabtu.”</td></tr>
</tbody>
</table>
<p>Nada bicara bukan penentu. Pesan yang halus dapat berisi pengaduan berat, dan pesan yang keras dapat berisi pertanyaan. Bacalah isinya: adakah layanan yang seharusnya diterima, tetapi tidak diterima?</p>
<h4>Cobalah</h4>
<p>Seorang warga menulis, “Terima kasih petugasnya ramah. Hanya saja saya diminta membayar Rp20.000 untuk map dan meterai, padahal di papan tertulis gratis.” Pesan ini terdengar seperti pujian, tetapi isinya pengaduan: ada pungutan yang tidak sesuai standar. Catat sebagai pengaduan, lalu sampaikan terima kasih atas pujiannya.</p>`,

  `<h3>Ketika warga datang dengan marah</h3>
<p>Orang yang marah belum dapat menerima penjelasan. Ia perlu tahu lebih dahulu bahwa ia didengar. Gunakan urutan berikut, dan jangan melompati langkah pertama.</p>
<ol>
<li><strong>Dengarkan sampai selesai.</strong> Jangan memotong, jangan menyangkal, jangan mencari siapa yang salah.</li>
<li><strong>Ulangi inti masalahnya.</strong> “Jadi Bapak sudah dua kali datang dan namanya masih keliru. Benar begitu?”</li>
<li><strong>Akui akibatnya.</strong> “Saya mengerti ini membuat pendaftaran sekolah tertunda.”</li>
<li><strong>Sebutkan langkah dan waktunya.</strong> “Saya catat sekarang. Bapak menerima kabar paling lambat Kamis pukul 12.00.”</li>
<li><strong>Tepati.</strong> Bila belum selesai pada waktunya, beri kabar bahwa belum selesai dan mengapa.</li>
</ol>
<p>Mengakui akibat tidak sama dengan mengaku bersalah. Anda boleh menyesalkan keadaan yang dialami warga sebelum penyebabnya diperiksa. Yang tidak boleh adalah menjanjikan hasil yang belum Anda ketahui.</p>
<h4>Sebelum melanjutkan</h4>
<p>Ingatlah satu pengaduan yang pernah sampai kepada Anda secara lisan. Apakah ia tercatat? Bila ya, dapatkah rekan Anda menemukannya hari ini tanpa bertanya kepada Anda? Modul berikutnya membahas cara mencatat yang membuat jawabannya “dapat”.</p>`,
];

export const WHY_PEOPLE_COMPLAIN: DemoModule = {
  slug: 'mengapa-warga-mengadu',
  title: 'Mengapa warga mengadu',
  estimatedMinutes: 20,
  objectiveCodes: ['T1'],
  requires: [],
  coreRevision: 1,
  variants: [{ unit: null, level: null, label: 'Inti', pages: PAGES, reviewedCoreRevision: 1 }],
  files: [],
};
