import 'server-only';
import { findProcurement } from '@/db/store/procurement';
import { principles } from '@/lib/catalogue';
import { sectionsArePrinciples } from '@/lib/evaluation/comparison';
import { countedMark } from '@/lib/evaluation/outcome-reasons';
import { spreadOf } from '@/lib/evaluation/spread';
import { refOf } from '@/lib/question/kind';
import { isAward } from '@/lib/questionnaire/find';
import { hundred, over, parseDecimal, times, toDecimal, toExact } from '@/lib/scoring/fraction';
import { loadDecision } from './decision-record';
import { procurementFacts } from './procurement-facts';
import { scoreOf } from './result-figures';
import { view } from './view';

export const comparisonViews = ['section', 'principle', 'question'] as const;
export type ComparisonView = (typeof comparisonViews)[number];
type Input = { id: string; by: ComparisonView; section?: string | undefined; supplier?: string | undefined };

/** Number and name of a principle; our own words, from the catalogue. */
const principleName = (number: number): string => {
  const found = principles.find((principle) => principle.number === number);
  return found ? `${number} ${found.shortName.en}` : `Principle ${number}`;
};

/** Where suppliers differ: by section, by principle, or by question of one section. */
export const comparison = view({
  action: 'results.read',
  load: (db, { id }: Input) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }) => {
    const record = await loadDecision(db, state);
    const head = {
      procurement: {
        id: state.procurement.id,
        title: state.procurement.title,
        reference: state.procurement.reference,
      },
    };
    if (!record?.judged.ok) return { ...head, compared: null };
    const outcome = record.judged.value;
    const { places } = outcome;
    const { document } = record.published;
    const { scale } = document.scoring;
    // A disregarded tender is outside the assessment and so outside the comparison.
    const inside = outcome.ranking.filter((bid) => bid.outcome !== 'disregarded');
    const known = (bidder: string) => record.recorded.bidders.find((one) => one.bidder === bidder);
    const suppliers = inside.map(({ bidder, outcome: is, rank }) => ({
      key: known(bidder)?.submissionId ?? bidder,
      letter: known(bidder)?.letter ?? '',
      name: bidder,
      outcome: is,
      rank,
    }));
    const scored = document.sections.filter(({ questions }) => questions.some(isAward));
    // Where each section is a principle, the minimum of the section is that of its principle.
    const minimumOf = (principle: number): string | null =>
      sectionsArePrinciples(document)
        ? (scored.find(({ questions }) => questions.some((one) => isAward(one) && one.principle === principle))
            ?.threshold ?? null)
        : null;
    const rows =
      input.by === 'principle'
        ? (inside[0]?.principles ?? []).map(({ principle }) => ({
            key: String(principle),
            label: principleName(principle),
            minimum: minimumOf(principle),
            scores: inside.map((bid) =>
              scoreOf(bid.principles.find((one) => one.principle === principle)?.score, places),
            ),
          }))
        : scored.map((section) => ({
            key: section.id,
            label: section.title.en,
            minimum: section.threshold ?? null,
            scores: inside.map((bid) => scoreOf(bid.sections.find(({ id }) => id === section.id)?.score, places)),
          }));
    const unfolded = input.by === 'question' ? scored.find(({ id }) => id === input.section) : undefined;
    const shown = suppliers.findIndex(({ key }) => key === input.supplier);
    const profiled = inside[shown < 0 ? 0 : shown];
    return {
      ...head,
      compared: {
        version: { number: record.published.number, hash: record.published.documentHash },
        suppliers,
        left: outcome.ranking.filter((bid) => bid.outcome === 'disregarded').map(({ bidder }) => bidder),
        rows,
        describesOnly: input.by === 'principle' && !sectionsArePrinciples(document),
        sections: scored.map(({ id, title, questions }) => ({
          id,
          title: title.en,
          questions: questions.filter(isAward).length,
        })),
        unfolded: unfolded
          ? {
              id: unfolded.id,
              title: unfolded.title.en,
              questions: unfolded.questions.filter(isAward).flatMap((question) => {
                const marks = inside.map((bid) => countedMark(bid, question.id));
                return [
                  {
                    id: question.id,
                    ref: refOf(question),
                    wording: question.wording.en,
                    minimum: question.threshold ?? null,
                    /** The same as a share of the highest mark, for a chart. */
                    minimumShare:
                      question.threshold == null
                        ? null
                        : toDecimal(times(over(parseDecimal(question.threshold), parseDecimal(scale.max)), hundred), 2),
                    spread: spreadOf(marks.filter((mark) => mark !== null)),
                    marks: marks.map((mark) =>
                      mark === null
                        ? null
                        : {
                            shown: mark,
                            exact: toExact(times(over(parseDecimal(mark), parseDecimal(scale.max)), hundred)),
                          },
                    ),
                  },
                ];
              }),
            }
          : null,
        profile: profiled
          ? {
              key: known(profiled.bidder)?.submissionId ?? '',
              name: profiled.bidder,
              rows: profiled.principles.map(({ principle, score }) => ({
                key: String(principle),
                label: principleName(principle),
                minimum: minimumOf(principle),
                score: scoreOf(score, places),
              })),
            }
          : null,
        points: inside.flatMap((bid) => {
          const price = record.recorded.contest.bids.find(({ bidder }) => bidder === bid.bidder)?.price;
          const quality = scoreOf(bid.quality, places);
          const one = known(bid.bidder);
          return bid.rank !== null && price && quality && one
            ? [{ key: one.submissionId, letter: one.letter, name: bid.bidder, price, quality }]
            : [];
        }),
        minimumQuality: document.scoring.minimumQuality,
      },
    };
  },
});
