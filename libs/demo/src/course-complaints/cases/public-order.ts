import type { UnitCase } from './unit-case';

export const PUBLIC_ORDER_CASE: UnitCase = {
  unit: 'satpol-pp',
  intakeLabel: 'Pengaduan di lapangan',
  intakePage: `<h3>Di Satpol PP: pengaduan yang datang dari dua arah</h3>
<p>Pengaduan kepada Satpol PP mempunyai sifat khusus: untuk satu kejadian sering ada dua pengadu yang berlawanan. Warga mengadukan pedagang yang menutup trotoar, dan pedagang mengadukan cara petugas menertibkan. Keduanya berhak dicatat, masing-masing dengan nomornya sendiri.</p>
<table>
<thead><tr><th>Pengaduan</th><th>Catat juga</th></tr></thead>
<tbody>
<tr><td>Gangguan ketertiban</td><td>Titik lokasi, hari dan jam terjadinya, serta siapa yang terganggu (pejalan kaki, sekolah, akses ambulans)</td></tr>
<tr><td>Cara petugas bertindak</td><td>Tanggal, jam, tempat, regu atau nomor surat tugas, serta nama saksi bila ada</td></tr>
<tr><td>Barang yang diamankan</td><td>Ada atau tidaknya berita acara, daftar dan keadaan barang, tempat penyimpanan</td></tr>
</tbody>
</table>
<p>Di lapangan, pengaduan sering disampaikan sambil berdiri dan dalam keadaan tegang. Regu tidak harus menyelesaikannya di tempat, tetapi harus <strong>menerimanya</strong>. Bawalah blok tanda terima. Tulis nomor, inti aduan, dan tanggal kabar, lalu serahkan satu lembar kepada warga.</p>
<p>Jangan menjawab pengaduan tentang sikap petugas dengan rekaman video yang memperlihatkan wajah warga di media sosial. Rekaman disimpan untuk pemeriksaan. Bila uraian memuat dugaan kekerasan, pungutan, atau perusakan barang oleh petugas, pengaduan itu berkadar pengawasan: diteruskan kepada pengawas internal, bukan diperiksa oleh komandan regu yang bersangkutan.</p>
<p>Petugas yang diadukan tetap dihormati. Ia dimintai keterangan oleh pihak yang tidak terlibat, dan tidak disebut bersalah sebelum pemeriksaan selesai.</p>`,
  caseLabel: 'Sengketa pedagang kaki lima',
  casePages: [
    `<h3>Kasus: trotoar di depan Pasar Melati</h3>
<p>Pada Kamis, 3 September, regu menertibkan pedagang kaki lima di trotoar depan Pasar Melati setelah dua surat peringatan. Tiga gerobak diamankan. Sore harinya masuk dua pengaduan.</p>
<ul>
<li><strong>P-017, melalui loket.</strong> Bu Sulastri, pedagang, menyatakan gerobaknya diangkut tanpa berita acara dan etalasenya retak. Ia meminta gerobak dikembalikan dan kerusakan diganti.</li>
<li><strong>P-018, melalui SP4N-LAPOR!.</strong> Seorang pelapor anonim menyatakan trotoar itu sudah ditempati lagi dua jam setelah penertiban, sehingga anaknya yang berkursi roda harus turun ke badan jalan.</li>
</ul>
<h4>Dua pengaduan, dua pertanyaan</h4>
<table>
<thead><tr><th></th><th>P-017</th><th>P-018</th></tr></thead>
<tbody>
<tr><td>Yang diperiksa</td><td>Apakah prosedur pengamanan barang dijalankan?</td><td>Apakah penertiban mencapai tujuannya?</td></tr>
<tr><td>Siapa memeriksa</td><td>Pejabat yang tidak ikut dalam regu; ke pengawas internal bila ada dugaan pelanggaran</td><td>Seksi operasi bersama perangkat daerah yang menata pasar</td></tr>
<tr><td>Yang tidak boleh</td><td>Menutup dengan alasan “pedagang memang melanggar”</td><td>Menebak siapa pelapornya</td></tr>
</tbody>
</table>
<p>Bahwa Bu Sulastri berjualan di tempat terlarang tidak menghapus haknya atas prosedur yang benar. Sebaliknya, retaknya etalase tidak membuat trotoar boleh ditempati. Petugas yang dapat memisahkan kedua hal ini sudah menyelesaikan separuh sengketa.</p>`,
    `<h3>Menyelesaikan dan menjawab</h3>
<p>Pemeriksaan menemukan bahwa berita acara dibuat untuk dua gerobak saja, dan tidak ada foto keadaan barang sebelum diangkut. Dua jawaban kemudian dikirim.</p>
<blockquote><p>Ibu Sulastri, pengaduan P-017 tentang gerobak yang diamankan 3 September sudah kami periksa. Untuk gerobak Ibu, berita acara memang tidak dibuat. Itu tidak sesuai prosedur, dan kami mohon maaf. Berita acara susulan berikut daftar barang dapat Ibu periksa dan tanda tangani Rabu, 9 September, pukul 09.00 WIB, dan gerobak dapat diambil pada saat itu. Soal etalase diperiksa pejabat di luar regu; hasilnya kami sampaikan tertulis paling lambat 17 September. Larangan berjualan di trotoar tetap berlaku. Pengelola pasar akan menjelaskan pilihan tempat pada hari yang sama.</p></blockquote>
<blockquote><p>Laporan Anda tentang trotoar depan Pasar Melati sudah kami periksa pada 4, 5, dan 7 September. Trotoar memang ditempati kembali pada pukul 16.00 sampai 19.00 WIB. Mulai 8 September, regu berjaga pada jam tersebut selama dua minggu, dan pengelola pasar membuka 12 tempat di dalam pasar. Kami sampaikan hasilnya pada laporan ini paling lambat 22 September.</p></blockquote>
<h4>Yang membuat kedua jawaban ini dapat dipertanggungjawabkan</h4>
<ol>
<li>Kekeliruan prosedur diakui tanpa melemahkan aturan yang ditegakkan.</li>
<li>Etalase tidak dijanjikan akan diganti sebelum pemeriksaan selesai; yang dijanjikan adalah tanggal hasilnya.</li>
<li>Identitas pelapor anonim tidak disinggung, termasuk keadaan anaknya, karena dapat mengungkap siapa dia.</li>
<li>Tujuan diukur dengan trotoar yang dapat dilalui, bukan dengan jumlah gerobak yang diangkut.</li>
</ol>
<p>Bagaimana di regu Anda: apakah blok berita acara dan daftar barang selalu ada di kendaraan, dan siapa yang memeriksanya sebelum berangkat?</p>`,
  ],
};
