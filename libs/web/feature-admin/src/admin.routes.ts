import type { Routes } from '@angular/router';
import { needsTexts } from '@selaras/web/ui';
import { UnitTree } from './units/unit-tree';

/** The administrator's pages, below `/admin`. The tree of units is read once for all of them. */
export const ADMIN_ROUTES: Routes = [
  {
    path: '',
    resolve: { texts: needsTexts('admin') },
    providers: [UnitTree],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'cohorts' },
      { path: 'cohorts', loadComponent: () => import('./cohorts/cohorts.page').then((file) => file.CohortsPage) },
      { path: 'cohorts/new', loadComponent: () => import('./cohorts/create-cohort.page').then((file) => file.CreateCohortPage) },
      { path: 'cohorts/:cohortId', loadComponent: () => import('./cohort/cohort.page').then((file) => file.CohortPage) },
      { path: 'cohorts/:cohortId/enrol', loadComponent: () => import('./cohort/enrol.page').then((file) => file.EnrolPage) },
      { path: 'cohorts/:cohortId/members/:enrolmentId', loadComponent: () => import('./accommodations/accommodations.page').then((file) => file.AccommodationsPage) },
      { path: 'people', loadComponent: () => import('./people/people.page').then((file) => file.PeoplePage) },
      { path: 'people/new', loadComponent: () => import('./people/add-person.page').then((file) => file.AddPersonPage) },
      { path: 'people/:personId', loadComponent: () => import('./person/person.page').then((file) => file.PersonPage) },
      { path: 'units', loadComponent: () => import('./units/units.page').then((file) => file.UnitsPage) },
      { path: 'hours', loadComponent: () => import('./hours/hours.page').then((file) => file.HoursPage) },
    ],
  },
];
