import { type MarkReason, markReasonText, type ReasonDraft } from '../../evaluation/mark-reason';
import { type Proposal, takeMark } from '../../evaluation/marking';
import { tidy } from '../../question/marks';
import type { AwardQuestion } from '../../questionnaire/document';
import type { Message } from '../../result';
import { isDecimal } from '../../scoring/fraction';
import type { Scale } from '../../scoring/rules';
import { say } from '../../text';
import { quoted } from '../offline/answer-rows';
import { plainWords, sameText, survivors } from '../offline/cell-text';
import { placeKey } from './key';
import type { LocatedMark, ReturnedMarks } from './locate';
import {
  longestReason,
  type MarkPart,
  type MarkTexts,
  markHeading,
  markParts,
  noMark,
  partsFor,
  textsOfMark,
} from './parts';

type SavedMark = { readonly version: number; readonly mark: string; readonly reason: MarkReason };

/** One answer of the evaluator's own work, as it is here at this moment. */
export type OwnAnswer = {
  readonly submissionId: string;
  readonly letter: string;
  readonly question: AwardQuestion;
  readonly answer: unknown;
  readonly proposal: Proposal | null;
  readonly mark: SavedMark | null;
  readonly draft: { readonly version: number; readonly draft: ReasonDraft } | null;
  /** The saved score that the download held; null where it held none. */
  readonly base: Pick<SavedMark, 'mark' | 'reason'> | null;
};

/** One thing that differs between what is here and what the file says. Texts are whole. */
export type MarkDifference = { part: MarkPart; label: string; place: string; now: string; file: string };

/**
 * `changed`: the file says something new. `both`: it was changed here as well since the download, or stands here as a
 * draft. `kept`: changed here alone. `same`: nothing differs. `refused`: no score can be that.
 */
export const markResults = ['changed', 'both', 'refused', 'kept', 'same'] as const;
export type MarkResult = (typeof markResults)[number];

export type ComparedMark = {
  /** The letter and the question. */
  key: string;
  submissionId: string;
  questionId: string;
  letter: string;
  ref: string;
  wording: string;
  result: MarkResult;
  /** What applying it would save: a score, or words without a score, which count for nothing yet. */
  saves: 'score' | 'draft';
  place: string;
  differences: MarkDifference[];
  /** Why it is refused; else what to know before it is loaded. */
  notes: Message[];
  /** Of the score and of the draft that this was compared with; 0 where there is none. */
  version: number;
  draftVersion: number;
  /** What would be saved; null where nothing would. */
  texts: MarkTexts | null;
};

const placeOf = ({ sheet }: LocatedMark, cell: string): string => say('offline.place', { sheet, cell });

/** A score without blanks and idle zeros, words without blanks around them: as the marking room saves them. */
const asSaved = (part: MarkPart, text: string): string => {
  if (part !== 'mark') return text.trim();
  const mark = plainWords(text);
  return isDecimal(mark) ? tidy(mark) : mark;
};

const savedTexts = (texts: MarkTexts): MarkTexts => {
  const found = { ...noMark };
  for (const part of markParts) found[part] = asSaved(part, texts[part]);
  return found;
};

/** What the marking room shows: what was typed last, over what is saved. */
const textsHere = ({ mark, draft }: OwnAnswer): MarkTexts => {
  const saved = mark ? textsOfMark(mark) : noMark;
  return savedTexts(draft ? { ...draft.draft, mark: draft.draft.mark || saved.mark } : saved);
};

/** The reason that the parts of an answer make. */
export const reasonIn = (proposal: Proposal | null, texts: MarkTexts): MarkReason =>
  proposal
    ? { reason: texts.reason }
    : { strengths: texts.strengths, gaps: texts.gaps, againstDescriptor: texts.againstDescriptor };

type Judged = { refused: Message[] } | { saves: ComparedMark['saves']; notes: Message[] };

/** Holds a row against the rules of the marking room, which are the only judge of a score. */
const judge = (own: OwnAnswer, located: LocatedMark, texts: MarkTexts, scale: Scale): Judged => {
  const parts = partsFor(own.proposal);
  const cellFor = (part: MarkPart): string => placeOf(located, located.cells[part]?.cell ?? '');
  const long = parts.filter((part) => part !== 'mark' && texts[part].length > longestReason);
  if (long.length > 0)
    return {
      refused: long.map((part) => ({
        path: '',
        key: 'marking-book.too-long',
        params: { place: cellFor(part), limit: longestReason.toLocaleString('en-GB') },
      })),
    };
  if (texts.mark === '') {
    const params = { place: cellFor('mark') };
    return own.mark
      ? { refused: [{ path: '', key: 'marking-book.score-emptied', params }] }
      : { saves: 'draft', notes: [{ path: '', key: 'marking-book.no-score', params }] };
  }
  const reason = markReasonText(reasonIn(own.proposal, texts));
  const taken = takeMark(own.question, own.answer, scale, { mark: texts.mark, reason });
  const named = (message: Message): Message => {
    const part: MarkPart = message.path === 'mark' ? 'mark' : (parts[1] ?? 'mark');
    const mark = message.params?.mark;
    const params = { ...message.params, ...(mark === undefined ? {} : { mark: quoted(String(mark)) }) };
    return { path: '', key: 'marking-book.at', params: { place: cellFor(part), why: say({ ...message, params }) } };
  };
  return taken.ok ? { saves: 'score', notes: taken.value.warnings.map(named) } : { refused: taken.messages.map(named) };
};

