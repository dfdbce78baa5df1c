import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { TechnicalFacts } from '@/app/_support/technical-facts';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Details, InsetText, NotificationBanner } from '@/app/_ui/notices';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { supportOfResponse } from '@/lib/views/support';
import { ResponsePage, titleOf } from '../../response-page';
import { share, stop } from './actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const load = cache(async (responseId: string) => supportOfResponse(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return { title: titleOf('', undefined) };
  const { frame } = result.value;
  return { title: titleOf(say('team.support-title', { authority: frame.authority }), frame) };
}

/** Sharing the technical state of a response with an officer, by a code; who looked; and stopping it. */
export default async function SupportPage({ params, searchParams }: Props) {
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { done } = await searchParams;
  const { frame, shared, state, looks } = result.value;
  const title = say('team.support-title', { authority: frame.authority });
  const owner = frame.role === 'owner';
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: title }]} title={title}>
      {done === 'shared' && shared && (
        <NotificationBanner type="success">{say('team.support-done-shared')}</NotificationBanner>
      )}
      {done === 'stopped' && !shared && (
        <NotificationBanner type="success">{say('team.support-done-stopped')}</NotificationBanner>
      )}
      <p className="govuk-body">{say('team.support-see')}</p>
      {shared ? (
        <InsetText>
          {shared.code ? (
            <>
              <p className="govuk-body">
                {say('team.support-code')}: <strong className="assay-hash">{shared.code}</strong>
              </p>
              <p className="govuk-body">{say('team.support-until', { time: ukDateTime(shared.expiresAt) })}</p>
            </>
          ) : (
            say('team.support-shared-now', { time: ukDateTime(shared.expiresAt) })
          )}
        </InsetText>
      ) : (
        <InsetText>{say('team.support-not-shared')}</InsetText>
      )}
      {owner ? (
        <ButtonGroup>
          <ActionForm action={share.bind(null, frame.id)}>
            <Button look={shared ? 'secondary' : 'primary'}>
              {say(shared ? 'team.support-share-new' : 'team.support-share')}
            </Button>
          </ActionForm>
          {shared && (
            <ActionForm action={stop.bind(null, frame.id)}>
              <Button look="warning">{say('team.support-stop')}</Button>
            </ActionForm>
          )}
        </ButtonGroup>
      ) : (
        <p className="govuk-body">{say('team.support-owner')}</p>
      )}
      <h2 className="govuk-heading-m">{say('team.support-looks')}</h2>
      {looks.length === 0 ? (
        <p className="govuk-body">{say('team.support-looks-none')}</p>
      ) : (
        looks.map((look) => (
          <section key={look.id}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
              {say('team.support-look', {
                name: look.name,
                time: `${ukDateTime(look.at)}, ${ukSavedTime(look.at)}`,
              })}
            </h3>
            <Details summary={say('team.support-look-state')}>
              <TechnicalFacts state={look.state} />
            </Details>
          </section>
        ))
      )}
      {state && (
        <>
          <h2 className="govuk-heading-m">{say('team.support-what')}</h2>
          <TechnicalFacts state={state} />
        </>
      )}
    </ResponsePage>
  );
}
