import type { DemoModule, DemoVariant } from '../../shapes';
import { CIVIL_REGISTRY_CASE } from '../cases/civil-registry';
import { DISTRICT_CASE } from '../cases/district';
import { HOSPITAL_CASE } from '../cases/hospital';
import { PUBLIC_ORDER_CASE } from '../cases/public-order';
import type { UnitCase } from '../cases/unit-case';
import { INTAKE_CHECKLIST } from '../files/intake-checklist';

const RECEIVING = `<h3>Semua pintu menuju satu register</h3>
<p>Warga memilih pintu yang paling dekat baginya: loket, surat, telepon, nomor WhatsApp unit, akun media sosial, atau SP4N-LAPOR!. Bagi unit, pintu itu boleh banyak, tetapi registernya satu. Bila setiap pintu punya catatannya sendiri, tidak seorang pun tahu berapa pengaduan yang masih terbuka.</p>
<p>Aturan praktisnya sederhana: <strong>pengaduan lisan diperlakukan sama dengan pengaduan tertulis.</strong> Petugas yang menerimanya menuliskan uraian, membacakannya kembali, lalu meminta warga membenarkan. Pengaduan yang selesai di tempat pun dicatat. Lima kesalahan ketik yang masing-masing selesai dalam sepuluh menit adalah satu masalah yang besar, dan hanya terlihat dari register.</p>
<p>Pengaduan yang masuk ke telepon pribadi pegawai juga pengaduan. Pindahkan ke register pada hari yang sama, lalu beri tahu warga nomor pengaduannya.</p>`;

const RECORDING = `<h3>Enam hal yang harus ada dalam catatan</h3>
<table>
<thead><tr><th>Yang dicatat</th><th>Pertanyaan pembantu</th></tr></thead>
<tbody>
<tr><td>Siapa</td><td>Nama dan cara menghubungi. Bila melalui kuasa, siapa yang diwakili?</td></tr>
<tr><td>Layanan dan tempat</td><td>Layanan apa, di loket atau lokasi mana?</td></tr>
<tr><td>Waktu</td><td>Tanggal berapa, kira-kira jam berapa, sudah berapa kali?</td></tr>
<tr><td>Kejadian</td><td>Apa yang terjadi, dan apa yang seharusnya terjadi menurut standar pelayanan?</td></tr>
<tr><td>Akibat</td><td>Kerugian apa yang dialami atau akan dialami?</td></tr>
<tr><td>Permintaan</td><td>Penyelesaian apa yang diharapkan?</td></tr>
</tbody>
</table>
<p>Tulislah yang dikatakan warga, bukan kesimpulan petugas. Bandingkan dua catatan berikut.</p>
<ul>
<li>Kurang baik: “Warga marah-marah karena tidak sabar menunggu.”</li>
<li>Lebih baik: “Berkas diterima 1 September. Standar 3 hari kerja. Pada 14 September belum selesai dan warga tidak mendapat kabar. Warga meminta kepastian tanggal.”</li>
</ul>
<p>Catatan pertama menilai orang dan tidak dapat ditindaklanjuti. Catatan kedua langsung menunjukkan apa yang harus diperiksa.</p>`;

const RECEIPT = `<h3>Tanda terima dan berkas yang belum lengkap</h3>
<p>Tanda terima bukan formalitas. Ia membuktikan kapan waktu mulai dihitung dan memberi warga pegangan untuk bertanya. Isinya: identitas pengadu, uraian singkat layanan yang diadukan, tempat dan waktu penerimaan, serta nama dan tanda tangan petugas penerima. Tambahkan nomor pengaduan dan tanggal kabar pertama.</p>
<p>Bila materi aduan belum lengkap, pengaduan <strong>tetap diterima</strong>. Dalam 14 hari sejak pengaduan tertulis diterima, unit wajib menanggapi dan menyatakan bagian mana yang kurang. Warga kemudian mempunyai waktu 30 hari sejak menerima tanggapan itu untuk melengkapinya. Jangan menyuruh warga pulang untuk “melengkapi dulu” tanpa catatan, sebab sejak saat itu tidak ada lagi yang mengingatnya.</p>
<p><strong>Contoh.</strong> Pak Darius menyerahkan surat tanpa tanggal kejadian. Petugas memberi nomor P-031, menulis “tanggal kejadian belum ada” pada tanda terima, dan meminta nomor telepon. Keesokan harinya ia menelepon, menanyakan tanggal itu, dan melengkapi register. Selesai dalam lima menit, tanpa Pak Darius harus kembali.</p>
<p>Gunakan <em>daftar periksa penerimaan pengaduan</em> pada lampiran modul ini. Cetak satu lembar untuk setiap loket.</p>`;

const PROTECTING = `<h3>Menjaga identitas sejak menit pertama</h3>
<p>Perlindungan tidak dimulai di meja pengawas, tetapi di loket. Ada tiga kebiasaan yang perlu dijaga.</p>
<ul>
<li>Jangan menyebut nama pengadu dan isi aduannya di ruang tunggu atau di grup percakapan unit.</li>
<li>Mintalah hanya data yang diperlukan. Untuk memberi kabar, nomor telepon cukup; salinan kartu keluarga belum tentu perlu.</li>
<li>Bila yang diadukan adalah petugas, pisahkan identitas pengadu dari uraian sebelum uraian itu dibaca oleh unit yang diadukan.</li>
</ul>
<h4>Latihan singkat</h4>
<p>Seorang warga berkata di loket, “Teman Bapak di sebelah kemarin minta uang rokok. Tapi nama saya jangan ditulis, nanti urusan saya dipersulit.” Apa yang Anda lakukan? Catat uraiannya, simpan identitasnya terpisah dengan tanda “rahasia”, beri nomor pengaduan, dan teruskan kepada pejabat yang berwenang memeriksa, bukan kepada rekan yang diadukan.</p>`;

/** The unit's own page takes the place of the general last page; what precedes it is the same for everybody. */
function forUnit(unitCase: UnitCase): DemoVariant {
  return {
    unit: unitCase.unit,
    level: null,
    label: unitCase.intakeLabel,
    pages: [RECEIVING, RECORDING, RECEIPT, unitCase.intakePage],
    reviewedCoreRevision: 1,
  };
}

export const RECEIVING_AND_RECORDING: DemoModule = {
  slug: 'menerima-dan-mencatat',
  title: 'Menerima dan mencatat pengaduan',
  estimatedMinutes: 25,
  objectiveCodes: ['T2'],
  requires: [],
  coreRevision: 1,
  variants: [
    { unit: null, level: null, label: 'Inti', pages: [RECEIVING, RECORDING, RECEIPT, PROTECTING], reviewedCoreRevision: 1 },
    forUnit(CIVIL_REGISTRY_CASE),
    forUnit(PUBLIC_ORDER_CASE),
    forUnit(HOSPITAL_CASE),
    forUnit(DISTRICT_CASE),
  ],
  files: [INTAKE_CHECKLIST],
};
