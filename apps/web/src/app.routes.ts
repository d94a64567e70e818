import type { Routes } from '@angular/router';
import { roleGuard, signedInGuard } from '@selaras/web/data-access';
import { homeGuard } from './shell/home.guard';
import { Shell } from './shell/shell';

/** `data.quiet` on a route hides the navigation: nothing beside the task. */
export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./sign-in/sign-in.page').then((file) => file.SignInPage) },
  { path: 'set-up', loadComponent: () => import('./set-up/set-up.page').then((file) => file.SetUpPage) },
  {
    path: '',
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', canActivate: [homeGuard], children: [] },
      { path: 'learn', canActivate: [roleGuard('LEARNER')], loadChildren: () => import('@selaras/web/feature-learn').then((feature) => feature.LEARN_ROUTES) },
      { path: 'author', canActivate: [roleGuard('INSTRUCTOR')], loadChildren: () => import('@selaras/web/feature-author').then((feature) => feature.AUTHOR_ROUTES) },
      { path: 'evaluate', canActivate: [roleGuard('EVALUATOR')], loadChildren: () => import('@selaras/web/feature-evaluate').then((feature) => feature.EVALUATE_ROUTES) },
      { path: 'admin', canActivate: [roleGuard('ADMINISTRATOR')], loadChildren: () => import('@selaras/web/feature-admin').then((feature) => feature.ADMIN_ROUTES) },
      { path: 'account', canActivate: [signedInGuard], loadComponent: () => import('./account/account.page').then((file) => file.AccountPage) },
      { path: '**', loadComponent: () => import('./shell/not-found.page').then((file) => file.NotFoundPage) },
    ],
  },
];
