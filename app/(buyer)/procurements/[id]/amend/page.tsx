import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ChangesInWords } from '@/app/_published/changes-in-words';
import { Button, ButtonLink } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { momentField } from '@/lib/procurement/setup-form';
import { ukClock, ukDate, ukDeadline } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { amendment } from '@/lib/views/amendment';
import { clockTimes } from '../../clock-times';
import { save, start } from './actions';

const load = cache(async (id: string) => amendment(await readContext(), { id }));
const noDraft = 'Amend the questionnaire';

type Shown = Extract<Awaited<ReturnType<typeof amendment>>, Ok<unknown>>['value'];
type Drafted = Extract<Shown, { changes: unknown }>;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const { version, procurement } = result.value;
  return { title: pageTitle(version ? `Amend to version ${version.number}` : noDraft, procurement.title) };
}

/** What an amendment is, before there is one. */
function NotStarted({ id, view }: { id: string; view: Extract<Shown, { mayStart: boolean }> }) {
  const { published, deadline, mayStart } = view;
  if (!published)
    return (
      <>
        <p className="govuk-body">Nothing is published yet, so there is nothing to amend. Change the draft itself.</p>
        <ButtonLink href={`/procurements/${id}/questionnaire`} look="secondary">
          Open the questionnaire
        </ButtonLink>
      </>
    );
  const next = published.number + 1;
  return (
    <>
      <p className="govuk-body">
        Version {published.number} is published and cannot be changed. An amendment publishes version {next}, with its
        reason, to every supplier alike.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Version {published.number} stands for suppliers until two people have published version {next}.
        </li>
        <li>
          The deadline can only move later, for every supplier, and before it passes
          {deadline && (
            <>
              {' '}
              on <Time at={deadline}>{ukDeadline(deadline)}</Time>
            </>
          )}
          .
        </li>
        <li>
          Answers that still fit are kept. Suppliers are shown the answers that need another look and must confirm that
          they have seen version {next}.
        </li>
        <li>
          A response that was sent for version {published.number} does not count until its supplier confirms version{' '}
          {next} and submits again. Where only the deadline moves, what was sent still counts.
        </li>
      </ul>
      {mayStart ? (
        <ActionForm action={start.bind(null, id)}>
          <Button>Start version {next}</Button>
        </ActionForm>
      ) : (
        view.whyNot && <InsetText>{say(view.whyNot)}</InsetText>
      )}
    </>
  );
}

function Advice({ view }: { view: Drafted }) {
  const { advice, deadline, details, marking } = view;
  const tooLate = details.deadline !== null && marking !== null && details.deadline >= marking;
  const { work, effects, left, suggested, law } = advice;
  const dates = tooLate && (
    <InsetText>
      Marking was planned to end on {ukDate(marking)}, before the new deadline. Tell the panel the new dates.
    </InsetText>
  );
  if (work === 'none')
    return (
      <>
        <p className="govuk-body">{say('amend.advice-none')}</p>
        {dates}
      </>
    );
  const counts = { count: left, suggested };
  return (
    <>
      <p className="govuk-body">
        {say('amend.advice-what', { effects: effects.map((effect) => say(`amend.effect-${effect}`)).join(', ') })}
      </p>
      <p className="govuk-body">
        <strong>
          {advice.deadline
            ? say('amend.advice-more', { ...counts, deadline: ukDeadline(advice.deadline, { zoned: false }) })
            : say('amend.advice-enough', counts)}
        </strong>{' '}
        The deadline that stands is <Time at={deadline}>{ukDeadline(deadline)}</Time>.
      </p>
      {dates}
      <Details summary="The rules behind this advice">
        {law && (
          <p className="govuk-body">
            {say('amend.advice-law', {
              law: law.name,
              section: law.section,
              checked: ukDate(law.source.checked),
            })}{' '}
            <TextLink href={law.source.url}>{law.source.name}</TextLink>
          </p>
        )}
        <p className="govuk-body">{say(`amend.advice-rule-${work}`)}</p>
        {law && <p className="govuk-body">{say('amend.advice-alike')}</p>}
      </Details>
    </>
  );
}

