import { refOf } from '../question/kind';
import { compareMarks } from '../question/marks';
import type { AwardQuestion, Question, QuestionnaireDocument } from '../questionnaire/document';
import { type GateQuestion, isAward, isGate, questionsOf } from '../questionnaire/find';
import { type AnswerEntries, type AnswerEntry, isNotApplicable } from '../response/extras';
import { askedOf } from '../response/relevant';
import { type AssignmentTerm, activeAssignments, countingMarks } from './counting';
import { coverageGaps, evaluatorsNeeded, type Gap } from './coverage';
import { needsModeration, type Proposal, proposalFor } from './marking';

/** Takes a document; returns its award criteria in document order: what evaluators mark. */
export const criteriaOf = (document: QuestionnaireDocument): AwardQuestion[] => questionsOf(document).filter(isAward);

export type MarkFact = {
  readonly submissionId: string;
  readonly questionId: string;
  readonly evaluatorId: string;
  readonly mark: string;
};
export type AgreedFact = {
  readonly submissionId: string;
  readonly questionId: string;
  readonly mark: string;
  readonly source: 'adopted' | 'moderated';
  readonly agreedBy: string;
};
export type GateFact = {
  readonly submissionId: string;
  readonly questionId: string;
  readonly decision: 'pass' | 'fail';
};

/** The record of an evaluation as plain facts; marks, agreed marks and decisions are the current ones. */
export type PanelFacts<M extends MarkFact, A extends AgreedFact, G extends GateFact> = {
  readonly document: QuestionnaireDocument;
  /** In the order of the letters. */
  readonly submissions: readonly { readonly id: string; readonly letter: string; readonly answers: AnswerEntries }[];
  readonly gates: readonly G[];
  readonly assignments: readonly AssignmentTerm[];
  readonly marks: readonly M[];
  readonly agreed: readonly A[];
  /** Submissions that the authority disregarded by a decision of its own, whatever their gates say. */
  readonly disregarded: ReadonlySet<string>;
  /** Evaluators who have locked. */
  readonly locked: ReadonlySet<string>;
};

/**
 * `unmarked`: an evaluator who counts has not marked it, or too few are assigned; `confirmed`: everybody confirmed the
 * published mark, which is adopted; `to-agree`: the panel must agree a mark; `agreed`: it has.
 */
export type PanelStatus = 'unmarked' | 'confirmed' | 'to-agree' | 'agreed';

export type PanelItem<M extends MarkFact, A extends AgreedFact> = {
  submissionId: string;
  letter: string;
  question: AwardQuestion;
  answer: unknown;
  /** What the published options, points or bands give; null where a person marks on the scale. */
  proposal: Proposal | null;
  /** Who is assigned now. */
  evaluators: string[];
  /** The individual marks that count. */
  marks: M[];
  agreed: A | null;
  status: PanelStatus;
};

export type GateItem<G extends GateFact> = {
  submissionId: string;
  letter: string;
  question: GateQuestion;
  decision: G | null;
};

export type Panel<M extends MarkFact, A extends AgreedFact, G extends GateFact> = {
  items: PanelItem<M, A>[];
  gates: GateItem<G>[];
  /** Submissions outside the assessment: a condition of participation was decided as failed, or they were disregarded. */
  disregarded: Set<string>;
  /** Award criteria with too few evaluators. */
  gaps: Gap[];
};

const ownOf = (answers: AnswerEntries, id: string): AnswerEntry | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined;

const keyOf = (submissionId: string, questionId: string): string => JSON.stringify([submissionId, questionId]);

const grouped = <T extends { submissionId: string; questionId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row.submissionId, row.questionId);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
};

/** Takes a submission's decisions; true where a condition of participation that is asked of it was failed. */
const isDisregarded = (gates: readonly GateItem<GateFact>[]): boolean =>
  gates.some(
    ({ question, decision }) => question.purpose === 'condition-of-participation' && decision?.decision === 'fail',
  );

/**
 * Takes the record of an evaluation; returns every pair of submission and award criterion that must be marked, with
 * where it stands, and every gate to decide. Only questions that were asked of a submission are here, and a
 * disregarded submission has nothing to mark.
 */
