import { z } from 'zod';
import { answerFaults, rulesOf } from '../question/kinds';
import type { Text } from '../question/settings';
import { diffDocuments } from '../questionnaire/diff';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion, findQuestion, sectionOf } from '../questionnaire/find';
import { canonical } from '../questionnaire/hash';
import { blockersOf, declarationsId, stopsOf } from './completeness';
import { isNotApplicable } from './extras';
import { askedOf, isStarted } from './relevant';
import { entriesOf, entryOf, type OwnFile, StoredAnswer } from './stored-answer';

/** Why an answer needs another look in the newer version. */
const lookReasons = ['returned', 'kind', 'form', 'choice', 'unit', 'columns', 'unfinished'] as const;
type LookReason = (typeof lookReasons)[number];

/** What became of a team's answers when it went on to another version. */
export const CarryReport = z.strictObject({
  /** Answers that still fit; `changed` where the question reads or counts differently now. */
  kept: z.array(z.strictObject({ questionId: z.string(), changed: z.boolean() })),
  /** `aside`: the answer as it was, taken out of the question because it would say something else there. */
  look: z.array(z.strictObject({ questionId: z.string(), why: z.enum(lookReasons), aside: StoredAnswer.nullable() })),
  /** Answered, and asked no more: kept for the team, not sent. */
  gone: z.array(z.string()),
  /** Asked now and not before. */
  added: z.array(z.string()),
  /** Sections that have something new to read: whoever called them completed looks again. */
  reopened: z.array(z.string()),
});
export type CarryReport = z.infer<typeof CarryReport>;

type Answers = ReadonlyMap<string, { answer: StoredAnswer }>;
type Chosen = { id: string; label: Text };

const optionsOf = (question: Question): readonly Chosen[] =>
  question.settings && 'options' in question.settings ? (question.settings.options ?? []) : [];

/** True where everything that was chosen is still offered in the same words. */
const sameChoice = (before: Question, after: Question, value: StoredAnswer['value']): boolean => {
  const ids = (Array.isArray(value) ? value.flat() : [value]).filter((id) => id !== '');
  return ids.every((id) => {
    const [was, is] = [before, after].map((question) => optionsOf(question).find((option) => option.id === id));
    // Neither lists it: plain yes and no, "none of these", or a choice that the judge refuses in both.
    if (!was && !is) return true;
    return was !== undefined && is !== undefined && canonical(was.label) === canonical(is.label);
  });
};

/** True where every cell stands under the heading that it was typed for. */
const sameColumns = (before: Question, after: Question): boolean => {
  if (before.kind !== 'table' || after.kind !== 'table') return true;
  const [old, now] = [before.settings, after.settings];
  const begins = (was: readonly unknown[] = [], is: readonly unknown[] = []) =>
    is.length >= was.length && was.every((each, at) => canonical(each) === canonical(is[at]));
  const fixed = (old?.fixedRows === undefined) === (now?.fixedRows === undefined);
  return fixed && begins(old?.columns, now?.columns) && begins(old?.fixedRows, now?.fixedRows);
};

const sameUnit = (before: Question, after: Question): boolean => {
  const unit = (question: Question) =>
    question.kind === 'number' || question.kind === 'date' ? question.settings?.unit : undefined;
  return canonical(unit(before) ?? null) === canonical(unit(after) ?? null);
};

/** True where a question asks the same and takes the same answer; what it counts and why it is asked may differ. */
export const sameQuestion = (before: Question, after: Question): boolean => {
  const asked = ({ id, kind, wording, guidance, settings }: Question) => ({ id, kind, wording, guidance, settings });
  return canonical(asked(before)) === canonical(asked(after));
};

/** Why a stored answer would say something else in the newer question; null where it says the same. */
export const misfit = (before: Question | undefined, after: Question, { value }: StoredAnswer): LookReason | null => {
  // Typed for an earlier version still, and kept since: nobody knows what it was an answer to.
  if (!before) return 'returned';
  if (before.kind !== after.kind) return 'kind';
  if (after.kind === 'file') return null;
  if (!rulesOf(after).draft.safeParse(value).success) return 'form';
  const choice = after.kind === 'yes-no' || after.kind === 'single-choice' || after.kind === 'multiple-choice';
  if (choice && !sameChoice(before, after, value)) return 'choice';
  if (!sameUnit(before, after)) return 'unit';
  return sameColumns(before, after) ? null : 'columns';
};

