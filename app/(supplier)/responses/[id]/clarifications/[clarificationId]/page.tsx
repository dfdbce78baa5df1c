import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { responseClarifications } from '@/lib/views/response-clarifications';
import { ResponsePage, titleOf } from '../../../response-page';
import { settle } from '../actions';

type Props = Params<{ clarificationId: string }>;

const load = cache(async (responseId: string) => responseClarifications(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, clarificationId } = await params;
  const result = await load(id);
  const own = result.ok && result.value.own.some((one) => one.id === clarificationId);
  return { title: titleOf(say('clarification.settle-title'), result.ok && own ? result.value.frame : undefined) };
}

/** What a team may still do with one question: withdraw it, or let it be answered to everybody after a refusal. */
export default async function SettlePage({ params }: Props) {
  const { id, clarificationId } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, own } = result.value;
  const one = own.find((each) => each.id === clarificationId);
  if (!one) notFound();
  const list = `/responses/${id}/clarifications`;
  const title = say('clarification.settle-title');
  const { authority } = frame;
  const frameOf = {
    frame,
    tab: 'clarifications',
    crumbs: [{ text: say('clarification.title'), href: list }, { text: title }],
  } as const;
  const back = (
    <p className="govuk-body">
      <TextLink href={list}>{say('clarification.settle-back')}</TextLink>
    </p>
  );
  const refused = one.choices.includes('publish');
  const heading = (
    <>
      <Heading>{title}</Heading>
      <SupplierText>{one.text}</SupplierText>
      {refused && (
        <InsetText>
          <span className="assay-prose">
            {say('clarification.settle-refused', { authority, reason: one.decision?.reason ?? '' })}
          </span>
        </InsetText>
      )}
    </>
  );
  if (one.choices.length === 0)
    return (
      <ResponsePage {...frameOf}>
        {heading}
        <p className="govuk-body">{say('clarification.settle-none')}</p>
        {back}
      </ResponsePage>
    );
  return (
    <ResponsePage {...frameOf}>
      <ActionForm
        action={settle.bind(null, { responseId: id, clarificationId })}
        heading={heading}
        {...(refused ? {} : { hidden: { choice: 'withdraw' } })}
      >
        {refused ? (
          <>
            <Radios
              name="choice"
              legend={say('clarification.settle-legend')}
              legendSize="m"
              items={[
                {
                  value: 'withdraw',
                  label: say('clarification.settle-withdraw'),
                  hint: say('clarification.settle-withdraw-hint'),
                },
                {
                  value: 'publish',
                  label: say('clarification.settle-publish'),
                  hint: say('clarification.settle-publish-hint'),
                },
              ]}
            />
            <Button>{say('clarification.settle-button')}</Button>
          </>
        ) : (
          <>
            <p className="govuk-body">{say('clarification.settle-only-lead', { authority })}</p>
            <Button look="warning">{say('clarification.settle-only-button')}</Button>
          </>
        )}
      </ActionForm>
      {back}
    </ResponsePage>
  );
}
