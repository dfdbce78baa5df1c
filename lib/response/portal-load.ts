import { hashOf } from '../questionnaire/hash';
import type { Message } from '../result';

/** One organisation's response as it came back through a portal, as far as rules look at it. */
export type PortalBidFacts = {
  id: string;
  organisation: string;
  reference: string;
  receivedAt: string;
  lotIds: readonly string[];
  /** With `refused`, a workbook that could not be read. */
  files: readonly { role: 'workbook' | 'evidence'; name: string; sha256: string; size: number; refused?: boolean }[];
};

export type PortalLoadFacts = {
  portal: string;
  openedThereAt: string;
  documentHash: string;
  bids: readonly PortalBidFacts[];
};

/** A name as people compare it: without case, marks at its ends and doubled spaces. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Takes the bids of a load; returns what stands in the way of asking a second officer, in the order of the bids. */
export const loadFaults = (bids: readonly PortalBidFacts[]): Message[] => {
  const fault = (key: string, params?: Message['params']): Message => ({
    path: '',
    key: `portal.${key}`,
    ...(params ? { params } : {}),
  });
  if (bids.length === 0) return [fault('no-bids')];
  const byName = new Map<string, string>();
  const byWorkbook = new Map<string, string>();
  return bids.flatMap(({ organisation, files }) => {
    const faults: Message[] = [];
    const [workbook] = files.filter(({ role }) => role === 'workbook');
    if (!workbook) faults.push(fault('no-workbook', { organisation }));
    else if (workbook.refused) faults.push(fault('workbook-refused', { organisation }));
    const first = workbook && byWorkbook.get(workbook.sha256);
    if (first !== undefined) faults.push(fault('same-workbook', { organisation, first }));
    if (byName.has(plainName(organisation))) faults.push(fault('same-name', { organisation }));
    byName.set(plainName(organisation), organisation);
    if (workbook && first === undefined) byWorkbook.set(workbook.sha256, organisation);
    return faults;
  });
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Takes a load; returns one hash over everything in it: what the first officer asks for is what the second confirms, to
 * the byte of every file. In which order things were added makes no difference.
 */
export const manifestHash = ({ portal, openedThereAt, documentHash, bids }: PortalLoadFacts): string =>
  hashOf({
    format: 'assay-portal-load/1',
    portal,
    openedThereAt,
    documentHash,
    bids: [...bids]
      .sort((a, b) => byText(a.id, b.id))
      .map(({ id, organisation, reference, receivedAt, lotIds, files }) => ({
        id,
        organisation,
        reference,
        receivedAt,
        lotIds: [...lotIds].sort(byText),
        files: files
          .map(({ role, name, sha256, size }) => ({ role, name, sha256, size: String(size) }))
          .sort((a, b) => byText(`${a.role} ${a.sha256} ${a.name}`, `${b.role} ${b.sha256} ${b.name}`)),
      })),
  });
