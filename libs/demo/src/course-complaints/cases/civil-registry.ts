import type { UnitCase } from './unit-case';

export const CIVIL_REGISTRY_CASE: UnitCase = {
  unit: 'dukcapil',
  intakeLabel: 'Loket dokumen kependudukan',
  intakePage: `<h3>Di loket Dukcapil: yang perlu dicatat sejak awal</h3>
<p>Sebagian besar pengaduan di loket kependudukan menyangkut tiga hal: elemen data keliru, dokumen melewati waktu, dan keterangan syarat yang berbeda antarpetugas. Ketiganya perlu catatan yang berbeda.</p>
<table>
<thead><tr><th>Pengaduan</th><th>Catat juga</th></tr></thead>
<tbody>
<tr><td>Elemen data keliru</td><td>Elemen mana, tertulis apa, seharusnya apa, dan dokumen dasar yang benar (akta, ijazah, buku nikah)</td></tr>
<tr><td>Melewati waktu</td><td>Tanggal berkas diterima lengkap, standar waktu, dan status terakhir di aplikasi</td></tr>
<tr><td>Syarat berbeda</td><td>Siapa atau apa sumber keterangannya: papan, laman, atau petugas loket nomor berapa</td></tr>
</tbody>
</table>
<p>Ada satu pertanyaan yang sering terlewat: <strong>“Apakah ini pertama kalinya?”</strong> Kesalahan kedua pada dokumen yang sama bukan lagi sekadar koreksi. Ia menandakan bahwa pemeriksaan sebelum cetak tidak berjalan. Tulis “kejadian kedua” dengan jelas supaya tidak masuk antrean koreksi biasa.</p>
<p>Data kependudukan adalah data pribadi. Jangan memotret layar aplikasi untuk dikirim ke grup, jangan menuliskan NIK lengkap dalam register pengaduan, dan jangan membacakan isi kartu keluarga dengan suara yang terdengar oleh pengunjung lain. Cukup tulis nomor permohonan; dari sana petugas berwenang dapat membuka datanya.</p>
<p>Ingat pula bahwa pengurusan dan penerbitan dokumen kependudukan tidak dipungut biaya. Bila warga menyebut ada yang meminta uang, uraian itu dicatat terpisah sebagai pengaduan berkadar pengawasan, sedangkan koreksi datanya tetap dikerjakan hari itu juga.</p>`,
  caseLabel: 'KK salah nama, kedua kalinya',
  casePages: [
    `<h3>Kasus: nama anak salah untuk kedua kalinya</h3>
<p>Pak Haryono datang ke loket 4 pada Senin, 7 September, pukul 10.15 WIB. Nama anaknya, Dwi Lestari, tercetak “Dwi Lestary” pada kartu keluarga. Dua minggu sebelumnya ia sudah datang untuk kesalahan yang sama, dan kartu keluarga yang baru ternyata mengulanginya. Pendaftaran sekolah ditutup Jumat, dan sekolah meminta data yang sama dengan akta kelahiran.</p>
<p>“Saya sudah dua kali libur kerja untuk satu huruf,” katanya dengan suara keras. Antrean menoleh.</p>
<h4>Yang dilakukan Bu Nuraini di loket</h4>
<ol>
<li>Ia mendengarkan sampai selesai, lalu mengulang: “Huruf i menjadi y, dan ini kedua kalinya. Bapak memerlukannya sebelum Jumat. Benar?”</li>
<li>Ia mengakui akibatnya: “Dua hari kerja Bapak hilang karena hal ini. Saya catat sebagai pengaduan, bukan koreksi biasa.”</li>
<li>Ia mencocokkan akta kelahiran dengan data di aplikasi dan menemukan bahwa data di aplikasi <em>sudah benar</em>.</li>
<li>Ia memberi nomor pengaduan P-044 dan tanda terima, dengan janji kabar paling lambat Selasa pukul 12.00 WIB.</li>
</ol>
<h4>Mengapa kesalahan terulang</h4>
<p>Karena data di aplikasi sudah benar, mengetik ulang tidak menyelesaikan apa pun. Penelusuran menunjukkan bahwa dokumen dicetak dari berkas lama yang tersimpan sebelum perbaikan disetujui. Petugas cetak tidak membandingkan hasil cetak dengan permohonan terakhir. Tanpa penelusuran ini, kartu ketiga mungkin salah lagi.</p>`,
    `<h3>Menyelesaikan dan menjawab</h3>
<p>Dokumen yang benar terbit Selasa pukul 09.30 WIB. Bu Nuraini membacakan nama anak huruf demi huruf melalui telepon untuk memastikan kebenarannya, lalu mengirim jawaban tertulis.</p>
<blockquote><p>Bapak Haryono, pengaduan P-044 tentang nama anak yang dua kali keliru pada kartu keluarga sudah selesai. Data Bapak di aplikasi benar; kami mencetak dari berkas lama dan tidak memeriksanya kembali. Kesalahan ini ada pada kami, dan kami mohon maaf atas dua hari kerja Bapak yang hilang. Kartu keluarga yang benar sudah terbit hari ini, Selasa, 8 September. Bapak dapat mengunduhnya dari tautan yang kami kirim, sehingga tidak perlu datang lagi. Bila masih ada yang keliru, hubungi Kepala Seksi Pelayanan pada nomor di tanda terima, tanpa mengambil antrean.</p></blockquote>
<table>
<thead><tr><th>Bagian jawaban</th><th>Mengapa ada</th></tr></thead>
<tbody>
<tr><td>“dua kali keliru”</td><td>Mengakui bahwa ini kejadian berulang, seperti yang dirasakan warga</td></tr>
<tr><td>“mencetak dari berkas lama”</td><td>Sebab yang diperiksa, bukan dugaan</td></tr>
<tr><td>“tidak perlu datang lagi”</td><td>Beban perbaikan ditanggung unit</td></tr>
<tr><td>Tidak ada NIK dan nomor KK</td><td>Jawaban dapat terbaca orang lain</td></tr>
</tbody>
</table>
<h4>Setelah ditutup</h4>
<p>Dalam register, kolom akar masalah diisi “tidak ada pemeriksaan sebelum cetak”, bukan “salah ketik”. Bulan itu ada tiga pengaduan dengan akar yang sama. Seksi pelayanan lalu menetapkan satu langkah: petugas cetak mencocokkan nama dan tanggal lahir dengan permohonan terakhir, dan warga memeriksa konsep di layar sebelum dokumen diterbitkan.</p>
<p>Bagaimana di loket Anda: siapa orang terakhir yang memeriksa nama sebelum dokumen terbit?</p>`,
  ],
};
