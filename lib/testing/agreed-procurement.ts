import { writing } from '@/db/client';
import { insertAgreedMark, insertQualityLock } from '@/db/store/agreed-mark';
import { insertGateDecision } from '@/db/store/gate';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { isGate, questionsOf } from '@/lib/questionnaire/find';
import type { ScoringRules } from '@/lib/scoring/rules';
import { aMarkedChoice, anOpenedProcurement, type Bid, type Closed } from './closed-procurement';
import { aGate, someRules } from './contests';
import { aGuidedQuestion, aPublishableDocument, type Cast } from './drafts';
import { testId } from './world';

/** Two sections, a gate, a condition, a minimum mark, another criterion and price by T4. */
export const aPricedDocument = (changes: Partial<ScoringRules> = {}): QuestionnaireDocument =>
  aPublishableDocument({
    scoring: someRules({
      tieBreakers: [{ by: 'section', id: 's1' }],
      award: {
        mode: 'points',
        security: '15',
        criteria: [{ id: 'quality', title: { en: 'Service quality' }, weight: '45', max: '100' }],
        price: { formula: 'T4', weight: '40' },
      },
      ...changes,
    }),
    sections: [
      {
        id: 's1',
        title: { en: 'Protecting data' },
        weight: '60',
        threshold: null,
        questions: [
          aGate('Q-C', 'condition-of-participation'),
          aGate('Q-R'),
          aGuidedQuestion('Q-A', { weight: '60', threshold: '2' }),
          aMarkedChoice('Q-B', { weight: '40' }),
        ],
      },
      {
        id: 's2',
        title: { en: 'Incidents' },
        weight: '40',
        threshold: null,
        questions: [aGuidedQuestion('Q-D', { weight: '100', principle: 14 })],
      },
    ],
  });

const answers = (choice: string): Bid['answers'] => ({
  'Q-C': { value: 'yes' },
  'Q-R': { value: 'yes' },
  'Q-A': { value: 'We encrypt everything.' },
  'Q-B': { value: choice },
  'Q-D': { value: 'We rehearse twice a year.' },
});

/** A supplier with its agreed marks, and the gates that it fails. */
export type AgreedBid = Bid & { marks: Record<string, string>; fails?: readonly string[] };

/** Alder leads on quality, Birch on price, Cedar fails the requirement, Dogwood is below a minimum mark. */
export const agreedBids = (): AgreedBid[] => [
  { name: 'Alder Systems', answers: answers('all'), marks: { 'Q-A': '4', 'Q-B': '5', 'Q-D': '3' } },
  { name: 'Birch Networks', answers: answers('some'), marks: { 'Q-A': '3', 'Q-B': '3', 'Q-D': '4' } },
  { name: 'Cedar Ltd', answers: answers('all'), marks: { 'Q-A': '5', 'Q-B': '5', 'Q-D': '5' }, fails: ['Q-R'] },
  { name: 'Dogwood', answers: answers('none'), marks: { 'Q-A': '1', 'Q-B': '0', 'Q-D': '5' } },
];

/** An opened procurement whose gates are decided and marks agreed; quality is locked unless said otherwise. */
export async function anAgreedProcurement({
  document = aPricedDocument(),
  bids = agreedBids(),
  locked = true,
}: {
  document?: QuestionnaireDocument;
  bids?: readonly AgreedBid[];
  locked?: boolean;
} = {}): Promise<Closed> {
  const everybody: (keyof Cast)[] = ['lead', 'officer', 'approver', 'evaluator', 'second', 'moderator', 'observer'];
  const opened = await anOpenedProcurement(document, bids, everybody);
  const { id: procurementId, people, submissions } = opened;
  const at = '2027-02-10T10:00:00.000Z';
  const gates = questionsOf(document).filter(isGate);
  await writing(async (tx) => {
    for (const [b, bid] of bids.entries()) {
      const submissionId = submissions[b] ?? '';
      for (const { id: questionId } of gates)
        await insertGateDecision(tx, {
          id: testId(),
          procurementId,
          submissionId,
          questionId,
          decision: bid.fails?.includes(questionId) ? 'fail' : 'pass',
          reason: `${bid.name} on ${questionId}`,
          equivalentAccepted: false,
          decidedBy: people.officer.userId,
          decidedAt: at,
          version: 1,
        });
      for (const [questionId, mark] of Object.entries(bid.marks))
        await insertAgreedMark(tx, {
          id: testId(),
          procurementId,
          submissionId,
          questionId,
          version: 1,
          mark,
          source: 'moderated',
          publishableReason: {
            shows: `${bid.name} shows its work on ${questionId}.`,
            strengths: '',
            whyNotHigher: 'One element is missing.',
            whyNotLower: 'The rest is there.',
          },
          restrictedNote: '',
          whyDiffers: '',
          attended: [people.moderator.userId],
          factChecked: true,
          changeReason: '',
          agreedBy: people.moderator.userId,
          agreedAt: at,
        });
    }
    if (locked) await insertQualityLock(tx, { procurementId, lockedBy: people.moderator.userId, lockedAt: at });
  });
  return opened;
}
