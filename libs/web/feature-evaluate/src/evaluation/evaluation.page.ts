import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CohortEvaluationDocument, type CohortEvaluationQuery, GraphqlClient } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, LanguageStore, Notice, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { DistributionChart } from '../charts/distribution-chart';
import type { ComparedPart, Comparison } from '../comparison/comparison';
import { FiguresCard } from '../figures/figures-card';
import { MethodCard } from '../figures/method-card';
import { FormsCard } from '../forms/forms-card';
import { PartsCard } from '../units/parts-card';
import { VerdictCard } from '../verdict/verdict-card';
import type { Verdict } from '../verdict/verdict';
import { FunnelCards } from './funnel-cards';
import { UnpairedCard } from './unpaired-card';

type Evaluation = NonNullable<CohortEvaluationQuery['evaluation']>;

/** Did the training work? The sentence first, then the picture, then the figures, then the method. */
@Component({
  selector: 'sl-evaluation-page',
  imports: [NgTemplateOutlet, RouterLink, Page, PageHeader, Card, Button, EmptyState, Notice, ProblemNotice, Skeleton, VerdictCard, FunnelCards, DistributionChart, PartsCard, FiguresCard, MethodCard, FormsCard, UnpairedCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './evaluation.page.html',
  styleUrl: './evaluation.page.css',
})
export class EvaluationPage {
  readonly cohortId = input.required<string>();
  protected readonly t = injectText();
  private readonly client = inject(GraphqlClient);
  private readonly formats = inject(Formats);
  private readonly language = inject(LanguageStore);

  protected readonly answer = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params, abortSignal }) => this.client.run(CohortEvaluationDocument, params, { signal: abortSignal }),
  });
  protected readonly evaluation = computed(() => (this.answer.hasValue() ? this.answer.value().evaluation : null));
  // The two JSON members have the shapes that are written down here; the schema calls them "of the domain".
  protected readonly verdict = computed(() => this.evaluation()?.verdict as Verdict | undefined);
  protected readonly overall = computed(() => this.evaluation()?.overall as Comparison | undefined);
  protected readonly parts = computed(() => (this.evaluation()?.units ?? []).map(partOf));

  protected readonly kicker = computed(() => {
    const cohort = this.evaluation()?.cohort;
    return cohort ? this.t('evaluate.page.kicker', { course: cohort.courseTitle, version: cohort.versionNumber, cohort: cohort.cohortName }) : '';
  });
  /** On paper nobody can look up when this was true. */
  protected readonly asOf = computed(() => {
    const zone = this.evaluation()?.cohort.zone;
    return zone && this.answer.hasValue() ? this.t('evaluate.page.asOf', { at: this.formats.dateTime(this.answer.value().serverTime, zone) }) : '';
  });
  protected readonly about = computed(() => [this.kicker(), this.asOf()].join('\n'));

  protected download(kind: 'csv' | 'xlsx'): string {
    return `/exports/evaluations/${encodeURIComponent(this.cohortId())}.${kind}?lang=${this.language.current()}`;
  }

  protected print(): void {
    window.print();
  }
}

function partOf({ unit, enrolled, paired, preMean, postMean, meanGain, ciLow, ciHigh, pAdjusted, reason }: Evaluation['units'][number]): ComparedPart {
  return {
    name: unit.shortName, fullName: unit.name, pairs: paired, enrolled, preMean, postMean, meanGain,
    interval: ciLow === null || ciHigh === null ? null : [ciLow, ciHigh], adjustedP: pAdjusted, reason,
  };
}
