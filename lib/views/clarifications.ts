import 'server-only';
import type { Reader } from '@/db/client';
import {
  type Clarification,
  findClarification,
  listClarificationDrafts,
  listClarifications,
} from '@/db/store/clarification';
import { listDeliveries, listInvitations } from '@/db/store/invitation';
import { findAuthority, listPeople } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { askingFacts } from '@/lib/commands/ask-clarification';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import { type ClarificationState, clarificationState, organisationsNamed } from '@/lib/procurement/clarifications';
import { mailIsSent } from '@/lib/server/mail';
import { clarificationLog, type LoggedClarification } from './clarification-log';
import { clarificationMail, clarificationMailId, toWriteTo } from './clarification-mail';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** A question as the list of officers shows it. Who asked is no part of it, nor anything that counts suppliers. */
export type AskedLine = {
  id: string;
  receivedAt: string;
  text: string;
  about: string;
  state: ClarificationState;
  number: number | null;
  issuedAt: string | null;
};

const lineOf = (clarification: Clarification): AskedLine => ({
  id: clarification.id,
  receivedAt: clarification.receivedAt,
  text: clarification.text,
  about: clarification.about,
  state: clarificationState(clarification),
  number: clarification.answer?.number ?? null,
  issuedAt: clarification.answer?.answeredAt ?? null,
});

/** Why nobody may answer, as the policy says it; null where the viewer may. */
const whyNot = (state: ProcurementState, context: Context) => {
  const decision = may(context.viewer, 'clarification.answer', procurementFacts(state, context));
  return decision.allowed ? null : decision.reason;
};

const headOf = ({ procurement: { id, title, reference } }: ProcurementState) => ({ id, title, reference });

const leftToOfficers: readonly ClarificationState[] = ['waiting', 'confidential-asked', 'granted'];

/** How many questions wait for an officer, and how many there are; for others only what the log shows them. */
export async function questionsAsked(
  db: Reader,
  state: ProcurementState,
  context: Context,
): Promise<{ waiting: number; asked: number }> {
  const all = await listClarifications(db, state.procurement.id);
  if (!may(context.viewer, 'asked-question.read', procurementFacts(state, context)).allowed)
    return { waiting: 0, asked: clarificationLog(all, []).length };
  return {
    waiting: all.filter((one) => leftToOfficers.includes(clarificationState(one))).length,
    asked: all.length,
  };
}

/** The numbered log for everybody involved; what was asked only for those who answer. */
export const clarifications = view({
  action: 'clarification.read',
  load: (db, { procurementId }: { procurementId: string }) => findProcurement(db, procurementId),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const facts = procurementFacts(state, context);
    const all = await listClarifications(db, state.procurement.id);
    const { closesAt, clarificationsClosed } = askingFacts(state.procurement, context);
    return {
      procurement: headOf(state),
      published: facts.published === true,
      portal: facts.portal === true,
      cancelled: facts.cancelled === true,
      closesAt,
      closed: clarificationsClosed === true,
      log: clarificationLog(all, state.versions) as LoggedClarification[],
      asked: may(context.viewer, 'asked-question.read', facts).allowed ? all.map(lineOf) : null,
      whyNot: whyNot(state, context),
    };
  },
});

/** One question for those who answer it: as it was asked, what was drafted, decided and sent. */
export const clarification = view({
  action: 'asked-question.read',
  load: async (db, { procurementId, clarificationId }: { procurementId: string; clarificationId: string }) => {
    const state = await findProcurement(db, procurementId);
    const found = await findClarification(db, procurementId, clarificationId);
    return state && found ? { state, found } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state, found }, context }) => {
    const { procurement } = state;
    const people = new Map((await listPeople(db, procurement.authorityId)).map(({ userId, name }) => [userId, name]));
    const invitations = toWriteTo(await listInvitations(db, procurement.id));
    const drafts = await listClarificationDrafts(db, found.id);
    const authority = (await findAuthority(db, procurement.authorityId))?.name ?? '';
    const [last] = drafts;
    const { number = null } = found.answer ?? {};
    const mailId = (invitationId: string) => clarificationMailId(found.id, invitationId);
    const deliveries =
      number === null
        ? []
        : await listDeliveries(
            db,
            invitations.map(({ id }) => mailId(id)),
          );
    const shown = found.answer ?? last ?? null;
    return {
      procurement: headOf(state),
      id: found.id,
      receivedAt: found.receivedAt,
      text: found.text,
      about: found.about,
      confidential: found.confidential ? { reason: found.reason } : null,
      state: clarificationState(found),
      decision: found.decision && { ...found.decision, by: people.get(found.decision.decidedBy) ?? '' },
      drafts: drafts.map(({ savedBy, ...draft }) => ({ ...draft, by: people.get(savedBy) ?? '' })),
      answer: found.answer && { ...found.answer, by: people.get(found.answer.answeredBy) ?? '' },
      followedBy: clarificationLog([found], state.versions)[0]?.followedBy ?? null,
      /** Invited organisations that the wording or the answer names. */
      named: shown
        ? organisationsNamed(
            [shown.wording, shown.answer],
            invitations.map(({ organisation }) => organisation),
          )
        : [],
      whyNot: whyNot(state, context),
      mayAmend: may(context.viewer, 'amendment.start', procurementFacts(state, context)).allowed,
      mailIsSetUp: mailIsSent(),
      /** Whether the message reached each invited address: the authority wrote to them all, whoever answers. */
      deliveries: invitations.flatMap(({ id, organisation, email }) => {
        const sent = deliveries.find((row) => row.id === mailId(id));
        if (!sent) return [];
        const is = sent.sentAt ? ('sent' as const) : sent.lastError ? ('failed' as const) : ('not-sent' as const);
        return [{ id, organisation, email, is }];
      }),
      /** What to send by hand where no mail is set up. */
      message:
        found.answer && number !== null && !mailIsSent()
          ? clarificationMail({
              ...found.answer,
              number,
              title: procurement.title,
              authority,
              about: found.about,
              deadline: procurement.deadline ?? found.answer.answeredAt,
            }).text
          : null,
    };
  },
});
