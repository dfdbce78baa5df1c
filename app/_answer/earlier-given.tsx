import { ukDate } from '@/lib/procurement/uk-time';
import type { AnswerValue } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { type EarlierAnswer, filesOf } from '@/lib/response/earlier-answers';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import { ExtrasGiven } from '../_published/extras-given';
import { TextLink } from '../_ui/links';
import { InsetText } from '../_ui/notices';
import { AnswerText } from '../_ui/question/answer-text';

/** What changed since an answer was sent, a line each; that nothing did is said too. */
export function ChangedSince({ changes }: { changes: readonly Message[] }) {
  if (changes.length === 0) return <>{say('library.unchanged')}</>;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {changes.map((change) => (
        <li key={change.key}>{say(change)}</li>
      ))}
    </ul>
  );
}

/** An earlier answer in full, as it was sent: to its own organisation only. */
export function EarlierGiven({ answer }: { answer: EarlierAnswer }) {
  const { question, value, extras } = answer;
  const names = filesOf(answer).map(({ name }) => name);
  return (
    <>
      {!extras.notApplicable && question.kind !== 'file' && (
        <div className="govuk-body">
          <AnswerText question={question as Question} value={value as AnswerValue} />
        </div>
      )}
      {names.length > 0 && (
        <p className="govuk-body assay-prose">{say('library.answer-files', { names: names.join(', ') })}</p>
      )}
      <ExtrasGiven extras={extras} />
    </>
  );
}

type Offer = {
  submittedAt: string;
  authority: string;
  by: 'template' | 'words';
  choice: 'used' | 'declined' | null;
};

/** On a question's page: that the team answered something like it before. Nothing is filled in. */
export function EarlierOffered({ offer, href }: { offer: Offer; href: string }) {
  const words = offer.choice ?? offer.by;
  const text = say(`library.offer-${words}`, { date: ukDate(offer.submittedAt), authority: offer.authority });
  const link = (
    <TextLink href={href} hidden={` ${say('library.offer-read-hidden')}`}>
      {say('library.offer-read')}
    </TextLink>
  );
  if (offer.choice)
    return (
      <p className="govuk-hint">
        {text} {link}
      </p>
    );
  return (
    <InsetText>
      {text} {link}
    </InsetText>
  );
}
