import type { Page } from '@playwright/test';
import { unopened } from '../../lib/example/content';
import { people } from '../../lib/example/content/authority';
import type { PersonId, SupplierId } from '../../lib/example/content/shape';
import { panel } from '../../lib/example/content/unopened/after-opening';
import { type Agreed, assignEvaluators, type Given, gateAnswers, type Place, recordGate } from './marking';

/** Which supplier stands behind which letter, once the certificates have told. */
export type Letters = Record<string, SupplierId>;

export const nameOf = (id: PersonId): string => people.find((person) => person.id === id)?.name ?? '';

/** What the panel of the example gives an answer alone. */
export function markBy(letters: Letters, who: PersonId, { question, letter }: Place): Given {
  const supplier = letters[letter] as SupplierId;
  const confirmed = panel.confirmed[supplier][question];
  if (confirmed !== undefined) return { mark: confirmed };
  const lowered = panel.lowered.find((each) => each.question === question && each.supplier === supplier);
  if (lowered) return { mark: lowered.to, reason: lowered.reason };
  const scored = panel.scored.find((each) => each.question === question && each.supplier === supplier);
  const own = scored?.marks.find(({ by }) => by === who);
  if (!own) throw new Error(`${who} has no mark for ${question} of ${supplier}.`);
  return { mark: own.mark, reason: own.reason };
}

/** What the panel agrees about an answer that was lowered, or that two people marked. */
export function agreedOn(letters: Letters, { question, letter }: Place): Agreed {
  const found = [...panel.lowered, ...panel.scored].find(
    (each) => each.question === question && each.supplier === letters[letter],
  );
  if (!found) throw new Error(`Nothing is agreed about ${question} of Bidder ${letter}.`);
  const { mark, reason } = found.agreed;
  return {
    mark,
    shows: reason.shows,
    whyNotHigher: reason.whyNotHigher,
    whyNotLower: reason.whyNotLower || 'What is shown meets the description of this mark.',
  };
}

/** The lead learns who is who from the certificates and decides every gate; fills `letters`. */
export async function decideGates(lead: Page, procurement: string, letters: Letters): Promise<void> {
  const told: Record<string, Record<string, string>> = {};
  for (const { question, supplier, decision, reason } of panel.gates) {
    const file = unopened.bids.find((bid) => bid.supplier === supplier)?.answers[question]?.evidence?.[0] ?? '';
    told[question] ??= await gateAnswers(lead, procurement, question);
    const [letter = ''] = Object.entries(told[question] ?? {}).find(([, answer]) => answer.includes(file)) ?? [];
    letters[letter] = supplier;
    await recordGate(lead, procurement, { question, letter }, decision === 'pass' ? 'Pass' : 'Fail', reason);
  }
}

/** The lead says who marks what, as the example does. */
export async function assignPanel(lead: Page, procurement: string): Promise<void> {
  const alone = Object.entries(panel.structuredBy).map(([question, by]) => [question, [nameOf(by)]]);
  const together = panel.scored.map(({ question, marks }) => [question, marks.map(({ by }) => nameOf(by))]);
  await assignEvaluators(lead, procurement, Object.fromEntries([...alone, ...together]));
}
