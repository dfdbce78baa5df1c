import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { LoggedClarification } from '@/lib/views/clarification-log';
import { SupplierText } from '../_ui/question/answer-text';
import { Time } from '../_ui/time';

type LogProps = {
  log: readonly LoggedClarification[];
  authority: string;
  headingLevel?: 2 | 3;
};

/** The numbered log of questions and answers, as everybody reads it: plain text, and no name. */
export function ClarificationLog({ log, authority, headingLevel = 3 }: LogProps) {
  const Title = `h${headingLevel}` as const;
  return log.map(({ number, about, wording, answer, answeredAt, leadsToAmendment, followedBy }) => (
    <article key={number} id={`clarification-${number}`} className="govuk-!-margin-bottom-6">
      <Title className="govuk-heading-s">
        {about === ''
          ? say('clarification.log-item', { number })
          : say('clarification.log-item-about', { number, ref: about })}
      </Title>
      <p className="govuk-body-s">
        <Time at={answeredAt}>{say('clarification.answered-on', { date: ukDate(answeredAt) })}</Time>
      </p>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>{say('clarification.question')}</strong>
      </p>
      <SupplierText>{wording}</SupplierText>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>{say('clarification.answer')}</strong>
      </p>
      <SupplierText>{answer}</SupplierText>
      {leadsToAmendment && (
        <p className="govuk-body">
          {followedBy
            ? say('clarification.amendment-followed', {
                version: followedBy.number,
                date: ukDate(followedBy.publishedAt),
              })
            : say('clarification.amendment-follows', { authority })}
        </p>
      )}
    </article>
  ));
}
