import type { UnitCase } from './unit-case';

export const HOSPITAL_CASE: UnitCase = {
  unit: 'rsud',
  intakeLabel: 'Meja informasi dan bangsal',
  intakePage: `<h3>Di RSUD: mencatat di antara pasien dan giliran jaga</h3>
<p>Pengaduan di rumah sakit datang ke siapa saja yang berseragam: petugas pendaftaran, perawat jaga, satpam, bahkan petugas kebersihan. Tidak semuanya dapat mencatat, tetapi semuanya dapat mengantar. Sepakati satu kalimat untuk seluruh pegawai: “Mari saya antar ke meja informasi, supaya dicatat dan ada yang mengabari.”</p>
<table>
<thead><tr><th>Pengaduan</th><th>Catat juga</th></tr></thead>
<tbody>
<tr><td>Antrean dan waktu tunggu</td><td>Poliklinik, jam ambil nomor, jam dilayani, serta melalui antrean daring atau langsung</td></tr>
<tr><td>Kepesertaan dan rujukan JKN</td><td>Status kepesertaan saat itu, tanggal rujukan, dan apa yang dikatakan petugas</td></tr>
<tr><td>Sikap petugas</td><td>Ruang, tanggal, dan giliran jaga; cukup itu, tanpa memaksa warga menyebut nama</td></tr>
</tbody>
</table>
<p>Karena pegawai bekerja bergiliran, pengaduan mudah terputus pada saat pergantian. Masukkan <strong>pengaduan terbuka</strong> ke dalam buku serah terima jaga: nomor, janji kabar, dan siapa yang memegangnya. Kalimat “nanti ditanyakan ke yang jaga pagi” bukan janji.</p>
<p>Isi rekam medis bersifat rahasia. Register pengaduan tidak memuat diagnosis, hasil pemeriksaan, atau obat. Bila pengaduan menyangkut mutu tindakan medis, catat uraian dari sisi pengadu, lalu teruskan kepada bagian yang berwenang menilai mutu pelayanan. Petugas meja informasi tidak menilai benar atau salahnya tindakan.</p>
<p>Dahulukan keselamatan. Bila saat mengadu ternyata pasien memerlukan pertolongan segera, antar dahulu ke instalasi gawat darurat. Mencatat dapat dilakukan sesudahnya.</p>`,
  caseLabel: 'Antrean BPJS',
  casePages: [
    `<h3>Kasus: nomor 12 yang dipanggil setelah nomor 31</h3>
<p>Bu Maria mendaftarkan ayahnya ke poliklinik penyakit dalam melalui antrean daring untuk Selasa, 8 September. Ia mendapat nomor 12 dengan perkiraan pukul 09.30 WIB. Mereka tiba pukul 09.00 WIB. Pukul 11.45 WIB ayahnya belum dipanggil, sedangkan pasien bernomor 31 sudah keluar.</p>
<p>Di loket ia diberi tahu, “Kalau pakai BPJS memang lama, Bu. Sabar saja.” Bu Maria mengunggah foto papan antrean dengan tulisan: “Pasien umum didahulukan?”</p>
<h4>Apa yang diperiksa</h4>
<ol>
<li>Data antrean menunjukkan bahwa pendaftaran daring sudah masuk, tetapi <strong>kehadiran belum dikonfirmasi</strong>. Mesin konfirmasi di lobi rusak sejak pukul 08.00 WIB, dan tidak ada petugas yang mengarahkan pasien ke loket pengganti.</li>
<li>Sembilan belas pasien lain mengalami hal yang sama; tujuh di antaranya bukan peserta JKN.</li>
<li>Tidak ditemukan urutan yang dibedakan menurut cara bayar.</li>
</ol>
<p>Dugaan Bu Maria ternyata tidak tepat, tetapi pengaduannya benar: ia dijanjikan pukul 09.30 dan dilayani pukul 12.10. Jawaban “BPJS memang lama” justru menguatkan dugaan pembedaan, padahal peserta JKN berhak atas pelayanan yang sama.</p>
<table>
<thead><tr><th>Jangan dikatakan</th><th>Sebaiknya</th></tr></thead>
<tbody>
<tr><td>“Sistemnya dari pusat, kami tidak bisa apa-apa.”</td><td>“Nomor Bapak belum terkonfirmasi. Saya konfirmasi sekarang.”</td></tr>
<tr><td>“Ibu seharusnya tadi lapor.”</td><td>“Seharusnya ada petugas kami yang mengarahkan.”</td></tr>
</tbody>
</table>`,
    `<h3>Menyelesaikan dan menjawab</h3>
<p>Petugas meja informasi, Pak Wayan, menemui Bu Maria pada pukul 11.50 WIB, mengonfirmasi kehadiran ayahnya, dan mengantarnya ke perawat poliklinik. Sore harinya jawaban dikirim melalui pesan pribadi, bukan di kolom komentar.</p>
<blockquote><p>Kepada Ibu Maria. Pengaduan P-082 tentang antrean hari ini sudah kami periksa. Ayah Ibu mendapat perkiraan pukul 09.30 WIB tetapi baru dilayani pukul 12.10 WIB. Penyebabnya, mesin konfirmasi di lobi rusak dan kami tidak menempatkan petugas pengganti. Itu kelalaian kami, dan kami mohon maaf. Urutan tidak dibedakan menurut cara bayar; ucapan petugas bahwa “BPJS memang lama” tidak benar dan sudah kami tegur. Mulai besok, dua petugas berjaga di lobi bila mesin rusak, dan layar menampilkan nomor yang belum terkonfirmasi. Untuk kontrol berikutnya, Ibu dapat menghubungi meja informasi pada nomor di tanda terima.</p></blockquote>
<p>Di kolom komentar unggahan itu, akun rumah sakit hanya menulis: “Terima kasih sudah menyampaikan. Kami sudah menghubungi Ibu secara langsung dan memperbaiki penyebabnya.” Tidak ada nama poliklinik, penyakit, atau nomor kartu, karena semua itu mengungkap keadaan kesehatan seseorang.</p>
<h4>Setelah ditutup</h4>
<ul>
<li>Akar masalah dicatat: “tidak ada prosedur pengganti saat mesin konfirmasi rusak”. Bukan “pasien tidak sabar”, dan bukan pula “mesin rusak”.</li>
<li>Karena ada giliran jaga, prosedur pengganti ditempel di lobi dan masuk buku serah terima.</li>
<li>Ukuran perbaikannya: persentase pasien daring yang dilayani paling lambat 30 menit setelah perkiraan, dilihat setiap minggu selama dua bulan.</li>
</ul>
<p>Bagaimana pada giliran jaga Anda: bila mesin atau aplikasi berhenti, siapa yang berdiri di depan antrean dan apa yang dikatakannya?</p>`,
  ],
};