export function panelOf<M extends MarkFact, A extends AgreedFact, G extends GateFact>(
  facts: PanelFacts<M, A, G>,
): Panel<M, A, G> {
  const { document, submissions } = facts;
  const { scale } = document.scoring;
  const questions = questionsOf(document);
  const award = criteriaOf(document);
  const active = activeAssignments(facts.assignments);
  const assigned = new Map<string, string[]>();
  for (const { questionId, evaluatorId } of active)
    assigned.set(questionId, [...new Set([...(assigned.get(questionId) ?? []), evaluatorId])]);
  const marks = grouped(countingMarks(facts.marks, facts.assignments));
  const agreed = grouped(facts.agreed);
  const decisions = grouped(facts.gates);
  const gates: GateItem<G>[] = [];
  const items: PanelItem<M, A>[] = [];
  const disregarded = new Set<string>();
  for (const { id, letter, answers } of submissions) {
    const asked = askedOf(document, answers);
    const own = questions
      .filter(isGate)
      .filter((question) => asked.has(question.id))
      .map((question) => ({
        submissionId: id,
        letter,
        question,
        decision: decisions.get(keyOf(id, question.id))?.at(-1) ?? null,
      }));
    gates.push(...own);
    if (facts.disregarded.has(id) || isDisregarded(own)) {
      disregarded.add(id);
      continue;
    }
    for (const question of award) {
      // Not applicable: the published rule says how it counts, and nobody marks it.
      if (!asked.has(question.id) || isNotApplicable(question, ownOf(answers, question.id))) continue;
      const answer = ownOf(answers, question.id)?.value;
      const key = keyOf(id, question.id);
      const base = {
        submissionId: id,
        letter,
        question,
        answer,
        proposal: proposalFor(question, answer, scale),
        evaluators: assigned.get(question.id) ?? [],
        marks: marks.get(key) ?? [],
        agreed: agreed.get(key)?.at(-1) ?? null,
      };
      items.push({ ...base, status: statusOf(base, evaluatorsNeeded(question, scale)) });
    }
  }
  const gaps = coverageGaps(
    award,
    scale,
    active.map(({ evaluatorId, questionId }) => ({ evaluator: evaluatorId, questionIds: [questionId] })),
  );
  return { items, gates, disregarded, gaps };
}

const statusOf = (
  { proposal, evaluators, marks, agreed }: Omit<PanelItem<MarkFact, AgreedFact>, 'status'>,
  needed: number,
): PanelStatus => {
  if (evaluators.length < needed || marks.length < evaluators.length) return 'unmarked';
  const given = marks.map(({ mark }) => mark);
  if (needsModeration(proposal, given)) return agreed?.source === 'moderated' ? 'agreed' : 'to-agree';
  return agreed?.source === 'moderated' ? 'agreed' : 'confirmed';
};

/**
 * Takes panel items; returns those whose confirmed mark is yet to be recorded as adopted: nothing is recorded, or what
 * is recorded was adopted from an evaluator who no longer counts.
 */
export const toAdopt = <M extends MarkFact, A extends AgreedFact>(
  items: readonly PanelItem<M, A>[],
): PanelItem<M, A>[] =>
  items.filter(
    ({ status, agreed, marks, proposal }) =>
      status === 'confirmed' &&
      (agreed === null ||
        !marks.some(({ evaluatorId }) => evaluatorId === agreed.agreedBy) ||
        (proposal !== null && compareMarks(agreed.mark, proposal.mark) !== 0)),
  );

/** What keeps quality from being locked: which question of which bidder, in the order of the document. */
export type Missing =
  | { what: 'gate' | 'to-agree' | 'unmarked'; submissionId: string; letter: string; questionId: string; ref: string }
  | { what: 'coverage'; questionId: string; ref: string; has: number; needs: number }
  | { what: 'unlocked'; evaluatorId: string };

/**
 * Takes facts and their panel; returns what is still missing before quality can be locked; empty where nothing is. What
 * there is to agree depends on marks, so it is told when all have locked theirs.
 */
export function missingForQuality<M extends MarkFact, A extends AgreedFact, G extends GateFact>(
  facts: PanelFacts<M, A, G>,
  panel: Panel<M, A, G>,
): Missing[] {
  const refs = new Map(questionsOf(facts.document).map((question) => [question.id, refOf(question)]));
  const refFor = (id: string): string => refs.get(id) ?? id;
  const evaluators = [...new Set(activeAssignments(facts.assignments).map(({ evaluatorId }) => evaluatorId))];
  const undecided = panel.gates.filter(
    ({ submissionId, decision }) => decision === null && !panel.disregarded.has(submissionId),
  );
  const place = ({ submissionId, letter, question }: { submissionId: string; letter: string; question: Question }) => ({
    submissionId,
    letter,
    questionId: question.id,
    ref: refOf(question),
  });
  const unlocked = evaluators.filter((id) => !facts.locked.has(id));
  return [
    ...undecided.map((item) => ({ what: 'gate' as const, ...place(item) })),
    ...(panel.items.length > 0
      ? panel.gaps.map(({ questionId, has, needs }) => ({
          what: 'coverage' as const,
          questionId,
          ref: refFor(questionId),
          has,
          needs,
        }))
      : []),
    ...unlocked.map((evaluatorId) => ({ what: 'unlocked' as const, evaluatorId })),
    ...panel.items.flatMap((item) =>
      item.status === 'unmarked' || (item.status === 'to-agree' && unlocked.length === 0)
        ? [{ what: item.status, ...place(item) }]
        : [],
    ),
  ];
}
