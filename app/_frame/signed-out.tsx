import { say } from '@/lib/text';
import type { FormState } from '../_ui/form-state';
import { Page } from '../_ui/page';
import { Textarea } from '../_ui/textarea';
import { signInAddress } from './require-person';
import { typedWords } from './typed-words';

/** In the place of the page whose form was posted: everything typed in it, to copy, and the way to sign in. */
export async function SignedOut({ values }: { values: FormState['values'] }) {
  const words = typedWords(values);
  return (
    <Page title={say('common.signed-out-title')}>
      <p className="govuk-body">{say(words.length > 0 ? 'common.signed-out-text' : 'common.signed-out-none')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={await signInAddress()} target="_blank" rel="noreferrer">
          {say('common.sign-in-tab')}
        </a>
      </p>
      {words.map((text, at) => (
        <Textarea
          // biome-ignore lint/suspicious/noArrayIndexKey: the texts have nothing else of their own and never move.
          key={at}
          name={`typed-${at + 1}`}
          label={
            words.length > 1
              ? say('common.signed-out-typed-of', { number: at + 1, of: words.length })
              : say('common.signed-out-typed')
          }
          value={text}
          rows={8}
        />
      ))}
    </Page>
  );
}
