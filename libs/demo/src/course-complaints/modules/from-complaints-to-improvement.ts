import type { DemoModule } from '../../shapes';
import { REGISTER_EXAMPLE } from '../files/register-example';

const COUNTING = `<h3>Apa yang dapat dibaca dari register</h3>
<p>Satu pengaduan adalah cerita seorang warga. Tiga puluh pengaduan adalah gambaran layanan. Agar gambaran itu jujur, mulailah dari angka yang sederhana dan sebutkan selalu pembaginya.</p>
<table>
<thead><tr><th>Ukuran</th><th>Cara menghitung</th></tr></thead>
<tbody>
<tr><td>Selesai tepat waktu</td><td>Jumlah yang selesai sebelum tenggat dibagi seluruh pengaduan yang masuk</td></tr>
<tr><td>Waktu sampai jawaban pertama</td><td>Nilai tengah (median) jumlah hari kerja</td></tr>
<tr><td>Pengaduan berulang</td><td>Jumlah dengan pokok masalah yang sama dibagi seluruh pengaduan</td></tr>
<tr><td>Pengaduan per 1.000 layanan</td><td>Jumlah pengaduan dibagi jumlah layanan, dikali 1.000</td></tr>
</tbody>
</table>
<p><strong>Contoh.</strong> Dari 40 pengaduan, 26 selesai tepat waktu, 8 terlambat, dan 6 masih berjalan. Yang tepat waktu adalah 26 dari 40, yaitu 65 persen. Membaginya dengan 34 yang sudah selesai menghasilkan 76 persen. Angka itu tampak lebih baik hanya karena yang belum selesai tidak dihitung.</p>
<p>Jumlah pengaduan yang naik belum tentu kabar buruk. Bila kanal baru dibuka dan warga mulai percaya, pengaduan bertambah lebih dahulu. Karena itu, bacalah jumlah bersama dengan banyaknya layanan dan jenis masalahnya.</p>`;

const ROOT_CAUSE = `<h3>Mencari akar masalah</h3>
<p>Gejala ditulis oleh warga, akar masalah ditemukan oleh unit. Tanyakan “mengapa” berturut-turut sampai Anda tiba pada sesuatu yang dapat diubah oleh unit.</p>
<ol>
<li>Mengapa nama pada dokumen salah? Karena salah ketik.</li>
<li>Mengapa salah ketik sampai ke warga? Karena tidak diperiksa sebelum dicetak.</li>
<li>Mengapa tidak diperiksa? Karena pemeriksa bertugas juga di loket pada jam ramai.</li>
<li>Mengapa demikian? Karena jadwal tidak membedakan jam ramai.</li>
</ol>
<p>Berhenti pada langkah pertama menghasilkan teguran. Berhenti pada langkah keempat menghasilkan perubahan jadwal. Jawaban “karena petugasnya kurang teliti” hampir selalu berarti Anda berhenti terlalu cepat.</p>
<p>Pilih masalah menurut dua hal: seberapa <strong>sering</strong> terjadi dan seberapa <strong>berat</strong> akibatnya. Masalah yang jarang tetapi membahayakan keselamatan tetap didahulukan.</p>`;

const IMPROVING = `<h3>Dari akar masalah ke perbaikan yang dapat diukur</h3>
<p>Usulan perbaikan yang baik memuat lima hal: apa yang diubah, siapa penanggung jawabnya, mulai kapan, ukuran keberhasilannya, dan kapan hasilnya dilihat.</p>
<table>
<thead><tr><th>Kurang jelas</th><th>Dapat diukur</th></tr></thead>
<tbody>
<tr><td>Meningkatkan ketelitian petugas</td><td>Mulai 1 Oktober, petugas cetak mencocokkan nama dengan permohonan; pengaduan salah nama turun dari 12 menjadi paling banyak 4 per triwulan; dilihat 5 Januari oleh kepala seksi</td></tr>
<tr><td>Mempercepat jawaban</td><td>Median jawaban pertama turun dari 6 menjadi 3 hari kerja dalam dua bulan</td></tr>
</tbody>
</table>
<p>Bandingkan masa yang setara. Triwulan dengan pendaftaran sekolah tidak sebanding dengan triwulan tanpa pendaftaran. Bila hanya beberapa pengaduan yang berubah, katakan apa adanya: belum dapat disimpulkan.</p>
<p>Umumkan hasilnya. Satu lembar di ruang tunggu dengan judul “Anda menyampaikan, kami memperbaiki” membuat warga tahu bahwa mengadu ada gunanya. Jangan menampilkan nama pengadu maupun petugas.</p>
<h4>Rencana tindak lanjut Anda</h4>
<p>Buka lampiran <em>contoh register pengaduan</em> atau register unit Anda sendiri. Pilih satu pokok masalah yang muncul paling sedikit tiga kali, telusuri akarnya, dan tulis satu usulan dengan lima hal di atas. Bawalah usulan itu ke rapat unit minggu ini.</p>`;

