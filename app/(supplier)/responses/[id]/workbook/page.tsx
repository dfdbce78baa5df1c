import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { FileUpload } from '@/app/_ui/file-upload';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukSavedTime } from '@/lib/procurement/uk-time';
import { has, say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { type LoadedBefore, workbookPage } from '@/lib/views/workbook';
import { workbookFormats } from '@/lib/workbook/model';
import { ResponsePage, titleOf } from '../../response-page';

type Props = Params & Search<'fault' | 'loaded' | 'done'>;

const load = cache(async (responseId: string) => workbookPage(await readContext(), { responseId }));

/** What the upload handler said of a file that never arrived whole. Its name is not in the address. */
const faultOf = async ({ searchParams }: Props): Promise<string | undefined> => {
  const fault = one((await searchParams).fault);
  if (fault === undefined || !/^file-[a-z-]+$/.test(fault) || !has(`supplier.${fault}`)) return undefined;
  return say({ path: 'file', key: `supplier.${fault}`, params: { name: say('evidence.file-gone'), limit: 10 } });
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const result = await load((await props.params).id);
  const title = titleOf(say('offline.title'), result.ok ? result.value.frame : undefined);
  return { title: (await faultOf(props)) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

function Before({ loads }: { loads: readonly LoadedBefore[] }) {
  if (loads.length === 0) return null;
  return (
    <Table
      caption={say('offline.earlier')}
      form="stack"
      columns={[
        { key: 'file', label: say('offline.earlier-file') },
        { key: 'when', label: say('offline.earlier-when') },
        { key: 'by', label: say('offline.earlier-by') },
        { key: 'count', label: say('offline.earlier-count'), numeric: true },
      ]}
      rows={loads.map(({ id, name, at, by, changed }) => ({
        key: id,
        cells: [
          name,
          <Time key="when" at={at}>
            {ukDateTime(at)}
          </Time>,
          by,
          String(changed),
        ],
      }))}
    />
  );
}

/** Answering in a workbook: download it, fill it in elsewhere, load it and see what would change. */
export default async function WorkbookPage(props: Props) {
  const { id } = await props.params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, loads } = result.value;
  const { loaded, done } = await props.searchParams;
  const error = await faultOf(props);
  const home = `/responses/${id}`;
  const applied = loads.find((each) => each.id === one(loaded));
  const open = !frame.stand.closed && !frame.cancelled;
  return (
    <ResponsePage frame={frame} tab="workbook" crumbs={[{ text: say('offline.tab') }]}>
      {error && <ErrorSummary errors={[{ path: 'file', text: error }]} />}
      {applied && (
        <NotificationBanner type="success">
          {say('offline.applied', { count: applied.changed, name: applied.name, time: ukSavedTime(applied.at) })}
        </NotificationBanner>
      )}
      {one(done) === 'dropped' && <NotificationBanner type="success">{say('offline.dropped')}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('offline.title')}</h1>
      <p className="govuk-body">{say('offline.lead')}</p>
      <h2 className="govuk-heading-m">{say('offline.download')}</h2>
      <ul className="govuk-list">
        {(['blank', 'filled'] as const).flatMap((kind) =>
          workbookFormats.map((format) => (
            <li key={`${kind} ${format}`}>
              <TextLink href={`${home}/workbook/download/${kind}${format === 'ods' ? '?format=ods' : ''}`}>
                {say(`offline.download-${kind}-${format}`)}
              </TextLink>
            </li>
          )),
        )}
      </ul>
      <p className="govuk-body">{say('offline.download-hint')}</p>
      <p className="govuk-body">{say('offline.download-each')}</p>
      <h2 className="govuk-heading-m">{say('offline.load')}</h2>
      {!open ? (
        <InsetText>{say(frame.cancelled ? 'offline.cancelled' : 'offline.closed')}</InsetText>
      ) : frame.newer ? (
        <InsetText>
          {say('offline.unconfirmed', { version: frame.newer.number })}{' '}
          <TextLink href={`${home}/changes`}>{say('offline.unconfirmed-link')}</TextLink>
        </InsetText>
      ) : (
        <form action={`/uploads/workbooks/${id}`} method="post" encType="multipart/form-data">
          <FileUpload
            name="file"
            label={say('offline.load-label')}
            labelSize="s"
            hint={`${say('offline.load-hint')} ${say('offline.load-nothing')}`}
            accept=".xlsx,.ods"
            {...(error === undefined ? {} : { error })}
          />
          <Button>{say('offline.load-button')}</Button>
        </form>
      )}
      <Before loads={loads} />
    </ResponsePage>
  );
}
