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
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { threats as threatsOfLetter } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { treatmentNames, treatments } from '@/lib/threats';
import { threatPage } from '@/lib/views/threat-model';
import { SavedBy } from '../../../../path/saved-by';
import { keepThreat, removeThreat } from '../../../actions';
import { RemoveForm } from '../../../remove-form';

type Props = Params<{ partId: string; letter: string }>;

const load = cache(async (id: string, partId: string, letter: string) =>
  threatPage(await readContext(), { id, partId, letter }),
);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const titleOf = ({ letter, part }: { letter: keyof typeof threatsOfLetter; part: { name: string } }) =>
  `${capital(threatsOfLetter[letter].name)} at ${part.name}`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, partId, letter } = await params;
  const result = await load(id, partId, letter);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

const steps = (lowest: string, highest: string) =>
  [1, 2, 3, 4, 5].map((step) => ({
    value: String(step),
    label: step === 1 ? `1 ${lowest}` : step === 5 ? `5 ${highest}` : String(step),
  }));

/** One threat at one part: what could happen, how likely, how bad, who owns it and what is done. */
export default async function ThreatPage({ params }: Props) {
  const { id, partId, letter: asked } = await params;
  const home = `/procurements/${id}/threats`;
  const result = await load(id, partId, asked);
  if (!result.ok) return <Refused refusal={result} back={home} />;
  const { part, letter, ref, suggested, threat, saved, mayEdit } = result.value;
  if (!mayEdit) redirect(home);
  return (
    <Page before={<BackLink href={home} />}>
      <ActionForm
        action={keepThreat.bind(null, id, { part: part.id, letter })}
        revision={String(threat?.revision ?? 0)}
        heading={
          <>
            <Heading caption={`Threat ${ref}, against ${threatsOfLetter[letter].breaks}`}>
              {titleOf(result.value)}
            </Heading>
            {suggested && !threat && (
              <p className="govuk-body">The text below is our suggestion. Make it fit your place.</p>
            )}
          </>
        }
      >
        <Textarea name="text" label="What could happen" rows={3} value={threat?.text ?? suggested ?? undefined} />
        <Radios
          name="likelihood"
          legend="Likelihood"
          legendSize="s"
          inline
          value={threat ? String(threat.likelihood) : undefined}
          items={steps('rare', 'almost certain')}
        />
        <Radios
          name="impact"
          legend="Impact"
          legendSize="s"
          inline
          value={threat ? String(threat.impact) : undefined}
          items={steps('slight', 'severe')}
        />
        <Input
          name="owner"
          label="Owner (optional)"
          hint="The person or post who answers for this threat. You can name them later."
          value={threat?.owner}
        />
        <Radios
          name="treatment"
          legend="Treatment"
          legendSize="s"
          value={threat?.treatment}
          items={treatments.map((value) => ({ value, label: treatmentNames[value] }))}
        />
        <Textarea name="plan" label="What will be done (optional)" rows={3} value={threat?.plan} />
        <SavedBy saved={saved} />
        <ButtonGroup>
          <Button>Save threat</Button>
          <TextLink href={home}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
      {threat && (
        <RemoveForm action={removeThreat.bind(null, id, { part: part.id, letter })}>Remove this assessment</RemoveForm>
      )}
    </Page>
  );
}
