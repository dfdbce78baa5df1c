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

/** What was added beside the answer: only what is ticked, however unfinished. */
function readExtras(form: FormData): AnswerExtras {
  const extras: AnswerExtras = {};
  const basis = assuranceBases.find((each) => each === text(form, 'extras.assurance.basis'));
  if (basis) {
    const [of, expires] = [date(form, 'extras.assurance.date'), date(form, 'extras.assurance.expires')];
    extras.assurance = { basis, ...(of ? { date: of } : {}), ...(expires ? { expires } : {}) };
  }
  if (ticked(form, 'extras.equivalent.offered')) extras.equivalent = { text: text(form, 'extras.equivalent.text') };
  if (ticked(form, 'extras.notYet.offered'))
    extras.notYet = { by: date(form, 'extras.notYet.by'), text: text(form, 'extras.notYet.text') };
  if (ticked(form, 'extras.confidential.asked')) {
    const until = date(form, 'extras.confidential.until');
    extras.confidential = {
      part: text(form, 'extras.confidential.part'),
      reason: text(form, 'extras.confidential.reason'),
      ...(until ? { until } : {}),
    };
  }
  return extras;
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
