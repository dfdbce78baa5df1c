import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { responseTeam } from '@/lib/views/team-notes';
import { tell } from './tell-action';

/** For a contributor: the button that tells the owners that the response is ready, and that they were told. */
export async function TellOwner({ responseId, owners }: { responseId: string; owners: string }) {
  const team = await responseTeam(await readContext(), { responseId });
  const ready = team.ok ? team.value.ready : null;
  return (
    <>
      {ready?.self && <InsetText>{say('team.tell-told', { owners, time: ukDateTime(ready.at) })}</InsetText>}
      <ActionForm action={tell.bind(null, responseId)}>
        <Button look={ready?.self ? 'secondary' : 'primary'}>{say('team.tell-button', { owners })}</Button>
      </ActionForm>
    </>
  );
}
