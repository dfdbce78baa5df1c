import ExcelJS from 'exceljs';
import { reading, writing } from '@/db/client';
import { findProcurement, saveProcurement, setDeadline } from '@/db/store/procurement';
import { publishVersion } from '@/db/store/questionnaire';
import { askPortalLoad } from '@/lib/commands/ask-portal-load';
import { addPortalBid } from '@/lib/commands/change-portal-bid';
import type { Context } from '@/lib/commands/command';
import { confirmPortalLoad } from '@/lib/commands/confirm-portal-load';
import { loadPortalFile } from '@/lib/commands/load-portal-file';
import { startPortalLoad } from '@/lib/commands/start-portal-load';
import type { Setup } from '@/lib/procurement/setup';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { documentHash } from '@/lib/questionnaire/hash';
import { publishedExport } from '@/lib/views/exports';
import { portalPage } from '@/lib/views/portal-load';
import { aPanelDocument, deadline, openFrom } from './closed-procurement';
import { aDraftedProcurement, aSetup, type Cast } from './drafts';
import { value } from './results';
import { aContext } from './world';

/** A published procurement whose responses the authority's own portal receives. */
export type Portal = { id: string; people: Cast; document: QuestionnaireDocument };

export async function aPortalProcurement(
  document: QuestionnaireDocument = aPanelDocument(),
  setup: Partial<Setup> = { receiving: 'portal' },
): Promise<Portal> {
  const { id, versionId, people } = await aDraftedProcurement(document);
  const stored = { ...aSetup(), ...setup };
  const state = await findProcurement(reading(), id);
  await writing(async (tx) => {
    await saveProcurement(tx, id, state?.procurement.revision ?? 1, {
      title: stored.title,
      reference: stored.reference,
      setup: JSON.stringify(stored),
      deadline: null,
    });
    await setDeadline(tx, id, deadline);
    await publishVersion(tx, {
      versionId,
      expectedRevision: 1,
      documentHash: documentHash(document),
      publishedAt: '2026-12-01T09:00:00.000Z',
      publishedBy: people.lead.userId,
      signedOffBy: people.approver.userId,
    });
  });
  return { id, people, document };
}

/** Minutes after the first moment at which responses may be loaded. */
export const minutes = (after: number): string => new Date(Date.parse(openFrom) + after * 60_000).toISOString();

/** Somebody of the procurement, at a time, with a fresh code unless it is taken away. */
export const as = ({ people }: Portal, who: keyof Cast, at = minutes(0), more: Partial<Context> = {}): Context =>
  aContext(people[who], at, { steppedUp: true, ...more });

/** The blank workbook that goes to the portal. */
export const blankWorkbook = async (portal: Portal): Promise<Buffer> => {
  const file = value(await publishedExport(as(portal, 'lead'), { id: portal.id, kind: 'supplier-workbook' }));
  return Buffer.from(file?.body as Uint8Array);
};

const headingRow = 4;

/** A workbook with cells written as a supplier would: by reference and heading. */
export async function filled(
  bytes: Buffer,
  cells: readonly (readonly [ref: string, text: string, heading?: string])[],
  edit: (book: ExcelJS.Workbook) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  for (const [ref, text, heading = 'Your response'] of cells)
    for (const name of ['Questions', 'Declarations']) {
      const sheet = book.getWorksheet(name);
      let column = 0;
      sheet?.getRow(headingRow).eachCell((cell, at) => {
        if (cell.text === heading) column = at;
      });
      sheet?.getColumn(1).eachCell((cell, row) => {
        if (cell.text === ref && column > 0) sheet.getCell(row, column).value = text;
      });
    }
  edit(book);
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

export const start = (portal: Portal, who: keyof Cast = 'lead', more = {}, at = minutes(0)) =>
  startPortalLoad(as(portal, who, at), {
    id: portal.id,
    portal: 'ProcureHub',
    day: '2027-01-22',
    time: '12:00',
    ...more,
  });

export const add = (portal: Portal, organisation: string, more = {}, who: keyof Cast = 'lead', at = minutes(1)) =>
  addPortalBid(as(portal, who, at), {
    id: portal.id,
    organisation,
    reference: 'PH-77',
    day: '2027-01-21',
    time: '16:20:03',
    ...more,
  });

export const upload = (
  portal: Portal,
  bidId: string,
  role: 'workbook' | 'evidence',
  name: string,
  bytes: Uint8Array,
  who: keyof Cast = 'lead',
  at = minutes(2),
) => loadPortalFile(as(portal, who, at), { id: portal.id, bidId, role }, { name, bytes });

export const ask = (portal: Portal, who: keyof Cast = 'lead', at = minutes(3), more = {}) =>
  askPortalLoad(as(portal, who, at), { id: portal.id, reason: 'As the portal opened them', ...more });

/** The load as the officer sees it, for its hash. */
export const shown = async (portal: Portal, who: keyof Cast = 'officer', at = minutes(4)) =>
  value(await portalPage(as(portal, who, at), { id: portal.id }));

export const confirm = async (portal: Portal, who: keyof Cast = 'officer', at = minutes(5), seen?: string) =>
  confirmPortalLoad(as(portal, who, at), {
    id: portal.id,
    seen: seen ?? (await shown(portal)).load?.manifestHash ?? '',
  });

/** A load with one organisation and its workbook, nobody asked yet. */
export async function aLoaded(
  portal: Portal,
  organisation = 'Alder Systems',
  cells: readonly (readonly [string, string, string?])[] = [
    ['Q-G', 'Yes'],
    ['Q-A', 'We test it.'],
    ['Q-B', 'Every year'],
  ],
): Promise<string> {
  if ((await shown(portal)).load === null) value(await start(portal));
  const { bidId } = value(await add(portal, organisation));
  value(await upload(portal, bidId, 'workbook', 'returned.xlsx', await filled(await blankWorkbook(portal), cells)));
  return bidId;
}
