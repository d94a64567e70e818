import type { Routes } from '@angular/router';

export const EVALUATE_ROUTES: Routes = [];
