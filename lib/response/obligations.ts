import { isRealDate } from '../question/date';
import { isFiles, refOf } from '../question/kind';
import { isAnswered } from '../question/kinds';
import type { FileRef, Text } from '../question/settings';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { questionsOf } from '../questionnaire/find';
import { allowedExtras, isNotApplicable } from './extras';
import { askedOf } from './relevant';
import type { Snapshot } from './snapshot';

/**
 * How an answer binds its supplier: a dated promise, evidence that runs out, a requirement that was met, a date or a
 * figure that was offered, an answer given as a term of the contract; or a line that an officer added.
 */
export const obligationKinds = [
  'commitment',
  'certificate',
  'requirement',
  'date',
  'measure',
  'contractual',
  'added',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];
export type ProposedKind = Exclude<ObligationKind, 'added'>;

export const obligationStates = ['open', 'met', 'not-met', 'ended'] as const;
export type ObligationState = (typeof obligationStates)[number];

/** One thing that an accepted answer promises, before an officer made a line of the schedule of it. */
export type ProposedObligation = {
  /** Names it among the others of one submission: kind and question. */
  key: string;
  kind: ProposedKind;
  questionId: string;
  ref: string;
  wording: Text;
  /** The supplier's own words of the promise; '' where the answer itself is the promise. */
  words: string;
  /** UK day YYYY-MM-DD by which it is due or runs out; null for the life of the contract. */
  due: string | null;
  /** Names of the files that support it. */
  evidence: string[];
};

const filesOf = (value: unknown, evidence: readonly FileRef[]): string[] => {
  const own: readonly FileRef[] = isFiles(value) ? value : [];
  return [...new Set([...own, ...evidence].map(({ name }) => name))];
};

/** The one way in which a plain answer binds by its question alone, or null. */
const bindsAs = (question: Question, value: unknown): ProposedKind | null => {
  if (question.purpose === 'requirement') return 'requirement';
  if (question.purpose !== 'award-criterion') return null;
  if (question.kind === 'date') return isRealDate(value) ? 'date' : null;
  return question.kind === 'number' && /^-?\d+(\.\d+)?$/.test(String(value)) ? 'measure' : null;
};

/**
 * Takes the published document and one submission; returns what its answers promise, in the order of the questions and
 * for one question in a fixed order. An answer that was not asked, that is empty or "not applicable" promises nothing;
 * what is a condition of participation says what the supplier is, not what it will do. A requirement that is "not in
 * place yet" binds by its date alone.
 */
export const proposedObligations = (
  document: QuestionnaireDocument,
  { answers }: Pick<Snapshot, 'answers'>,
): ProposedObligation[] => {
  const asked = askedOf(document, answers);
  return questionsOf(document).flatMap((question): ProposedObligation[] => {
    const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (!entry || !asked.has(question.id) || isNotApplicable(question, entry)) return [];
    const { assurance, notYet } = allowedExtras(question, entry.extras);
    const evidence = filesOf(entry.value, entry.evidence ?? []);
    const proposed = (kind: ProposedKind, words: string, due: string | null): ProposedObligation => ({
      key: `${kind}.${question.id}`,
      kind,
      questionId: question.id,
      ref: refOf(question),
      wording: question.wording,
      words,
      due,
      evidence,
    });
    const found: ProposedObligation[] = [];
    if (notYet?.text.trim() && isRealDate(notYet.by)) found.push(proposed('commitment', notYet.text.trim(), notYet.by));
    if (assurance?.expires && isRealDate(assurance.expires)) found.push(proposed('certificate', '', assurance.expires));
    if (!isAnswered(question, entry.value)) return found;
    const plain = bindsAs(question, entry.value);
    if (plain && !(plain === 'requirement' && notYet))
      found.push(proposed(plain, '', plain === 'date' ? String(entry.value) : null));
    else if (!plain && assurance?.basis === 'contractual' && question.purpose === 'award-criterion')
      found.push(proposed('contractual', '', null));
    return found;
  });
};
