import { forAll, forCase, forPractice } from '../authoring/write-item';
import type { DemoCourse } from '../shapes';
import { CASE_CIVIL_REGISTRY, SPARE_CIVIL_REGISTRY } from './items/case-civil-registry';
import { CASE_DISTRICT } from './items/case-district';
import { CASE_GENERAL } from './items/case-general';
import { CASE_HOSPITAL } from './items/case-hospital';
import { CASE_PUBLIC_ORDER } from './items/case-public-order';
import { CORE_HANDLING } from './items/core-handling';
import { CORE_RIGHTS } from './items/core-rights';
import { PRACTICE } from './items/practice';
import { ANSWERING_COMPLAINTS } from './modules/answering-complaints';
import { FLOW_AND_DEADLINES } from './modules/flow-and-deadlines';
import { FROM_COMPLAINTS_TO_IMPROVEMENT } from './modules/from-complaints-to-improvement';
import { RECEIVING_AND_RECORDING } from './modules/receiving-and-recording';
import { WHY_PEOPLE_COMPLAIN } from './modules/why-people-complain';
import { OBJECTIVES } from './objectives';

/** Course A: complaint handling, complete and published. */
export const COMPLAINT_HANDLING: DemoCourse = {
  slug: 'manajemen-pengaduan',
  title: 'Manajemen Pengaduan',
  summary: 'Menerima, mencatat, menindaklanjuti, dan menjawab pengaduan warga, lalu memakainya untuk memperbaiki layanan. Kasus dan sebagian butir tes disesuaikan dengan unit kerja Anda.',
  jp: 6,
  ownerUnit: 'bkpsdm',
  status: 'published',
  objectives: OBJECTIVES,
  modules: [WHY_PEOPLE_COMPLAIN, RECEIVING_AND_RECORDING, FLOW_AND_DEADLINES, ANSWERING_COMPLAINTS, FROM_COMPLAINTS_TO_IMPROVEMENT],
  pair: {
    passMarkPercent: 70,
    timeLimitSeconds: 30 * 60,
    preAttempts: 1,
    postAttempts: 2, blueprint: [],
    items: [
      ...forAll([...CORE_RIGHTS, ...CORE_HANDLING]),
      ...forCase(null, CASE_GENERAL),
      ...forCase('dukcapil', CASE_CIVIL_REGISTRY),
      ...forCase('satpol-pp', CASE_PUBLIC_ORDER),
      ...forCase('rsud', CASE_HOSPITAL),
      ...forCase('kecamatan', CASE_DISTRICT),
      ...forPractice(PRACTICE),
    ],
  },
  spareItems: SPARE_CIVIL_REGISTRY,
};
