import type { Metadata } from 'next';
import { cache } from 'react';
import { AnswerPanel } from '@/app/_evaluation/answer-panel';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { MarkingInFull } from '@/app/_published/question-in-full';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { reasonParts } from '@/lib/evaluation/mark-reason';
import { ukDate, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { say } from '@/lib/text';
import { type MarkingRoom, markingRoom } from '@/lib/views/marking-room';
import { save } from './actions';
import { MarkingForm } from './marking-form';

type Props = Params<{ submissionId: string; questionId: string }> & Search<'by' | 'saved' | 'warning'>;

const load = cache(async (id: string, submissionId: string, questionId: string, by: 'bidder' | undefined) =>
  markingRoom(await readContext(), { id, submissionId, questionId, by }),
);
const byOf = (value: string | string[] | undefined): 'bidder' | undefined =>
  one(value) === 'bidder' ? 'bidder' : undefined;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id, submissionId, questionId } = await params;
  const result = await load(id, submissionId, questionId, byOf((await searchParams).by));
  if (!result.ok || !result.value) return refusedTitle(result);
  const { question, letter, procurement } = result.value;
  return { title: pageTitle(`${refOf(question)}, Bidder ${letter}`, procurement.title) };
}

const parts = {
  strengths: 'Strengths',
  gaps: 'Gaps',
  againstDescriptor: 'Against the descriptor',
  reason: 'Reason',
} as const;

/** Locked: the own score as text. */
function Locked({ room }: { room: MarkingRoom }) {
  if (!room.lockedAt) return null;
  return (
    <>
      <InsetText>{say('evaluation.locked-at', { date: ukDate(room.lockedAt), time: ukTime(room.lockedAt) })}</InsetText>
      {room.mark && (
        <SummaryList
          rows={[
            { key: 'Your score', value: room.mark.mark },
            ...reasonParts(room.mark.reason).map(({ part, text }) => ({
              key: parts[part],
              value: <span className="assay-prose">{text}</span>,
            })),
          ]}
        />
      )}
    </>
  );
}

export default async function MarkingRoomPage({ params, searchParams }: Props) {
  const { id, submissionId, questionId } = await params;
  const search = await searchParams;
  const by = byOf(search.by);
  const back = `/evaluations/${id}${by ? '?by=bidder' : ''}`;
  const result = await load(id, submissionId, questionId, by);
  if (!result.ok || !result.value)
    return (
      <Refused
        refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result}
        back={`/evaluations/${id}`}
      />
    );
  const room = result.value;
  const hrefOf = (place: MarkingRoom['next']): string | null =>
    place && `/evaluations/${id}/${place.submissionId}/${place.questionId}${by ? '?by=bidder' : ''}`;
  const here = `/evaluations/${id}/${submissionId}/${questionId}${by ? '?by=bidder' : ''}`;
  const next = hrefOf(room.next) ?? back;
  const [previousBidder, nextBidder] = [hrefOf(room.previousBidder), hrefOf(room.nextBidder)];
  const heading = (
    <>
      <Heading caption={`Bidder ${room.letter}, ${room.position} of ${room.of}`} size="m">
        {refOf(room.question)} {room.question.wording.en}
      </Heading>
      <nav aria-label="Bidders" className="govuk-body">
        <ul className="govuk-list assay-inline-links">
          {previousBidder && (
            <li>
              <TextLink href={previousBidder}>Previous bidder</TextLink>
            </li>
          )}
          {nextBidder && (
            <li>
              <TextLink href={nextBidder}>Next bidder</TextLink>
            </li>
          )}
        </ul>
      </nav>
    </>
  );
  const answer = <AnswerPanel answer={room.answer} letter={room.letter} />;
  const guide = (
    <>
      <h2 className="govuk-heading-m" id="score-heading">
        Marking guide and score
      </h2>
      {room.question.guidance && <p className="govuk-body assay-prose">{room.question.guidance.en}</p>}
      {room.question.evidence && (
        <p className="govuk-body assay-prose">Evidence asked for: {room.question.evidence.en}</p>
      )}
      <MarkingInFull question={room.question} document={room.document} locale="en" />
    </>
  );
  return (
    <Page before={<BackLink href={back}>Your scores</BackLink>} width="wide">
      {one(search.saved) && room.mark && (
        <NotificationBanner type="success">
          {`Score ${room.mark.mark} saved ${ukSavedTime(room.mark.markedAt)}.`}
        </NotificationBanner>
      )}
      {one(search.warning) === 'repeats' && (
        <>
          <WarningText>{say('marking.repeats-descriptor')}</WarningText>
          <p className="govuk-body">
            The score is saved. Change the reason, or <TextLink href={next}>keep it and go to next</TextLink>.
          </p>
        </>
      )}
      {room.lockedAt ? (
        <>
          {heading}
          <div className="assay-room">
            {answer}
            <section aria-labelledby="score-heading">
              {guide}
              <Locked room={room} />
            </section>
          </div>
        </>
      ) : (
        <MarkingForm
          room={room}
          action={save.bind(null, { id, submissionId, questionId, here, next })}
          saveTo={`/uploads/reason-drafts/${id}/${submissionId}/${questionId}`}
          next={next}
          nextBidder={nextBidder}
          previousBidder={previousBidder}
          heading={heading}
          answer={answer}
          guide={guide}
        />
      )}
    </Page>
  );
}
