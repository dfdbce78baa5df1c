import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ClarificationLog } from '@/app/_published/clarification-log';
import { QuestionnaireInFull } from '@/app/_published/questionnaire-in-full';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Page } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash, Time } from '@/app/_ui/time';
import { inHours } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline } from '@/lib/procurement/uk-time';
import { coverageOf } from '@/lib/questionnaire/coverage';
import { say } from '@/lib/text';
import { notice } from '@/lib/views/notice';
import { askForLink, respond } from './actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ asked?: string }> };

const load = cache(async (id: string) => notice(await readContext(), { id }));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  if ((await searchParams).asked) return { title: say('notice.sent-title') };
  const result = await load((await params).id);
  return { title: result.ok ? result.value.title : '' };
}

type Notice = Extract<Awaited<ReturnType<typeof load>>, { ok: true }>['value'];

/** The one thing that this visitor may do next. */
function NextStep({ view }: { view: Notice }) {
  const { id, authority, contact, phase, visitor, ownResponse, mayRegister, deadline } = view;
  if (ownResponse !== null)
    return (
      <>
        <p className="govuk-body">{say('notice.own')}</p>
        <ButtonLink href={`/responses/${ownResponse}`}>{say('notice.own-link')}</ButtonLink>
      </>
    );
  if (phase === 'cancelled') return <InsetText>{say('notice.cancelled')}</InsetText>;
  if (phase === 'closed' || deadline === null)
    return <InsetText>{say('notice.closed', { deadline: deadline === null ? '' : ukDeadline(deadline) })}</InsetText>;
  if (visitor === 'buyer') return <InsetText>{say('notice.buyer')}</InsetText>;
  if (visitor === 'supplier')
    return (
      <ActionForm
        action={respond.bind(null, id)}
        heading={<h2 className="govuk-heading-m">{say('notice.register')}</h2>}
      >
        <p className="govuk-body">{say('notice.respond-lead')}</p>
        <Button>{say('notice.respond')}</Button>
      </ActionForm>
    );
  const signIn = (
    <p className="govuk-body">
      {say('notice.have-account')}{' '}
      <TextLink href={`/sign-in?next=${encodeURIComponent(`/notices/${id}`)}`}>{say('notice.sign-in')}</TextLink>
    </p>
  );
  if (!mayRegister)
    return (
      <>
        <InsetText>{say('notice.no-mail', { authority, contact })}</InsetText>
        {signIn}
      </>
    );
  return (
    <ActionForm
      action={askForLink.bind(null, id)}
      heading={
        <>
          <h2 className="govuk-heading-m">{say('notice.register')}</h2>
          {signIn}
          <p className="govuk-body">{say('notice.register-lead', { authority })}</p>
        </>
      }
    >
      <Input
        name="organisation"
        label={say('notice.organisation')}
        hint={say('notice.organisation-hint')}
        autoComplete="organization"
      />
      <Input name="email" label={say('notice.email')} type="email" autoComplete="email" spellCheck={false} />
      <Button>{say('notice.send')}</Button>
    </ActionForm>
  );
}

/** The public page of an open procedure: what is asked, by when, and how any organisation comes in. */
export default async function NoticePage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) notFound();
  const view = result.value;
  const { document } = view;
  if (document === null) notFound();
  const { authority, title, reference, deadline, lots, version, publishedAt, documentHash } = view;
  if ((await searchParams).asked)
    return (
      <Page title={say('notice.sent-title')} before={<BackLink href={`/notices/${id}`} />}>
        <p className="govuk-body">{say('notice.sent-text')}</p>
      </Page>
    );
  const questions = say('notice.questions-count', { count: document.sections.flatMap((one) => one.questions).length });
  const { effortMinutes, unestimated } = coverageOf(document);
  const hours = inHours(effortMinutes);
  return (
    <Page title={title}>
      <p className="govuk-body-l">{say('notice.lead', { authority })}</p>
      <SummaryList
        rows={[
          { key: say('notice.authority'), value: authority },
          { key: say('notice.reference'), value: reference },
          { key: say('notice.deadline'), value: deadline && <Time at={deadline}>{ukDeadline(deadline)}</Time> },
          ...(lots.length > 1 ? [{ key: say('notice.lots'), value: lots.join('; ') }] : []),
          {
            key: say('notice.questions'),
            value:
              effortMinutes > 0
                ? unestimated > 0
                  ? say('notice.questions-effort-part', { questions, hours, count: unestimated })
                  : say('notice.questions-effort', { questions, hours })
                : questions,
          },
          { key: say('notice.languages'), value: say('notice.english') },
        ]}
      />
      <NextStep view={view} />
      <p className="govuk-body">
        <TextLink href="/help/protection">{say('notice.protection')}</TextLink>
      </p>
      {publishedAt && (
        <>
          <p className="govuk-body">{say('notice.version', { version, date: ukDate(publishedAt) })}</p>
          <div className="govuk-body">
            {say('receipt.document-hash')}: <Hash value={documentHash} />
          </div>
        </>
      )}
      {view.clarifications.length > 0 && (
        <section aria-labelledby="clarifications">
          <h2 className="govuk-heading-m" id="clarifications">
            {say('clarification.notice-title')}
          </h2>
          <ClarificationLog log={view.clarifications} authority={authority} />
        </section>
      )}
      <Details summary={say('notice.read')} id="questionnaire">
        <QuestionnaireInFull document={document} />
      </Details>
    </Page>
  );
}
