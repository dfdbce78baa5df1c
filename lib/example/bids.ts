import 'server-only';
import { acceptAsNew, acceptInvitation } from '@/lib/commands/accept-invitation';
import { exampleContext, viewerAt } from '@/lib/commands/build-example';
import { markSection } from '@/lib/commands/mark-section';
import { saveAnswer } from '@/lib/commands/save-answer';
import { sendInvitations } from '@/lib/commands/send-invitations';
import { submitResponse } from '@/lib/commands/submit-response';
import { uploadEvidence } from '@/lib/commands/upload-evidence';
import { withdrawSubmission } from '@/lib/commands/withdraw-submission';
import { invitations } from '@/lib/views/invitations';
import { examplePassword } from './accounts';
import { minutesAfter, spreadBetween, workingTimes } from './calendar';
import { suppliers } from './content/authority';
import type {
  Bid,
  EvidenceText,
  ExampleAnswer,
  ExampleProcurement,
  SupplierId,
  SupplierOrganisation,
} from './content/shape';
import { makeEvidence } from './evidence';
import { type Act, as, asSupplier, type Cast, done, inOrder } from './steps';

/** A response in the making: its id once the invitation is accepted, and how often each answer was saved. */
type Desk = { bid: Bid; responseId: string; versions: Map<string, number> };

const organisation = (id: SupplierId): SupplierOrganisation => {
  const found = suppliers.find((each) => each.id === id);
  if (!found) throw new Error(`The example has no supplier ${id}.`);
  return found;
};

/** Invites the three suppliers five minutes after publication; gives the token of each one's link. */
async function invite(cast: Cast, procurementId: string, published: string): Promise<Map<string, string>> {
  const officer = as(cast, 'officer-lead', minutesAfter(published, 5));
  const invited = suppliers.map(({ name, owner }) => ({ organisation: name, email: owner.email }));
  await done('invitations', sendInvitations(officer, { procurementId, suppliers: invited }));
  const { lines } = await done('links', invitations(officer, { procurementId }));
  return new Map(lines.map(({ email, link }) => [email, link?.split('/').at(-1) ?? '']));
}

/** Accepts: the first time as a new organisation, later as the one that is known. */
async function accept(cast: Cast, desk: Desk, token: string): Promise<void> {
  const { supplier, acceptedAt: at } = desk.bid;
  const { name, owner } = organisation(supplier);
  const known = cast.supplier[supplier];
  const account = { token, organisation: name, name: owner.name, email: owner.email, password: examplePassword };
  const accepted = known
    ? acceptInvitation(exampleContext(known, at), { token })
    : acceptAsNew(exampleContext({ kind: 'anonymous' }, at), account);
  desk.responseId = (await done(`${supplier} accepts`, accepted)).responseId;
  const viewer = await viewerAt(owner.email);
  if (viewer.kind === 'supplier') cast.supplier[supplier] = viewer;
}

const keyOf = (supplier: SupplierId, file: string): string => `${supplier} ${file}`;

async function upload(
  cast: Cast,
  { bid: { supplier }, responseId }: Desk,
  file: EvidenceText,
  at: string,
): Promise<void> {
  const bytes = await makeEvidence(file, organisation(supplier).name, at);
  const given = { name: file.name, bytes };
  const kept = await done(file.name, uploadEvidence(asSupplier(cast, supplier, at), responseId, given));
  cast.library.set(keyOf(supplier, file.name), kept.id);
}

async function answer(cast: Cast, desk: Desk, questionId: string, said: ExampleAnswer, at: string): Promise<void> {
  const { responseId, versions } = desk;
  const { supplier } = desk.bid;
  const { value, evidence = [], assurance, equivalent, notYet, confidential } = said;
  const base = versions.get(questionId) ?? 0;
  const extras = {
    ...(assurance ? { assurance } : {}),
    ...(equivalent ? { equivalent: { text: equivalent } } : {}),
    ...(notYet ? { notYet } : {}),
    ...(confidential ? { confidential } : {}),
  };
  const files = evidence.map((file) => {
    const id = cast.library.get(keyOf(supplier, file));
    if (!id) throw new Error(`${supplier} has not uploaded ${file}.`);
    return id;
  });
  const given = { responseId, questionId, base, value, extras, evidence: files };
  const kept = await done(`${supplier}, ${questionId}`, saveAnswer(asSupplier(cast, supplier, at), given));
  if (kept.is !== 'saved') throw new Error(`${supplier}, ${questionId}: the answer was not kept.`);
  versions.set(questionId, kept.version);
}

