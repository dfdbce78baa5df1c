import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Breadcrumbs } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import type { Source } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { ukShortDate } from '@/lib/procurement/uk-time';
import { catalogueSources } from '@/lib/views/catalogue';
import { GuidanceLicence } from '../licence';

export const metadata: Metadata = { title: pageTitle('Sources', 'Guidance') };

const read: Readonly<Record<Source['read'], string>> = {
  page: 'its own page',
  'opening-only': 'its opening only',
  'listing-only': 'its listing only',
  'other-sources': 'other sources about it',
};

export default async function SourcesPage() {
  const result = await catalogueSources(await readContext(), null);
  if (!result.ok) notFound();
  return (
    <Page
      title="Sources"
      width="full"
      before={<Breadcrumbs items={[{ text: 'Guidance', href: '/catalogue' }, { text: 'Sources' }]} />}
    >
      <p className="govuk-body">
        What the questions rest on, in which edition, when we last looked, and how much of it we read. The explanations
        and the questions are ours. So are all links between them.
      </p>
      <Table
        form="stack"
        small
        caption="Sources"
        captionHidden
        columns={[
          { key: 'source', label: 'Source' },
          { key: 'edition', label: 'Edition' },
          { key: 'status', label: 'Status' },
          { key: 'checked', label: 'Checked' },
          { key: 'contact', label: 'Contact' },
        ]}
        rows={result.value.sources.map((source) => ({
          key: source.id,
          cells: [
            {
              className: 'govuk-!-width-one-quarter',
              content: (
                <>
                  {source.address ? (
                    <a className="govuk-link" href={source.address} rel="noreferrer">
                      {source.title}
                    </a>
                  ) : (
                    source.title
                  )}
                  <br />
                  <span className="govuk-body-s">{source.publisher}</span>
                </>
              ),
            },
            source.edition,
            { className: 'govuk-!-width-one-third', content: source.status },
            `${ukShortDate(source.checked)}, from ${read[source.read]}`,
            { className: 'assay-break', content: source.contact ?? 'None given' },
          ],
        }))}
      />
      <GuidanceLicence />
    </Page>
  );
}
