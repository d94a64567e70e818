import { inject } from '@angular/core';
import { injectText, LanguageStore, type TextOf } from '@selaras/web/ui';
import { FigureFormats } from '../figures/figure-formats';
import { type EquatingRefusal, injectEquatingReason } from '../forms/equating-reasons';
import type { Caveat, PassRateStatement, Statement, UnitsStatement, Verdict } from './verdict';

/** `core`: core scores of a cohort by unit. `outside`: marks from an uploaded file, by group. */
export type Subject = 'core' | 'outside';

/** Whole sentences; `**` stands around the words that are stressed. */
export interface Sentences {
  readonly statement: string;
  readonly passRate: string | null;
  readonly units: string | null;
  readonly caveats: readonly string[];
}

/** So many units are named; of the others only the number is said, for a sentence that is read aloud. */
const MOST_NAMES = 3;

/** Turns a verdict into sentences of the current language. The words add nothing to what its kinds and figures say. */
export function injectSentences(): (verdict: Verdict, subject: Subject) => Sentences {
  const words = { t: injectText(), figures: inject(FigureFormats), language: inject(LanguageStore), reasonOf: injectEquatingReason() };
  return (verdict, subject) => ({
    statement: statementSentence(verdict.statement, subject, words),
    passRate: verdict.passRate && passRateSentence(verdict.passRate, words),
    units: verdict.units && unitsSentence(verdict.units, subject, words),
    caveats: verdict.caveats.map((caveat) => caveatSentence(caveat, words)),
  });
}

interface Words {
  readonly t: TextOf;
  readonly figures: FigureFormats;
  readonly language: LanguageStore;
  readonly reasonOf: (refusal: EquatingRefusal) => string;
}

function statementSentence(statement: Statement, subject: Subject, { t, figures }: Words): string {
  const named = { subject: t(`evaluate.subject.${subject}.first`), inside: t(`evaluate.subject.${subject}.inside`) };
  switch (statement.kind) {
    case 'no_pairs':
      return t('evaluate.verdict.statement.no_pairs');
    case 'too_few_pairs':
      return t('evaluate.verdict.statement.too_few_pairs', { count: statement.pairs, fewest: statement.fewest });
    case 'forms_not_comparable':
      return t('evaluate.verdict.statement.forms_not_comparable', { pairs: statement.pairs });
    case 'nobody_changed':
      return t('evaluate.verdict.statement.nobody_changed', { pairs: statement.pairs });
    case 'everybody_changed_alike':
      return t(`evaluate.verdict.statement.everybody_changed_alike.${statement.direction}`, { pairs: statement.pairs, gain: figures.points(Math.abs(statement.meanGain)) });
    case 'rose':
    case 'fell':
    case 'not_distinguishable': {
      const { kind, meanGain, effect } = statement;
      // A fall is told with the size of the fall, so that nobody has to read a minus aloud.
      const [low, high] = kind === 'fell' ? [-statement.interval[1], -statement.interval[0]] : statement.interval;
      const gain = kind === 'not_distinguishable' ? figures.change(meanGain) : figures.points(Math.abs(meanGain));
      return t(`evaluate.verdict.statement.${kind}`, {
        ...named, gain, low: figures.points(low), high: figures.points(high), effect: effect ? t(`evaluate.verdict.effect.${effect.word}`) : '',
      });
    }
  }
}

function passRateSentence({ kind, before, after, passMark }: PassRateStatement, { t, figures }: Words): string {
  return t(`evaluate.verdict.passRate.${kind}`, { before: figures.share(before), after: figures.share(after), mark: figures.count(passMark) });
}

function unitsSentence(units: UnitsStatement, subject: Subject, words: Words): string {
  const { t } = words;
  const { kind, assessable, rose, fell, notDistinguishable } = units;
  const params = {
    assessable,
    rose: rose.length,
    nouns: t(`evaluate.noun.${subject}`, { count: assessable }),
    name: [...rose, ...fell, ...notDistinguishable][0] ?? '',
    rest: restOfUnits(units, words),
  };
  // One does not say "one of one", nor "all two". Where some rose, there are two at least, and they differ.
  const few = kind === 'all_rose' || kind === 'none_rose' ? ({ 1: '_alone', 2: '_both' }[assessable] ?? '') : '';
  return t(`evaluate.verdict.units.${kind}${few}`, params);
}

/** What happened where no rise is seen. Where no unit rose, being indistinguishable is said by the sentence already. */
function restOfUnits({ kind, fell, notDistinguishable }: UnitsStatement, words: Words): string {
  const parts: string[] = [];
  if (notDistinguishable.length > 0 && kind === 'some_rose') parts.push(words.t('evaluate.verdict.units.rest.notDistinguishable', { names: namesOf(notDistinguishable, words) }));
  if (fell.length > 0) parts.push(words.t('evaluate.verdict.units.rest.fell', { names: namesOf(fell, words) }));
  return parts.join('');
}

function namesOf(names: readonly string[], { t, language }: Words): string {
  const stressed = names.map((name) => `**${name}**`);
  const shown = names.length <= MOST_NAMES ? stressed : [...stressed.slice(0, MOST_NAMES - 1), t('evaluate.verdict.units.others', { count: names.length - MOST_NAMES + 1 })];
  return new Intl.ListFormat(language.tag(), { type: 'conjunction' }).format(shown);
}

function caveatSentence(caveat: Caveat, words: Words): string {
  const { t, figures } = words;
  switch (caveat.kind) {
    case 'no_comparison_group':
    case 'different_items':
      return t(`evaluate.verdict.caveat.${caveat.kind}`);
    case 'two_forms': {
      const { basis } = caveat;
      return basis.kind === 'equated'
        ? t('evaluate.verdict.caveat.two_forms.equated', { method: t(`evaluate.equating.method.${basis.method.toUpperCase()}`) })
        : t(`evaluate.verdict.caveat.two_forms.${basis.kind}`, { reason: words.reasonOf(basis.refusal) });
    }
    case 'cause_depends_on_grouping':
      return t('evaluate.verdict.caveat.cause_depends_on_grouping', { groups: namesOf(caveat.groups, words) });
    case 'awaiting_marks':
      return t('evaluate.verdict.caveat.awaiting_marks', { count: caveat.people });
    case 'many_unpaired':
      return t('evaluate.verdict.caveat.many_unpaired', { unpaired: caveat.people - caveat.pairs, people: caveat.people });
    case 'rank_test_disagrees':
      return t('evaluate.verdict.caveat.rank_test_disagrees', { p: figures.pIs(caveat.p) });
    case 'small_sample':
      return t('evaluate.verdict.caveat.small_sample', { pairs: caveat.pairs });
    case 'ceiling_before':
      return t('evaluate.verdict.caveat.ceiling_before', { atMaximum: caveat.atMaximum, pairs: caveat.pairs });
  }
}

/** The stressed words apart from the others, in order. */
export function stressOf(sentence: string): readonly { readonly text: string; readonly stressed: boolean }[] {
  return sentence.split('**').map((text, index) => ({ text, stressed: index % 2 === 1 })).filter(({ text }) => text !== '');
}

/** Without the marks of stress: for a chat, an e-mail, a screen reader. */
export function plainOf(sentence: string): string {
  return sentence.replaceAll('**', '');
}
