import { askFinalising } from '@/lib/commands/ask-finalising';
import { finaliseOutcome } from '@/lib/commands/finalise-outcome';
import { lockMarks } from '@/lib/commands/lock-marks';
import { lockQuality } from '@/lib/commands/lock-quality';
import { results } from '@/lib/views/results';
import { aPricedDocument } from './agreed-procurement';
import { anOpenedProcurement, type Bid, type Closed, type Who } from './closed-procurement';
import { asSteppedUp, openPrices, priced, scored, soon } from './decided-procurement';
import { agree, as, assign, gate, mark } from './panel-steps';
import { value } from './results';

const said = (choice: string): Bid['answers'] => ({
  'Q-C': { value: 'yes' },
  'Q-R': { value: 'yes' },
  'Q-A': { value: 'Each sensor has a key of its own — «sealed» at the factory.' },
  'Q-B': { value: choice },
  'Q-D': { value: 'We rehearse twice a year.' },
});

/** Alder leads, Birch is cheaper, Cedar fails a requirement, Dogwood is below a minimum mark. */
const bids: readonly Bid[] = [
  { name: 'Alder Systems', answers: said('all') },
  { name: 'Birch & Söhne', answers: said('some') },
  { name: 'Cedar Ltd', answers: said('all') },
  { name: 'Dogwood', answers: said('none') },
];
/** The mark of each bid for the two written questions; the choice takes what is published. */
const written: readonly [string, string][] = [
  ['4', '3'],
  ['3', '4'],
  ['5', '5'],
  ['1', '5'],
];
const published = ['5', '3', '5', '0'];

/**
 * A procurement from its opening to its final outcome by the commands that people use: gates, two evaluators, a lowered
 * and a changed mark, moderation, prices opened by two, and two people who confirm the outcome. Something may be done
 * before the gates are decided.
 */
export async function aFinalisedProcurement(beforeGates?: (c: Closed) => Promise<void>): Promise<Closed> {
  const everybody: Who[] = ['lead', 'officer', 'approver', 'evaluator', 'second', 'moderator', 'observer'];
  const c = await anOpenedProcurement(aPricedDocument(), bids, everybody);
  const { evaluator, second } = c.people;
  await beforeGates?.(c);
  for (const [b] of bids.entries()) {
    value(await gate(c, b, 'pass', 0, 'officer', 'Q-C'));
    // Decided once, and once again after the evidence was read: both stay.
    if (b === 2) value(await gate(c, b, 'pass', 0, 'officer', 'Q-R'));
    value(await gate(c, b, b === 2 ? 'fail' : 'pass', b === 2 ? 1 : 0, 'officer', 'Q-R'));
  }
  const pairs = ['Q-A', 'Q-D'].flatMap((id) => [`${id} ${evaluator.userId}`, `${id} ${second.userId}`]);
  value(await assign(c, [...pairs, `Q-B ${evaluator.userId}`]));
  const words = { strengths: 'It says what is done, and by whom.' };
  for (const [b, [onA, onD]] of written.entries()) {
    for (const who of ['evaluator', 'second'] as const) {
      value(await mark(c, who, b, 'Q-A', who === 'second' && b === 0 ? '2' : onA, words));
      value(await mark(c, who, b, 'Q-D', onD, words));
    }
    value(await mark(c, 'evaluator', b, 'Q-B', published[b] ?? ''));
  }
  value(await mark(c, 'second', 0, 'Q-A', '3', { ...words, version: 1 }));
  value(await lockMarks(as(c, 'evaluator'), { id: c.id }));
  value(await lockMarks(as(c, 'second'), { id: c.id }));
  for (const [b, [onA, onD]] of written.entries()) {
    value(await agree(c, b, 'Q-A', onA));
    value(await agree(c, b, 'Q-D', onD, { restrictedNote: 'The panel asked for the last report.' }));
  }
  value(await lockQuality(as(c, 'moderator'), { id: c.id }));
  await openPrices(c);
  value(await scored(c, { 0: '80', 1: '70', 3: '90' }));
  value(await priced(c, { 0: '95000.00', 1: '90000.00', 2: '10.00', 3: '20000.00' }));
  const { decided } = value(await results(asSteppedUp(c, 'lead'), { id: c.id }));
  const reason = 'Every figure was checked against its trace.';
  value(await askFinalising(asSteppedUp(c, 'lead'), { id: c.id, reason, shown: decided?.hash }));
  value(await finaliseOutcome(asSteppedUp(c, 'approver', soon), { id: c.id }));
  return c;
}
