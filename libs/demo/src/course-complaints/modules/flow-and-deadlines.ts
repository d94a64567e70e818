import type { DemoModule } from '../../shapes';
import { FLOW_DIAGRAM } from '../files/flow-diagram';

const FLOW = `<h3>Lima langkah dari keluhan sampai selesai</h3>
<p>Apa pun kanalnya, pengaduan menempuh lima langkah yang sama.</p>
<p><img src="demo-file:alur-pengaduan" alt="Alur pengaduan dari atas ke bawah: terima, catat, tindak lanjut, jawab, tutup"></p>
<p>SP4N-LAPOR! adalah jalur nasional untuk langkah-langkah itu. Laporan masuk melalui laman lapor.go.id, aplikasi, dan kanal lain yang terhubung, lalu diperiksa dan diteruskan ke instansi yang berwenang. Di kota, <strong>admin instansi</strong> membagi laporan kepada perangkat daerah, dan <strong>pejabat penghubung</strong> di setiap unit memastikan laporan itu ditindaklanjuti serta dijawab. Prinsipnya <em>no wrong door policy</em>: warga tidak perlu tahu siapa yang berwenang, dan pintu mana pun yang diketuknya tidak boleh salah.</p>
<table>
<thead><tr><th>Siapa</th><th>Tugasnya</th><th>Yang sering keliru</th></tr></thead>
<tbody>
<tr><td>Admin instansi</td><td>Memeriksa, membagi, dan memantau laporan kota</td><td>Membagi tanpa memantau</td></tr>
<tr><td>Pejabat penghubung</td><td>Mengawal tindak lanjut di unitnya dan menyiapkan jawaban</td><td>Mengerjakan sendiri semua laporan</td></tr>
<tr><td>Seksi atau bidang teknis</td><td>Memeriksa kejadian dan memperbaiki</td><td>Menganggap laporan urusan humas</td></tr>
<tr><td>Pimpinan unit</td><td>Memastikan tenggat dan memutuskan perbaikan</td><td>Baru membaca ketika laporan sudah ramai</td></tr>
</tbody>
</table>
<p>Pengaduan yang masuk di loket atau melalui telepon menempuh alur yang sama. Bila unit Anda memindahkannya ke SP4N-LAPOR!, tuliskan kanal asalnya, supaya warga yang tidak memakai internet tetap dikabari melalui cara yang ia pilih.</p>`;

const DEADLINES = `<h3>Berapa lama warga harus menunggu</h3>
<p>Ada dua ukuran waktu yang sering tertukar. Pelajari keduanya terpisah.</p>
<table>
<thead><tr><th>Laporan melalui SP4N-LAPOR!</th><th>Paling lambat</th></tr></thead>
<tbody>
<tr><td>Diverifikasi dan diteruskan ke instansi berwenang</td><td>3 hari kerja</td></tr>
<tr><td>Tindak lanjut atau jawaban pertama dari instansi</td><td>5 hari kerja</td></tr>
<tr><td>Ditutup bila pelapor tidak menanggapi jawaban</td><td>setelah 10 hari kerja</td></tr>
</tbody>
</table>
<table>
<thead><tr><th>Penyelesaian menurut klasifikasi</th><th>Paling lambat</th></tr></thead>
<tbody>
<tr><td>Permintaan informasi</td><td>5 hari kerja</td></tr>
<tr><td>Pengaduan tidak berkadar pengawasan</td><td>14 hari kerja</td></tr>
<tr><td>Pengaduan berkadar pengawasan</td><td>60 hari kerja</td></tr>
</tbody>
</table>
<p>Jawaban pertama dalam 5 hari kerja tidak berarti masalah harus sudah selesai. Jawaban pertama menyatakan apa yang sudah diperiksa, apa langkah berikutnya, dan kapan. Yang dinilai warga adalah kepastian.</p>
<p><strong>Contoh menghitung.</strong> Laporan diteruskan ke unit pada Rabu, 2 September. Hari pertama dihitung keesokan harinya: Kamis 3 (1), Jumat 4 (2), Senin 7 (3), Selasa 8 (4), Rabu 9 September (5). Sabtu, Minggu, dan hari libur tidak dihitung.</p>`;

