import type { Metadata } from 'next';
import { cache } from 'react';
import { AnswerPanel } from '@/app/_evaluation/answer-panel';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { MarkingInFull } from '@/app/_published/question-in-full';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { SummaryCard, SummaryList, type SummaryRow } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukTime } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { type AgreedShown, type ModerationRoom, moderationRoom } from '@/lib/views/moderation';
import { record } from './actions';
import { AgreedForm } from './agreed-form';

type Props = Params<{ questionId: string }> & Search<'submission'>;

const load = cache(async (id: string, questionId: string, submissionId: string | undefined) =>
  moderationRoom(await readContext(), { id, questionId, submissionId }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id, questionId } = await params;
  const result = await load(id, questionId, one((await searchParams).submission));
  if (!result.ok || !result.value) return refusedTitle(result);
  const { question, letter, procurement } = result.value;
  return { title: pageTitle(`Moderate ${refOf(question)}, Bidder ${letter}`, procurement.title) };
}

const parts = {
  strengths: 'Strengths',
  gaps: 'Gaps',
  againstDescriptor: 'Against the descriptor',
  reason: 'Reason',
} as const;
const kinds: Readonly<Record<string, string>> = { confirmed: ', confirmed', lowered: ', lowered' };

function Individual({ room }: { room: ModerationRoom }) {
  if (room.marks.length === 0) return <p className="govuk-body">No individual score counts for this answer.</p>;
  return (
    <Table
      caption="Individual scores"
      form="stack"
      small
      columns={[
        { key: 'evaluator', label: 'Evaluator' },
        { key: 'score', label: 'Score' },
        { key: 'reason', label: 'Reason' },
      ]}
      rows={room.marks.map(({ evaluator, mark, kind, parts: given }, at) => ({
        key: String(at),
        cells: [
          evaluator,
          `${mark}${kinds[kind] ?? ''}`,
          given.length === 0
            ? 'The published score was confirmed.'
            : given.map(({ part, text }) => (
                <p key={part} className="govuk-body-s assay-prose">
                  {given.length > 1 && <strong>{parts[part]}: </strong>}
                  {text}
                </p>
              )),
        ],
      }))}
    />
  );
}

function Version({ row, current }: { row: AgreedShown; current: boolean }) {
  const { reason } = row;
  const rows: [string, string][] = [
    ['What the answer shows', reason.shows],
    ['Strengths', reason.strengths],
    ['Why not higher', reason.whyNotHigher],
    ['Why not lower', reason.whyNotLower],
    ['Restricted note', row.restrictedNote],
    ['Why it differs', row.whyDiffers],
    ['Why it was changed', row.changeReason],
    ['Took part', row.attended.join(', ')],
  ];
  const shown: SummaryRow[] = [
    {
      key: 'Score',
      value: current ? (
        row.mark
      ) : (
        <>
          <s>{row.mark}</s> Superseded
        </>
      ),
    },
    ...rows
      .filter(([, text]) => text !== '')
      .map(([key, text]) => ({ key, value: <span className="assay-prose">{text}</span> })),
    {
      key: 'Recorded',
      value: `${row.source === 'adopted' ? 'Adopted: confirmed by' : 'Agreed, recorded by'} ${row.by}, ${ukDateTime(row.at)}`,
    },
  ];
  return (
    <SummaryCard title={current ? 'Agreed score' : `Agreed score, version ${row.version}`} headingLevel={3}>
      <SummaryList rows={shown} />
    </SummaryCard>
  );
}

/** Everything the panel reads beside the answer. */
function Individually({ room }: { room: ModerationRoom }) {
  const { versions, moderates, qualityLockedAt, status } = room;
  const [current, ...earlier] = [...versions].reverse();
  return (
    <>
      <h2 className="govuk-heading-m" id="panel-heading">
        What the panel agrees
      </h2>
      <MarkingInFull question={room.question} document={room.document} locale="en" />
      <Individual room={room} />
      {current && <Version row={current} current={status !== 'to-agree'} />}
      {earlier.map((row) => (
        <Version key={row.version} row={row} current={false} />
      ))}
      {status === 'confirmed' && (
        <InsetText>
          The evaluator confirmed the published score, so it is adopted. Change it only where the panel finds that the
          evidence does not support it.
        </InsetText>
      )}
      {qualityLockedAt ? (
        <InsetText>
          Quality was locked on {ukDate(qualityLockedAt)} at {ukTime(qualityLockedAt)}. This score can no longer be
          changed.
        </InsetText>
      ) : !moderates ? (
        <InsetText>The moderator records the agreed score. The panel can read this page.</InsetText>
      ) : (
        current && status !== 'to-agree' && <h3 className="govuk-heading-m">Change the agreed score</h3>
      )}
    </>
  );
}

export default async function ModerationRoomPage({ params, searchParams }: Props) {
  const { id, questionId } = await params;
  const submission = one((await searchParams).submission);
  const back = `/procurements/${id}/moderation`;
  const result = await load(id, questionId, submission);
  if (!result.ok || !result.value)
    return <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={back} />;
  const room = result.value;
  const here = room.others.find(({ current }) => current);
  const heading = (
    <>
      <Heading caption={`Bidder ${room.letter}`} size="m">
        {refOf(room.question)} {room.question.wording.en}
      </Heading>
      {room.others.length > 1 && (
        <nav aria-label="Bidders" className="govuk-body">
          <ul className="govuk-list assay-inline-links">
            {room.others.map(({ submissionId, letter, current }) => (
              <li key={submissionId}>
                {current ? (
                  <strong aria-current="page">Bidder {letter}</strong>
                ) : (
                  <TextLink href={`/evaluations/${id}/moderation/${questionId}?submission=${submissionId}`}>
                    Bidder {letter}
                  </TextLink>
                )}
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
  const answer = <AnswerPanel answer={room.answer} letter={room.letter} />;
  const individual = <Individually room={room} />;
  return (
    <Page before={<BackLink href={back}>Moderation</BackLink>} width="wide">
      {room.moderates ? (
        <AgreedForm
          room={room}
          action={record.bind(null, { id, submissionId: here?.submissionId ?? '', questionId })}
          heading={heading}
          answer={answer}
          individual={individual}
        />
      ) : (
        <>
          {heading}
          <div className="assay-room">
            {answer}
            <section aria-labelledby="panel-heading">{individual}</section>
          </div>
        </>
      )}
    </Page>
  );
}
