import { Controller, Get, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, EVALUATION_USE_CASES, idOf } from '@selaras/adapters/graphql';
import { evaluationSheets, type ExportLocale, writeWorkbook } from '@selaras/adapters/tables';
import type { EvaluationUseCases } from '@selaras/application/evaluation';
import type { Actor } from '@selaras/domain/organisation';
import { writeCsv } from '@selaras/interop/table';
import type { Response } from 'express';

/** Downloads of what the evaluator sees. The same use case answers, so the same scope and the same suppression hold. */
@Controller('exports/evaluations')
export class ExportsController {
  constructor(@Inject(EVALUATION_USE_CASES) private readonly evaluation: EvaluationUseCases) {}

  @Get(':cohortId.csv')
  @Allow('evaluator')
  async csv(@CurrentActor() actor: Actor, @Param('cohortId') cohortId: string, @Query('lang') lang: string | undefined, @Res() response: Response): Promise<void> {
    const locale = localeOf(lang);
    const [units] = await this.sheets(actor, cohortId, locale);
    const isIndonesian = locale === 'id';
    // Spreadsheets set to Indonesian read semicolons and decimal commas.
    const text = writeCsv(units.header, units.rows, { separator: isIndonesian ? ';' : ',', decimals: isIndonesian ? 'comma' : 'point' });
    response.attachment(`selaras-evaluation-${cohortId.slice(0, 8)}.csv`).type('text/csv; charset=utf-8').send(text);
  }

  @Get(':cohortId.xlsx')
  @Allow('evaluator')
  async xlsx(@CurrentActor() actor: Actor, @Param('cohortId') cohortId: string, @Query('lang') lang: string | undefined, @Res() response: Response): Promise<void> {
    const workbook = await writeWorkbook(await this.sheets(actor, cohortId, localeOf(lang)));
    response
      .attachment(`selaras-evaluation-${cohortId.slice(0, 8)}.xlsx`)
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(workbook));
  }

  private async sheets(actor: Actor, cohortId: string, locale: ExportLocale) {
    const evaluation = await this.evaluation.evaluateCohort(actor, idOf<'Cohort'>('cohortId', cohortId));
    if (!evaluation) throw new NotFoundException();
    return evaluationSheets(evaluation, locale);
  }
}

function localeOf(lang: string | undefined): ExportLocale {
  return lang === 'en' ? 'en' : 'id';
}
