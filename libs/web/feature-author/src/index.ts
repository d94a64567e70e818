import type { Routes } from '@angular/router';

export const AUTHOR_ROUTES: Routes = [];
