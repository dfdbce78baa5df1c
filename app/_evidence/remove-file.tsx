import { say } from '@/lib/text';
import type { FileOfLibrary } from '@/lib/views/evidence-library';
import { Button, ButtonGroup } from '../_ui/button';
import { ActionForm } from '../_ui/form';
import type { FormAction } from '../_ui/form-state';
import { TextLink } from '../_ui/links';
import { Heading } from '../_ui/page';
import { removeWords } from './words';

/** What removing a file would touch, before it is done. */
export function RemoveFile({ file, action, back }: { file: FileOfLibrary; action: FormAction; back: string }) {
  return (
    <ActionForm action={action} heading={<Heading>{say('evidence.remove-title', { name: file.name })}</Heading>}>
      <p className="govuk-body">{removeWords(file.uses)}</p>
      <p className="govuk-body">{say('evidence.remove-sent')}</p>
      <ButtonGroup>
        <Button look="warning">{say('evidence.remove-button')}</Button>
        <TextLink href={back}>{say('evidence.remove-keep')}</TextLink>
      </ButtonGroup>
    </ActionForm>
  );
}
