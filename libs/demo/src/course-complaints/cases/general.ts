import type { RichText } from '@selaras/domain/item';

/** For units without a case of their own: a permit that nobody can find, which happens in every office. */
export const GENERAL_CASE_PAGES: readonly RichText[] = [
  `<h3>Kasus: berkas yang tidak diketahui keberadaannya</h3>
<p>Bu Anita mengajukan permohonan rekomendasi kegiatan pada 1 September. Standar pelayanan menyebut 5 hari kerja. Pada 10 September ia menelepon. Petugas pertama berkata berkas ada di bidang, petugas bidang berkata sudah diserahkan kembali ke sekretariat, dan sekretariat meminta Bu Anita mengirim ulang. Sore itu ia menulis di SP4N-LAPOR!: “Berkas saya hilang atau sengaja dipersulit?”</p>
<p>Laporan diteruskan ke unit pada Jumat, 11 September. Pejabat penghubung, Pak Yosef, membacanya pada Senin pagi.</p>
<h4>Apa yang ditemukan</h4>
<ul>
<li>Berkas tidak hilang. Berkas berada di meja seorang pegawai yang sedang cuti sejak 3 September, dan tidak ada pengganti yang ditunjuk.</li>
<li>Tidak ada catatan serah terima antara bidang dan sekretariat.</li>
<li>Tidak ada tanda bahwa berkas sengaja ditahan. Pengaduan ini tidak berkadar pengawasan.</li>
</ul>
<h4>Pilihan yang dihadapi Pak Yosef</h4>
<table>
<thead><tr><th>Pilihan</th><th>Akibatnya</th></tr></thead>
<tbody>
<tr><td>Meminta Bu Anita mengirim ulang</td><td>Cepat bagi unit, tetapi warga menanggung kesalahan unit dan waktu dihitung dari nol</td></tr>
<tr><td>Menjawab setelah rekomendasi terbit</td><td>Jawaban lengkap, tetapi mungkin melewati 5 hari kerja</td></tr>
<tr><td>Menjawab hari itu dengan temuan dan tanggal terbit</td><td>Warga mendapat kepastian; unit terikat pada tanggal yang disebutkannya</td></tr>
</tbody>
</table>`,
  `<h3>Menyelesaikan dan menjawab</h3>
<p>Pak Yosef memilih yang ketiga. Ia meminta kepala bidang menunjuk pengganti pada hari itu, memastikan rekomendasi dapat terbit Rabu, lalu menulis jawaban berikut.</p>
<blockquote><p>Laporan Ibu tentang permohonan yang melewati 5 hari kerja sudah kami periksa hari ini, Senin, 14 September. Berkas Ibu tidak hilang. Berkas tertahan karena pegawai yang memegangnya cuti dan kami belum menunjuk pengganti. Itu kesalahan kami, dan kami mohon maaf. Pengganti sudah ditunjuk dan rekomendasi terbit Rabu, 16 September, paling lambat pukul 15.00 WIB. Ibu tidak perlu mengirim ulang apa pun. Dokumen dapat diambil di loket 1 atau kami kirim secara elektronik. Untuk bertanya, silakan hubungi Sekretariat pada nomor di tanda terima.</p></blockquote>
<p>Perhatikan bahwa jawaban itu tidak menyebut nama pegawai yang cuti. Yang perlu diketahui warga adalah sebab dan penyelesaiannya, bukan siapa yang dapat disalahkan.</p>
<h4>Setelah dijawab</h4>
<ol>
<li>Rabu pukul 14.30 WIB rekomendasi terbit, dan Bu Anita diberi tahu.</li>
<li>Akar masalah dicatat dalam register: “tidak ada pengganti saat cuti; tidak ada catatan serah terima”.</li>
<li>Unit menetapkan dua perbaikan: surat cuti memuat nama pengganti, dan setiap perpindahan berkas dicatat dengan tanggal.</li>
</ol>
<p>Pikirkan unit Anda sendiri. Bila seorang rekan cuti mulai besok, dapatkah Anda menemukan semua berkas yang dipegangnya dalam sepuluh menit?</p>`,
];
