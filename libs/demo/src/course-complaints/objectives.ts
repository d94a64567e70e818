import type { DemoObjective } from '../shapes';

export const OBJECTIVES: readonly DemoObjective[] = [
  { code: 'T1', text: 'Menjelaskan hak warga untuk mengadu dan kewajiban unit layanan, serta membedakan pengaduan dari permintaan informasi dan aspirasi.' },
  { code: 'T2', text: 'Menerima dan mencatat pengaduan secara lengkap, termasuk yang disampaikan lisan, dan memberikan tanda terima.' },
  { code: 'T3', text: 'Menyalurkan dan menindaklanjuti pengaduan sesuai klasifikasi, kewenangan, dan tenggat SP4N-LAPOR!.' },
  { code: 'T4', text: 'Menyusun jawaban yang jelas, santun, dan dapat ditindaklanjuti sambil melindungi identitas serta data pribadi.' },
  { code: 'T5', text: 'Membaca data pengaduan untuk menemukan akar masalah dan mengusulkan perbaikan layanan yang dapat diukur.' },
];
