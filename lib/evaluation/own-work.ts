import type { ReasonDraft } from './mark-reason';
import type { PanelItem } from './panel';

/** Where one answer stands for one evaluator. `no-reason`, `not-saved`: a score is chosen in a draft and does not count. */
export type OwnStatus = 'scored' | 'not-scored' | 'no-reason' | 'not-saved';

type DraftFact = { readonly submissionId: string; readonly questionId: string; readonly draft: ReasonDraft };

const words = (draft: ReasonDraft): string =>
  [draft.strengths, draft.gaps, draft.againstDescriptor, draft.reason].join('').trim();

/** Takes panel items, an evaluator and their drafts; returns what this evaluator has to mark, each with where it stands. */
export const ownWork = <
  I extends Pick<PanelItem<never, never>, 'submissionId' | 'question' | 'evaluators' | 'proposal'> & {
    marks: readonly { readonly evaluatorId: string }[];
  },
>(
  items: readonly I[],
  evaluatorId: string,
  drafts: readonly DraftFact[],
): { item: I; status: OwnStatus }[] =>
  items
    .filter(({ evaluators }) => evaluators.includes(evaluatorId))
    .map((item) => {
      if (item.marks.some((mark) => mark.evaluatorId === evaluatorId)) return { item, status: 'scored' };
      const draft = drafts.find(
        (each) => each.submissionId === item.submissionId && each.questionId === item.question.id,
      )?.draft;
      if (!draft || draft.mark === '') return { item, status: 'not-scored' };
      const confirmed = item.proposal?.mark === draft.mark;
      return { item, status: words(draft) === '' && !confirmed ? 'no-reason' : 'not-saved' };
    });
