import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { refusedTitle } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { readContext } from '@/lib/commands/from-request';
import { invitations } from '@/lib/views/invitations';
import { cancel, sendAgain } from '../actions';
import { CopyButton } from '../copy-button';

type Props = { params: Promise<{ id: string; invitationId: string }>; searchParams: Promise<{ sent?: string }> };

const load = cache(async (procurementId: string) => invitations(await readContext(), { procurementId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, invitationId } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  const line = result.value.lines.find((each) => each.id === invitationId);
  return line ? { title: pageTitle(`Invitation for ${line.organisation}`, result.value.procurement.title) } : {};
}

/** One invitation: its link and message to copy, sending it again, cancelling it. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { id, invitationId } = await params;
  const result = await load(id);
  const line = result.ok ? result.value.lines.find((each) => each.id === invitationId) : undefined;
  if (!result.ok || !line?.link || !line.message) notFound();
  const { procurement, mailIsSetUp, mayCancel } = result.value;
  const home = `/procurements/${id}/invitations`;
  const whole = `${line.message.subject}\n\n${line.message.text}`;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="suppliers"
      crumbs={[{ text: 'Suppliers', href: home }, { text: line.organisation }]}
      title={`Invitation for ${line.organisation}`}
    >
      {(await searchParams).sent === 'again' && (
        <NotificationBanner type="success">A new link is made. The old one no longer works.</NotificationBanner>
      )}
      {!mailIsSetUp && <p className="govuk-body">E-mail is not set up. Copy each message and send it yourself.</p>}
      <h2 className="govuk-heading-m" id="link">
        Link
      </h2>
      <p className="govuk-body">Only {line.email} can accept with it.</p>
      <SupplierText>{line.link}</SupplierText>
      <CopyButton text={line.link}>Copy link</CopyButton>
      <h2 className="govuk-heading-m">Message</h2>
      <SupplierText>{whole}</SupplierText>
      <CopyButton text={whole}>Copy message</CopyButton>
      <h2 className="govuk-heading-m" id="again">
        Send again
      </h2>
      <p className="govuk-body">This makes a new link and sends it. The link above stops working.</p>
      <ActionForm action={sendAgain.bind(null, id, invitationId)}>
        <Button look="secondary">Send the invitation again</Button>
      </ActionForm>
      {mayCancel && (
        <>
          <h2 className="govuk-heading-m" id="cancel">
            Cancel
          </h2>
          <p className="govuk-body">
            The link stops working. If the supplier has accepted already, nothing of theirs changes, and you are not
            told.
          </p>
          <ActionForm action={cancel.bind(null, id, invitationId)}>
            <Button look="warning">Cancel this invitation</Button>
          </ActionForm>
        </>
      )}
    </ProcurementFrame>
  );
}
