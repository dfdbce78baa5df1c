import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { ClarificationLog } from '@/app/_published/clarification-log';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { Select } from '@/app/_ui/select';
import { SpreadsheetLinks } from '@/app/_ui/spreadsheet-links';
import { SummaryCard, SummaryList } from '@/app/_ui/summary-list';
import { Textarea } from '@/app/_ui/textarea';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import {
  type OwnClarification,
  type ResponseClarifications,
  responseClarifications,
} from '@/lib/views/response-clarifications';
import { ResponsePage, titleOf } from '../../response-page';
import { ask } from './actions';
import { OwnState } from './own-state';

const load = cache(async (responseId: string) => responseClarifications(await readContext(), { responseId }));

const banners = {
  asked: say('clarification.done-asked'),
  withdrawn: say('clarification.done-withdrawn'),
  published: say('clarification.done-published'),
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: titleOf(say('clarification.title'), result.ok ? result.value.frame : undefined) };
}

function Own({ one, home }: { one: OwnClarification; home: string }) {
  const asked = ukDateTime(one.askedAt);
  const settle = one.choices.includes('publish')
    ? say('clarification.own-link-settle')
    : say('clarification.own-link-withdraw');
  return (
    <SummaryCard
      title={say('clarification.own-asked', { date: asked })}
      headingLevel={3}
      actions={one.choices.length > 0 ? [{ href: `${home}/${one.id}`, text: settle }] : []}
    >
      <SummaryList
        rows={[
          { key: say('clarification.own-state'), value: <OwnState state={one.state} /> },
          ...(one.about === '' ? [] : [{ key: say('clarification.ask-about'), value: one.about }]),
          { key: say('clarification.question'), value: <SupplierText>{one.text}</SupplierText> },
          ...(one.decision
            ? [
                {
                  key: say(one.decision.granted ? 'clarification.own-granted' : 'clarification.own-refused'),
                  value: <span className="assay-prose">{one.decision.reason}</span>,
                },
              ]
            : []),
          ...(one.number === null
            ? []
            : [
                {
                  key: say('clarification.answer'),
                  value: (
                    <TextLink href={`#clarification-${one.number}`}>
                      {say('clarification.own-answered', { number: one.number })}
                    </TextLink>
                  ),
                },
              ]),
          ...(one.alone
            ? [
                {
                  key: say('clarification.answer'),
                  value: (
                    <>
                      <SupplierText>{one.alone.answer}</SupplierText>
                      <p className="govuk-body-s govuk-!-margin-bottom-0">{say('clarification.own-alone')}</p>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </SummaryCard>
  );
}

/** The form, or the sentence that says why there is none. */
function Asking({ view, clickId }: { view: ResponseClarifications; clickId: string }) {
  const { frame, closesAt, closed, refs } = view;
  const heading = <h2 className="govuk-heading-m">{say('clarification.ask-title')}</h2>;
  const deadline = closesAt === null ? '' : ukDeadline(closesAt);
  if (frame.cancelled || closed)
    return (
      <>
        {heading}
        <InsetText>
          {frame.cancelled
            ? say('clarification.ask-cancelled')
            : say('clarification.ask-closed', { deadline: closesAt === null ? '' : ukDeadline(closesAt) })}
        </InsetText>
      </>
    );
  const { authority } = frame;
  return (
    <ActionForm action={ask.bind(null, frame.id)} hidden={{ clickId }} heading={heading}>
      <p className="govuk-body">
        <Time at={closesAt ?? frame.deadline}>{say('clarification.ask-closes', { deadline })}</Time>
      </p>
      <InsetText>{say('clarification.ask-inset')}</InsetText>
      <p className="govuk-body">{say('clarification.ask-read', { authority })}</p>
      <Select
        name="about"
        label={say('clarification.ask-about')}
        items={[
          { value: '', text: say('clarification.ask-general') },
          ...refs.map(({ ref, wording }) => ({
            value: ref,
            text: `${ref}. ${wording.length > 70 ? `${wording.slice(0, 67)}…` : wording}`,
          })),
        ]}
      />
      <Textarea name="question" label={say('clarification.ask-question')} rows={6} />
      <Checkbox
        name="confidential"
        label={say('clarification.ask-confidential')}
        hint={say('clarification.ask-confidential-hint', { authority })}
      />
      <Textarea
        name="reason"
        label={say('clarification.ask-reason')}
        hint={say('clarification.ask-reason-hint', { authority })}
        rows={3}
      />
      <Button>{say('clarification.ask-button')}</Button>
    </ActionForm>
  );
}

/** What has been asked and answered, what the own team asked, and the form to ask. */
export default async function ClarificationsPage({ params, searchParams }: Params & Search<'done'>) {
  const context = await readContext();
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const view = result.value;
  const { frame, log, own } = view;
  const home = `/responses/${frame.id}/clarifications`;
  const title = say('clarification.title');
  const banner = wordsFor(banners, (await searchParams).done);
  return (
    <ResponsePage frame={frame} tab="clarifications" crumbs={[{ text: title }]} title={title}>
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      <p className="govuk-body">{say('clarification.lead')}</p>
      {log.length > 0 ? (
        <section aria-labelledby="log">
          <h2 className="govuk-heading-m" id="log">
            {say('clarification.log-title')}
          </h2>
          <ClarificationLog log={log} authority={frame.authority} />
          <SpreadsheetLinks href={`/responses/${frame.id}/workbook/download/clarifications`} />
        </section>
      ) : (
        <p className="govuk-body">{say('clarification.none')}</p>
      )}
      {own.length > 0 && (
        <section aria-labelledby="own">
          <h2 className="govuk-heading-m" id="own">
            {say('clarification.own-title')}
          </h2>
          <p className="govuk-body">{say('clarification.own-lead')}</p>
          {own.map((one) => (
            <Own key={one.id} one={one} home={home} />
          ))}
        </section>
      )}
      <Asking view={view} clickId={context.id()} />
    </ResponsePage>
  );
}
