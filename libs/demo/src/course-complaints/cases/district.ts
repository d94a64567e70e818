import type { UnitCase } from './unit-case';

export const DISTRICT_CASE: UnitCase = {
  unit: 'kecamatan',
  intakeLabel: 'Meja pelayanan kecamatan dan kelurahan',
  intakePage: `<h3>Di kecamatan dan kelurahan: pengaduan yang bukan sepenuhnya milik kita</h3>
<p>Warga datang ke kelurahan karena dekat, bukan karena kelurahan selalu berwenang. Daftar penerima bantuan, jalan lingkungan, sampah, dan surat tanah semuanya dibawa ke meja yang sama. Tugas Anda bukan menyelesaikan semuanya, melainkan memastikan tidak seorang pun pulang tanpa nomor dan tujuan.</p>
<table>
<thead><tr><th>Pengaduan</th><th>Catat juga</th></tr></thead>
<tbody>
<tr><td>Tidak masuk daftar bantuan</td><td>Program apa, apakah pernah menerima, perubahan keadaan keluarga, dan pernahkah diusulkan</td></tr>
<tr><td>Penerima dinilai tidak layak</td><td>Alasan menurut pengadu; identitas pengadu disimpan terpisah</td></tr>
<tr><td>Masalah dinas lain</td><td>Lokasi dan foto; unit tujuan dan tanggal diteruskan</td></tr>
</tbody>
</table>
<p>Bedakan tiga hal yang sering disebut warga dengan satu kata, “data”: <strong>data keluarga</strong> di Dukcapil, <strong>data sosial ekonomi</strong> yang menjadi dasar penetapan, dan <strong>daftar penerima</strong> suatu program. Kesalahan di setiap tempat diperbaiki di tempat yang berbeda. Tanyakan lebih dahulu, baru tentukan jalurnya.</p>
<p>Di lingkungan kecil, orang saling mengenal. Pengaduan tentang tetangga yang menerima bantuan dapat memicu perselisihan bila terdengar. Terimalah di ruang tersendiri, jangan mencatat pada buku tamu yang terbuka, dan jangan meneruskan nama pengadu kepada ketua RT.</p>
<p>Pengaduan tentang potongan bantuan, berapa pun besarnya dan siapa pun yang memotong, adalah dugaan pelanggaran. Catat uraiannya, lindungi pelapornya, dan teruskan kepada pengawas internal.</p>`,
  caseLabel: 'Daftar bantuan',
  casePages: [
    `<h3>Kasus: mengapa tetangga saya dapat, saya tidak</h3>
<p>Pada Rabu, 2 September, Bu Yuliana datang ke kantor Kelurahan Tanjung Asri. Suaminya berhenti bekerja sejak Mei, dan anaknya tiga. Dalam daftar bantuan pangan triwulan ini namanya tidak ada, sedangkan seorang tetangga yang memiliki mobil tercantum.</p>
<p>“Yang dekat dengan RT saja yang dapat,” katanya.</p>
<h4>Tiga hal dalam satu keluhan</h4>
<table>
<thead><tr><th>Isi keluhan</th><th>Jenis</th><th>Jalurnya</th></tr></thead>
<tbody>
<tr><td>Keluarga saya tidak tercantum</td><td>Pengaduan dan usulan data</td><td>Pemutakhiran data: diusulkan, diverifikasi, dibahas dalam musyawarah kelurahan</td></tr>
<tr><td>Tetangga yang mampu tercantum</td><td>Sanggahan atas kelayakan</td><td>Verifikasi lapangan oleh petugas; pengadu tidak disebut</td></tr>
<tr><td>Yang dekat dengan RT saja yang dapat</td><td>Dugaan, belum ada kejadian</td><td>Tanyakan kejadiannya; bila ada potongan atau penyalahgunaan, ke pengawas internal</td></tr>
</tbody>
</table>
<p>Petugas pelayanan, Bu Rosmini, tidak membenarkan dan tidak membantah kalimat terakhir. Ia bertanya, “Apakah ada yang meminta sesuatu, atau ada kejadian yang Ibu lihat sendiri?” Bu Yuliana menjawab tidak; ia menduga. Bu Rosmini mencatatnya sebagai keterangan, bukan sebagai tuduhan.</p>
<h4>Yang tidak boleh dijanjikan</h4>
<p>Kelurahan dapat mengusulkan dan memverifikasi, tetapi tidak menetapkan penerima program nasional. Kalimat “bulan depan Ibu pasti dapat” menyenangkan hari ini dan menjadi pengaduan baru bulan depan. Yang dapat dijanjikan adalah langkah dan tanggal: kapan diverifikasi, kapan musyawarah, dan kapan hasilnya dikabarkan.</p>`,
    `<h3>Menyelesaikan dan menjawab</h3>
<p>Petugas mengunjungi rumah Bu Yuliana pada 7 September dan mendapati keadaan keluarga belum diperbarui sejak dua tahun lalu. Kunjungan kelayakan ke lima rumah lain, termasuk rumah tetangga yang disebut, dilakukan pada minggu yang sama supaya tidak tampak ditujukan kepada satu orang.</p>
<blockquote><p>Ibu Yuliana, pengaduan P-026 tentang daftar bantuan pangan sudah kami periksa. Data keluarga Ibu terakhir diperbarui dua tahun lalu, sebelum keadaan pekerjaan berubah; karena itu keluarga Ibu belum masuk perhitungan. Pada 7 September data baru sudah kami catat. Usulan dibahas dalam musyawarah kelurahan Kamis, 17 September, dan hasilnya kami kabarkan paling lambat 21 September. Penetapan penerima dilakukan pemerintah pusat, sehingga kami belum dapat memastikan hasilnya. Sambil menunggu, kami sudah menghubungkan Ibu dengan layanan bantuan sementara di kecamatan. Untuk bertanya, silakan hubungi Kepala Seksi Kesejahteraan Sosial pada nomor di tanda terima.</p></blockquote>
<h4>Perhatikan yang tidak tertulis</h4>
<ul>
<li>Tidak ada satu kata pun tentang tetangga. Hasil verifikasi orang lain bukan hak pengadu untuk mengetahuinya.</li>
<li>Tidak ada kalimat “Ibu seharusnya melapor”. Memutakhirkan data adalah tugas bersama.</li>
<li>Tidak ada janji hasil; ada janji tanggal.</li>
</ul>
<h4>Setelah ditutup</h4>
<p>Register triwulan itu memuat 18 pengaduan tentang daftar bantuan. Dua belas di antaranya berpangkal pada data yang belum diperbarui, dan empat pada daftar yang diumumkan hanya di kantor kelurahan. Camat lalu menetapkan dua langkah: pemutakhiran per RT setiap triwulan, serta pengumuman jadwal dan cara mengusulkan di papan RW. Daftar nama beserta alamat lengkap tidak ditempel, karena memuat data pribadi.</p>
<p>Bagaimana di kelurahan Anda: dapatkah warga mengetahui kapan dan bagaimana mengusulkan, tanpa harus mengenal seseorang?</p>`,
  ],
};
