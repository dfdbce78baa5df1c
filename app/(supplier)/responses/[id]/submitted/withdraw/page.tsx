import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Refused } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage } from '../../../response-page';
import { withdraw } from './actions';

export const metadata: Metadata = { title: say('receipt.withdraw-title') };

/** Stop and think before a submission is withdrawn. */
export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const result = await responseTasks(await readContext(), { responseId: id });
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame } = result.value;
  const { counting, closed } = frame.stand;
  const back = `/responses/${id}/submitted`;
  if (!counting || closed || frame.cancelled) redirect(back);
  return (
    <ResponsePage frame={frame} tab="submission">
      <ActionForm action={withdraw.bind(null, id)}>
        <Interruption
          title={say('receipt.withdraw-title')}
          actions={
            <>
              <Button look="inverse">{say('receipt.withdraw-button')}</Button>
              <TextLink href={back} inverse>
                {say('receipt.withdraw-keep')}
              </TextLink>
            </>
          }
        >
          <p>{say('receipt.withdraw-text', { version: counting.number })}</p>
          <p>{say('receipt.withdraw-warning')}</p>
        </Interruption>
      </ActionForm>
    </ResponsePage>
  );
}
