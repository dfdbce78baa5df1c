import type { Message } from '../result';

/** One thing that would be challenged. Errors stop publication; a warning needs a recorded reason. */
export type Finding = Message & {
  /** The same finding keeps its id while the document changes elsewhere, so that a given reason stays with it. */
  id: string;
  severity: 'error' | 'warning';
  questionId?: string;
  sectionId?: string;
};

/** What the checks must know beyond the document. */
export type CheckContext = {
  /** Principles that the place calls for; all 14 where not given. */
  applicablePrinciples?: readonly number[];
  /** False where no condition of participation is lawful: below the threshold in England. */
  conditionsOfParticipation?: boolean;
  /** False where suppliers share no core information on the central digital platform: in Scotland. */
  centralPlatform?: boolean;
  /** The budget of the profile; more needs a recorded reason. */
  budget?: { questions: number; gates: number };
  /** How many lots the procurement is split into; none or 1 where it is not. */
  lots?: number;
};

/** Takes what one rule found, under a name of the area `checks` or a whole key; gives it an id. */
export const finding = (
  severity: Finding['severity'],
  path: string,
  name: string,
  params: Record<string, string | number> = {},
  at: { questionId?: string; sectionId?: string; detail?: string } = {},
): Finding => {
  const { detail, ...where } = at;
  const key = name.includes('.') ? name : `checks.${name}`;
  const id = [key, where.questionId ?? where.sectionId ?? '', detail ?? ''].filter((part) => part !== '').join(':');
  return { id, severity, path, key, params, ...where };
};
