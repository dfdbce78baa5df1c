import 'server-only';
import { listAskedOf } from '@/db/store/bidder-question';
import { listGateDecisionVersions } from '@/db/store/gate';
import { findProcurement } from '@/db/store/procurement';
import { evaluate } from '@/lib/condition/evaluate';
import type { DisregardGround } from '@/lib/evaluation/disregard';
import { criteriaOf } from '@/lib/evaluation/panel';
import { may } from '@/lib/policy';
import { refOf } from '@/lib/question/kind';
import { passCondition, passRuleWords } from '@/lib/question/pass';
import { type GateQuestion, isGate, questionsOf } from '@/lib/questionnaire/find';
import { snapshotAnswers } from '@/lib/response/snapshot';
import { sayIn } from '@/lib/text';
import { type AnswerShown, answerShown } from './answer-shown';
import { loadEvaluation, peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

export type GateState = 'pass' | 'fail' | 'to-decide' | 'not-asked';
type GateHead = { questionId: string; ref: string; wording: string; purpose: GateQuestion['purpose'] };

export type GatesPage = {
  procurement: { id: string; title: string };
  decides: boolean;
  /** `ground`: of a decision about the tender itself; null where none stands. */
  bidders: { submissionId: string; letter: string; disregarded: boolean; ground: DisregardGround | null }[];
  gates: (GateHead & { cells: { submissionId: string; letter: string; state: GateState }[] })[];
  undecided: number;
  /** Award criteria with a minimum mark: decided by the agreed score, after moderation. */
  thresholds: { questionId: string; ref: string; wording: string; threshold: string }[];
};

const decides = (state: Parameters<typeof procurementFacts>[0], context: Parameters<typeof procurementFacts>[1]) => {
  const { duties = [], finalised, cancelled } = procurementFacts(state, context);
  return duties.some((duty) => duty === 'lead' || duty === 'officer') && !finalised && !cancelled;
};

/** Every gate of every bidder, by letter. */
export const gatesPage = view({
  action: 'gate.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<GatesPage | null> => {
    const record = await loadEvaluation(db, state);
    if (!record) return null;
    const { panel, submissions, published } = record;
    const { document } = published;
    const questions = questionsOf(document).filter(isGate);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      decides: decides(state, context),
      bidders: submissions.map(({ id, letter }) => ({
        submissionId: id,
        letter,
        disregarded: panel.disregarded.has(id),
        ground: record.disregarded.get(id)?.ground ?? null,
      })),
      gates: questions.map((question) => ({
        questionId: question.id,
        ref: refOf(question),
        wording: question.wording.en,
        purpose: question.purpose,
        cells: submissions.map(({ id, letter }) => {
          const item = panel.gates.find((each) => each.submissionId === id && each.question.id === question.id);
          return {
            submissionId: id,
            letter,
            state: item ? (item.decision?.decision ?? 'to-decide') : 'not-asked',
          };
        }),
      })),
      undecided: panel.gates.filter(
        ({ decision, submissionId }) => decision === null && !panel.disregarded.has(submissionId),
      ).length,
      thresholds: criteriaOf(document).flatMap((question) =>
        question.threshold == null
          ? []
          : [
              {
                questionId: question.id,
                ref: refOf(question),
                wording: question.wording.en,
                threshold: question.threshold,
              },
            ],
      ),
    };
  },
});

export type GatePage = {
  procurement: { id: string; title: string };
  decides: boolean;
  letter: string;
  question: GateQuestion;
  /** The published pass rule in words. */
  rule: string;
  /** What the published condition makes of the answer; null where people decide by its words. */
  byRule: 'pass' | 'fail' | null;
  answer: AnswerShown;
  version: number;
  versions: {
    version: number;
    decision: 'pass' | 'fail';
    reason: string;
    equivalent: boolean;
    by: string;
    at: string;
  }[];
  /** What this bidder was asked, about any gate, and what it answered. */
  asked: {
    number: number;
    ref: string;
    text: string;
    by: string;
    at: string;
    answerBy: string;
    answer: { text: string; at: string } | null;
  }[];
  /** The lead may ask now: nothing waits for an answer. */
  mayAsk: boolean;
};

/** One gate of one bidder: the requirement, its rule, the answer, and every decision so far. */
export const gatePage = view({
  action: 'gate.read',
  load: (db, { id }: { id: string; submissionId: string; questionId: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<GatePage | null> => {
    const record = await loadEvaluation(db, state, input.submissionId);
    const item = record?.panel.gates.find(({ question }) => question.id === input.questionId);
    const submission = record?.submissions[0];
    if (!record || !item || !submission) return null;
    const names = await peopleNames(db, state);
    const { document } = record.published;
    const condition = passCondition(item.question);
    const asked = await listAskedOf(db, state.procurement.id, submission.id);
    const waits = asked.some(({ answer, answerBy }) => answer === null && answerBy > context.now);
    const versions = await listGateDecisionVersions(db, state.procurement.id, submission.id, item.question.id);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      decides: decides(state, context),
      letter: item.letter,
      question: item.question,
      rule: passRuleWords(item.question, document, sayIn('en')),
      byRule: condition ? (evaluate(condition, snapshotAnswers(submission.snapshot)).holds ? 'pass' : 'fail') : null,
      answer: await answerShown(db, state.procurement.id, submission, item.question),
      version: item.decision?.version ?? 0,
      versions: versions.map((row) => ({
        version: row.version,
        decision: row.decision,
        reason: row.reason,
        equivalent: row.equivalentAccepted,
        by: names.get(row.decidedBy) ?? '',
        at: row.decidedAt,
      })),
      asked: asked.map(({ number, questionId, text, askedBy, askedAt, answerBy, answer }) => {
        const about = questionsOf(document).find(({ id }) => id === questionId);
        return {
          number,
          ref: about ? refOf(about) : questionId,
          text,
          by: names.get(askedBy) ?? '',
          at: askedAt,
          answerBy,
          answer: answer && { text: answer.text, at: answer.answeredAt },
        };
      }),
      mayAsk: !waits && may(context.viewer, 'bidder-question.ask', procurementFacts(state, context)).allowed,
    };
  },
});
