import { MarkingInFull } from '@/app/_published/question-in-full';
import { Details } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Tag } from '@/app/_ui/tag';
import { WhyThisQuestion } from '@/app/_ui/why-this-question';
import { principles } from '@/lib/catalogue';
import { describe } from '@/lib/condition/describe';
import { passRule } from '@/lib/questionnaire/question-words';
import { say, sayIn } from '@/lib/text';
import type { QuestionView } from '@/lib/views/response';

/** What an answer is for, in words. */
function purposeOf({ question, document }: QuestionView): string {
  const { min, max } = document.scoring.scale;
  switch (question.purpose) {
    case 'requirement':
      return say('supplier.purpose-requirement');
    case 'condition-of-participation':
      return say('supplier.purpose-condition');
    case 'award-criterion':
      return question.threshold == null
        ? say('supplier.purpose-scored', { min, max })
        : say('supplier.purpose-scored-minimum', { min, max, threshold: question.threshold });
    default:
      return say('supplier.purpose-information');
  }
}

/** How it is marked or passed: open by default for what must be passed. */
function HowMarked({ view }: { view: QuestionView }) {
  const { question, document } = view;
  if (question.purpose === 'information') return null;
  const gate = question.purpose !== 'award-criterion';
  const passes = passRule(question, document, sayIn('en'));
  return (
    <Details summary={say('supplier.how-marked')} open={gate}>
      {passes && (
        <p className="govuk-body">
          {say('published.passes')}: {passes}
        </p>
      )}
      {question.kind === 'multiple-choice' && !gate && (
        <p className="govuk-body">{say('supplier.how-points', { max: document.scoring.scale.max })}</p>
      )}
      <MarkingInFull question={question} document={document} locale="en" />
      {!gate && <p className="govuk-body govuk-!-margin-bottom-0">{say('supplier.how-rule')}</p>}
    </Details>
  );
}

/** The question as the page's heading, and everything to read before answering, in the published words. */
export function QuestionFacts({ view, caption }: { view: QuestionView; caption: string }) {
  const { question, document } = view;
  const principle = principles.find(({ number }) => number === question.principle);
  return (
    <>
      <Heading caption={caption}>{question.wording.en}</Heading>
      <p className="assay-purpose">
        <Tag colour={question.purpose === 'award-criterion' ? 'blue' : 'grey'}>{purposeOf(view)}</Tag>
      </p>
      {question.guidance && <p className="govuk-body assay-prose">{question.guidance.en}</p>}
      <HowMarked view={view} />
      {view.section.title !== null && (
        <WhyThisQuestion
          because={question.why?.en}
          principle={{ number: question.principle, name: principle?.title.en ?? '' }}
          stride={question.stride}
        />
      )}
      {question.showIf && (
        <Details summary={say('supplier.why-see')}>
          <p className="govuk-body govuk-!-margin-bottom-0">
            {say('supplier.why-see-text', { condition: describe(question.showIf, document, sayIn('en')) })}
          </p>
        </Details>
      )}
    </>
  );
}
