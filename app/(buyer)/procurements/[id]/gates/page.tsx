import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { type GateState, gatesPage, type GatesPage as View } from '@/lib/views/gates';

type Props = Params & Search<'done'>;

const load = cache(async (id: string) => gatesPage(await readContext(), { id }));
const title = 'Decide gates';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value?.procurement.title) } : refusedTitle(result);
}

const words: Readonly<Record<GateState, string>> = {
  pass: 'Pass',
  fail: 'Fail',
  'to-decide': 'To decide',
  'not-asked': 'Not asked',
};

function Gates({ id, view }: { id: string; view: View }) {
  const { bidders, gates } = view;
  return (
    <Table
      caption="Gates by bidder"
      captionHidden
      form="pivot"
      columns={[
        { key: 'gate', label: 'Gate' },
        ...bidders.map(({ submissionId, letter }) => ({ key: submissionId, label: `Bidder\u00a0${letter}` })),
      ]}
      rows={gates.map(({ questionId, ref, wording, purpose, cells }) => ({
        key: questionId,
        cells: [
          <span key="gate">
            {ref} {wording}
            <span className="assay-plain-list__detail">{say(`documents.purpose-${purpose}`)}</span>
          </span>,
          ...cells.map(({ submissionId, letter, state }) =>
            state === 'not-asked' ? (
              words[state]
            ) : (
              <TextLink
                key={submissionId}
                href={`/procurements/${id}/gates/${submissionId}/${questionId}`}
                hidden={`${ref}, Bidder ${letter}`}
              >
                {words[state]}
              </TextLink>
            ),
          ),
        ],
      }))}
    />
  );
}

function Thresholds({ thresholds }: Pick<View, 'thresholds'>) {
  if (thresholds.length === 0) return null;
  return (
    <Table
      caption="Minimum marks: decided after moderation"
      form="stack"
      columns={[
        { key: 'question', label: 'Question' },
        { key: 'minimum', label: 'Minimum mark', numeric: true },
        { key: 'state', label: 'State' },
      ]}
      rows={thresholds.map(({ questionId, ref, wording, threshold }) => ({
        key: questionId,
        cells: [`${ref} ${wording}`, threshold, 'Decided by the agreed score'],
      }))}
    />
  );
}

export default async function GatesPage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok || !result.value)
    return (
      <Refused
        refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result}
        back={`/procurements/${id}`}
      />
    );
  const view = result.value;
  const done = one((await searchParams).done);
  const out = view.bidders.filter(({ disregarded }) => disregarded);
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={[{ text: title }]} width="full">
      {done && <NotificationBanner type="success">Decision recorded.</NotificationBanner>}
      <h1 className="govuk-heading-l">{title}</h1>
      {view.gates.length === 0 ? (
        <p className="govuk-body">
          This questionnaire has no condition of participation and no requirement, so there is nothing to decide before
          marking.
        </p>
      ) : view.bidders.length === 0 ? (
        <p className="govuk-body">No responses were submitted.</p>
      ) : (
        <>
          <p className="govuk-body">
            {view.undecided === 0
              ? 'Every gate is decided.'
              : `${view.undecided} ${view.undecided === 1 ? 'decision is' : 'decisions are'} still to be made.`}{' '}
            {view.decides ? '' : 'The lead and the officers decide.'}
          </p>
          <Gates id={id} view={view} />
        </>
      )}
      {out.map(({ submissionId, letter, ground }) => (
        <p key={submissionId} className="govuk-body">
          <strong>Bidder {letter}: Disregarded.</strong>{' '}
          {ground
            ? say('disregard.outside', { because: say({ path: '', key: `results.because-${ground}` }) })
            : say('evaluation.disregarded')}
        </p>
      ))}
      <Thresholds thresholds={view.thresholds} />
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/disregard`}>Disregard a tender on another ground</TextLink>
      </p>
    </ProcurementFrame>
  );
}
