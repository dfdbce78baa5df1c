import 'server-only';
import type { Writer } from '@/db/client';
import { dropFile } from '@/db/evidence-files';
import { insertPending } from '@/db/store/evidence-library';
import { changePortalLoad, type PortalBid, type PortalLoadHead } from '@/db/store/portal-load';
import type { AuditEntry } from '@/lib/audit';
import type { Action } from '@/lib/policy';
import { ok, type Result, refuse } from '@/lib/result';
import { say, type TextKey } from '@/lib/text';
import type { PortalRecord } from '@/lib/views/portal-record';
import type { Context } from './command';

/** What a refused attempt at a load is recorded as. */
export const refusedPortal =
  (action: Action) =>
  ({ state }: PortalRecord): AuditEntry => ({
    action,
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  });

/** The load, where it may be changed now: it has begun, and no second officer is asked to confirm it. */
export const changeable = ({ load, waiting }: PortalRecord): Result<PortalLoadHead> => {
  if (!load) return refuse('invalid', 'portal.no-load');
  return waiting ? refuse('conflict', 'portal.asked') : ok(load);
};

/** What the log says of a change: never a name, only what was done and to which bytes. */
export const portalEntry = (procurementId: string, what: TextKey, sha256 = ''): AuditEntry => ({
  action: 'portal.load',
  subject: { type: 'procurement', id: procurementId },
  procurementId,
  data: { what: say(what), sha256 },
});

type Step = Pick<PortalLoadHead, 'procurementId' | 'revision'>;

/** Writes a change of a load where nobody changed it meanwhile. */
export async function writeChange(
  tx: Writer,
  { procurementId, revision }: Step,
  write: () => Promise<undefined | Result<unknown>>,
): Promise<undefined | Result<unknown>> {
  if (!(await changePortalLoad(tx, { procurementId, revision }))) return refuse('conflict', 'portal.gone');
  return write();
}

type Bytes = { supplierId: string; fileId: string };

/** The bytes of a bid's files. */
export const bytesOf = (bids: readonly PortalBid[]): Bytes[] =>
  bids.flatMap(({ supplierId, files }) => files.map(({ fileId }) => ({ supplierId, fileId })));

/** Notes that bytes are to go, so that they are found should the server stop before they are gone. */
export async function letGo(tx: Writer, files: readonly Bytes[], { now }: Context): Promise<void> {
  for (const { supplierId, fileId } of files) await insertPending(tx, { supplierId, fileId, startedAt: now });
}

/** Removes bytes whose rows are gone. */
export async function dropBytes(files: readonly Bytes[]): Promise<void> {
  for (const { supplierId, fileId } of files) await dropFile(supplierId, fileId);
}
