import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { requirePerson } from '@/app/_frame/require-person';
import { LinkButton } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { NotificationBanner } from '@/app/_ui/notices';
import { Page } from '@/app/_ui/page';
import { SummaryList, type SummaryRow } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { account, recoveryCodes } from '@/lib/views/account';
import { signDeviceOut } from './actions';

export const metadata: Metadata = { title: say('account.account') };

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ device?: string }> }) {
  const { name, session } = await requirePerson();
  const result = await account(await readContext(), { sessionId: session?.sessionId ?? '' });
  if (!result.ok) notFound();
  const { email, post, side, administrator, secondFactor, devices, duties } = result.value;
  const unsaved = side === 'buyer' && (await recoveryCodes()).ok;
  const codes = unsaved
    ? { href: '/account/recovery-codes', text: say('account.recovery-codes') }
    : { href: '/account/new-codes', text: say('account.new-codes') };
  const rows: SummaryRow[] = [
    { key: say('account.name'), value: name },
    { key: say('account.email'), value: email },
    ...(post ? [{ key: say('account.post'), value: post }] : []),
    {
      key: say('account.second-factor-row'),
      value:
        side === 'supplier'
          ? say('account.second-factor-supplier')
          : secondFactor
            ? say('account.second-factor-on')
            : '',
      ...(side === 'buyer' ? { actions: [codes] } : {}),
    },
    { key: say('account.language'), value: say('account.language-english') },
  ];
  return (
    <Page title={say('account.account')} width="full">
      {(await searchParams).device && (
        <NotificationBanner type="success">{say('account.device-out')}</NotificationBanner>
      )}
      <SummaryList rows={rows} />
      {side === 'buyer' && (
        <p className="govuk-body">{say(administrator ? 'account.new-app-administrator' : 'account.new-app')}</p>
      )}
      <Table
        caption={say('account.devices')}
        form="stack"
        columns={[
          { key: 'device', label: say('account.device') },
          { key: 'used', label: say('account.last-used') },
          { key: 'act', label: say('account.action') },
        ]}
        rows={devices.map((device) => ({
          key: device.sessionId,
          cells: [
            device.name || say('account.device-unknown'),
            <Time key="used" at={device.lastUsed}>
              {ukDateTime(device.lastUsed)}
            </Time>,
            device.current ? (
              say('account.this-device')
            ) : (
              <ActionForm key="act" action={signDeviceOut} hidden={{ sessionId: device.sessionId }}>
                <LinkButton hidden={`${device.name}, ${ukDateTime(device.lastUsed)}`}>
                  {say('parts.sign-out')}
                </LinkButton>
              </ActionForm>
            ),
          ],
        }))}
      />
      {side === 'buyer' && (
        <>
          <h2 className="govuk-heading-m">{say('account.duties')}</h2>
          {duties.length === 0 ? (
            <p className="govuk-body">{say('account.duties-none')}</p>
          ) : (
            <SummaryList
              rows={duties.map((row) => ({
                key: row.procurementId,
                label: row.title,
                value: upper(row.duties.map((duty) => say(`procurement.duty-${duty}`)).join(', ')),
                actions: [{ href: `/procurements/${row.procurementId}`, text: say('account.open'), hidden: row.title }],
              }))}
            />
          )}
        </>
      )}
      <p className="govuk-body">{say('account.no-deletion')}</p>
    </Page>
  );
}
