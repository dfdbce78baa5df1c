import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Checkbox, Checkboxes, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { choosable, notMade, tenderPack, waitsFor } from '@/lib/procurement/documents';
import { documents } from '@/lib/views/documents';
import { scheduleName } from '@/lib/workbook/pack-contents';
import { prepareChosen } from '../actions';

const title = 'Choose documents to take away';
const load = cache(async (id: string) => documents(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

const formats = [
  { value: 'xlsx', label: 'XLSX', hint: 'For Excel' },
  { value: 'ods', label: 'ODS', hint: 'For LibreOffice; the open standard for government documents' },
  { value: 'both', label: 'XLSX and ODS', hint: 'What a tender pack needs, so that suppliers can choose' },
  { value: 'csv', label: 'CSV', hint: 'For documents that one plain table can hold. Others are given as XLSX' },
];

/** Which schedules, in which format: one file of what can be had now, and why the rest cannot. */
export default async function ChooseDocumentsPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/documents`} />;
  const view = result.value;
  const named = choosable.map((document) => ({
    ...document,
    shown: scheduleName({ letter: document.letter, what: document.name }),
    later: waitsFor(document, view),
  }));
  const ready = named.filter(({ later }) => later === null);
  const waiting = [
    ...named.flatMap(({ kind, shown, letter, later }) =>
      later === null ? [] : [{ key: kind, letter, shown, why: later }],
    ),
    ...notMade.map(({ letter, name, why }) => ({
      key: letter,
      letter,
      shown: scheduleName({ letter, what: name }),
      why,
    })),
  ].sort((a, b) => (a.letter ?? 'Z').localeCompare(b.letter ?? 'Z'));
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="documents"
      crumbs={[{ text: 'Documents', href: `/procurements/${id}/documents` }, { text: 'Choose' }]}
      title={title}
    >
      <p className="govuk-body">
        You get one ZIP file with the documents and a list of contents. Letters are those of the schedules of a tender
        pack.
      </p>
      {ready.length > 0 ? (
        <ActionForm action={prepareChosen.bind(null, id)}>
          <Checkboxes
            name="kinds"
            legend="Documents"
            legendSize="m"
            values={ready.map(({ kind }) => kind).filter((kind) => tenderPack.includes(kind))}
            items={ready.map(({ kind, shown, use, who }) => ({
              value: kind,
              label: shown,
              hint: `${use} ${who === 'Team only' ? 'Team only.' : `For ${who.toLowerCase()}.`}`,
            }))}
          />
          <Radios name="format" legend="Format" legendSize="m" value="both" items={formats} />
          <Checkbox
            name="frozen"
            label="Keep headings in sight while scrolling"
            hint="Helps people who score on a large screen. It can get in the way of people who magnify theirs."
          />
          <Button>Prepare the file</Button>
        </ActionForm>
      ) : (
        <p className="govuk-body">
          Nothing can be had yet. Documents appear here as the procurement goes on, the first after publication.{' '}
          <TextLink href={`/procurements/${id}/questionnaire`}>Open the questionnaire</TextLink>
        </p>
      )}
      <Table
        caption="Not ready"
        captionSize="m"
        form="stack"
        columns={[
          { key: 'document', label: 'Document' },
          { key: 'why', label: 'When, or where instead' },
        ]}
        rows={waiting.map(({ key, shown, why }) => ({ key, cells: [shown, why] }))}
      />
    </ProcurementFrame>
  );
}
