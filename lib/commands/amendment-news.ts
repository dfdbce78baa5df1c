import 'server-only';
import type { Reader } from '@/db/client';
import { answeringAddresses } from '@/db/store/amendment';
import { listInvitations } from '@/db/store/invitation';
import { findAuthority } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import type { Version } from '@/db/store/questionnaire';
import type { AuditFact } from '@/lib/audit';
import { diffCounts } from '@/lib/questionnaire/diff-words';
import type { Amendment } from '@/lib/views/amendment-facts';
import { amendmentMail } from '@/lib/views/amendment-mail';

type News = { invited: string[]; answering: string[]; authority: string; contact: string };

/** Everybody who is told of an amendment: every address invited, and whoever else answers for one of them. */
export async function loadNews(db: Reader, state: ProcurementState): Promise<News> {
  const { id, authorityId } = state.procurement;
  const invitations = await listInvitations(db, id);
  const invited = [
    ...new Set(invitations.filter(({ cancelledAt }) => cancelledAt === null).map(({ email }) => email.toLowerCase())),
  ];
  const authority = await findAuthority(db, authorityId);
  return {
    invited,
    answering: (await answeringAddresses(db, id)).filter((email) => !invited.includes(email.toLowerCase())),
    authority: authority?.name ?? '',
    contact: authority?.contact ?? '',
  };
}

/**
 * The same message to everybody. Those to colleagues of an invited address are not filed under the procurement, so that
 * no page of a buyer can come across who answers.
 */
export function newsMails(
  { invited, answering, authority, contact }: News,
  given: { state: ProcurementState; draft: Version; amendment: Amendment; deadline: string; at: string },
): { to: string; subject: string; text: string; procurementId: string | null }[] {
  const { state, draft, amendment, deadline, at } = given;
  const { id, title } = state.procurement;
  const { reason, notice } = amendment;
  const message = amendmentMail({
    title,
    authority,
    contact,
    number: draft.number,
    publishedAt: at,
    deadline,
    reason,
    notice,
  });
  return [
    ...invited.map((to) => ({ ...message, to, procurementId: id })),
    ...answering.map((to) => ({ ...message, to, procurementId: null })),
  ];
}

/** What the audit log says of an amendment, beside what it says of every publication. */
export function amendedFacts(draft: Version, { reason, published, standing }: Amendment): Record<string, AuditFact> {
  const { added, changed, removed } = diffCounts(published.document, draft.document);
  return { reason, added, changed, removed, deadlineBefore: standing };
}
