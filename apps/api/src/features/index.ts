import type { Type } from '@nestjs/common';
import { AccommodationsModule } from './accommodations.module';
import { AdminModule } from './admin.module';
import { AuthorModule } from './author.module';
import { EvaluatorModule } from './evaluator.module';
import { IdentityModule } from './identity.module';
import { ItemBankModule } from './item-bank.module';
import { LearnerModule } from './learner.module';
import { MarkingModule } from './marking.module';
import { RegradingModule } from './regrading.module';

/** Every feature the API serves; a new one is added here. */
export const FEATURES: readonly Type[] = [IdentityModule, AdminModule, AccommodationsModule, AuthorModule, ItemBankModule, EvaluatorModule, LearnerModule, RegradingModule, MarkingModule];
