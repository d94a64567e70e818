import type { RoleName } from '@selaras/web/data-access';

export interface Section {
  readonly path: string;
  /** Key of its name: one or two words. */
  readonly name: string;
}

export interface RoleArea {
  readonly role: RoleName;
  readonly path: string;
  readonly sections: readonly Section[];
}

/** What each role finds in the navigation. Every path is a page of its feature. */
export const ROLE_AREAS: readonly RoleArea[] = [
  { role: 'LEARNER', path: '/learn', sections: [{ path: '/learn', name: 'shell.section.learn' }] },
  { role: 'INSTRUCTOR', path: '/author', sections: [{ path: '/author', name: 'shell.section.courses' }] },
  { role: 'EVALUATOR', path: '/evaluate', sections: [{ path: '/evaluate', name: 'shell.section.results' }] },
  {
    role: 'ADMINISTRATOR',
    path: '/admin',
    sections: [
      { path: '/admin/cohorts', name: 'shell.section.cohorts' },
      { path: '/admin/people', name: 'shell.section.people' },
      { path: '/admin/units', name: 'shell.section.units' },
      { path: '/admin/hours', name: 'shell.section.hours' },
    ],
  },
];
