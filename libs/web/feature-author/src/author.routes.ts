import type { Routes } from '@angular/router';
import { needsTexts } from '@selaras/web/ui';
import { ItemBank } from './items/item-bank';
import { CourseStore } from './workspace/course-store';
import { WorkspaceSaving } from './workspace/saving';
import { leaveSaved } from './workspace/leave-saved';

/** The instructor's pages, below `/author`. Every page of a version shares one course store and one item bank. */
export const AUTHOR_ROUTES: Routes = [
  {
    path: '',
    resolve: { texts: needsTexts('author') },
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./courses/course-list.page').then((file) => file.CourseListPage) },
      {
        path: 'versions/:versionId',
        providers: [WorkspaceSaving, CourseStore, ItemBank],
        loadComponent: () => import('./workspace/workspace').then((file) => file.Workspace),
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'contents' },
          { path: 'contents', canDeactivate: [leaveSaved], loadComponent: () => import('./contents/contents.page').then((file) => file.ContentsPage) },
          { path: 'variants', loadComponent: () => import('./matrix/matrix.page').then((file) => file.MatrixPage) },
          { path: 'variants/:moduleId', canDeactivate: [leaveSaved], loadComponent: () => import('./variant/variant.page').then((file) => file.VariantPage) },
          { path: 'tests', canDeactivate: [leaveSaved], loadComponent: () => import('./tests/tests.page').then((file) => file.TestsPage) },
          { path: 'rules', canDeactivate: [leaveSaved], loadComponent: () => import('./rules/rules.page').then((file) => file.RulesPage) },
          {
            path: 'bank',
            // How keys are worded stands among the texts of marking.
            resolve: { bankTexts: needsTexts('bank'), markingTexts: needsTexts('marking') },
            children: [
              { path: '', pathMatch: 'full', loadComponent: () => import('./bank/bank.page').then((file) => file.BankPage) },
              { path: 'duplicates', loadComponent: () => import('./bank/duplicates.page').then((file) => file.DuplicatesPage) },
              { path: 'import', loadComponent: () => import('./import/import.page').then((file) => file.ImportPage) },
              { path: ':itemId', canDeactivate: [leaveSaved], loadComponent: () => import('./items/item.page').then((file) => file.ItemPage) },
            ],
          },
          { path: 'preview', loadComponent: () => import('./preview/preview.page').then((file) => file.PreviewPage) },
          {
            path: '',
            resolve: { markingTexts: needsTexts('marking') },
            children: [
              { path: 'marking', loadComponent: () => import('./marking/queue.page').then((file) => file.MarkingQueuePage) },
              { path: 'marking/:itemVersionId', loadComponent: () => import('./marking/works.page').then((file) => file.WorksPage) },
              { path: 'attempts', loadComponent: () => import('./attempts/attempts.page').then((file) => file.AttemptsPage) },
              { path: 'attempts/:attemptId', loadComponent: () => import('./attempts/attempt.page').then((file) => file.AttemptPage) },
              { path: 'corrections', loadComponent: () => import('./corrections/corrections.page').then((file) => file.CorrectionsPage) },
              { path: 'corrections/new', loadComponent: () => import('./corrections/new-correction.page').then((file) => file.NewCorrectionPage) },
            ],
          },
          { path: 'publish', loadComponent: () => import('./publish/publish.page').then((file) => file.PublishPage) },
        ],
      },
    ],
  },
];
