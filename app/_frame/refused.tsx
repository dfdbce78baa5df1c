import type { Metadata } from 'next';
import type { Refusal } from '@/lib/result';
import { say } from '@/lib/text';
import { BackLink, TextLink } from '../_ui/links';
import { Page } from '../_ui/page';
import { notFound } from './not-found';

/** A view that was not allowed: the page that says why with the way back, or the one that says nothing. */
export function Refused({ refusal, back }: { refusal: Refusal; back: string }) {
  if (refusal.why === 'not-found') notFound();
  const home = /^\/procurements\/[^/]+/.exec(back)?.[0];
  const removed = refusal.messages.some(({ key }) => /^policy\.records-remov(ed|ing)/.test(key));
  const certificate = home && removed ? `${home}/removal` : null;
  return (
    <Page title={say('common.refused')} before={<BackLink href={back} />}>
      {refusal.messages.map((message) => (
        <p key={message.key} className="govuk-body">
          {say(message)}
        </p>
      ))}
      {certificate && (
        <p className="govuk-body">
          <TextLink href={certificate}>Read the certificate of removal</TextLink>
        </p>
      )}
    </Page>
  );
}

/** The title of a page that was not allowed: what Refused says, and nothing where there is no such thing. */
export const refusedTitle = (result: { ok: boolean; why?: Refusal['why'] }): Metadata =>
  !result.ok && result.why !== 'not-found' ? { title: say('common.refused') } : {};
