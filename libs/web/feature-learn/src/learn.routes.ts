import type { Routes } from '@angular/router';
import { needsTexts } from '@selaras/web/ui';
import { leaveAttemptGuard } from './attempt/leave-attempt.guard';

export const LEARN_ROUTES: Routes = [
  {
    path: '',
    resolve: { texts: needsTexts('learn') },
    children: [
      { path: '', loadComponent: () => import('./my-courses/my-courses.page').then((file) => file.MyCoursesPage) },
      { path: ':enrolmentId', loadComponent: () => import('./course/course.page').then((file) => file.CoursePage) },
      { path: ':enrolmentId/modules/:moduleId', data: { quiet: true }, loadComponent: () => import('./module/module.page').then((file) => file.ModulePage) },
      { path: ':enrolmentId/tests/:test', loadComponent: () => import('./test-intro/test-intro.page').then((file) => file.TestIntroPage) },
      {
        path: ':enrolmentId/attempts/:attemptId',
        data: { quiet: true },
        canDeactivate: [leaveAttemptGuard],
        loadComponent: () => import('./attempt/attempt.page').then((file) => file.AttemptPage),
      },
      { path: ':enrolmentId/attempts/:attemptId/review', loadComponent: () => import('./review/review.page').then((file) => file.ReviewPage) },
      { path: ':enrolmentId/attempts/:attemptId/result', loadComponent: () => import('./result/result.page').then((file) => file.ResultPage) },
    ],
  },
];
