import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { EvaluationFrame } from '@/app/_evaluation/evaluation-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Status } from '@/app/_ui/tag';
import { TaskList } from '@/app/_ui/task-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import { has, say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { evaluationPage, type EvaluationPage as View, type WorkGroup, type WorkItem } from '@/lib/views/evaluation';
import { Spreadsheet } from './spreadsheet';

type Props = Params & Search<'by' | 'locked' | 'loaded' | 'dropped' | 'fault'>;

const load = cache(async (id: string, loaded: string | undefined) =>
  evaluationPage(await readContext(), { id, loaded }),
);

/** What the upload handler said of a workbook that never arrived whole. Its name is not in the address. */
const faultOf = async ({ searchParams }: Props): Promise<string | undefined> => {
  const fault = one((await searchParams).fault);
  if (fault === undefined || !/^file-[a-z-]+$/.test(fault) || !has(`supplier.${fault}`)) return undefined;
  return say({ path: 'file', key: `supplier.${fault}`, params: { name: say('evidence.file-gone'), limit: 10 } });
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const result = await load((await props.params).id, one((await props.searchParams).loaded));
  if (!result.ok) return refusedTitle(result);
  const title = pageTitle('Your scores', result.value.own.procurement.title);
  return { title: (await faultOf(props)) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

const scored = (items: readonly WorkItem[]): number => items.filter(({ status }) => status === 'scored').length;

/** Where a group is opened: its first answer that has no score, else its first. */
const hrefOf = (id: string, { items }: WorkGroup, byBidder: boolean): string => {
  const item = items.find(({ status }) => status !== 'scored') ?? items[0];
  return `/evaluations/${id}/${item?.submissionId}/${item?.questionId}${byBidder ? '?by=bidder' : ''}`;
};

function Work({ id, view, byBidder }: { id: string; view: View; byBidder: boolean }) {
  const groups = byBidder ? view.byBidder : view.byQuestion;
  const { own } = view;
  const first = groups.find(({ items }) => items.some(({ status }) => status !== 'scored'));
  return (
    <>
      <p className="govuk-body">
        {own.scored} of {own.toScore} answers scored.{' '}
        {byBidder ? (
          <TextLink href={`/evaluations/${id}`}>Work question by question</TextLink>
        ) : (
          <TextLink href={`/evaluations/${id}?by=bidder`}>Work bidder by bidder</TextLink>
        )}
      </p>
      {own.is !== 'locked' &&
        (first ? (
          <ButtonLink href={hrefOf(id, first, byBidder)}>{own.scored === 0 ? 'Start' : 'Continue'}</ButtonLink>
        ) : (
          <ButtonLink href={`/evaluations/${id}/lock`}>Lock your scores</ButtonLink>
        ))}
      <TaskList
        id="work"
        items={groups.map((group) => {
          const done = scored(group.items);
          const all = group.items.length;
          return {
            key: group.key,
            title: group.title,
            href: hrefOf(id, group, byBidder),
            hint: byBidder
              ? `${all} ${all === 1 ? 'answer' : 'answers'}, ${done} scored`
              : `${all} ${all === 1 ? 'bidder' : 'bidders'}, ${done} scored`,
            status:
              done === all ? (
                <Status of="task" is="completed" />
              ) : (
                <Status of="task" is={done === 0 ? 'not-started' : 'in-progress'} />
              ),
          };
        })}
      />
      {own.is !== 'locked' && first && (
        <p className="govuk-body">
          <TextLink href={`/evaluations/${id}/lock`}>See what is missing before you can lock</TextLink>
        </p>
      )}
    </>
  );
}

/** What nobody marks, because the bidder answered "not applicable" where the published questionnaire allows it. */
function NotApplicable({ given }: { given: View['notApplicable'] }) {
  if (given.items.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Answered “not applicable”</h2>
      <p className="govuk-body">
        You give these no score. {say(`evaluation.not-applicable-${given.rule}`)} This was published before anybody
        answered, and nobody decides about it now.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {given.items.map(({ submissionId, questionId, ref, letter, reason }) => (
          <li key={`${submissionId}-${questionId}`} className="assay-prose">
            {ref}, Bidder {letter}: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}

export default async function EvaluationPage(props: Props) {
  const { id } = await props.params;
  const search = await props.searchParams;
  const result = await load(id, one(search.loaded));
  if (!result.ok) return <Refused refusal={result} back="/evaluations" />;
  const view = result.value;
  const { own, workbook } = view;
  const error = await faultOf(props);
  // Removal is told on the person's own page; nothing else exists for them here.
  if (own.is === 'removed') redirect(`/procurements/${id}/conflicts`);
  return (
    <EvaluationFrame procurement={own.procurement} title="Your scores">
      {error && <ErrorSummary errors={[{ path: 'file', text: error }]} />}
      {workbook?.applied && (
        <NotificationBanner type="success">
          {say('marking-book.applied', {
            count: workbook.applied.changed,
            name: workbook.applied.name,
            time: ukSavedTime(workbook.applied.appliedAt),
          })}
        </NotificationBanner>
      )}
      {one(search.dropped) && <NotificationBanner type="success">{say('marking-book.dropped')}</NotificationBanner>}
      {one(search.locked) && own.is === 'locked' && (
        <NotificationBanner type="success">Your scores are locked.</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Your scores</h1>
      {own.is === 'declare' && (
        <>
          <p className="govuk-body">{say('policy.not-declared')}</p>
          <ButtonLink href={`/procurements/${id}/conflicts`}>Declare your interests first</ButtonLink>
        </>
      )}
      {own.is === 'waiting' && (
        <InsetText>
          You declared an interest. The lead decides whether you may go on; you can read responses after that.
        </InsetText>
      )}
      {own.is === 'nothing' && (
        <p className="govuk-body">
          {own.evaluates
            ? 'The lead has not given you questions to mark. They appear here when it has.'
            : 'You moderate this evaluation and give no individual scores.'}
        </p>
      )}
      {own.is === 'locked' && own.lockedAt && (
        <InsetText>{say('evaluation.locked-at', { date: ukDate(own.lockedAt), time: ukTime(own.lockedAt) })}</InsetText>
      )}
      {(own.is === 'not-started' || own.is === 'in-progress' || own.is === 'locked') && (
        <Work id={id} view={view} byBidder={one(search.by) === 'bidder'} />
      )}
      {workbook && <Spreadsheet id={id} workbook={workbook} error={error} />}
      <NotApplicable given={view.notApplicable} />
      {(own.moderates || own.is === 'locked') && (
        <>
          <h2 className="govuk-heading-m">Moderation</h2>
          <p className="govuk-body">
            {own.allLocked ? (
              <TextLink href={`/procurements/${id}/moderation`}>
                {own.moderates ? 'Agree the scores' : 'Read the individual and agreed scores'}
              </TextLink>
            ) : (
              say('policy.colleagues-unlocked')
            )}
          </p>
        </>
      )}
    </EvaluationFrame>
  );
}