const BASIC_COUNTING = `<h3>Menghitung tiga angka dari register</h3>
<p>Anda tidak memerlukan aplikasi khusus. Selembar kertas dan register bulan lalu sudah cukup. Jawablah tiga pertanyaan ini.</p>
<ol>
<li><strong>Berapa yang selesai tepat waktu?</strong> Hitung baris yang tanggal jawabnya tidak melewati tenggat, lalu bagi dengan <em>semua</em> baris.</li>
<li><strong>Berapa lama warga menunggu?</strong> Urutkan lama menunggu dari yang terpendek. Angka yang berada di tengah disebut median.</li>
<li><strong>Masalah apa yang berulang?</strong> Beri tanda turus untuk setiap pokok masalah. Yang turusnya paling banyak dibahas lebih dahulu.</li>
</ol>
<p><strong>Contoh langkah demi langkah.</strong> Register memuat 40 baris. Anda menandai 26 baris tepat waktu.</p>
<ul>
<li>26 dibagi 40 = 0,65.</li>
<li>0,65 dikali 100 = 65 persen.</li>
</ul>
<p>Mengapa tidak dibagi 34, yaitu yang sudah selesai saja? Karena enam warga lain masih menunggu, dan mereka juga dijanjikan tenggat yang sama. Meninggalkan mereka dari hitungan membuat angka tampak bagus, padahal layanan belum tentu bagus.</p>
<p>Untuk median: lama menunggu lima pengaduan adalah 2, 2, 3, 4, dan 24 hari. Median adalah angka ketiga, yaitu 3 hari. Rata-ratanya 7 hari, padahal hampir semua warga menunggu lebih singkat daripada itu. Satu kasus yang sangat lama menarik rata-rata ke atas; kasus itu sendiri tetap harus dibahas.</p>
<table>
<thead><tr><th>Pokok masalah</th><th>Turus</th><th>Jumlah</th></tr></thead>
<tbody>
<tr><td>Nama salah ketik</td><td>||||| |||</td><td>8</td></tr>
<tr><td>Melewati waktu</td><td>|||||</td><td>5</td></tr>
<tr><td>Tidak tahu syarat</td><td>|||</td><td>3</td></tr>
</tbody>
</table>`;

const ADVANCED_COUNTING = `<h3>Membaca angka tanpa tertipu olehnya</h3>
<p>Anda sudah terbiasa membuat rekapitulasi. Pertanyaannya sekarang: apakah perubahan yang terlihat memang perubahan?</p>
<h4>Pembagi menentukan cerita</h4>
<p>Dari 40 pengaduan, 26 selesai tepat waktu, 8 terlambat, 6 masih berjalan. Angka 65 persen (26 dari 40) dan 76 persen (26 dari 34) sama-sama benar secara hitungan, tetapi menjawab pertanyaan yang berbeda. Untuk laporan kinerja, gunakan seluruh pengaduan yang tenggatnya sudah jatuh dalam masa itu, dan tuliskan berapa yang belum jatuh tempo.</p>
<h4>Jumlah kecil mudah berayun</h4>
<p>Bila biasanya ada sekitar 9 pengaduan sebulan, kebetulan saja dapat membuatnya 6 atau 12. Sebagai patokan kasar, ayunan wajar adalah sekitar dua kali akar dari jumlahnya: untuk 9, dua kali 3, jadi antara 3 dan 15. Turun dari 9 menjadi 6 belum membuktikan apa pun; turun dari 90 menjadi 60 lain ceritanya.</p>
<table>
<thead><tr><th>Biasanya per bulan</th><th>Ayunan wajar</th><th>Turun sepertiga: berarti?</th></tr></thead>
<tbody>
<tr><td>9</td><td>3 sampai 15</td><td>6: belum dapat disimpulkan</td></tr>
<tr><td>36</td><td>24 sampai 48</td><td>24: di batas, tunggu sebulan lagi</td></tr>
<tr><td>90</td><td>71 sampai 109</td><td>60: perubahan nyata, cari sebabnya</td></tr>
</tbody>
</table>
<h4>Yang tidak mengadu</h4>
<p>Register hanya memuat orang yang tahu caranya, sempat, dan berani. Warga lanjut usia, penyandang disabilitas, dan pendatang sering tidak tampak. Bandingkan sebaran pengadu dengan sebaran pengguna layanan; kelompok yang hilang dari register perlu didatangi, bukan dianggap puas.</p>
<p>Terakhir, hati-hati dengan sasaran. Begitu “jumlah pengaduan turun” dijadikan target, cara termudah mencapainya adalah tidak mencatat. Jadikan <em>pengaduan berulang</em> dan <em>waktu jawaban</em> sebagai sasaran, bukan jumlah pengaduan.</p>`;

export const FROM_COMPLAINTS_TO_IMPROVEMENT: DemoModule = {
  slug: 'pengaduan-ke-perbaikan',
  title: 'Dari pengaduan ke perbaikan layanan',
  estimatedMinutes: 30,
  objectiveCodes: ['T5'],
  requires: ['menerima-dan-mencatat'],
  coreRevision: 1,
  variants: [
    { unit: null, level: null, label: 'Inti', pages: [COUNTING, ROOT_CAUSE, IMPROVING], reviewedCoreRevision: 1 },
    { unit: null, level: 'basic', label: 'Tingkat dasar', pages: [BASIC_COUNTING, ROOT_CAUSE, IMPROVING], reviewedCoreRevision: 1 },
    { unit: null, level: 'advanced', label: 'Tingkat lanjut', pages: [ADVANCED_COUNTING, ROOT_CAUSE, IMPROVING], reviewedCoreRevision: 1 },
  ],
  files: [REGISTER_EXAMPLE],
};
