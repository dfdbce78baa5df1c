import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { Heading } from '@/app/_ui/page';
import { currentPerson, readContext } from '@/lib/commands/from-request';
import { ukDeadline, ukReceiptDateTime } from '@/lib/procurement/uk-time';
import { maySubmit } from '@/lib/response/completeness';
import { say } from '@/lib/text';
import { responseCheck } from '@/lib/views/response';
import { ResponsePage, titleOf } from '../../response-page';
import { send } from './actions';
import { DeclarationFields } from './declaration-fields';
import { SendingForm } from './sending-form';
import { sendingWords } from './sending-words';
import { TellOwner } from './tell-owner';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (responseId: string) => responseCheck(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: titleOf(say('supplier.declaration-title'), result.ok ? result.value.frame : undefined) };
}

/** The declaration, and the button that sends. */
export default async function DeclarationPage({ params }: Props) {
  const context = await readContext();
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, blockers, lots, sentLots, owners } = result.value;
  const home = `/responses/${frame.id}`;
  if (frame.cancelled) redirect(home);
  if (frame.stand.closed) redirect(`${home}/closed`);
  if (!maySubmit(blockers)) redirect(`${home}/check?stopped=1`);
  const title = say('supplier.declaration-title');
  const { name } = await currentPerson();
  const deadline = ukDeadline(frame.deadline, { zoned: false });
  if (frame.role !== 'owner')
    return (
      <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: title }]} title={title}>
        <p className="govuk-body">
          {owners.length > 0
            ? say('supplier.declaration-owner', { owners: owners.join(', ') })
            : say('supplier.declaration-owner-plain')}
        </p>
        {owners.length > 0 && <TellOwner responseId={frame.id} owners={owners.join(', ')} />}
      </ResponsePage>
    );
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: title }]}>
      <SendingForm
        action={send.bind(null, frame.id)}
        hidden={{ clickId: context.id() }}
        truth={`${home}/submitted`}
        words={sendingWords()}
        heading={<Heading>{title}</Heading>}
      >
        <DeclarationFields
          name={name}
          lots={lots}
          sent={sentLots && { version: frame.stand.counting?.number ?? 1, lots: sentLots }}
        />
        <p className="govuk-body">
          {say('parts.draft-rule', { time: ukReceiptDateTime(frame.deadline).split(' ').at(-1) ?? '' })}
        </p>
        <Button>{say('supplier.declaration-submit')}</Button>
        <p className="govuk-body">{say('supplier.declaration-after', { deadline })}</p>
        <p className="govuk-body">
          {say('supplier.declaration-slow')}{' '}
          <TextLink href={`${home}/submitted`}>{say('supplier.declaration-slow-link')}</TextLink>.
        </p>
      </SendingForm>
    </ResponsePage>
  );
}
