import { Details } from '@/app/_ui/notices';
import { Table } from '@/app/_ui/table';
import { refOf } from '@/lib/question/kind';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { everyQuestion } from '@/lib/questionnaire/find';
import { say } from '@/lib/text';

/** The salted hash of each answer on a receipt, in the order of the document, and what they are good for. */
export function AnswerHashes({
  document,
  answers,
}: {
  document: QuestionnaireDocument;
  answers: Readonly<Record<string, string>>;
}) {
  return (
    <Details summary={say('submit.receipt-answers')} id="answer-hashes">
      <p className="govuk-body">{say('submit.receipt-answers-text')}</p>
      <p className="govuk-body">{say('submit.receipt-verify')}</p>
      <Table
        caption={say('submit.receipt-answers-caption')}
        captionHidden
        form="two-column"
        small
        columns={[
          { key: 'question', label: say('submit.receipt-answers-question') },
          { key: 'hash', label: say('submit.receipt-answers-hash') },
        ]}
        rows={everyQuestion(document)
          .filter(({ id }) => Object.hasOwn(answers, id))
          .map((question) => ({
            key: question.id,
            cells: [
              refOf(question),
              <code key="hash" className="assay-hash">
                {answers[question.id]}
              </code>,
            ],
          }))}
      />
    </Details>
  );
}
