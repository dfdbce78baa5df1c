import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { results } from '@/lib/views/results';
import { finalise } from '../../actions';
import { resultsPath } from '../../shown';

const load = cache(async (id: string) => results(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle('Finalise this outcome?', result.value.procurement.title) }
    : refusedTitle(result);
}

/** Stop and think, and the code, before the outcome freezes. */
export default async function ConfirmOutcomePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { decided, final, step, mayConfirm } = result.value;
  const back = `${resultsPath(id)}/finalise`;
  if (final || !decided || step?.is !== 'waiting' || !mayConfirm) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={finalise.bind(null, id)}>
        <Interruption
          title="Finalise this outcome?"
          actions={
            <>
              <Button look="inverse">Finalise the outcome</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p className="govuk-body">
            {step.asker} asked at {ukTime(step.askedAt)}, because: “{step.reason}”. Scores, prices and ranks can no
            longer be changed afterwards.
          </p>
          {decided.words.slice(0, 2).map((message) => (
            <p key={message.key} className="govuk-body">
              {say(message)}
            </p>
          ))}
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
