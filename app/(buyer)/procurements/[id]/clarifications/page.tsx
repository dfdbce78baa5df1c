import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ClarificationLog } from '@/app/_published/clarification-log';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import type { ClarificationState } from '@/lib/procurement/clarifications';
import { ukDateTime, ukDeadline, ukShortDate } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { type AskedLine, clarifications } from '@/lib/views/clarifications';
import { AskedState } from './state-words';

const load = cache(async (procurementId: string) => clarifications(await readContext(), { procurementId }));

type View = Extract<Awaited<ReturnType<typeof clarifications>>, Ok<unknown>>['value'];

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle('Clarification questions', result.value.procurement.title) }
    : refusedTitle(result);
}

const acts: Record<ClarificationState, string> = {
  waiting: 'Answer',
  'confidential-asked': 'Decide',
  refused: 'Read',
  granted: 'Answer',
  answered: 'Read',
  'answered-alone': 'Read',
  withdrawn: 'Read',
};

function Asked({ asked, id }: { asked: readonly AskedLine[]; id: string }) {
  return (
    <Table
      caption="Questions asked"
      form="stack"
      firstIsHeader
      columns={[
        { key: 'number', label: 'No.' },
        { key: 'received', label: 'Received' },
        { key: 'question', label: 'Question' },
        { key: 'about', label: 'About' },
        { key: 'status', label: 'Status' },
        { key: 'issued', label: 'Issued' },
        { key: 'act', label: 'Action', hidden: true },
      ]}
      rows={asked.map(({ id: own, number, receivedAt, text, about, state, issuedAt }) => ({
        key: own,
        cells: [
          number === null ? 'Not numbered' : String(number),
          <Time key="received" at={receivedAt}>
            {ukDateTime(receivedAt)}
          </Time>,
          <SupplierText key="question">{text}</SupplierText>,
          about === '' ? 'In general' : about,
          <AskedState key="status" state={state} />,
          issuedAt === null ? (
            'Not issued'
          ) : (
            <Time key="issued" at={issuedAt}>
              {ukShortDate(issuedAt)}
            </Time>
          ),
          <TextLink
            key="act"
            href={`/procurements/${id}/clarifications/${own}`}
            hidden={`the question received on ${ukDateTime(receivedAt)}`}
          >
            {acts[state]}
          </TextLink>,
        ],
      }))}
    />
  );
}

/** When suppliers may ask, and why nobody can answer where that is so. */
function Times({ view }: { view: View }) {
  const { closesAt, closed, cancelled, published, portal } = view;
  if (portal) return <p className="govuk-body">Suppliers ask their questions through your own portal.</p>;
  if (!published || closesAt === null)
    return <p className="govuk-body">Suppliers can ask when the questionnaire is published.</p>;
  const at = <Time at={closesAt}>{ukDeadline(closesAt)}</Time>;
  return (
    <p className="govuk-body">
      {cancelled || closed ? 'Questions closed on ' : 'Suppliers can ask until '}
      {at}.
    </p>
  );
}

/** What was asked, and whether everyone has had the same answer. Who asked is shown to nobody. */
export default async function ClarificationsPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { asked, log, procurement, whyNot } = view;
  const title = 'Clarification questions';
  return (
    <ProcurementFrame procurement={procurement} tab="suppliers" crumbs={[{ text: title }]} title={title} width="full">
      <Times view={view} />
      {asked && (
        <InsetText>
          Assay shows nobody who asked, and no time finer than a minute. One supplier may ask many questions, so the
          list does not tell how many are interested.
        </InsetText>
      )}
      {asked && asked.length > 0 && whyNot && <InsetText>{say({ path: '', key: whyNot })}</InsetText>}
      {asked &&
        (asked.length > 0 ? (
          <Asked asked={asked} id={id} />
        ) : (
          <p className="govuk-body">No question has been asked yet. Those that suppliers ask appear here.</p>
        ))}
      <h2 className="govuk-heading-m">Answered to every supplier</h2>
      {log.length > 0 ? (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <ClarificationLog log={log} authority="The authority" />
          </div>
        </div>
      ) : (
        <p className="govuk-body">Nothing has been answered yet. Answers appear here with their numbers.</p>
      )}
    </ProcurementFrame>
  );
}
