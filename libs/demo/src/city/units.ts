import type { DemoUnit } from './shapes';

type Kind = DemoUnit['kind'];
/** slug, kind, code, short name, full name, children */
type Branch = readonly [slug: string, kind: Kind, code: string, shortName: string, name: string, children?: readonly Branch[]];

/**
 * Kota Wanasari is invented: no city of Indonesia bears the name. The districts stand under one node, as the administration
 * coordinates them together, so that a course can be adapted once for all of them.
 */
const CITY: Branch = ['kota-wanasari', 'city', 'KW', 'Kota Wanasari', 'Pemerintah Kota Wanasari', [
  ['dukcapil', 'agency', 'KW-DKC', 'Dukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', [
    ['dukcapil-sekretariat', 'division', 'KW-DKC-0', 'Sekretariat Dukcapil', 'Sekretariat Dinas Kependudukan dan Pencatatan Sipil'],
    ['dukcapil-pendaftaran', 'division', 'KW-DKC-1', 'Pendaftaran Penduduk', 'Bidang Pelayanan Pendaftaran Penduduk', [
      ['dukcapil-identitas', 'section', 'KW-DKC-11', 'Seksi Identitas', 'Seksi Identitas Penduduk'],
      ['dukcapil-pindah-datang', 'section', 'KW-DKC-12', 'Seksi Pindah Datang', 'Seksi Pindah Datang dan Pendataan Penduduk'],
    ]],
    ['dukcapil-pencatatan-sipil', 'division', 'KW-DKC-2', 'Pencatatan Sipil', 'Bidang Pelayanan Pencatatan Sipil', [
      ['dukcapil-kelahiran', 'section', 'KW-DKC-21', 'Seksi Kelahiran', 'Seksi Kelahiran dan Kematian'],
      ['dukcapil-perkawinan', 'section', 'KW-DKC-22', 'Seksi Perkawinan', 'Seksi Perkawinan dan Perceraian'],
    ]],
  ]],
  ['satpol-pp', 'agency', 'KW-SPP', 'Satpol PP', 'Satuan Polisi Pamong Praja', [
    ['satpol-sekretariat', 'division', 'KW-SPP-0', 'Sekretariat Satpol PP', 'Sekretariat Satuan Polisi Pamong Praja'],
    ['satpol-ketertiban', 'division', 'KW-SPP-1', 'Ketertiban Umum', 'Bidang Ketertiban Umum dan Ketenteraman Masyarakat', [
      ['satpol-operasi', 'section', 'KW-SPP-11', 'Seksi Operasi', 'Seksi Operasi dan Pengendalian'],
      ['satpol-patroli', 'section', 'KW-SPP-12', 'Seksi Patroli', 'Seksi Patroli dan Pengawalan'],
    ]],
    ['satpol-penegakan', 'division', 'KW-SPP-2', 'Penegakan Perda', 'Bidang Penegakan Peraturan Daerah', [
      ['satpol-pembinaan', 'section', 'KW-SPP-21', 'Seksi Pembinaan', 'Seksi Pembinaan dan Penyuluhan'],
    ]],
  ]],
  ['rsud', 'agency', 'KW-RSU', 'RSUD Wanasari', 'Rumah Sakit Umum Daerah Wanasari', [
    ['rsud-tata-usaha', 'division', 'KW-RSU-0', 'Tata Usaha RSUD', 'Bagian Tata Usaha', [
      ['rsud-pendaftaran', 'section', 'KW-RSU-01', 'Pendaftaran dan Informasi', 'Subbagian Pendaftaran dan Informasi'],
    ]],
    ['rsud-pelayanan', 'division', 'KW-RSU-1', 'Pelayanan Medis', 'Bidang Pelayanan Medis', [
      ['rsud-rawat-jalan', 'section', 'KW-RSU-11', 'Rawat Jalan', 'Instalasi Rawat Jalan'],
      ['rsud-igd', 'section', 'KW-RSU-12', 'IGD', 'Instalasi Gawat Darurat'],
    ]],
    ['rsud-keperawatan', 'division', 'KW-RSU-2', 'Keperawatan', 'Bidang Keperawatan', [
      ['rsud-rawat-inap', 'section', 'KW-RSU-21', 'Rawat Inap', 'Instalasi Rawat Inap'],
    ]],
  ]],
  ['kecamatan', 'agency', 'KW-KEC', 'Kecamatan', 'Kecamatan dan Kelurahan', [
    ['kec-wanasari-utara', 'district', 'KW-KEC-1', 'Kec. Wanasari Utara', 'Kecamatan Wanasari Utara', [
      ['kel-tanjung-asri', 'village', 'KW-KEC-11', 'Kel. Tanjung Asri', 'Kelurahan Tanjung Asri', [
        ['kel-tanjung-asri-pelayanan', 'section', 'KW-KEC-111', 'Pelayanan Tanjung Asri', 'Seksi Pelayanan Umum Kelurahan Tanjung Asri'],
      ]],
      ['kel-rawa-bening', 'village', 'KW-KEC-12', 'Kel. Rawa Bening', 'Kelurahan Rawa Bening'],
    ]],
    ['kec-wanasari-tengah', 'district', 'KW-KEC-2', 'Kec. Wanasari Tengah', 'Kecamatan Wanasari Tengah', [
      ['kel-pasar-melati', 'village', 'KW-KEC-21', 'Kel. Pasar Melati', 'Kelurahan Pasar Melati', [
        ['kel-pasar-melati-kesra', 'section', 'KW-KEC-211', 'Kesra Pasar Melati', 'Seksi Kesejahteraan Sosial Kelurahan Pasar Melati'],
      ]],
      ['kel-mekar-cendana', 'village', 'KW-KEC-22', 'Kel. Mekar Cendana', 'Kelurahan Mekar Cendana'],
    ]],
    ['kec-wanasari-selatan', 'district', 'KW-KEC-3', 'Kec. Wanasari Selatan', 'Kecamatan Wanasari Selatan', [
      ['kel-karang-kenanga', 'village', 'KW-KEC-31', 'Kel. Karang Kenanga', 'Kelurahan Karang Kenanga'],
      ['kel-sukamulih', 'village', 'KW-KEC-32', 'Kel. Sukamulih', 'Kelurahan Sukamulih'],
    ]],
  ]],
  ['dinkes', 'agency', 'KW-DKS', 'Dinkes', 'Dinas Kesehatan', [
    ['dinkes-pelayanan', 'division', 'KW-DKS-1', 'Pelayanan Kesehatan', 'Bidang Pelayanan Kesehatan'],
    ['puskesmas-utara', 'division', 'KW-DKS-2', 'Puskesmas Wanasari Utara', 'UPTD Puskesmas Wanasari Utara', [
      ['puskesmas-utara-loket', 'section', 'KW-DKS-21', 'Loket Puskesmas Utara', 'Pendaftaran dan Rekam Medis Puskesmas Wanasari Utara'],
    ]],
    ['puskesmas-selatan', 'division', 'KW-DKS-3', 'Puskesmas Wanasari Selatan', 'UPTD Puskesmas Wanasari Selatan'],
  ]],
  ['pendidikan', 'agency', 'KW-DIK', 'Disdik', 'Dinas Pendidikan', [
    ['pendidikan-sd', 'division', 'KW-DIK-1', 'Pembinaan SD', 'Bidang Pembinaan Sekolah Dasar'],
    ['pendidikan-smp', 'division', 'KW-DIK-2', 'Pembinaan SMP', 'Bidang Pembinaan Sekolah Menengah Pertama', [
      ['pendidikan-smp-peserta-didik', 'section', 'KW-DIK-21', 'Seksi Peserta Didik SMP', 'Seksi Peserta Didik dan Pembangunan Karakter'],
    ]],
  ]],
  ['pupr', 'agency', 'KW-PUP', 'PUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', [
    ['pupr-bina-marga', 'division', 'KW-PUP-1', 'Bina Marga', 'Bidang Bina Marga', [
      ['pupr-pemeliharaan-jalan', 'section', 'KW-PUP-11', 'Pemeliharaan Jalan', 'Seksi Pemeliharaan Jalan dan Jembatan'],
    ]],
    ['pupr-drainase', 'division', 'KW-PUP-2', 'Sumber Daya Air', 'Bidang Sumber Daya Air dan Drainase'],
  ]],
  ['dlh', 'agency', 'KW-DLH', 'DLH', 'Dinas Lingkungan Hidup', [
    ['dlh-persampahan', 'division', 'KW-DLH-1', 'Persampahan', 'Bidang Pengelolaan Sampah', [
      ['dlh-pengangkutan', 'section', 'KW-DLH-11', 'Seksi Pengangkutan', 'Seksi Pengangkutan dan Pemrosesan Akhir'],
    ]],
  ]],
  ['kominfo', 'agency', 'KW-KOM', 'Diskominfo', 'Dinas Komunikasi dan Informatika', [
    ['kominfo-komunikasi-publik', 'division', 'KW-KOM-1', 'Komunikasi Publik', 'Bidang Informasi dan Komunikasi Publik', [
      ['kominfo-aduan', 'section', 'KW-KOM-11', 'Seksi Pengelolaan Aduan', 'Seksi Pengelolaan Opini dan Aduan Publik'],
    ]],
    ['kominfo-aplikasi', 'division', 'KW-KOM-2', 'Aplikasi Informatika', 'Bidang Aplikasi Informatika'],
  ]],
  ['dpmptsp', 'agency', 'KW-PTS', 'DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', [
    ['dpmptsp-perizinan', 'division', 'KW-PTS-1', 'Pelayanan Perizinan', 'Bidang Pelayanan Perizinan'],
  ]],
  ['bkpsdm', 'agency', 'KW-BKP', 'BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', [
    ['bkpsdm-kompetensi', 'division', 'KW-BKP-1', 'Pengembangan Kompetensi', 'Bidang Pengembangan Kompetensi Aparatur'],
    ['bkpsdm-kinerja', 'division', 'KW-BKP-2', 'Penilaian Kinerja', 'Bidang Penilaian Kinerja dan Disiplin'],
  ]],
  ['inspektorat', 'agency', 'KW-INS', 'Inspektorat', 'Inspektorat Daerah', [
    ['inspektorat-irban', 'division', 'KW-INS-1', 'Irban I', 'Inspektur Pembantu Wilayah I'],
  ]],
]];

export const UNITS: readonly DemoUnit[] = flatten(CITY, null);
export const ROOT_UNIT = 'kota-wanasari';

function flatten([slug, kind, code, shortName, name, children = []]: Branch, parent: string | null): DemoUnit[] {
  return [{ slug, parent, code, name, shortName, kind, zone: 'Asia/Jakarta' }, ...children.flatMap((child) => flatten(child, slug))];
}

const PARENT_OF = new Map(UNITS.map((unit) => [unit.slug, unit.parent]));

/** The unit first, then its ancestors up to the city. @throws RangeError for a unit the city does not have. */
export function unitPath(slug: string): string[] {
  const path: string[] = [];
  for (let at: string | null = slug; at !== null;) {
    const parent = PARENT_OF.get(at);
    if (parent === undefined) throw new RangeError(`no unit ${at} in the demo city`);
    path.push(at);
    at = parent;
  }
  return path;
}

/** The agency a unit belongs to: the ancestor right below the city; the city itself for the city. */
export function agencyOf(slug: string): string {
  return unitPath(slug).at(-2) ?? ROOT_UNIT;
}
