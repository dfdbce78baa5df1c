import 'server-only';
import { z } from 'zod';
import { findResponse } from '@/db/store/response';
import { findSharedCode, insertSupportCode, stopSupportCodes } from '@/db/store/support';
import { later } from '@/lib/people/access';
import { ok, refuse } from '@/lib/result';
import { linkToken } from '@/lib/server/ids';
import { responseFacts } from '../views/response-record';
import { command } from './command';

const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const lasts = 24 * 60 * 60_000;

/** The code of a consent: twelve letters and digits to read out. It is made from the key, so it is stored nowhere. */
const codeOf = (id: string): string =>
  [...Buffer.from(linkToken('support', id, 1), 'base64url').subarray(0, 12)]
    .map((byte) => letters[byte % letters.length])
    .join('');

/** The code as it is shown and read out: in fours. */
export const supportCodeShown = (id: string): string => (codeOf(id).match(/.{4}/g) ?? []).join('-');

/** What is kept of a code, made with the key: a copy of the database alone finds no code. */
export const supportCodeHash = (code: string): string => linkToken('support-code', code, 1);

const Input = z.object({ responseId: z.string().min(1).max(64) });

/** Shares a code for 24 hours with which an officer sees the technical state of one response. An earlier one ends. */
export const shareSupportCode = command({
  action: 'response.share-code',
  input: Input,
  load: (db, { responseId }) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  decide: ({ loaded: head, context }) => {
    const id = context.id();
    const expiresAt = later(context.now, lasts);
    return ok({
      change: {
        id,
        responseId: head.id,
        procurementId: head.procurementId,
        supplierId: head.supplierId,
        codeHash: supportCodeHash(codeOf(id)),
        sharedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
        sharedAt: context.now,
        expiresAt,
      },
      event: {
        action: 'response.share-code' as const,
        subject: { type: 'response', id: head.id },
        data: { until: expiresAt },
      },
      value: { code: supportCodeShown(id) },
    });
  },
  write: async (tx, row, { now }) => {
    await stopSupportCodes(tx, row.responseId, now);
    await insertSupportCode(tx, row);
    return undefined;
  },
});

/** Ends the code of a response at once. */
export const stopSharing = command({
  action: 'response.stop-sharing',
  input: Input,
  load: async (db, { responseId }, { now }) => {
    const head = await findResponse(db, responseId);
    return head && { head, shared: await findSharedCode(db, head.id, now) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, shared } }) =>
    shared
      ? ok({
          change: head.id,
          event: { action: 'response.stop-sharing' as const, subject: { type: 'response', id: head.id } },
          value: null,
        })
      : refuse('conflict', 'team.not-sharing'),
  write: async (tx, responseId, { now }) => {
    await stopSupportCodes(tx, responseId, now);
    return undefined;
  },
});
