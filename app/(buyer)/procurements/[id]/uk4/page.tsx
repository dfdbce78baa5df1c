import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SpreadsheetLinks } from '@/app/_ui/spreadsheet-links';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { tenderNoticePage } from '@/lib/views/tender-notice';

const load = cache(async (id: string) => tenderNoticePage(await readContext(), { id }));

type View = Extract<Awaited<ReturnType<typeof tenderNoticePage>>, Ok<unknown>>['value'];

const nameOf = ({ notice }: View): string => (notice ? say(notice.name) : say('regime.notice-unknown'));
const titleOf = (view: View): string => `What the ${nameOf(view)} needs`;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

/** Which notice it is, and where that is written; or that we do not know. */
function Which({ view }: { view: View }) {
  const { notice, welsh } = view;
  if (!notice) return null;
  const source = notice.source && (
    <>
      {' '}
      <TextLink href={notice.source.url}>{notice.source.name}</TextLink>, checked {ukDate(notice.source.checked)}.
    </>
  );
  if (notice.id === 'unknown')
    return (
      <InsetText>
        We do not know which notice is used here: we hold no checked source. Below is what Assay knows that most notices
        ask for.
      </InsetText>
    );
  if (notice.id === 'contract')
    return (
      <InsetText>
        Scotland does not use the UK4 notice. A {nameOf(view)} is published on Public Contracts Scotland instead.
        {source} We hold no checked list of its fields. Below is what Assay knows that most notices ask for.
      </InsetText>
    );
  return (
    <InsetText>
      {notice.id === 'below-threshold'
        ? `Below the threshold a ${nameOf(view)} is used, and not the UK4 notice.`
        : `The ${nameOf(view)} opens this procurement.`}
      {source}
      {welsh &&
        ' In Wales the fields are set by the Procurement (Wales) Regulations 2024. We hold no checked list of them: the one below follows the regulations for England.'}
    </InsetText>
  );
}

/** The fields of the notice that opens the procurement: what is known, and who fills in the rest. */
export default async function TenderNoticePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { fields, recorded, fromDraft, published, procurement } = view;
  const open = fields.filter(({ left }) => left).length;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="documents"
      crumbs={[{ text: 'Documents', href: `/procurements/${id}/documents` }, { text: 'Notice' }]}
      title={titleOf(view)}
      caption={procurement.title}
      width="full"
    >
      {fields.length === 0 ? (
        <p className="govuk-body">
          Nation, value and procedure decide which notice is used.{' '}
          <TextLink href={`/procurements/${id}/setup/9`}>Go on with the set-up</TextLink>
        </p>
      ) : (
        <>
          <Which view={view} />
          <p className="govuk-body">
            {open} of {fields.length} parts have something that only people of your authority can fill in. Assay does
            not send notices.
          </p>
          {!published && (
            <p className="govuk-body">
              {fromDraft
                ? 'The questionnaire is not published yet: what comes from it may still change.'
                : 'There is no questionnaire yet, so what comes from it is left open.'}
            </p>
          )}
          <SpreadsheetLinks href={`/procurements/${id}/exports/tender-notice`} />
          <p className="govuk-body">
            {recorded ? (
              <>
                Recorded: {recorded.reference}, published {ukDateTime(recorded.publishedAt)}.{' '}
                <TextLink href={`/procurements/${id}/notice`}>Correct it</TextLink>
              </>
            ) : (
              <TextLink href={`/procurements/${id}/notice`}>Record the notice once it is published</TextLink>
            )}
          </p>
          <Table
            caption="Parts of the notice"
            captionHidden
            form="stack"
            columns={[
              { key: 'field', label: 'Part' },
              { key: 'known', label: 'What Assay knows' },
              { key: 'left', label: 'Still to fill in' },
              { key: 'who', label: 'By whom' },
            ]}
            rows={fields.map(({ id: key, heading, asked, known, left }) => ({
              key,
              cells: [
                <span key="field">
                  {heading}
                  {asked && (
                    <>
                      <br />
                      <span className="govuk-body-s">{say('regime.asked', { paragraph: asked })}</span>
                    </>
                  )}
                </span>,
                known.length > 0 ? (
                  <ul key="known" className="govuk-list govuk-!-margin-bottom-0">
                    {known.map((line) => (
                      <li key={line} className="assay-prose">
                        {line}
                      </li>
                    ))}
                  </ul>
                ) : (
                  'Not known to Assay'
                ),
                left ? left.what : 'Nothing',
                left ? left.who : 'Nobody',
              ],
            }))}
          />
        </>
      )}
    </ProcurementFrame>
  );
}
