import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { profileNames, starters } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type Scoping, scoping, scopingPage } from '@/lib/views/scoping';
import { begin } from './actions';
import { RaisedAction } from './raised';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string; raised?: string }> };

const load = cache(async (id: string) => scoping(await readContext(), { id }));
const titleOf = (started: boolean) => (started ? 'Your answers about the place' : 'Questions about the place');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titleOf(result.value.started), result.value.title) } : refusedTitle(result);
}

function Entry({ view }: { view: Scoping }) {
  return (
    <ActionForm
      action={begin.bind(null, view.id)}
      heading={
        <>
          <Heading>{titleOf(false)}</Heading>
          <p className="govuk-body">
            {view.items.length} questions say what this place is like, so that suppliers are asked only what fits. They
            take about 15 minutes.
          </p>
        </>
      }
    >
      <Radios
        name="starter"
        legend="Start from an example of a place"
        legendSize="m"
        hint="An example fills in answers. You check every one."
        items={[
          ...starters.map(({ id, name, examples }) => ({
            value: id,
            label: name,
            hint: `For example ${examples}`,
          })),
          { divider: say('parts.or') },
          { value: 'empty', label: 'Start empty' },
        ]}
      />
      <Button>Start</Button>
    </ActionForm>
  );
}

const answerWord = (answer: string): string => say({ path: '', key: `scoping.${answer}` });

/** The profile in a sentence or two, with what an officer chose instead. */
function ProfileResult({ view }: { view: Scoping }) {
  const { place } = view;
  if (place.profile === null) {
    return place.why.map((message) => <InsetText key={message.key}>{say(message)}</InsetText>);
  }
  const { profile, sentences, override } = place;
  return (
    <InsetText>
      {sentences.map((sentence) => (
        <p key={sentence.key} className="govuk-body">
          {say(sentence)}
        </p>
      ))}
      {override && (
        <p className="govuk-body">
          {override.name} chose {profileNames[profile]} instead on {ukDate(override.at)}: “{override.reason}”
        </p>
      )}
      {view.mayOverride && (
        <a className="govuk-link" href={`/procurements/${view.id}/scope/profile`}>
          Choose a different profile
        </a>
      )}
    </InsetText>
  );
}

function Summary({ view }: { view: Scoping }) {
  const { id, items, left, nextNumber, actions, owner, mayEdit, editReason, place } = view;
  return (
    <>
      <Heading>{titleOf(true)}</Heading>
      {editReason && <InsetText>{say(editReason)}</InsetText>}
      <ProfileResult view={view} />
      {mayEdit &&
        (nextNumber !== null ? (
          <ButtonLink href={`/procurements/${id}/scope/${nextNumber}`}>
            {left === items.length ? 'Answer the first question' : `Go on with question ${nextNumber}`}
          </ButtonLink>
        ) : (
          place.profile !== null && (
            <ButtonLink href={`/procurements/${id}/recommended`}>Go on to suggested questions</ButtonLink>
          )
        ))}
      {actions.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Actions for {owner}, before sign-off</h2>
          <ul className="govuk-list govuk-list--bullet">
            {actions.map(({ number, action }) => (
              <li key={number}>
                Question {number}: {action}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="govuk-heading-m">Answers</h2>
      <SummaryList
        questions
        rows={items.map(({ number, question, answer, checked, by }) => ({
          key: question.id,
          label: `${number}. ${question.wording}`,
          value:
            answer === null ? (
              'Not answered'
            ) : (
              <>
                {answerWord(answer)}
                <br />
                <span className="govuk-body-s">
                  {checked ? `Answered by ${by}` : 'From the example, not checked yet'}
                </span>
              </>
            ),
          actions: mayEdit
            ? [
                {
                  href: `/procurements/${id}/scope/${number}?then=summary`,
                  text: checked ? 'Change' : answer === null ? 'Answer' : 'Check',
                  hidden: `question ${number}`,
                },
              ]
            : [],
        }))}
      />
    </>
  );
}

export default async function ScopePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, raised } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const last = /^\d{1,2}$/.test(raised ?? '')
    ? await scopingPage(await readContext(), { id, number: Number(raised), raised: Number(raised) })
    : null;
  return (
    <ProcurementFrame procurement={view} crumbs={[{ text: titleOf(view.started) }]}>
      {done === 'profile' && <NotificationBanner type="success">Profile saved.</NotificationBanner>}
      {last?.ok && <RaisedAction raised={last.value.raised} />}
      {view.started || !view.mayEdit ? <Summary view={view} /> : <Entry view={view} />}
    </ProcurementFrame>
  );
}
