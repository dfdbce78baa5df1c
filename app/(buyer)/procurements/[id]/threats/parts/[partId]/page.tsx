import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { threats as threatsOfLetter } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { kindNames, partKinds } from '@/lib/threats';
import { partPage } from '@/lib/views/threat-model';
import { SavedBy } from '../../../path/saved-by';
import { keepPart, removePart } from '../../actions';
import { RemoveForm } from '../../remove-form';

type Props = Params<{ partId: string }>;

const load = cache(async (id: string, partId: string) =>
  partPage(await readContext(), { id, partId: partId === 'new' ? null : partId }),
);
const titleOf = (part: { ref: string; name: string } | null) => (part ? `${part.ref} ${part.name}` : 'Add a part');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, partId } = await params;
  const result = await load(id, partId);
  return result.ok
    ? { title: pageTitle(titleOf(result.value.part), result.value.procurement.title) }
    : refusedTitle(result);
}

/** One part of the place, and the threats to look for at it. */
export default async function PartPage({ params }: Props) {
  const { id, partId } = await params;
  const home = `/procurements/${id}/threats`;
  const result = await load(id, partId);
  if (!result.ok) return <Refused refusal={result} back={home} />;
  const { part, saved, boundaries, rows, others, mayEdit } = result.value;
  if (!mayEdit) redirect(home);
  return (
    <Page before={<BackLink href={home} />}>
      <ActionForm
        action={keepPart.bind(null, id, part?.id ?? null)}
        revision={String(part?.revision ?? 0)}
        heading={
          <>
            <Heading>{titleOf(part)}</Heading>
            {part && !part.checked && (
              <InsetText>This part comes from the example. It counts as checked once you save it.</InsetText>
            )}
          </>
        }
      >
        <Input name="name" label="Name" hint="For example street cameras, or data platform." value={part?.name} />
        <Radios
          name="kind"
          legend="Kind"
          legendSize="s"
          value={part?.kind}
          items={partKinds.map((kind) => ({
            value: kind,
            label: kindNames[kind].one,
            hint: `For example ${kindNames[kind].such}`,
          }))}
        />
        <Input name="holds" label="What it holds or carries (optional)" value={part?.holds} />
        <Input
          name="boundary"
          label="Boundary it is inside (optional)"
          hint={`A boundary is where somebody else’s control begins, such as our network, the street or the supplier. Parts with the same name share it.${boundaries.length > 0 ? ` So far: ${boundaries.join(', ')}.` : ''}`}
          value={part?.boundary}
        />
        <SavedBy saved={saved} />
        <ButtonGroup>
          <Button>Save part</Button>
          <TextLink href={home}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
      {part && (
        <>
          <h2 className="govuk-heading-m">Threats to look for here</h2>
          <ul className="govuk-list">
            {rows.map(({ letter, suggested, threat }) => (
              <li key={letter}>
                <TextLink href={`${home}/parts/${part.id}/${letter}`}>
                  {`${threatsOfLetter[letter].name} (${letter})`}
                </TextLink>
                : {threat ? threat.text : suggested}
              </li>
            ))}
          </ul>
          {others.length > 0 && (
            <p className="govuk-body">
              Not suggested for this kind of part, but you can assess it:{' '}
              {others.map((letter, at) => (
                <span key={letter}>
                  {at > 0 && ', '}
                  <TextLink href={`${home}/parts/${part.id}/${letter}`}>
                    {`${threatsOfLetter[letter].name} (${letter})`}
                  </TextLink>
                </span>
              ))}
              .
            </p>
          )}
          <RemoveForm action={removePart.bind(null, id, part.id)}>Remove this part</RemoveForm>
        </>
      )}
    </Page>
  );
}
