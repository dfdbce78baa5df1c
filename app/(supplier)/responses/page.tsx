import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { TextLink } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { responses } from '@/lib/views/responses';

export const metadata: Metadata = { title: say('supplier.responses') };

/** Every response of the organisation. */
export default async function ResponsesPage() {
  const result = await responses(await readContext(), null);
  if (!result.ok) notFound();
  const lines = result.value;
  return (
    <Page title={say('supplier.responses')} width="full">
      {lines.length === 0 ? (
        <>
          <p className="govuk-body">{say('supplier.responses-empty')}</p>
          <p className="govuk-body">
            <TextLink href="/help/protection">{say('supplier.responses-help')}</TextLink>
          </p>
        </>
      ) : (
        <Table
          caption={say('supplier.responses-caption')}
          captionHidden
          form="stack"
          columns={[
            { key: 'title', label: say('supplier.column-title') },
            { key: 'authority', label: say('supplier.column-authority') },
            { key: 'deadline', label: say('supplier.column-deadline') },
            { key: 'status', label: say('supplier.column-status') },
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <span key="title">
                <TextLink
                  href={`/responses/${line.id}${line.standing === 'not-started' && !line.removedAt ? '/start' : ''}`}
                >
                  {line.title}
                </TextLink>
                <br />
                <span className="govuk-body-s">{line.reference}</span>
              </span>,
              line.authority,
              line.deadline ? (
                <Time key="time" at={line.deadline}>
                  {ukDeadline(line.deadline, { zoned: false })}
                </Time>
              ) : (
                ''
              ),
              line.removedAt ? (
                <Status key="status" of="response" is="removed" params={{ date: ukDate(line.removedAt) }} />
              ) : line.cancelled ? (
                <Status key="status" of="procurement" is="cancelled" />
              ) : (
                <Status key="status" of="response" is={line.standing} />
              ),
            ],
          }))}
        />
      )}
    </Page>
  );
}
