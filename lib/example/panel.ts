import 'server-only';
import { askOpening } from '@/lib/commands/ask-opening';
import { openedSubmissions } from '@/lib/commands/build-example';
import { confirmOpening } from '@/lib/commands/confirm-opening';
import { decideConflict } from '@/lib/commands/decide-conflict';
import { decideGate } from '@/lib/commands/decide-gate';
import { declareInterests } from '@/lib/commands/declare-interests';
import { lockMarks } from '@/lib/commands/lock-marks';
import { lockQuality } from '@/lib/commands/lock-quality';
import { recordAgreedMark } from '@/lib/commands/record-agreed-mark';
import { saveMark } from '@/lib/commands/save-mark';
import { setAssignments } from '@/lib/commands/set-assignments';
import { type MarkedItem, moderationOrder } from '@/lib/evaluation/spread';
import { assignmentsPage } from '@/lib/views/assignments';
import { conflictsPage } from '@/lib/views/conflicts';
import { minutesAfter, workingTimes } from './calendar';
import { holders } from './content/duties';
import type { AgreedText, Panel, PersonId, SupplierId } from './content/shape';
import { type Act, as, type Cast, done, inOrder, withCode } from './steps';

const supplierIds: readonly SupplierId[] = ['fenlight', 'corvane', 'oakhollow'];
const readers = Object.values(holders).flat();
/** Said where the content does not say why a mark is not lower. */
const supportsMark = 'What is shown meets the description of this mark.';

/** An opened procurement: its id and each supplier's submission. */
export type Opened = { id: string; submissions: Record<SupplierId, string> };

/** A procurement that is open already. Throws where nothing of a supplier was opened. */
export async function openedAs(cast: Cast, id: string): Promise<Opened> {
  const rows = await openedSubmissions(id);
  const submissions = supplierIds.map((supplier) => {
    const row = rows.find(({ supplierId }) => supplierId === cast.supplier[supplier]?.supplierId);
    if (!row) throw new Error(`Nothing of ${supplier} was opened.`);
    return [supplier, row.submissionId] as const;
  });
  return { id, submissions: Object.fromEntries(submissions) as Opened['submissions'] };
}

async function open(cast: Cast, id: string, { openedAt }: Panel['schedule']): Promise<Opened> {
  const reason = 'The deadline has passed; we open every response together.';
  await done('opening', askOpening(withCode(cast, 'officer-lead', minutesAfter(openedAt, -4)), { id, reason }));
  await done('opening', confirmOpening(withCode(cast, 'officer-2', openedAt), { id }));
  return openedAs(cast, id);
}

/** Everybody who will read declares against the named bidders; the lead decides about the one who met one of them. */
async function declare(cast: Cast, id: string, { schedule, interest }: Panel): Promise<void> {
  for (const [index, person] of readers.entries()) {
    const answers = supplierIds.map((supplier) => {
      const met = interest?.by === person && interest.supplier === supplier;
      const said = met
        ? { interest: 'declared', kind: 'professional', way: 'indirect', look: 'perceived', details: interest.details }
        : { interest: 'none' };
      return [cast.supplier[supplier]?.supplierId ?? '', said] as const;
    });
    const at = minutesAfter(schedule.declaredAt, 7 * index);
    const interests = Object.fromEntries(answers);
    await done(`${person} declares`, declareInterests(as(cast, person, at), { id, interests, promise: 'yes' }));
  }
  if (!interest) return;
  const lead = as(cast, 'officer-lead', minutesAfter(schedule.declaredAt, 7 * readers.length + 20));
  const { register } = await done('register', conflictsPage(lead, { id }));
  const row = register?.find(({ userId }) => userId === cast.buyer[interest.by].userId);
  const { mitigation } = interest;
  const decision = { id, declarationId: row?.declarationId, decision: 'allow', mitigation };
  await done('conflict', decideConflict(lead, decision));
}

async function decideGates(cast: Cast, { id, submissions }: Opened, panel: Panel): Promise<void> {
  for (const { question, supplier, decision, by, at, reason, equivalentAccepted } of panel.gates) {
    const given = {
      id,
      submissionId: submissions[supplier],
      questionId: question,
      version: 0,
      decision,
      reason,
      ...(equivalentAccepted ? { equivalentAccepted: 'yes' } : {}),
    };
    await done(`gate ${question}, ${supplier}`, decideGate(as(cast, by, at), given));
  }
}

async function assign(cast: Cast, { id }: Opened, { structuredBy, scored, schedule }: Panel): Promise<void> {
  const lead = as(cast, 'officer-lead', minutesAfter(schedule.marking[0], -60));
  const page = await done('assignments', assignmentsPage(lead, { id }));
  const pairs = [
    ...Object.entries(structuredBy).map(([question, person]) => [question, person] as const),
    ...scored.flatMap(({ question, marks }) => marks.map(({ by }) => [question, by] as const)),
  ];
  const boxes = new Set(pairs.map(([question, person]) => `${question} ${cast.buyer[person].userId}`));
  await done('assignments', setAssignments(lead, { id, seen: page?.seen, assign: [...boxes] }));
}

type Given = {
  by: PersonId;
  question: string;
  supplier: SupplierId;
  mark: string;
  reason: string;
  structured: boolean;
};

