import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { readContext } from '@/lib/commands/from-request';
import { amendmentMessage } from '@/lib/views/amendment-message';
import { CopyButton } from '../../invitations/copy-button';

const load = cache(async (id: string) => amendmentMessage(await readContext(), { id }));
const titleOf = (number: number): string => `What suppliers were told of version ${number}`;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const { message, procurement } = result.value;
  return message ? { title: pageTitle(titleOf(message.number), procurement.title) } : {};
}

/** The message of an amendment, the same for everybody. */
export default async function MessagePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { message, procurement } = result.value;
  if (!message) notFound();
  const whole = `${message.subject}\n\n${message.text}`;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="suppliers"
      crumbs={[{ text: 'Suppliers', href: `/procurements/${id}/invitations` }, { text: `Version ${message.number}` }]}
      title={titleOf(message.number)}
    >
      {message.mailIsSetUp ? (
        <p className="govuk-body">Every invited address got this message when the version was published.</p>
      ) : (
        <InsetText>
          E-mail is not set up. Copy the message and send it to every address yourself, at the same time.
        </InsetText>
      )}
      <h2 className="govuk-heading-m">To</h2>
      {message.to.length === 0 ? (
        <p className="govuk-body">No supplier is invited yet.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {message.to.map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">Message</h2>
      <SupplierText>{whole}</SupplierText>
      <CopyButton text={whole}>Copy message</CopyButton>
    </ProcurementFrame>
  );
}
