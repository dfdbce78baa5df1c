import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { type Row, Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { bundleKind, documentList, waitsFor } from '@/lib/procurement/documents';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { documents } from '@/lib/views/documents';
import { scheduleName } from '@/lib/workbook/pack-contents';
import { prepareBundle, preparePack } from './actions';

const load = cache(async (id: string) => documents(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Documents', result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof documents>>, Ok<unknown>>['value'];

const stateWords = {
  waiting: 'Waiting',
  running: 'Being prepared',
  done: 'Ready',
  failed: 'Could not be made',
} as const;

/** The tender pack in one press, the way to choose, and the files that were prepared before. */
function TakeAway({ view, home }: { view: View; home: string }) {
  return (
    <>
      {view.published && (
        <ActionForm action={preparePack.bind(null, view.procurement.id)}>
          <p className="govuk-body">
            The tender pack is what you publish with the tender: response workbook, marking scheme, compliance matrix,
            pricing schedule, questionnaire and clarification log, with a list of contents. Workbooks are in it as XLSX
            and as ODS.
          </p>
          <Button>Prepare the whole tender pack (ZIP)</Button>
        </ActionForm>
      )}
      {view.final && view.mayBundle && (
        <ActionForm action={prepareBundle.bind(null, view.procurement.id)}>
          <p className="govuk-body">
            The evidence bundle is the whole record of the decision, signed. The same record makes the same bytes,
            whoever asks for it.
          </p>
          <Button look="secondary">Prepare the evidence bundle (ZIP)</Button>
        </ActionForm>
      )}
      <p className="govuk-body">
        <TextLink href={`${home}/choose`}>Choose documents and their format</TextLink>
      </p>
      {view.prepared.length > 0 && (
        <Table
          caption="Your prepared files"
          captionSize="m"
          form="stack"
          columns={[
            { key: 'file', label: 'File' },
            { key: 'asked', label: 'Asked for' },
            { key: 'until', label: 'Kept until' },
            { key: 'state', label: 'State' },
          ]}
          rows={view.prepared.map((file) => ({
            key: file.id,
            cells: [
              <TextLink key="file" href={`${home}/files/${file.id}`}>
                {file.bundle ? 'Evidence bundle' : file.pack ? 'Tender pack' : 'Chosen documents'}
              </TextLink>,
              <Time key="asked" at={file.createdAt}>
                {ukDateTime(file.createdAt)}
              </Time>,
              <Time key="until" at={file.expiresAt}>
                {ukDateTime(file.expiresAt)}
              </Time>,
              stateWords[file.state],
            ],
          }))}
        />
      )}
    </>
  );
}

/** What was published, and what can be taken away or put into the council's portal. */
export default async function DocumentsPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const rows: Row[] = documentList.map((document) => {
    const later = waitsFor(document, view);
    const href = `/procurements/${id}/exports/${document.kind}`;
    return {
      key: document.kind,
      cells: [
        scheduleName({ letter: document.letter, what: document.name }),
        document.use,
        document.who,
        later ??
          (document.kind === bundleKind ? (
            'Prepare it at the top of this page'
          ) : (
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
          )),
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
      <TakeAway view={view} home={`/procurements/${id}/documents`} />
      <Table
        caption="Every document by itself"
        captionSize="m"
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
