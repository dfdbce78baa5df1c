import { choiceName, markChoices } from '@/app/_evaluation/mark-choices';
import { MarkingInFull } from '@/app/_published/question-in-full';
import { Radios } from '@/app/_ui/choices';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { TaskList } from '@/app/_ui/task-list';
import { Textarea } from '@/app/_ui/textarea';
import type { AwardQuestion, Question, QuestionnaireDocument, Section } from '@/lib/questionnaire/document';
import { isAward } from '@/lib/questionnaire/find';
import { awardQuestions } from '@/lib/questionnaire/fit';
import { weightInFull } from '@/lib/scoring/weights';
import { say } from '@/lib/text';
import { questionnairePath } from '../shown';

type Props = { id: string; document: QuestionnaireDocument; section: Section | null; question: Question | null };

const byOptions = ['yes-no', 'single-choice', 'multiple-choice', 'number', 'date'];

/** The scored question as the marking room shows it, without an answer. Nothing here is inside a form. */
function Room({ question, document }: { question: AwardQuestion; document: QuestionnaireDocument }) {
  const { scale } = document.scoring;
  const proposed = byOptions.includes(question.kind);
  return (
    <div className="assay-room">
      <section aria-labelledby="answer-heading">
        <h2 className="govuk-heading-m" id="answer-heading">
          Answer of Bidder A
        </h2>
        <InsetText>
          The answer stands here, with its evidence. Bidders are shown as letters until scores are locked.
        </InsetText>
      </section>
      <section aria-labelledby="score-heading">
        <h2 className="govuk-heading-m" id="score-heading">
          Marking guide and score
        </h2>
        {question.guidance && <p className="govuk-body assay-prose">{question.guidance.en}</p>}
        {question.evidence && <p className="govuk-body assay-prose">Evidence asked for: {question.evidence.en}</p>}
        <MarkingInFull question={question} document={document} locale="en" />
        {proposed && (
          <InsetText>
            The score follows from the answer by the published marks. It can be lowered with a reason.
          </InsetText>
        )}
        <Radios
          name="preview-mark"
          legend="Your score"
          legendSize="m"
          items={markChoices(question, scale, null).map((choice) => ({
            value: choice.mark,
            label: choiceName(choice),
            ...(choice.text ? { hint: choice.text } : {}),
          }))}
        />
        {proposed ? (
          <Textarea name="preview-reason" label="Reason" rows={4} />
        ) : (
          <>
            <p className="govuk-hint">{say('evaluation.quote')} The panel and auditors will read this.</p>
            <Textarea name="preview-strengths" label="Strengths" rows={3} />
            <Textarea name="preview-gaps" label="Gaps" rows={3} />
            <Textarea name="preview-against" label="Against the descriptor" rows={3} />
          </>
        )}
      </section>
    </div>
  );
}

/** The scored questions as evaluators will meet them: the list, or one question of the marking room. */
export function AsEvaluator({ id, document, section, question }: Props) {
  const path = `${questionnairePath(id)}/preview?as=evaluator`;
  const all = document.sections.flatMap((each) =>
    awardQuestions(each).map((one) => ({ section: each, question: one })),
  );
  const shown = question && isAward(question) ? question : null;
  if (all.length === 0)
    return <p className="govuk-body">No question is an award criterion yet, so evaluators have nothing to score.</p>;
  if (!shown)
    return (
      <TaskList
        items={all
          .filter((each) => !section || each.section.id === section.id)
          .map((each) => ({
            key: each.question.id,
            title: `${each.question.ref ?? each.question.id}. ${each.question.wording.en}`,
            href: `${path}&section=${each.section.id}&question=${each.question.id}`,
            status: `${weightInFull(each.question.weight)}%`,
          }))}
      />
    );
  const at = all.findIndex((each) => each.question.id === shown.id);
  const next = all[at + 1];
  return (
    <>
      <h2 className="govuk-heading-l">
        {shown.ref ?? shown.id} {shown.wording.en}
      </h2>
      <Room question={shown} document={document} />
      <p className="govuk-body">
        <TextLink href={path}>All scored questions</TextLink>
      </p>
      {next && (
        <p className="govuk-body">
          <TextLink href={`${path}&section=${next.section.id}&question=${next.question.id}`}>
            Next: {next.question.ref ?? next.question.id}
          </TextLink>
        </p>
      )}
    </>
  );
}
