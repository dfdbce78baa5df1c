import 'server-only';
import type { Reader } from '@/db/client';
import type { ProcurementState } from '@/db/store/procurement';
import { findPublished, type Version } from '@/db/store/questionnaire';
import { type AmendmentFacts, amendmentFaults } from '@/lib/procurement/amend-advice';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { documentHash, hashOf } from '@/lib/questionnaire/hash';
import type { Message } from '@/lib/result';

/** What is said of an amendment, as it is saved with its version. */
export const amendmentOf = ({ amendReason, notice, deadline }: Version): AmendmentFacts => ({
  reason: amendReason ?? '',
  notice: notice ?? '',
  deadline,
});

/** Tells whether the details of an amendment changed since a page showed them. */
export const amendmentDigest = ({ reason, notice, deadline }: AmendmentFacts): string =>
  hashOf({ reason, notice, deadline });

/** The saved details, for somebody who came second. */
export const savedAmendmentInWords = ({ reason, notice, deadline }: AmendmentFacts): string =>
  [reason, notice, deadline === null ? '' : ukDateTime(deadline)].filter((text) => text !== '').join(' / ');

/** A draft that follows a published version, with what it follows. */
export type Amendment = AmendmentFacts & {
  published: Version;
  /** The deadline that stands. */
  standing: string | null;
  /** The document is the published one, word for word. */
  same: boolean;
};

/** Takes a draft; returns what it amends, or null for a first version. */
export async function findAmendment(db: Reader, state: ProcurementState, draft: Version): Promise<Amendment | null> {
  if (draft.publishedAt !== null || !state.versions.some(({ publishedAt }) => publishedAt !== null)) return null;
  const published = await findPublished(db, state.procurement.id);
  if (!published) return null;
  return {
    ...amendmentOf(draft),
    published,
    standing: state.procurement.deadline,
    same: documentHash(draft.document) === published.documentHash,
  };
}

/** What keeps an amendment from being published at `now`, in the order in which to mend it. */
export const faultsOfAmendment = (amendment: Amendment, now: string): Message[] =>
  amendmentFaults(amendment, amendment.standing, now);

/**
 * What exactly two people agree to: the document's hash, and for an amendment also its reason, notice and deadline. A
 * change of any ends the request.
 */
export const publicationSubject = (draft: Version, amends: boolean): string => {
  const document = documentHash(draft.document);
  return amends ? hashOf({ document, ...amendmentOf(draft) }) : document;
};
