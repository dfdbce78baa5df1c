import { joinDate } from '@/lib/question/date';
import type { AnswerValue } from '@/lib/question/settings';
import { assuranceBases, type Question } from '@/lib/questionnaire/document';
import type { AnswerExtras } from '@/lib/response/extras';
import { readAnswer } from '../_ui/question/read-answer';

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};
const date = (form: FormData, name: string): string =>
  joinDate({ day: text(form, `${name}.day`), month: text(form, `${name}.month`), year: text(form, `${name}.year`) });
const ticked = (form: FormData, name: string): boolean => text(form, name) === 'yes';

const boxes = {
  equivalent: 'extras.equivalent.offered',
  notYet: 'extras.notYet.offered',
  confidential: 'extras.confidential.asked',
  notApplicable: 'extras.notApplicable.claimed',
} as const;

/**
 * What was added beside the answer, however unfinished: what is ticked. Without JavaScript every field stands open
 * whether its box is ticked or not, so there what somebody wrote counts as ticked too, unless the page showed the tick
 * and it was taken out: `extras.open` names what the page showed as given.
 */
function readExtras(form: FormData): AnswerExtras {
  const extras: AnswerExtras = {};
  const open = text(form, 'extras.open').split(' ');
  const meant = (name: keyof typeof boxes, ...typed: string[]): boolean =>
    ticked(form, boxes[name]) ||
    (open.includes('all') && !open.includes(name) && typed.some((each) => each.trim() !== ''));
  const basis = assuranceBases.find((each) => each === text(form, 'extras.assurance.basis'));
  const [of, expires] = [date(form, 'extras.assurance.date'), date(form, 'extras.assurance.expires')];
  if (basis || of || expires)
    extras.assurance = { ...(basis ? { basis } : {}), ...(of ? { date: of } : {}), ...(expires ? { expires } : {}) };
  const equivalent = text(form, 'extras.equivalent.text');
  if (meant('equivalent', equivalent)) extras.equivalent = { text: equivalent };
  const notYet = { by: date(form, 'extras.notYet.by'), text: text(form, 'extras.notYet.text') };
  if (meant('notYet', notYet.by, notYet.text)) extras.notYet = notYet;
  const until = date(form, 'extras.confidential.until');
  const claim = { part: text(form, 'extras.confidential.part'), reason: text(form, 'extras.confidential.reason') };
  if (meant('confidential', claim.part, claim.reason, until))
    extras.confidential = { ...claim, ...(until ? { until } : {}) };
  const reason = text(form, 'extras.notApplicable.reason');
  if (meant('notApplicable', reason)) extras.notApplicable = { reason };
  return extras;
}

/** Ticks in a form what was meant without a tick, so that the page that comes back shows it as it was saved. */
export function tickGiven(form: FormData, extras: AnswerExtras): void {
  for (const [name, box] of Object.entries(boxes)) if (Object.hasOwn(extras, name)) form.set(box, 'yes');
}

export type AnswerGiven = {
  base: string;
  value: AnswerValue;
  extras: AnswerExtras;
  evidence: string[];
  /** The version of the questionnaire that the page showed. */
  seen?: string;
};

/** Reads a posted answer page: the same for autosave and for "Save and continue". */
export function readAnswerForm(question: Question, form: FormData): AnswerGiven {
  const files = question.kind === 'file' ? 'answer' : 'evidence';
  const seen = text(form, 'seen');
  return {
    base: text(form, 'base'),
    value: question.kind === 'file' ? '' : readAnswer(question, form),
    extras: readExtras(form),
    evidence: form.getAll(files).filter((id): id is string => typeof id === 'string'),
    ...(seen ? { seen } : {}),
  };
}
