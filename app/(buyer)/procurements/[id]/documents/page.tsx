import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { type Row, Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { documents } from '@/lib/views/documents';
import type { GuidanceExport } from '@/lib/views/guidance-exports';
import type { PaperKind } from '@/lib/views/papers';

const load = cache(async (id: string) => documents(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Documents', result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof documents>>, Ok<unknown>>['value'];
type Document = {
  name: string;
  use: string;
  who: 'Suppliers' | 'Public' | 'Team only';
  from:
    | 'published'
    | 'decided'
    | 'final'
    | 'notice'
    | 'clarified'
    | 'opened'
    | 'register'
    | 'awarded'
    | 'now'
    | GuidanceExport;
  kind: string;
  format: 'XLSX' | 'CSV' | 'JSON' | 'NDJSON' | 'ZIP' | 'DOCX';
  /** The same for reading: a page to print, and a DOCX. */
  paper?: PaperKind;
};

const list: readonly Document[] = [
  {
    name: 'Security response workbook',
    use: 'Suppliers answer in it, in Excel or LibreOffice. Blank, with every mark that can be given.',
    who: 'Suppliers',
    from: 'published',
    kind: 'supplier-workbook',
    format: 'XLSX',
  },
  {
    name: 'Marking scheme',
    use: 'Goes into the tender pack: weightings, option marks, bands, guides, minimum scores, formula, ties.',
    who: 'Public',
    from: 'published',
    kind: 'marking-scheme',
    format: 'XLSX',
    paper: 'questionnaire',
  },
  {
    name: 'Published questionnaire',
    use: 'The document that suppliers read and scoring runs, for other programs.',
    who: 'Public',
    from: 'published',
    kind: 'questionnaire',
    format: 'JSON',
  },
  {
    name: 'Open contracting release',
    use: 'What is asked and how it is weighted, by the Open Contracting Data Standard 1.1. No answer is in it.',
    who: 'Public',
    from: 'published',
    kind: 'ocds',
    format: 'JSON',
  },
  {
    name: 'Clarification log',
    use: 'Every question answered to all suppliers, with its answer. Who asked is not in it.',
    who: 'Suppliers',
    from: 'clarified',
    kind: 'clarifications',
    format: 'XLSX',
    paper: 'clarifications',
  },
  {
    name: 'Opening record',
    use: 'Who opened and when, and of each response its receipt time, hash, version and number of files.',
    who: 'Team only',
    from: 'opened',
    kind: 'opening-record',
    format: 'XLSX',
    paper: 'opening-record',
  },
  {
    name: 'Conflict register',
    use: 'What each person declared about each supplier, with mitigation and who cleared it. For the lead.',
    who: 'Team only',
    from: 'register',
    kind: 'conflict-register',
    format: 'XLSX',
  },
  {
    name: 'Decision report',
    use: 'For members: the outcome on one page of plain words, then the figures and the agreed reasons.',
    who: 'Team only',
    from: 'decided',
    kind: 'decision-report-document',
    format: 'DOCX',
    paper: 'decision-report',
  },
  {
    name: 'Evaluation matrix',
    use: 'Agreed scores with live formulas up to each total, beside our exact figures with checks.',
    who: 'Team only',
    from: 'decided',
    kind: 'evaluation-matrix',
    format: 'XLSX',
  },
  {
    name: 'Contest',
    use: 'Everything the scoring engine looks at. Anybody can work the ranking out again from it.',
    who: 'Team only',
    from: 'decided',
    kind: 'contest',
    format: 'JSON',
  },
  {
    name: 'Outcome',
    use: 'Ranks, totals as exact fractions, and the trace of each figure.',
    who: 'Team only',
    from: 'decided',
    kind: 'outcome',
    format: 'JSON',
  },
  {
    name: 'Evidence bundle',
    use: 'The whole record of the decision, signed: questionnaire, receipts, scores and reasons, prices, outcome, log. Anybody can check it without Assay running. It holds every answer and the restricted notes.',
    who: 'Team only',
    from: 'final',
    kind: 'evidence-bundle',
    format: 'ZIP',
  },
  {
    name: 'Schedule of obligations',
    use: 'What the winning answers promise, with owners, dates, evidence and state. Goes into the contract and is followed afterwards.',
    who: 'Team only',
    from: 'awarded',
    kind: 'obligations',
    format: 'XLSX',
  },
  {
    name: 'Schedule of obligations for other programs',
    use: 'The same lines as plain text with commas.',
    who: 'Team only',
    from: 'awarded',
    kind: 'obligations-csv',
    format: 'CSV',
  },
  {
    name: 'Notice fields',
    use: 'What the notice of the procurement must hold: known parts filled in, the rest with who fills it in.',
    who: 'Team only',
    from: 'notice',
    kind: 'tender-notice',
    format: 'XLSX',
  },
  {
    name: 'Self-check',
    use: 'What the contracting authority found when it checked its own readiness, principle by principle.',
    who: 'Team only',
    from: 'self-check',
    kind: 'self-check',
    format: 'XLSX',
  },
  {
    name: 'Parts of the place and threats',
    use: 'Parts, flows and each threat with likelihood, impact, owner and treatment.',
    who: 'Team only',
    from: 'threats',
    kind: 'threats',
    format: 'XLSX',
  },
  {
    name: 'Incident contacts and duties',
    use: 'Who is called in an incident, and the duties to put into the contract.',
    who: 'Team only',
    from: 'incident-contacts',
    kind: 'incident-contacts',
    format: 'XLSX',
  },
  {
    name: 'Procurement',
    use: 'The answers of the set-up, published versions, and when each step happened, for other programs.',
    who: 'Team only',
    from: 'now',
    kind: 'procurement',
    format: 'JSON',
  },
  {
    name: 'Audit log',
    use: 'What happened, who did it and when, one entry in each line.',
    who: 'Team only',
    from: 'now',
    kind: 'audit',
    format: 'NDJSON',
  },
];

const guidedWaits: Record<GuidanceExport, string> = {
  'self-check': 'After the self-check has an answer',
  threats: 'After a part of the place is listed',
  'incident-contacts': 'After the incident contacts are recorded',
};

/** When a document can be had, in words; null where it can be had now. */
const waits = ({ from }: Document, view: View): string | null => {
  if (from === 'now') return null;
  if (from === 'clarified') return view.clarified ? null : 'After a question is answered to all suppliers';
  if (from === 'notice') return view.ruled ? null : 'After the set-up names nation, value and procedure';
  if (from in guidedWaits) return view.guided[from as GuidanceExport] ? null : guidedWaits[from as GuidanceExport];
  if (from === 'published') return view.published ? null : 'After publication';
  if (!view.opened) return 'After opening';
  if (from === 'opened') return null;
  if (from === 'register') return view.leads ? null : 'For the lead of this procurement';
  if (from === 'final') {
    if (!view.final) return 'After the outcome is final';
    return view.mayBundle ? null : 'Not with your duties, or before you declare your interests';
  }
  if (from === 'awarded') {
    if (!view.awarded) return 'After the award decision is signed';
    if (!view.mayReadAward) return 'Not with your duties, or before you declare your interests';
    return view.scheduled ? null : 'After an obligation is in the schedule';
  }
  if (!view.qualityLocked) return 'After quality scores are locked';
  if (!view.mayRead) return 'Not with your duties, or before you declare your interests';
  return view.decided ? null : 'After every score and price is in';
};

/** What was published, and what can be taken away or put into the council's portal. */
export default async function DocumentsPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const rows: Row[] = list.map((document) => {
    const later = waits(document, view);
    const href = `/procurements/${id}/exports/${document.kind}`;
    return {
      key: document.kind,
      cells: [
        document.name,
        document.use,
        document.who,
        later ?? (
          <span key="file" className="assay-nowrap">
            <TextLink href={href} download hidden={`: ${document.name}`}>
              {`Download ${document.format}`}
            </TextLink>
            {document.format === 'XLSX' && (
              <>
                <br />
                <TextLink href={`${href}?format=ods`} download hidden={`: ${document.name}`}>
                  Download ODS
                </TextLink>
              </>
            )}
            {document.paper && document.format === 'XLSX' && (
              <>
                <br />
                <TextLink
                  href={`/procurements/${id}/exports/${document.paper}-document`}
                  download
                  hidden={`: ${document.name}`}
                >
                  Download DOCX
                </TextLink>
              </>
            )}
            {document.paper && (
              <>
                <br />
                <TextLink href={`/procurements/${id}/print/${document.paper}`} hidden={`: ${document.name}`}>
                  Read or print
                </TextLink>
              </>
            )}
          </span>
        ),
      ],
    };
  });
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="documents"
      crumbs={[{ text: 'Documents' }]}
      title="Documents"
      width="full"
    >
      <Table
        caption="Documents"
        captionHidden
        form="stack"
        columns={[
          { key: 'document', label: 'Document' },
          { key: 'use', label: 'What it is for' },
          { key: 'who', label: 'Who may have it' },
          { key: 'file', label: 'File' },
        ]}
        rows={rows}
      />
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/uk4`}>Read what the notice must hold</TextLink>
      </p>
      <h2 className="govuk-heading-m">The published questionnaire</h2>
      {view.published ? (
        <>
          <SummaryList
            rows={[
              { key: 'Version', value: String(view.published.number) },
              { key: 'Published', value: <Time at={view.published.at}>{ukDate(view.published.at)}</Time> },
              { key: 'Hash', value: <Hash value={view.published.hash} /> },
            ]}
          />
          <p className="govuk-body">
            <TextLink href={`/procurements/${id}/questionnaire?version=${view.published.number}`}>
              Read the published questionnaire
            </TextLink>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          Nothing is published yet. The documents above are made from the published version.{' '}
          <TextLink href={`/procurements/${id}/questionnaire`}>Open the questionnaire</TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
