import type { SetupDraft } from './setup';

/** Longest texts, in characters. */
export const clarificationLimits = { question: 4_000, reason: 1_000, answer: 8_000 } as const;

/** So many questions of one team may wait for an answer at a time. */
export const mostWaiting = 50;

/** The instant from which no question is taken: the timetable's, and where it has none the deadline. */
export function clarificationsCloseAt(setup: Pick<SetupDraft, 'timetable'>, deadline: string | null): string | null {
  const closes = setup.timetable?.clarificationsClose ?? deadline;
  return deadline !== null && closes !== null && closes > deadline ? deadline : closes;
}

/** The beginning of the minute: a time that is seen beside a question is no finer. */
export const toTheMinute = (iso: string): string => `${iso.slice(0, 16)}:00.000Z`;

/** Officers hear of questions at the quarters of an hour, of all of one quarter at once. */
const quarter = 15 * 60_000;

/** Takes when a question arrived; returns when officers hear of it: the end of that quarter of an hour. */
export const toldAt = (iso: string): string =>
  new Date((Math.floor(Date.parse(iso) / quarter) + 1) * quarter).toISOString();

export type ClarificationState =
  /** An officer has to answer it for everybody. */
  | 'waiting'
  /** An officer has to decide about confidential treatment first. */
  | 'confidential-asked'
  /** Confidential treatment was refused, and the asker has not chosen yet. */
  | 'refused'
  /** Confidential treatment was granted: an officer has to answer the asker alone. */
  | 'granted'
  | 'answered'
  | 'answered-alone'
  | 'withdrawn';

/** Takes what is recorded of a question; returns where it stands. */
export function clarificationState(facts: {
  confidential: boolean;
  decision: { granted: boolean } | null;
  choice: 'withdraw' | 'publish' | null;
  answer: { number: number | null } | null;
}): ClarificationState {
  const { confidential, decision, choice, answer } = facts;
  if (answer) return answer.number === null ? 'answered-alone' : 'answered';
  if (choice === 'withdraw') return 'withdrawn';
  if (!confidential || choice === 'publish') return 'waiting';
  if (!decision) return 'confidential-asked';
  return decision.granted ? 'granted' : 'refused';
}

/** What a team may still do with a question of its own. */
export const choicesIn = (state: ClarificationState): readonly ('withdraw' | 'publish')[] => {
  if (state === 'refused') return ['withdraw', 'publish'];
  return state === 'waiting' || state === 'confidential-asked' || state === 'granted' ? ['withdraw'] : [];
};

const endings = /[\s,]+(ltd|limited|plc|llp|inc|cic|gmbh|uk|group)\.?$/i;
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** A name without what companies are called by law, as people write it: "Northmere Ltd" is "Northmere". */
function spokenName(organisation: string): string {
  let name = organisation.trim();
  while (endings.test(name)) name = name.replace(endings, '');
  return name;
}

/**
 * Takes texts and the invited organisations; returns those that a text names. Only whom the authority itself invited can
 * be warned about: a name that registered itself is not known to it.
 */
export function organisationsNamed(texts: readonly string[], organisations: readonly string[]): string[] {
  const said = texts.map(plain);
  return [...new Set(organisations)].filter((organisation) =>
    [organisation, spokenName(organisation)]
      .map(plain)
      .some((name) => name.trim().length > 2 && said.some((text) => text.includes(name))),
  );
}

/** Takes when an answer that leads to an amendment went out, and the versions; returns the one that followed, or null. */
export const versionAfter = (
  answeredAt: string,
  versions: readonly { number: number; publishedAt: string | null }[],
): { number: number; publishedAt: string } | null => {
  const [next] = versions
    .flatMap(({ number, publishedAt }) =>
      publishedAt !== null && publishedAt > answeredAt ? { number, publishedAt } : [],
    )
    .sort((a, b) => a.number - b.number);
  return next ?? null;
};
