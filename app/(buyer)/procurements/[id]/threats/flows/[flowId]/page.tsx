import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { readContext } from '@/lib/commands/from-request';
import { flowPage } from '@/lib/views/threat-model';
import { SavedBy } from '../../../path/saved-by';
import { keepFlow, removeFlow } from '../../actions';
import { RemoveForm } from '../../remove-form';

type Props = Params<{ flowId: string }>;

const load = cache(async (id: string, flowId: string) =>
  flowPage(await readContext(), { id, flowId: flowId === 'new' ? null : flowId }),
);
const titleOf = (flow: unknown) => (flow ? 'Flow of data' : 'Add a flow of data');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, flowId } = await params;
  const result = await load(id, flowId);
  return result.ok
    ? { title: pageTitle(titleOf(result.value.flow), result.value.procurement.title) }
    : refusedTitle(result);
}

/** Data that goes from one part to another. */
export default async function FlowPage({ params }: Props) {
  const { id, flowId } = await params;
  const home = `/procurements/${id}/threats`;
  const result = await load(id, flowId);
  if (!result.ok) return <Refused refusal={result} back={home} />;
  const { flow, saved, parts, mayEdit } = result.value;
  if (!mayEdit) redirect(home);
  const items = [{ value: '', text: 'Choose a part' }, ...parts.map((part) => ({ value: part.id, text: part.name }))];
  return (
    <Page before={<BackLink href={home} />}>
      <ActionForm
        action={keepFlow.bind(null, id, flow?.id ?? null)}
        revision={String(flow?.revision ?? 0)}
        heading={
          <>
            <Heading>{titleOf(flow)}</Heading>
            <p className="govuk-body">A flow crosses a boundary where its two parts are not inside the same one.</p>
          </>
        }
      >
        <Select name="from" label="From" items={items} value={flow?.from} />
        <Select name="to" label="To" items={items} value={flow?.to} />
        <Input
          name="data"
          label="Which data"
          hint="For example readings, alarms with names, or commands."
          value={flow?.data}
        />
        <SavedBy saved={saved} />
        <ButtonGroup>
          <Button>Save flow</Button>
          <TextLink href={home}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
      {flow && <RemoveForm action={removeFlow.bind(null, id, flow.id)}>Remove this flow</RemoveForm>}
    </Page>
  );
}
