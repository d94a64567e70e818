import type { DemoModule, DemoVariant } from '../../shapes';
import { CIVIL_REGISTRY_CASE } from '../cases/civil-registry';
import { DISTRICT_CASE } from '../cases/district';
import { GENERAL_CASE_PAGES } from '../cases/general';
import { HOSPITAL_CASE } from '../cases/hospital';
import { PUBLIC_ORDER_CASE } from '../cases/public-order';
import type { UnitCase } from '../cases/unit-case';

const GOOD_ANSWER = `<h3>Jawaban yang baik menjawab lima pertanyaan</h3>
<p>Sebelum mengirim jawaban, bacalah sekali lagi sebagai warga yang menerimanya. Ia ingin mengetahui lima hal.</p>
<ol>
<li><strong>Apakah masalah saya dipahami?</strong> Sebutkan kembali masalahnya dalam satu kalimat.</li>
<li><strong>Apa yang sudah diperiksa?</strong> Sebutkan temuan, termasuk bila kesalahan ada pada unit.</li>
<li><strong>Apa yang dilakukan?</strong> Sebutkan tindakan, bukan niat. “Sedang dikoordinasikan” belum merupakan tindakan.</li>
<li><strong>Kapan selesai?</strong> Sebutkan tanggal, bukan “secepatnya”.</li>
<li><strong>Kepada siapa saya bertanya?</strong> Sebutkan nama atau jabatan dan cara menghubungi, serta hak warga bila belum puas.</li>
</ol>
<p>Bandingkan dua jawaban untuk laporan yang sama.</p>
<table>
<thead><tr><th>Sering ditulis</th><th>Sebaiknya</th></tr></thead>
<tbody>
<tr><td>Terima kasih atas laporannya. Akan segera kami tindak lanjuti.</td><td>Laporan Bapak tentang berkas yang melewati 3 hari kerja sudah kami periksa. Berkas tertahan karena satu tanda tangan.</td></tr>
<tr><td>Mohon maaf atas ketidaknyamanannya.</td><td>Kami mohon maaf; keterlambatan ini kesalahan kami. Dokumen dapat diambil Kamis, 10 September, mulai pukul 09.00 WIB.</td></tr>
<tr><td>Silakan hubungi dinas terkait.</td><td>Bila ada kendala, hubungi Kepala Seksi Pelayanan pada nomor di tanda terima. Bapak juga berhak menanggapi laporan ini atau mengadu kepada Ombudsman.</td></tr>
</tbody>
</table>
<p>Gunakan kalimat pendek dan kata sehari-hari. Hindari singkatan dinas, kutipan pasal yang panjang, dan nada membela diri. Jangan menuliskan NIK, nomor kartu keluarga, diagnosis, atau alamat lengkap dalam jawaban yang dapat dibaca publik.</p>`;

const PRACTICE = `<h3>Latihan: tulis jawaban Anda</h3>
<p>Ambil satu pengaduan nyata dari unit Anda dan hilangkan nama serta nomornya. Tulislah jawaban paling banyak 120 kata, lalu periksa dengan daftar ini.</p>
<ul>
<li>Masalah disebut dalam kalimat pertama.</li>
<li>Ada temuan dan ada tindakan yang sudah dilakukan.</li>
<li>Ada tanggal, hari, dan jam beserta zona waktunya.</li>
<li>Ada orang atau jabatan yang dapat dihubungi.</li>
<li>Tidak ada data pribadi dan tidak ada kalimat yang menyalahkan warga.</li>
</ul>
<p>Mintalah seorang rekan membacanya selama satu menit, lalu menceritakan kembali apa yang akan terjadi dan kapan. Bila ia tidak dapat melakukannya, warga pun tidak.</p>
<h4>Kapan pengaduan ditutup</h4>
<p>Pengaduan ditutup setelah tindakan selesai dan warga diberi tahu, bukan ketika surat jawaban ditandatangani. Bila warga menanggapi bahwa masalahnya belum selesai, buka kembali pengaduan yang sama. Jangan membuat nomor baru, karena riwayatnya akan terputus.</p>`;

function forUnit(unitCase: UnitCase): DemoVariant {
  return {
    unit: unitCase.unit,
    level: null,
    label: unitCase.caseLabel,
    pages: [GOOD_ANSWER, ...unitCase.casePages, PRACTICE],
    reviewedCoreRevision: 1,
  };
}

export const ANSWERING_COMPLAINTS: DemoModule = {
  slug: 'menjawab-kasus-unit',
  title: 'Menjawab pengaduan: kasus di unit Anda',
  estimatedMinutes: 35,
  objectiveCodes: ['T2', 'T4'],
  requires: ['menerima-dan-mencatat', 'alur-dan-tenggat'],
  coreRevision: 1,
  variants: [
    { unit: null, level: null, label: 'Kerangka kasus umum', pages: [GOOD_ANSWER, ...GENERAL_CASE_PAGES, PRACTICE], reviewedCoreRevision: 1 },
    forUnit(CIVIL_REGISTRY_CASE),
    forUnit(PUBLIC_ORDER_CASE),
    forUnit(HOSPITAL_CASE),
    forUnit(DISTRICT_CASE),
  ],
  files: [],
};
