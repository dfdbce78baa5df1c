import 'server-only';
import { workedExample } from '@/lib/evaluation/worked-example';
import { isRelative, offeredScales } from '@/lib/questionnaire/award-model';
import { awardWeights } from '@/lib/questionnaire/award-weights';
import { toPlainDecimal } from '@/lib/scoring/fraction';
import { traceToJson } from '@/lib/scoring/trace';
import { totalOf } from '@/lib/scoring/weights';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { view } from './view';

/** How the winner is found: the rules of the draft, their total, the schemes on offer, and a worked example. */
export const awardModel = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (_db, { loaded, context }) => {
    const { draft, names } = loaded;
    const head = pageHead(loaded, context);
    if (!draft) return { ...head, version: null };
    const { document } = draft;
    const example = workedExample(document.scoring);
    return {
      ...head,
      version: versionHead(draft, names),
      document,
      total: toPlainDecimal(totalOf(awardWeights(document.scoring.award))) ?? '0',
      relative: isRelative(document.scoring.award),
      scales: offeredScales(document),
      example: example.ok
        ? example.value.ranking.map(({ bidder, rank, shownTotal, trace }) => ({
            bidder,
            rank,
            total: shownTotal,
            trace: trace ? traceToJson(trace) : null,
          }))
        : null,
    };
  },
});
