import type { DemoFile } from '../../shapes';

export const INTAKE_CHECKLIST: DemoFile = {
  slug: 'daftar-periksa-penerimaan',
  name: 'daftar-periksa-penerimaan-pengaduan.txt',
  mediaType: 'text/plain',
  purpose: 'attachment',
  title: 'Daftar periksa penerimaan pengaduan (siap cetak)',
  text: `DAFTAR PERIKSA PENERIMAAN PENGADUAN
Unit kerja: ______________________   Petugas: ______________________

SAAT WARGA MENYAMPAIKAN
[ ] Saya mendengarkan sampai selesai tanpa memotong.
[ ] Saya mengulang inti masalah dengan kata-kata sendiri dan warga membenarkan.
[ ] Saya menanyakan penyelesaian apa yang diharapkan.
[ ] Saya tidak menjanjikan hasil yang belum tentu dapat dipenuhi.

YANG DICATAT
[ ] Nama dan cara menghubungi (atau catatan bahwa identitas minta dirahasiakan)
[ ] Layanan apa, di mana, tanggal dan jam berapa
[ ] Apa yang terjadi dan apa yang seharusnya terjadi menurut standar pelayanan
[ ] Kerugian atau akibat bagi warga
[ ] Bukti yang diserahkan (salinan, bukan asli)
[ ] Penyelesaian yang diminta
[ ] Kanal: loket / surat / telepon / WhatsApp unit / SP4N-LAPOR! / lainnya

SEBELUM WARGA PULANG
[ ] Nomor pengaduan dan tanda terima diberikan.
[ ] Langkah berikutnya dan tanggal kabar pertama disebutkan.
[ ] Nama dan nomor yang dapat dihubungi ditulis di tanda terima.
[ ] Bila berkas kurang: bagian yang kurang ditulis, warga tidak disuruh menebak.

PADA HARI YANG SAMA
[ ] Pengaduan masuk register, klasifikasi dan kewenangan ditetapkan.
[ ] Bila menyangkut dugaan pelanggaran: identitas pelapor dipisahkan dari uraian.
[ ] Bila bukan kewenangan unit ini: diteruskan, dan warga diberi tahu ke mana.

Tanggal: ____________   Nomor pengaduan: ____________   Paraf: ____________
`,
};