const CLASSIFYING = `<h3>Klasifikasi dan kewenangan</h3>
<p>Dua pertanyaan menentukan ke mana pengaduan pergi.</p>
<ol>
<li><strong>Adakah dugaan pelanggaran oleh aparatur?</strong> Pungutan liar, penyalahgunaan wewenang, dan pelanggaran disiplin adalah pengaduan <em>berkadar pengawasan</em>. Besar kecilnya uang tidak mengubah klasifikasi. Pemeriksaannya dilakukan oleh pengawas internal, bukan oleh unit yang diadukan. Lambatnya layanan atau salah ketik umumnya <em>tidak berkadar pengawasan</em> dan diselesaikan oleh unit.</li>
<li><strong>Siapa yang berwenang?</strong> Bila bukan unit Anda, kembalikan laporan kepada admin instansi pada hari yang sama dengan menyebut alasan dan unit yang menurut Anda berwenang. Jangan mendiamkannya, dan jangan menutupnya dengan jawaban “bukan kewenangan kami”.</li>
</ol>
<p>Pelapor di SP4N-LAPOR! dapat memilih <strong>anonim</strong>, sehingga identitasnya tidak diketahui pihak terlapor dan publik, dan <strong>rahasia</strong>, sehingga isi laporannya tidak dapat dilihat publik. Keduanya dapat dipakai bersama. Setiap laporan mempunyai <em>tracking ID</em> untuk memantau kemajuannya.</p>
<h4>Periksa pemahaman Anda</h4>
<p>Laporan anonim tanpa nomor telepon tetap dapat dijawab: jawaban ditulis pada laporan itu, dan pelapor membacanya di sana. Anonim bukan alasan untuk tidak menindaklanjuti.</p>`;

const BASIC_DEADLINES = `<h3>Tiga angka yang perlu dihafal: 3, 5, 10</h3>
<p>Bila Anda baru pertama kali menangani SP4N-LAPOR!, mulailah dari tiga angka. Semuanya <strong>hari kerja</strong>: Sabtu, Minggu, dan hari libur tidak dihitung.</p>
<ul>
<li><strong>3</strong>: paling lambat tiga hari kerja, laporan diperiksa dan diteruskan ke instansi yang berwenang.</li>
<li><strong>5</strong>: paling lambat lima hari kerja setelah diteruskan, instansi memberi jawaban pertama. Angka inilah pekerjaan unit Anda.</li>
<li><strong>10</strong>: setelah dijawab, laporan ditutup bila sepuluh hari kerja berlalu tanpa tanggapan pelapor.</li>
</ul>
<p>Cara menghitung yang aman: tulis tanggal laporan diteruskan, jangan hitung hari itu, lalu beri angka 1 sampai 5 pada hari kerja berikutnya di kalender dinding.</p>
<table>
<thead><tr><th>Rab 2</th><th>Kam 3</th><th>Jum 4</th><th>Sab 5</th><th>Min 6</th><th>Sen 7</th><th>Sel 8</th><th>Rab 9</th></tr></thead>
<tbody><tr><td>diteruskan</td><td>1</td><td>2</td><td>libur</td><td>libur</td><td>3</td><td>4</td><td>5, batas</td></tr></tbody>
</table>
<p>Lalu berapa lama sampai masalahnya <em>selesai</em>? Bergantung pada jenisnya: permintaan informasi 5 hari kerja, pengaduan biasa (tidak berkadar pengawasan) 14 hari kerja, dan pengaduan tentang dugaan pelanggaran aparatur (berkadar pengawasan) 60 hari kerja.</p>
<p>Jadi, bila pada hari kelima masalah belum selesai, Anda tetap menjawab. Contoh: “Laporan Ibu sudah kami periksa. Lampu di gang itu rusak pada bagian kabel, bukan bohlam. Tim datang Selasa, 15 September. Kami kabari lagi pada hari itu sebelum pukul 16.00 WIB.” Jawaban seperti ini memenuhi batas lima hari.</p>`;

