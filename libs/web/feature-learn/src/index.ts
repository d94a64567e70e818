import type { Routes } from '@angular/router';

export const LEARN_ROUTES: Routes = [];
