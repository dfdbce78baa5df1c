import 'server-only';
import { findAuthority } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { summaryPaper } from '@/lib/paper/summary-paper';
import { may } from '@/lib/policy';
import { docxFile } from './docx-file';
import { peopleNames } from './evaluation-record';
import type { ExportFile } from './exports';
import { procurementFacts } from './procurement-facts';
import { loadStandstillTold } from './standstill-told';
import { withheldPlaces } from './summaries';
import { loadSummaries } from './summary-record';
import { view } from './view';

/** One summary exactly as its supplier gets it, with what is doubtful, added and withheld; or the letter instead. */
export const summaryEditor = view({
  action: 'summary.read',
  load: (db, { id }: { id: string; submissionId: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }) => {
    const record = await loadSummaries(db, state);
    const own = record?.cases.find(({ submissionId }) => submissionId === input.submissionId);
    if (!record || !own) return null;
    const { id, title, reference, authorityId } = state.procurement;
    const names = await peopleNames(db, state);
    const authority = await findAuthority(db, authorityId);
    const { winner, release, redactions, additions } = record;
    const shown = new Set([own.submissionId, ...(own.document?.winner && winner ? [winner.submissionId] : [])]);
    const places = own.document
      ? [
          ...own.document.own.questions.map((question) => ({ place: question.id, text: question.ref })),
          ...own.document.own.criteria.map((criterion) => ({ place: criterion.id, text: criterion.title })),
        ]
      : [];
    return {
      procurement: { id, title, reference },
      authority: { name: authority?.name ?? '', contact: authority?.contact ?? '' },
      portal: procurementFacts(state, context).portal === true,
      submissionId: own.submissionId,
      name: own.name,
      owed: own.owed,
      because: own.because,
      decided: own.decided,
      document: own.document,
      contentHash: own.contentHash,
      findings: own.findings,
      details: own.details,
      checked: own.checked,
      check: own.check && {
        by: names.get(own.check.checkedBy) ?? '',
        at: own.check.checkedAt,
        note: own.check.note,
      },
      /** The most advantageous tender, where its scores and reasons are in this summary too. */
      winner: own.document?.winner && winner ? winner.name : null,
      withheld: withheldPlaces(own),
      redactions: redactions
        .filter(({ submissionId }) => shown.has(submissionId))
        .filter(({ submissionId, hiddenFrom }) => submissionId !== own.submissionId || hiddenFrom === 'everybody')
        .map((row) => ({
          id: row.id,
          words: row.words,
          ground: row.ground,
          of: record.cases.find(({ submissionId }) => submissionId === row.submissionId)?.name ?? '',
          from: row.hiddenFrom,
          why: row.why,
          by: names.get(row.withheldBy) ?? '',
        })),
      places: places.map(({ place, text }) => {
        const added = additions.find((row) => row.submissionId === own.submissionId && row.place === place);
        return { place, text, words: added?.words ?? '', version: added?.version ?? 0 };
      }),
      released: release?.releasedAt ?? null,
      mayPrepare: may(context.viewer, 'summary.check', procurementFacts(state, context)).allowed,
    };
  },
});

/** One summary as a DOCX, as it stands or as it was released; null where none is owed. */
export const summaryFile = view({
  action: 'summary.read',
  load: (db, { id }: { id: string; submissionId: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<ExportFile | null> => {
    const record = await loadSummaries(db, state);
    const own = record?.cases.find(({ submissionId }) => submissionId === input.submissionId);
    if (!record || !own?.document) return null;
    const asOf = record.release?.releasedAt ?? record.record.asOf;
    const portal = procurementFacts(state, context).portal === true;
    const standstill = record.release ? await loadStandstillTold(db, state.procurement.id) : [];
    return docxFile(
      `${state.procurement.reference} assessment summary ${own.name}`,
      summaryPaper(own.document, asOf, portal, standstill),
    );
  },
});
