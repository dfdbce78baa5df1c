import 'server-only';
import type { Reader } from '@/db/client';
import { findAuthority } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findDraft, findPublished } from '@/db/store/questionnaire';
import { may } from '@/lib/policy';
import { setupOf } from '@/lib/procurement/setup-state';
import { type NoticeField, tenderNotice } from '@/lib/procurement/tender-notice';
import { say, sayIn } from '@/lib/text';
import { noticeWorkbook } from '@/lib/workbook/notice-sheet';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { openingNoticeOf, procurementFacts } from './procurement-facts';
import { view } from './view';

const fieldsOf = async (db: Reader, state: ProcurementState): Promise<NoticeField[] | null> => {
  const notice = openingNoticeOf(state);
  if (!notice) return null;
  const { id, authorityId, deadline, setup: stored } = state.procurement;
  const setup = setupOf(stored);
  const version = (await findPublished(db, id)) ?? (await findDraft(db, id));
  const authority = await findAuthority(db, authorityId);
  return tenderNotice(
    notice,
    {
      authority: { name: authority?.name ?? '', contact: authority?.contact ?? '' },
      setup,
      deadline: deadline ?? setup.timetable?.deadline ?? null,
      questionnaire: version && { number: version.number, document: version.document },
    },
    sayIn('en'),
  );
};

/** What the notice that opens a procurement must hold, and the notice as an officer recorded it. */
export const tenderNoticePage = view({
  action: 'procurement.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const { id, title, reference } = state.procurement;
    const facts = procurementFacts(state, context);
    const record = may(context.viewer, 'notice.record', facts);
    const { nation } = setupOf(state.procurement.setup);
    return {
      procurement: { id, title, reference },
      notice: openingNoticeOf(state),
      welsh: nation === 'wales',
      fields: (await fieldsOf(db, state)) ?? [],
      recorded: state.notice && { reference: state.notice.reference, publishedAt: state.notice.publishedAt },
      portal: facts.portal === true,
      mayRecord: record.allowed,
      published: facts.published === true,
      /** Made of a draft that may still change. */
      fromDraft: state.versions.length > 0 && facts.published !== true,
    };
  },
});

/** The same as a workbook; null before nation, value and procedure are given. */
export const tenderNoticeFile = view({
  action: 'document.make',
  load: (db, { id }: { id: string } & Wanted) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const fields = await fieldsOf(db, state);
    const notice = openingNoticeOf(state);
    if (!fields || !notice) return null;
    const { title, reference, createdAt } = state.procurement;
    const version = state.versions.at(-1);
    const asOf = version?.publishedAt ?? version?.updatedAt ?? createdAt;
    const name = say(notice.name);
    return rendered(
      `${reference} ${name.replace(/ \(.*/, '')}`,
      noticeWorkbook({ title, reference, notice: name, fields, asOf }),
      input,
      await authorityOf(db, state),
    );
  },
});
