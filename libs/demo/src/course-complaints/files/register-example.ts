import type { DemoFile } from '../../shapes';

const ROWS = [
  ['nomor', 'tanggal_masuk', 'kanal', 'layanan', 'pokok_masalah', 'klasifikasi', 'tenggat', 'tanggal_jawab', 'status', 'akar_masalah'],
  ['P-001', '01-09-2026', 'loket', 'kartu keluarga', 'nama anak salah ketik', 'tidak berkadar pengawasan', '21-09-2026', '03-09-2026', 'selesai', 'tidak ada pemeriksaan sebelum cetak'],
  ['P-002', '01-09-2026', 'SP4N-LAPOR!', 'kartu keluarga', 'menunggu lebih dari standar', 'tidak berkadar pengawasan', '21-09-2026', '07-09-2026', 'selesai', 'antrean cetak menumpuk hari Senin'],
  ['P-003', '02-09-2026', 'telepon', 'akta kelahiran', 'tidak tahu syarat', 'permintaan informasi', '09-09-2026', '02-09-2026', 'selesai', 'laman syarat belum diperbarui'],
  ['P-004', '03-09-2026', 'loket', 'kartu keluarga', 'nama orang tua salah ketik', 'tidak berkadar pengawasan', '23-09-2026', '08-09-2026', 'selesai', 'tidak ada pemeriksaan sebelum cetak'],
  ['P-005', '04-09-2026', 'surat', 'legalisasi', 'diminta uang di luar ketentuan', 'berkadar pengawasan', '27-11-2026', '', 'diperiksa', ''],
  ['P-006', '07-09-2026', 'loket', 'kartu keluarga', 'tanggal lahir salah ketik', 'tidak berkadar pengawasan', '25-09-2026', '09-09-2026', 'selesai', 'tidak ada pemeriksaan sebelum cetak'],
];

export const REGISTER_EXAMPLE: DemoFile = {
  slug: 'contoh-register-pengaduan',
  name: 'contoh-register-pengaduan.csv',
  mediaType: 'text/csv',
  purpose: 'attachment',
  title: 'Contoh register pengaduan untuk latihan (CSV, pemisah titik koma)',
  text: ROWS.map((row) => row.join(';')).join('\r\n') + '\r\n',
};