async function submit(cast: Cast, { bid: { supplier }, responseId }: Desk, at: string): Promise<void> {
  const { name, post: role } = organisation(supplier).owner;
  const context = asSupplier(cast, supplier, at);
  const given = { responseId, clickId: context.id(), name, role, confirmed: 'yes' };
  const sent = await done(`${supplier} submits`, submitResponse(context, given));
  if (sent.is === 'late') throw new Error(`${supplier} submitted after the deadline.`);
}

/** Everything a supplier does about one procurement. Files come before the answers that use them. */
function actsOf(cast: Cast, token: string, bid: Bid): Act[] {
  const { supplier, acceptedAt, evidence, answers, declarations, submissions, sectionsDone = [] } = bid;
  const desk: Desk = { bid, responseId: '', versions: new Map() };
  const everything: Record<string, ExampleAnswer> = {
    ...answers,
    ...Object.fromEntries(Object.entries(declarations).map(([id, value]) => [id, { value }])),
  };
  const acts: Act[] = [{ at: acceptedAt, run: () => accept(cast, desk, token) }];
  const add = (at: string, run: () => Promise<unknown>) => acts.push({ at, run });

  const saved = Object.values(answers)
    .flatMap(({ savedAt }) => savedAt ?? [])
    .sort();
  const [first] = submissions;
  const until = first ? minutesAfter(first.at, -60) : (saved.at(-1) ?? acceptedAt);
  const middle = saved[0] ?? spreadBetween(acceptedAt, until, 1)[0] ?? until;
  const files = evidence.filter(({ reused }) => !reused);
  const uploads = workingTimes(acceptedAt, middle, files.length);
  for (const [index, at] of uploads.entries()) {
    const file = files[index];
    if (file) add(at, () => upload(cast, desk, file, at));
  }
  const questions = Object.entries({ ...everything, ...first?.before });
  const times = workingTimes(middle, until, questions.length);
  for (const [index, [id, said]] of questions.entries()) {
    const at = said.savedAt ?? times[index] ?? until;
    add(at, () => answer(cast, desk, id, said, at));
  }
  for (const { section, at } of sectionsDone)
    add(at, () => {
      const given = { responseId: desk.responseId, sectionId: section, done: 'yes' };
      return done(section, markSection(asSupplier(cast, supplier, at), given));
    });
  for (const [index, { at, before = {}, withdrawnAt }] of submissions.entries()) {
    add(at, () => submit(cast, desk, at));
    if (withdrawnAt)
      add(withdrawnAt, () => {
        const given = { responseId: desk.responseId };
        return done('withdraw', withdrawSubmission(asSupplier(cast, supplier, withdrawnAt), given));
      });
    const next = submissions[index + 1]?.at ?? at;
    for (const [place, id] of Object.keys(before).entries()) {
      const when = spreadBetween(at, next, Object.keys(before).length)[place] ?? next;
      const said = everything[id];
      if (said) add(when, () => answer(cast, desk, id, said, when));
    }
  }
  return acts;
}

/** Invites the suppliers to a published procurement, and lets each do what its content says, in the order of time. */
export async function buildBids(
  cast: Cast,
  procurementId: string,
  content: ExampleProcurement,
  bids: readonly Bid[],
): Promise<void> {
  const tokens = await invite(cast, procurementId, content.timetable.published);
  await inOrder(bids.flatMap((bid) => actsOf(cast, tokens.get(organisation(bid.supplier).owner.email) ?? '', bid)));
}