/** Every individual mark: published ones confirmed or lowered by one evaluator, the others by two. */
const marksOf = ({ structuredBy, confirmed, lowered, scored }: Panel): Given[] => [
  ...supplierIds.flatMap((supplier) =>
    Object.entries(confirmed[supplier]).map(
      ([question, mark]): Given => ({
        by: whoMarks(structuredBy, question),
        question,
        supplier,
        mark,
        reason: '',
        structured: true,
      }),
    ),
  ),
  ...lowered.map(
    ({ question, supplier, to, reason }): Given => ({
      by: whoMarks(structuredBy, question),
      question,
      supplier,
      mark: to,
      reason,
      structured: true,
    }),
  ),
  ...scored.flatMap(({ question, supplier, marks }) =>
    marks.map(({ by, mark, reason }): Given => ({ by, question, supplier, mark, reason, structured: false })),
  ),
];

const whoMarks = (structuredBy: Panel['structuredBy'], question: string): PersonId => {
  const person = structuredBy[question];
  if (!person) throw new Error(`Nobody marks ${question}.`);
  return person;
};

/** The evaluators mark everything that they were given, none of it locked. */
export async function markAll(cast: Cast, { id, submissions }: Opened, panel: Panel): Promise<void> {
  const [from, until] = panel.schedule.marking;
  const acts = holders.evaluator.flatMap((person): Act[] => {
    const own = marksOf(panel)
      .filter(({ by }) => by === person)
      .sort((a, b) => (a.question < b.question ? -1 : a.question > b.question ? 1 : 0));
    const times = workingTimes(from, minutesAfter(until, -90), own.length);
    return own.map(({ question, supplier, mark: given, reason, structured }, index) => {
      const at = times[index] ?? until;
      const fields = structured ? { reason } : { againstDescriptor: reason };
      const input = {
        id,
        submissionId: submissions[supplier],
        questionId: question,
        version: 0,
        mark: given,
        ...fields,
      };
      return { at, run: () => done(`${person}, ${question}, ${supplier}`, saveMark(as(cast, person, at), input)) };
    });
  });
  await inOrder(acts);
}

/** These evaluators lock what they gave. */
export async function lockAll(
  cast: Cast,
  { id }: Opened,
  panel: Panel,
  people: readonly PersonId[] = holders.evaluator,
): Promise<void> {
  const [, until] = panel.schedule.marking;
  for (const person of people) {
    const at = minutesAfter(until, 25 * holders.evaluator.indexOf(person) - 60);
    await done(`${person} locks`, lockMarks(as(cast, person, at), { id }));
  }
}

type ToAgree = { agreed: AgreedText; restrictedNote: string; supplier: SupplierId };

/** Everything that needs an agreed mark, widest spread first, as the panel meets it. */
const inModeration = ({ submissions }: Opened, { lowered, scored }: Panel) =>
  moderationOrder([
    ...scored.map(({ question, supplier, agreed, marks, restrictedNote = '' }): ToAgree & MarkedItem => ({
      questionId: question,
      submissionId: submissions[supplier],
      marks: marks.map(({ mark: given }) => given),
      agreed,
      restrictedNote,
      supplier,
    })),
    ...lowered.map(({ question, supplier, agreed, to }): ToAgree & MarkedItem => ({
      questionId: question,
      submissionId: submissions[supplier],
      marks: [to],
      agreed,
      restrictedNote: '',
      supplier,
    })),
  ]);

async function moderate(cast: Cast, opened: Opened, panel: Panel): Promise<void> {
  const attended = [...holders.moderator, ...holders.evaluator].map((person) => cast.buyer[person].userId);
  const items = inModeration(opened, panel);
  const times = workingTimes(...panel.schedule.moderation, items.length);
  for (const [index, { questionId, submissionId, agreed, restrictedNote, supplier }] of items.entries()) {
    const { shows, whyNotHigher } = agreed.reason;
    const whyNotLower = agreed.reason.whyNotLower || supportsMark;
    const given = {
      id: opened.id,
      submissionId,
      questionId,
      version: 0,
      mark: agreed.mark,
      reason: { shows, strengths: '', whyNotHigher, whyNotLower },
      restrictedNote,
      whyDiffers: '',
      attended,
      factChecked: 'yes',
    };
    const moderator = as(cast, 'moderator', times[index] ?? panel.schedule.qualityLockedAt);
    await done(`agreed ${questionId}, ${supplier}`, recordAgreedMark(moderator, given));
  }
}

/** From the opening to who marks what. */
export async function buildOpened(cast: Cast, procurementId: string, panel: Panel): Promise<Opened> {
  const opened = await open(cast, procurementId, panel.schedule);
  await declare(cast, procurementId, panel);
  await decideGates(cast, opened, panel);
  await assign(cast, opened, panel);
  return opened;
}

/** From the opening to the quality lock. */
export async function buildPanel(cast: Cast, procurementId: string, panel: Panel): Promise<Opened> {
  const opened = await buildOpened(cast, procurementId, panel);
  await markAll(cast, opened, panel);
  await lockAll(cast, opened, panel);
  await moderate(cast, opened, panel);
  const lead = as(cast, 'officer-lead', panel.schedule.qualityLockedAt);
  await done('quality lock', lockQuality(lead, { id: procurementId }));
  return opened;
}
