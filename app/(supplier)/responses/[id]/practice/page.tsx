import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { Tag } from '@/app/_ui/tag';
import { Time } from '@/app/_ui/time';
import { currentPerson, readContext } from '@/lib/commands/from-request';
import { ukReceiptDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { practiceStart } from '@/lib/views/practice';
import { ResponsePage, titleOf } from '../../response-page';
import { DeclarationFields } from '../declaration/declaration-fields';
import { SendingForm } from '../declaration/sending-form';
import { sendingWords } from '../declaration/sending-words';
import { practise } from './actions';

const load = cache(async (responseId: string) => practiceStart(await readContext(), { responseId }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: titleOf(say('submit.practice-title'), result.ok ? result.value.frame : undefined) };
}

/** A real run of sending that nobody receives. */
export default async function PracticePage({ params }: Params) {
  const context = await readContext();
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, stops, lots, runs } = result.value;
  const home = `/responses/${frame.id}`;
  const title = say('submit.practice-title');
  const { name } = await currentPerson();
  const open = !frame.stand.closed && !frame.cancelled;
  const heading = (
    <>
      <p>
        <Tag colour="purple">{say('submit.practice-tag')}</Tag>
      </p>
      <Heading>{title}</Heading>
      <p className="govuk-body">{say('submit.practice-lead', { authority: frame.authority })}</p>
      <InsetText>{say(open ? 'submit.practice-not-real' : 'submit.practice-closed')}</InsetText>
    </>
  );
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: title }]}>
      {open ? (
        <SendingForm
          action={practise.bind(null, frame.id)}
          hidden={{ clickId: context.id() }}
          truth={`${home}/practice/sent`}
          words={sendingWords()}
          heading={
            <>
              {heading}
              <h2 className="govuk-heading-m">{say('submit.practice-would')}</h2>
              <p className="govuk-body">
                {stops.length === 0
                  ? say('submit.practice-would-go')
                  : say('submit.practice-would-stop', { count: stops.length })}{' '}
                {stops.length > 0 && <TextLink href={`${home}/check`}>{say('submit.practice-check')}</TextLink>}
              </p>
            </>
          }
        >
          <DeclarationFields name={name} lots={lots} />
          <Button>{say('submit.practice-button')}</Button>
        </SendingForm>
      ) : (
        heading
      )}
      {runs.length > 0 && (
        <Table
          caption={say('submit.practice-runs')}
          form="stack"
          columns={[
            { key: 'run', label: say('submit.practice-column-run') },
            { key: 'received', label: say('submit.practice-column-received') },
          ]}
          rows={runs.map(({ number, receivedAt }) => ({
            key: String(number),
            cells: [
              <TextLink key="link" href={`${home}/practice/sent?run=${number}`}>
                {say('submit.practice-number', { number })}
              </TextLink>,
              <Time key="time" at={receivedAt}>
                {ukReceiptDateTime(receivedAt)}
              </Time>,
            ],
          }))}
        />
      )}
    </ResponsePage>
  );
}
