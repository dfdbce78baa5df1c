import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Heading } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { evidence } from '@/lib/views/evidence';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage } from '../../../../response-page';
import { remove } from './actions';

type Props = Params<{ evidenceId: string }>;

const load = cache(async (responseId: string) => evidence(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, evidenceId } = await params;
  const result = await load(id);
  const file = result.ok ? result.value.files.find((each) => each.id === evidenceId) : undefined;
  return { title: file ? say('supplier.evidence-remove-title', { name: file.name }) : say('common.not-found') };
}

/** What removing a file would touch, before it is done. */
export default async function RemovePage({ params }: Props) {
  const { id, evidenceId } = await params;
  const result = await load(id);
  const frame = await responseTasks(await readContext(), { responseId: id });
  if (!result.ok || !frame.ok) notFound();
  const file = result.value.files.find((each) => each.id === evidenceId);
  if (!file) notFound();
  const back = `/responses/${id}/evidence`;
  return (
    <ResponsePage frame={frame.value.frame} back={{ href: back, text: say('supplier.evidence-title') }}>
      <ActionForm
        action={remove.bind(null, id, evidenceId)}
        heading={<Heading>{say('supplier.evidence-remove-title', { name: file.name })}</Heading>}
      >
        <p className="govuk-body">
          {file.usedIn.length > 0
            ? say('supplier.evidence-remove-used', { refs: file.usedIn.join(', ') })
            : say('supplier.evidence-remove-unused')}
        </p>
        <p className="govuk-body">{say('supplier.evidence-remove-sent')}</p>
        <ButtonGroup>
          <Button look="warning">{say('supplier.evidence-remove')}</Button>
          <TextLink href={back}>{say('supplier.evidence-keep')}</TextLink>
        </ButtonGroup>
      </ActionForm>
    </ResponsePage>
  );
}
