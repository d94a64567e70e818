import { injectText } from '@selaras/web/ui';
import type { ItemProblem } from './item-problem';

/** The sentence for a problem. What concerns one gap of several says which. */
export function injectProblemText(): (problem: ItemProblem) => string {
  const t = injectText();
  return ({ code, params }) => {
    const { list, gap } = params;
    const named = list === undefined ? params : { ...params, list: t(`author.item.list.${list}`) };
    const sentence = t(`author.item.problem.${code}`, named);
    return gap === undefined || code.startsWith('Gap') ? sentence : t('author.item.inGap', { gap, sentence });
  };
}
