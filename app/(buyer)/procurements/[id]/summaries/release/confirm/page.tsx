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
import { asQuoted, CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { summaries } from '@/lib/views/summaries';
import { release } from '../../actions';
import { Meant, summariesPath } from '../../shown';

const title = 'Release all summaries now?';
const load = cache(async (id: string) => summaries(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Stop and think, and the code, before every assessed supplier gets its summary. */
export default async function ConfirmReleasePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { step, mayConfirm, submissionIds, release: released } = result.value;
  const back = `${summariesPath(id)}/release`;
  if (released || step?.is !== 'waiting' || !mayConfirm) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={release.bind(null, id)}>
        <Meant submissionIds={submissionIds} />
        <Interruption
          title={title}
          actions={
            <>
              <Button look="inverse">Release all summaries</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p className="govuk-body">
            {step.asker} asked at {ukTime(step.askedAt)}, because: “{asQuoted(step.reason)}”.
          </p>
          <p className="govuk-body">
            {say('summary.same-moment')} Every assessed supplier is told by e-mail, in the same words. No summary can be
            changed or taken back afterwards.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
