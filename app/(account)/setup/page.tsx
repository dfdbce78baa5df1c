import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Heading, Page } from '@/app/_ui/page';
import { say } from '@/lib/text';
import { installation } from '@/lib/views/installation';
import { begin } from './actions';

export const metadata: Metadata = { title: say('account.setup') };

/** The code, then what to do: where the public can reach this copy, example data is not among the choices. */
export default async function SetupPage() {
  const { empty, exampleAllowed } = await installation();
  if (!empty) notFound();
  const own = { value: 'own', label: say('account.setup-own'), hint: say('account.setup-own-hint') };
  const example = { value: 'example', label: say('account.setup-example'), hint: say('account.setup-example-hint') };
  return (
    <Page>
      <ActionForm
        action={begin}
        hidden={exampleAllowed ? {} : { choice: own.value }}
        heading={
          <>
            <Heading>{say('account.setup')}</Heading>
            <p className="govuk-body-l">{say('account.setup-lead')}</p>
          </>
        }
      >
        <Input
          name="setupCode"
          label={say('account.setup-code')}
          hint={say('account.setup-code-hint')}
          width={10}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
        />
        {exampleAllowed && (
          <Radios name="choice" legend={say('account.setup-choice')} legendSize="m" items={[own, example]} />
        )}
        <Button>{say('account.continue')}</Button>
      </ActionForm>
    </Page>
  );
}
