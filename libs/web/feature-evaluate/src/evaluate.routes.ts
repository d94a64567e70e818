import type { Routes } from '@angular/router';
import { needsTexts } from '@selaras/web/ui';

/** The evaluator's pages, below `/evaluate`. */
export const EVALUATE_ROUTES: Routes = [
  {
    path: '',
    resolve: { texts: needsTexts('evaluate') },
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./courses/evaluated-courses.page').then((file) => file.EvaluatedCoursesPage) },
      { path: 'outside', loadComponent: () => import('./outside/outside.page').then((file) => file.OutsidePage) },
      { path: 'cohorts/:cohortId', loadComponent: () => import('./evaluation/evaluation.page').then((file) => file.EvaluationPage) },
    ],
  },
];