const confirmed = { version: 0, confirmedVersion: true, uploading: [], completedSections: new Set<string>() };

/** What stays in a question whose answer was set aside: the files beside it, unless they were the answer. */
const withoutValue = (before: Question | undefined, after: Question, answer: StoredAnswer): StoredAnswer => ({
  value: after.kind === 'multiple-choice' || after.kind === 'table' ? [] : '',
  extras: answer.extras,
  evidence: !before || before.kind === 'file' || after.kind === 'file' ? [] : answer.evidence,
});

export type CarriedOver = {
  report: CarryReport;
  /** The answers that no longer stand as they did, as they are to be kept: question id to answer. */
  emptied: Map<string, StoredAnswer>;
};

/**
 * Takes two versions, a team's answers and its files; returns what becomes of each answer. One fits where its question
 * has the same kind, what was given means the same there, and the judge that every submission meets finds no fault.
 * Nothing is thrown away: an answer that would mean something else is set aside, in full.
 */
export const carryOver = (
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
  answers: Answers,
  files: readonly OwnFile[],
): CarriedOver => {
  const looks = new Map<string, CarryReport['look'][number]>();
  const emptied = new Map<string, StoredAnswer>();
  const started = new Set<string>();
  for (const [id, { answer }] of answers) {
    const [old, now] = [findQuestion(before, id), findQuestion(after, id)];
    const known = old ?? now;
    if (!known) continue;
    const given = isStarted(known, entryOf(known, answer, files)) || (!old && canonical(answer.value) !== '""');
    if (given) started.add(id);
    const why = now && misfit(old, now, answer);
    if (!now || !why) continue;
    emptied.set(id, withoutValue(old, now, answer));
    if (given) looks.set(id, { questionId: id, why, aside: answer });
  }
  const carried = new Map([...answers, ...[...emptied].map(([id, answer]) => [id, { answer }] as const)]);
  const entries = entriesOf(after, carried, files);
  const [was, is] = [askedOf(before, entriesOf(before, answers, files)), askedOf(after, entries)];
  const stopped = new Set(stopsOf(blockersOf(after, entries, confirmed)).flatMap(({ questionId }) => questionId ?? []));
  const kept: CarryReport['kept'] = [];
  for (const question of everyQuestion(after)) {
    const { id } = question;
    if (!started.has(id) || looks.has(id) || !is.has(id)) continue;
    const applies = !isNotApplicable(question, entries[id]);
    if (stopped.has(id) || (applies && answerFaults(question, entries[id]?.value).length > 0))
      looks.set(id, { questionId: id, why: 'unfinished', aside: null });
    else kept.push({ questionId: id, changed: canonical(findQuestion(before, id)) !== canonical(question) });
  }
  const order = everyQuestion(after).map(({ id }) => id);
  const look = [...looks.values()].sort((a, b) => order.indexOf(a.questionId) - order.indexOf(b.questionId));
  const added = order.filter((id) => is.has(id) && !was.has(id) && !started.has(id));
  const gone = everyQuestion(before)
    .map(({ id }) => id)
    .filter((id) => started.has(id) && was.has(id) && !is.has(id) && !looks.has(id));
  const reopened = reopenedOf(before, after, [...look.map(({ questionId }) => questionId), ...added]);
  return { report: { kept, look, gone, added, reopened }, emptied };
};

const reopenedOf = (before: QuestionnaireDocument, after: QuestionnaireDocument, ids: readonly string[]): string[] => {
  const diff = diffDocuments(before, after);
  const home = (id: string) => sectionOf(after, id)?.id ?? (findQuestion(after, id) ? declarationsId : null);
  const touched = new Set<string | null>([
    ...ids.map(home),
    ...diff.sections.map(({ sectionId }) => sectionId),
    ...diff.questions.flatMap((change) =>
      change.change === 'changed'
        ? [home(change.questionId), change.moved ? (change.moved.from ?? declarationsId) : null]
        : [change.sectionId ?? declarationsId],
    ),
  ]);
  return [...after.sections.map(({ id }) => id), declarationsId].filter((id) => touched.has(id));
};