function Told({ id, view }: { id: string; view: Drafted }) {
  const { details, digest, notice, version, deadline, maySave } = view;
  if (!maySave)
    return (
      <>
        {view.whyNot && <InsetText>{say(view.whyNot)}</InsetText>}
        <p className="govuk-body assay-prose">{details.notice || 'No notice is written yet.'}</p>
      </>
    );
  return (
    <ActionForm action={save.bind(null, id)} revision={digest}>
      <DateInput
        name="deadline"
        legend="New deadline (optional)"
        legendSize="s"
        hint={`The deadline can only move later, for every supplier, and before it passes. It stands at ${ukDeadline(deadline, { zoned: false })}. Leave the fields empty to keep it.`}
        value={details.deadline ? momentField(details.deadline) : undefined}
      />
      <Select
        name="time"
        label={
          <>
            Time<span className="govuk-visually-hidden"> of the new deadline</span>
          </>
        }
        value={ukClock(details.deadline ?? deadline)}
        items={clockTimes(ukClock(details.deadline ?? deadline))}
      />
      <Textarea
        name="reason"
        label="Reason for the amendment"
        labelSize="s"
        hint="Every invited supplier will read this, and it is kept with the version."
        value={details.reason}
        rows={3}
      />
      <Textarea
        name="notice"
        label={`Notice of version ${version.number}`}
        labelSize="s"
        hint="Every invited supplier gets this by e-mail, word for word. It starts from the list of changes; edit it as you need. The deadline and the reason stand beside it in the message."
        value={details.notice || notice}
        rows={12}
      />
      {details.notice !== '' && details.notice !== notice && (
        <Details summary="The notice as the list of changes would write it now">
          <p className="govuk-body assay-prose">{notice}</p>
        </Details>
      )}
      <Button>Save what suppliers are told</Button>
    </ActionForm>
  );
}

/** What changes for suppliers, whether they need more time, what they are told, and the way to publication. */
export default async function AmendPage({ params, searchParams }: Params & Search<'saved' | 'dropped'>) {
  const { id } = await params;
  const search = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const home = `/procurements/${id}`;
  const frame = {
    procurement: view.procurement,
    tab: 'questionnaire',
    crumbs: [{ text: 'Security questionnaire', href: `${home}/questionnaire` }, { text: 'Amend' }],
  } as const;
  if (view.version === null)
    return (
      <ProcurementFrame {...frame} title={noDraft}>
        {one(search.dropped) !== undefined && (
          <NotificationBanner type="success">
            Amendment dropped. The published version stands as it did.
          </NotificationBanner>
        )}
        <NotStarted id={id} view={view} />
      </ProcurementFrame>
    );
  const { version, from, changes, faults } = view;
  return (
    <ProcurementFrame
      {...frame}
      title={`Amend to version ${version.number}`}
      caption={`Draft version ${version.number}`}
      width="full"
    >
      {one(search.saved) !== undefined && (
        <NotificationBanner type="success">What suppliers are told is saved.</NotificationBanner>
      )}
      <InsetText>
        Version {from} stands for suppliers until two people have published version {version.number}.
      </InsetText>
      {view.waiting && <InsetText>Sign-off has been asked for this version. A change now ends that request.</InsetText>}
      <h2 className="govuk-heading-m">1 Edit version {version.number}</h2>
      <p className="govuk-body">
        <TextLink href={`${home}/questionnaire`}>Edit questions and weightings</TextLink> or the{' '}
        <TextLink href={`${home}/award`}>award model</TextLink>. Come back here when the text is right.
      </p>
      <h2 className="govuk-heading-m">2 What changed</h2>
      <ChangesInWords changes={changes} />
      <h2 className="govuk-heading-m">3 Advice on the deadline</h2>
      <Advice view={view} />
      <h2 className="govuk-heading-m">4 What suppliers are told</h2>
      <Told id={id} view={view} />
      <h2 className="govuk-heading-m">5 Publication by two people</h2>
      {faults.length > 0 && (
        <>
          <p className="govuk-body">Before you ask for sign-off:</p>
          <ul className="govuk-list govuk-list--bullet">
            {faults.map((fault) => (
              <li key={fault.key}>{say(fault)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="govuk-body">
        Answers that still fit are kept. Suppliers are shown the answers that need another look and must confirm that
        they have seen version {version.number}.
      </p>
      <ul className="govuk-list">
        <li>
          <TextLink href={`${home}/checks`}>Checks before publishing</TextLink>
        </li>
        <li>
          <TextLink href={`${home}/questionnaire/publish`}>Go on to sign-off of version {version.number}</TextLink>
        </li>
        {view.mayDrop && (
          <li>
            <TextLink href={`${home}/amend/drop`}>Drop this amendment</TextLink>
          </li>
        )}
      </ul>
    </ProcurementFrame>
  );
}
