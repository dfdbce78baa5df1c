import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner, SealedNotice } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { RowActions, Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { Textarea } from '@/app/_ui/textarea';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDeadline, ukShortDate, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { invitations } from '@/lib/views/invitations';
import { inviteOne, inviteSeveral } from './actions';
import { SeveralPreview } from './several-preview';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ sent?: string }> };

const load = cache(async (procurementId: string) => invitations(await readContext(), { procurementId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Suppliers', result.value.procurement.title) } : refusedTitle(result);
}

const sentWords = (sent: string | undefined): string | null => {
  if (sent === undefined) return null;
  if (sent === 'cancelled') return 'The invitation is cancelled. Its link no longer works.';
  if (sent === '1') return 'The invitation is ready to go out.';
  return /^\d{1,3}$/.test(sent) ? `${sent} invitations are ready to go out.` : null;
};

/** Who is invited. Nothing here changes when a supplier acts. */
export default async function InvitationsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { lines, lots, deadline, phase, mayInvite } = view;
  const manyLots = lots.length > 1;
  const banner = sentWords((await searchParams).sent);
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="suppliers"
      crumbs={[{ text: 'Suppliers' }]}
      title="Suppliers"
      width="full"
    >
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      {view.cancelled && (
        <InsetText>
          This procurement is cancelled.{' '}
          <TextLink href={`/procurements/${id}/cancel`}>Read the reason and the notice</TextLink>
        </InsetText>
      )}
      {phase === 'open' && deadline && !view.cancelled && !view.portal && (
        <SealedNotice state="open" deadline={ukDeadline(deadline, { zoned: false })} authority={view.authority} />
      )}
      {phase === 'closed' && view.opensFrom && !view.cancelled && !view.portal && (
        <SealedNotice state="closed" from={ukTime(view.opensFrom)} />
      )}
      {view.publicAddress && !view.cancelled && (
        <InsetText>
          Public page: <TextLink href={view.publicAddress}>{view.publicAddress}</TextLink>.{' '}
          {view.mailIsSetUp
            ? 'Anyone can register there until the deadline. You will see who did at opening.'
            : 'Anyone can read the questionnaire there. Organisations can register themselves when e-mail is set up; until then, invite those who ask.'}
        </InsetText>
      )}
      {view.mailSilentSince && (
        <InsetText>
          The mail server has not answered since {ukTime(view.mailSilentSince)} on {ukShortDate(view.mailSilentSince)}.
          Messages are kept and go out by themselves when it does.
        </InsetText>
      )}
      {lines.length > 0 ? (
        <Table
          caption="Invitations"
          captionHidden
          form="stack"
          columns={[
            { key: 'organisation', label: 'Supplier' },
            { key: 'email', label: 'Contact e-mail' },
            ...(manyLots ? [{ key: 'lots', label: 'Lots' }] : []),
            { key: 'sent', label: 'Invited' },
            { key: 'delivery', label: 'Delivery' },
            { key: 'actions', label: 'Actions', hidden: true },
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              line.organisation,
              line.email,
              ...(manyLots ? [line.lots.join('; ')] : []),
              <Time key="time" at={line.sentAt}>
                {ukShortDate(line.sentAt)}
              </Time>,
              <Status key="delivery" of="invitation" is={line.delivery} />,
              line.link ? (
                <RowActions key="actions">
                  {[
                    <TextLink
                      key="copy"
                      href={`/procurements/${id}/invitations/${line.id}#link`}
                      hidden={`for ${line.organisation}`}
                    >
                      Copy link
                    </TextLink>,
                    <TextLink
                      key="again"
                      href={`/procurements/${id}/invitations/${line.id}#again`}
                      hidden={`to ${line.organisation}`}
                    >
                      Send again
                    </TextLink>,
                    <TextLink
                      key="cancel"
                      href={`/procurements/${id}/invitations/${line.id}#cancel`}
                      hidden={`the invitation of ${line.organisation}`}
                    >
                      Cancel
                    </TextLink>,
                  ]}
                </RowActions>
              ) : null,
            ],
          }))}
        />
      ) : (
        <p className="govuk-body">
          No supplier is invited yet.{' '}
          {view.portal
            ? 'Suppliers are asked through your own portal.'
            : phase === 'drafting'
              ? 'You can invite suppliers when the questionnaire is published.'
              : 'Those you invite appear here.'}
        </p>
      )}
      {view.mailIsSetUp && phase === 'open' && !view.cancelled && !view.portal && (
        <p className="govuk-body">
          Reminders go out by themselves 7 days, 2 days, 4 hours and 1 hour before the deadline to suppliers who have
          accepted and not submitted. You are not told which.
        </p>
      )}
      {phase !== 'drafting' && !view.portal && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/clarifications`}>Clarification questions</TextLink>
        </p>
      )}
      {!mayInvite && view.whyNot && !view.cancelled && (
        <InsetText>
          {say({ path: '', key: view.whyNot })}
          {view.whyNot === 'policy.notice-missing' && (
            <>
              {' '}
              <TextLink href={`/procurements/${id}/notice`}>Record the notice</TextLink>
            </>
          )}
        </InsetText>
      )}
      {lines.length > 0 && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/core-information`}>Core supplier information</TextLink>
        </p>
      )}
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/support`}>A supplier gave you a support code</TextLink>
      </p>
      {mayInvite && (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            {!view.mailIsSetUp && <InsetText>E-mail is not set up. Copy each message and send it yourself.</InsetText>}
            <ActionForm
              action={inviteOne.bind(null, id)}
              heading={<h2 className="govuk-heading-m">Invite a supplier</h2>}
            >
              <Input name="organisation" label="Organisation" autoComplete="off" />
              <Input name="email" label="Contact e-mail" type="email" autoComplete="off" spellCheck={false} />
              {manyLots && (
                <Checkboxes
                  name="lots"
                  legend="Lots"
                  legendSize="s"
                  values={lots.map((lot) => lot.id)}
                  items={lots.map((lot) => ({ value: lot.id, label: lot.title }))}
                />
              )}
              <Button>Send invitation</Button>
            </ActionForm>
            <Details summary="Add several">
              <ActionForm action={inviteSeveral.bind(null, id)} id="add-several">
                <Textarea
                  name="several"
                  label="Suppliers"
                  hint="One on each line: organisation, comma, e-mail address. You see the list before anything is sent."
                  rows={6}
                />
                <SeveralPreview />
              </ActionForm>
            </Details>
          </div>
        </div>
      )}
    </ProcurementFrame>
  );
}
