import 'server-only';
import { listClarifications } from '@/db/store/clarification';
import { findAuthority } from '@/db/store/people';
import { findProcurement, listLots } from '@/db/store/procurement';
import { findPublished } from '@/db/store/questionnaire';
import { findResponseOf } from '@/db/store/response';
import { mailIsSent } from '@/lib/server/mail';
import { clarificationLog } from './clarification-log';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/**
 * What anybody may know of an open procedure: what is bought, by when, and the published questionnaire in full. Nothing
 * here changes when an organisation registers or responds; only a supplier who is signed in sees its own response.
 */
export const notice = view({
  action: 'notice.read',
  load: (db, input: { id: string }) => findProcurement(db, input.id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const { procurement } = state;
    const { viewer } = context;
    const facts = procurementFacts(state, context);
    const authority = await findAuthority(db, procurement.authorityId);
    const published = await findPublished(db, procurement.id);
    return {
      id: procurement.id,
      title: procurement.title,
      reference: procurement.reference,
      authority: authority?.name ?? '',
      contact: authority?.contact ?? '',
      deadline: procurement.deadline,
      lots: (await listLots(db, procurement.id)).map(({ title }) => title),
      document: published?.document ?? null,
      version: published?.number ?? 0,
      publishedAt: published?.publishedAt ?? null,
      documentHash: published?.documentHash ?? '',
      phase: facts.cancelled ? ('cancelled' as const) : facts.deadlinePassed ? ('closed' as const) : ('open' as const),
      /** Who is looking: only what they may do next follows from it. */
      visitor:
        viewer.kind === 'supplier'
          ? ('supplier' as const)
          : viewer.kind === 'buyer'
            ? ('buyer' as const)
            : ('nobody' as const),
      ownResponse: viewer.kind === 'supplier' ? await findResponseOf(db, procurement.id, viewer.supplierId) : null,
      mayRegister: mailIsSent(),
      clarifications: clarificationLog(await listClarifications(db, procurement.id), state.versions),
    };
  },
});
