import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { signOff } from '@/lib/views/sign-off';
import { questionnairePath } from '../shown';
import { ask, cancel, decide } from './actions';
import { Facts, type SignOffFacts } from './facts';

const noDraft = 'Publish the questionnaire';
const load = cache(async (id: string) => signOff(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const { version, procurement } = result.value;
  return { title: pageTitle(version ? `Publish version ${version.number}` : noDraft, procurement.title) };
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** What became of the last request, where it is over. */
function Ended({ step }: { step: NonNullable<SignOffFacts['step']> }) {
  if (step.ended === 'declined')
    return (
      <InsetText>
        {step.endedBy} sent this version back on {ukDateTime(step.endedAt ?? step.askedAt)}, because: “{step.endReason}”
      </InsetText>
    );
  if (step.ended === 'overtaken')
    return (
      <InsetText>{say('questionnaire.edited-meanwhile', { time: ukTime(step.endedAt ?? step.askedAt) })}</InsetText>
    );
  return null;
}

function First({ id, facts }: { id: string; facts: SignOffFacts }) {
  const { faults, mayAsk, approvers, version } = facts;
  if (faults.length > 0)
    return (
      <>
        <h2 className="govuk-heading-m">Before sign-off</h2>
        <ul className="govuk-list govuk-list--bullet">
          {faults.map((fault) => (
            <li key={fault.key}>{say(fault)}</li>
          ))}
        </ul>
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/checks`}>Open the checks</TextLink>
        </p>
        {facts.amendment && (
          <p className="govuk-body">
            <TextLink href={`/procurements/${id}/amend`}>Say what changes for suppliers</TextLink>
          </p>
        )}
      </>
    );
  if (!mayAsk) return <InsetText>A lead or officer of this procurement asks for sign-off.</InsetText>;
  return (
    <>
      <TwoPersonStep state={{ is: 'first', who: facts.anyApprover ? 'person' : 'officer' }} />
      <ActionForm action={ask.bind(null, id)} revision={String(version.revision)}>
        <ReasonField readers="panel" label="What the person who signs off should know" rows={3} />
        <Button>Ask {approvers.length === 1 ? approvers[0] : 'a colleague'} to sign off</Button>
        {approvers.length > 1 && <p className="govuk-body">{list(approvers)} can sign off.</p>}
      </ActionForm>
    </>
  );
}

function Second({ id, facts }: { id: string; facts: SignOffFacts }) {
  const { step, approvers, mayConfirm, whyNotConfirm, mayAsk } = facts;
  if (!step) return null;
  const time = ukTime(step.askedAt);
  const waiting = (
    <TwoPersonStep state={{ is: 'waiting', name: step.asker, time, who: list(approvers) || 'A colleague' }} />
  );
  if (step.mine)
    return (
      <>
        {waiting}
        <InsetText>You asked for sign-off, so somebody else must give it.</InsetText>
        <ActionForm action={cancel.bind(null, id)}>
          <Button look="secondary">Cancel this request</Button>
        </ActionForm>
      </>
    );
  if (!mayConfirm)
    return (
      <>
        <InsetText>
          {step.asker} asked for sign-off on {ukDateTime(step.askedAt)}.{' '}
          {whyNotConfirm && say({ path: '', key: whyNotConfirm })}
        </InsetText>
        {mayAsk && (
          <ActionForm action={cancel.bind(null, id)}>
            <Button look="secondary">Cancel this request</Button>
          </ActionForm>
        )}
      </>
    );
  return (
    <>
      <TwoPersonStep state={{ is: 'second', name: step.asker, time, reason: step.reason }} />
      <ActionForm action={decide.bind(null, id)} hidden={{ asked: step.id }}>
        <Radios
          name="decision"
          legend="Do you stand behind this version?"
          legendSize="m"
          items={[
            { value: 'approve', label: `I have read version ${facts.version.number} and approve it` },
            {
              value: 'send-back',
              label: 'Send it back',
              conditional: <ReasonField readers="panel" label="Reason for sending it back" rows={3} />,
            },
          ]}
        />
        <Button>Continue</Button>
      </ActionForm>
    </>
  );
}

/** Sign-off by two people: facts, then whichever half is due. */
export default async function PublishPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const shown = result.value;
  if (shown.version === null) {
    if (shown.published) redirect(`${questionnairePath(id)}/publish/done`);
    return (
      <ProcurementFrame procurement={shown.procurement} tab="questionnaire" title={noDraft}>
        <p className="govuk-body">There is no draft yet. Write the questionnaire first.</p>
        <ButtonLink href={questionnairePath(id)} look="secondary">
          Open the questionnaire
        </ButtonLink>
      </ProcurementFrame>
    );
  }
  const waiting = shown.step !== null && shown.step.ended === null;
  return (
    <ProcurementFrame
      procurement={shown.procurement}
      tab="questionnaire"
      crumbs={[{ text: 'Security questionnaire', href: questionnairePath(id) }, { text: 'Publish' }]}
      title={`Publish version ${shown.version.number}`}
      caption={shown.title}
    >
      {shown.step && !waiting && <Ended step={shown.step} />}
      <Facts id={id} facts={shown} />
      {waiting ? <Second id={id} facts={shown} /> : <First id={id} facts={shown} />}
    </ProcurementFrame>
  );
}
