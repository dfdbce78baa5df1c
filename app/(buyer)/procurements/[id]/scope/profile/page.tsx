import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { BackLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { budgets, profileNames, profiles } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { scoping } from '@/lib/views/scoping';
import { chooseProfile } from '../actions';

type Props = { params: Promise<{ id: string }> };

const title = 'Choose a different profile';
const load = cache(async (id: string) => scoping(await readContext(), { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.title) } : refusedTitle(result);
}

export default async function ProfilePage({ params }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/scope`} />;
  const { place, mayOverride } = result.value;
  if (!mayOverride || place.profile === null) redirect(`/procurements/${id}/scope`);
  return (
    <Page before={<BackLink href={`/procurements/${id}/scope`} />}>
      <ActionForm
        action={chooseProfile.bind(null, id)}
        revision={place.profile}
        heading={
          <>
            <Heading>{title}</Heading>
            {place.sentences.map((sentence) => (
              <p key={sentence.key} className="govuk-body">
                {say(sentence)}
              </p>
            ))}
          </>
        }
      >
        <Radios
          name="profile"
          legend="Profile"
          legendSize="m"
          hint="A profile is a budget for questions and gates. Gates are among the questions."
          value={place.profile}
          items={profiles.map((profile) => ({
            value: profile,
            label: profileNames[profile],
            hint: `At most ${budgets[profile].questions} questions and ${budgets[profile].gates} gates${
              profile === place.result.profile ? '. By the rule' : ''
            }`,
          }))}
        />
        <ReasonField
          readers="panel"
          label="Reason, where you choose another profile than the rule gives"
          value={place.override?.reason}
        />
        <Button>Save profile</Button>
      </ActionForm>
    </Page>
  );
}