/** What is written where this answer takes nothing: it would be lost, so the row is refused. */
const strayIn = (own: OwnAnswer, located: LocatedMark): Message[] => {
  const wanted = new Set(partsFor(own.proposal));
  return markParts.flatMap((part): Message[] => {
    const cell = located.cells[part];
    const words = plainWords(cell?.text ?? '');
    if (wanted.has(part) || !cell || words === '' || words === plainWords(say('marking-book.not-here'))) return [];
    const params = { place: placeOf(located, cell.cell), heading: markHeading(own.proposal ? 'reason' : 'strengths') };
    return [{ path: '', key: 'marking-book.wrong-column', params }];
  });
};

/** Whether a file says a text that is saved without blanks around it: what survives of it may have new ones. */
const says = (file: string, text: string): boolean => survivors.some((kept) => sameText(file, kept(text).trim()));

const compareRow = (own: OwnAnswer, located: LocatedMark, scale: Scale): ComparedMark => {
  const here = textsHere(own);
  const base = savedTexts(own.base ? textsOfMark(own.base) : noMark);
  const saved = savedTexts(own.mark ? textsOfMark(own.mark) : noMark);
  const merged: MarkTexts = { ...here };
  const edited = new Set<MarkPart>();
  let [both, kept] = [false, false];
  for (const part of partsFor(own.proposal)) {
    const cell = located.cells[part];
    if (!cell) continue;
    const file = asSaved(part, cell.text);
    if (says(file, here[part])) continue;
    if (says(file, base[part])) kept = true;
    else {
      if (!sameText(here[part], base[part])) both = true;
      edited.add(part);
      merged[part] = file;
    }
  }
  // The file says what stands here as a draft alone: loading it saves the score.
  const drafted = partsFor(own.proposal).filter((part) => !sameText(merged[part], saved[part]));
  const savesDraft =
    own.draft !== null && edited.size === 0 && !kept && located.cells.mark !== undefined && merged.mark !== '';
  const shown = savesDraft ? drafted : [...edited];
  const before = savesDraft ? saved : here;
  const row = (result: MarkResult, more: Partial<ComparedMark> = {}): ComparedMark => ({
    key: placeKey(own.letter, own.question.id),
    submissionId: own.submissionId,
    questionId: own.question.id,
    letter: own.letter,
    ref: located.ref,
    wording: own.question.wording.en,
    result,
    saves: 'score',
    place: placeOf(located, located.cells.mark?.cell ?? ''),
    differences: shown.map((part) => ({
      part,
      label: markHeading(part),
      place: placeOf(located, located.cells[part]?.cell ?? ''),
      now: before[part],
      file: merged[part],
    })),
    notes: [],
    version: own.mark?.version ?? 0,
    draftVersion: own.draft?.version ?? 0,
    texts: null,
    ...more,
  });
  const stray = strayIn(own, located);
  if (stray.length > 0) return row('refused', { notes: stray });
  if (shown.length === 0) return row(kept ? 'kept' : 'same');
  const judged = judge(own, located, merged, scale);
  if ('refused' in judged) return row('refused', { notes: judged.refused });
  return row(both ? 'both' : 'changed', { ...judged, texts: merged });
};

export type ComparedMarks = {
  rows: ComparedMark[];
  /** Rows whose reference or letter is nobody's. */
  unknown: ReturnedMarks['unknown'];
  /** Rows with something in them that are not this evaluator's to mark now. */
  notOwn: { letter: string; ref: string; place: string }[];
  /** Answers of the evaluator's own work that the file does not hold. */
  missing: number;
};

/**
 * Takes an evaluator's returned workbook and their own work as it is now, with the score that the download held; returns
 * one row for each answer in it, in the order of the work. What may be saved is judged by the rules of the marking room.
 */
export const compareReturnedMarks = (
  own: readonly OwnAnswer[],
  returned: ReturnedMarks,
  scale: Scale,
): ComparedMarks => {
  const located = new Map(returned.rows.map((row) => [placeKey(row.letter, row.questionId), row]));
  const places = new Set(own.map(({ letter, question }) => placeKey(letter, question.id)));
  const rows = own.flatMap((each) => {
    const row = located.get(placeKey(each.letter, each.question.id));
    return row ? [compareRow(each, row, scale)] : [];
  });
  return {
    rows,
    unknown: returned.unknown,
    notOwn: returned.rows
      .filter(({ letter, questionId }) => !places.has(placeKey(letter, questionId)))
      .filter(({ cells }) => (cells.mark?.text ?? '').trim() !== '')
      .map((row) => ({ letter: row.letter, ref: row.ref, place: placeOf(row, row.cells.mark?.cell ?? '') })),
    missing: own.length - rows.length,
  };
};

/** True where a row asks for a choice: the file says something that could be saved. */
export const asksChoice = ({ result }: Pick<ComparedMark, 'result'>): boolean =>
  result === 'changed' || result === 'both';