const ADVANCED_DEADLINES = `<h3>Dua rezim waktu, dan cara mengendalikannya</h3>
<p>Anda sudah mengenal batas 3, 5, dan 10 hari kerja. Kesulitannya muncul ketika ketentuan itu bertemu dengan Undang-Undang Nomor 25 Tahun 2009, yang memakai ukuran berbeda.</p>
<table>
<thead><tr><th>Sumber</th><th>Peristiwa</th><th>Batas</th></tr></thead>
<tbody>
<tr><td>UU 25/2009</td><td>Tanggapan atas pengaduan tertulis: lengkap atau tidak</td><td>14 hari sejak diterima</td></tr>
<tr><td>UU 25/2009</td><td>Keputusan atas hasil pemeriksaan</td><td>60 hari sejak berkas lengkap</td></tr>
<tr><td>UU 25/2009</td><td>Keputusan disampaikan kepada pengadu</td><td>14 hari sejak diputuskan</td></tr>
<tr><td>SP4N-LAPOR!</td><td>Jawaban pertama instansi</td><td>5 hari kerja sejak diteruskan</td></tr>
<tr><td>SP4N-LAPOR!</td><td>Selesai: informasi / tidak berkadar / berkadar pengawasan</td><td>5 / 14 / 60 hari kerja</td></tr>
</tbody>
</table>
<p>Undang-undang menyebut <strong>hari</strong>, pedoman SP4N menyebut <strong>hari kerja</strong>, dan titik mulainya juga tidak sama. Cara yang aman: catat kedua tenggat, lalu bekerja dengan yang jatuh lebih dahulu.</p>
<p><strong>Contoh.</strong> Surat pengaduan diterima Selasa, 1 September, dan dinyatakan lengkap pada hari itu. Tanggapan menurut undang-undang jatuh pada 15 September. Penyelesaian 14 hari kerja jatuh pada 21 September. Jadwal unit Anda memakai 15 September sebagai batas tanggapan dan 21 September sebagai batas penyelesaian.</p>
<h4>Mengendalikan, bukan mengejar</h4>
<ul>
<li>Tetapkan <strong>tenggat dalam</strong> satu hari kerja sebelum tenggat luar, supaya konsep jawaban masih dapat diperiksa.</li>
<li>Tinjau laporan terbuka menurut umur dua kali seminggu. Yang paling tua dibahas lebih dahulu, bukan yang paling ramai.</li>
<li>Laporan yang menyangkut beberapa perangkat daerah tetap mempunyai satu penanggung jawab jawaban. Tanpa itu, setiap unit menunggu unit lain.</li>
<li>Ukur waktu sampai jawaban pertama dengan <strong>median</strong>. Rata-rata mudah tertarik oleh satu laporan yang sangat lama.</li>
</ul>`;

export const FLOW_AND_DEADLINES: DemoModule = {
  slug: 'alur-dan-tenggat',
  title: 'Alur SP4N-LAPOR! dan tenggat',
  estimatedMinutes: 30,
  objectiveCodes: ['T3'],
  requires: ['menerima-dan-mencatat'],
  coreRevision: 1,
  variants: [
    { unit: null, level: null, label: 'Inti', pages: [FLOW, DEADLINES, CLASSIFYING], reviewedCoreRevision: 1 },
    { unit: null, level: 'basic', label: 'Tingkat dasar', pages: [FLOW, BASIC_DEADLINES, CLASSIFYING], reviewedCoreRevision: 1 },
    { unit: null, level: 'advanced', label: 'Tingkat lanjut', pages: [FLOW, ADVANCED_DEADLINES, CLASSIFYING], reviewedCoreRevision: 1 },
  ],
  files: [FLOW_DIAGRAM],
};
