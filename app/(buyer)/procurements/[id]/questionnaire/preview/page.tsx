import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { QuestionControl } from '@/app/_ui/question/question-control';
import { SummaryCard } from '@/app/_ui/summary-list';
import { TaskList } from '@/app/_ui/task-list';
import { WhyThisQuestion } from '@/app/_ui/why-this-question';
import { principles } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { describeShown } from '@/lib/condition/describe';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { sayIn } from '@/lib/text';
import { questionnairePreview } from '@/lib/views/questionnaire-version';
import { questionnairePath } from '../shown';
import { AsEvaluator } from './as-evaluator';

const load = cache(async (id: string, sectionId: string | null, questionId: string | null) =>
  questionnairePreview(await readContext(), { id, sectionId, questionId }),
);

type Shown = { section: QuestionnaireDocument['sections'][number] | null; document: QuestionnaireDocument };

const titleOf = ({ section, document }: Shown, sectionId: string | null): string =>
  section?.title.en ?? (sectionId === 'declarations' ? 'Declarations' : document.title.en);

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const search = await searchParams;
  const sectionId = one(search.section) ?? null;
  const result = await load((await params).id, sectionId, one(search.question) ?? null);
  if (!result.ok) return refusedTitle(result);
  if (!result.value.document) return {};
  const evaluator = one(search.as) === 'evaluator';
  return {
    title: pageTitle(titleOf(result.value, sectionId), evaluator ? 'Preview as an evaluator' : 'Preview as a supplier'),
  };
}

function Asked({ question, document }: { question: Question; document: QuestionnaireDocument }) {
  const principle = principles.find(({ number }) => number === question.principle);
  return (
    <SummaryCard title={question.ref ?? question.id} id={`question-${question.id}`}>
      {question.showIf && <p className="govuk-hint">{describeShown(question.showIf, document, sayIn('en'))}</p>}
      {question.guidance && <p className="govuk-body">{question.guidance.en}</p>}
      {/* Outside any form: nothing that is typed here can be sent anywhere. */}
      <QuestionControl question={question} value={undefined} name={`preview-${question.id}`} />
      {question.evidence && <p className="govuk-hint">Evidence: {question.evidence.en}</p>}
      {question.equivalence && <p className="govuk-hint">Equivalent: {question.equivalence.en}</p>}
      <WhyThisQuestion
        because={question.why?.en}
        principle={{ number: question.principle, name: principle?.shortName.en ?? '' }}
        stride={question.stride}
      />
    </SummaryCard>
  );
}

/** The real controls, section by section, as suppliers meet them. Nothing is kept. */
export default async function PreviewPage({ params, searchParams }: Params & Search) {
  const { id } = await params;
  const search = await searchParams;
  const sectionId = one(search.section) ?? null;
  const result = await load(id, sectionId, one(search.question) ?? null);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement } = result.value;
  if (!result.value.document) notFound();
  const { document, section, question } = result.value;
  const evaluator = one(search.as) === 'evaluator';
  const path = `${questionnairePath(id)}/preview`;
  const declarations = sectionId === 'declarations' ? (document.declarations ?? []) : [];
  const questions = question ? [question] : (section?.questions ?? declarations);
  const next = document.sections[document.sections.findIndex((each) => each.id === section?.id) + 1];
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="questionnaire"
      crumbs={[{ text: 'Security questionnaire', href: questionnairePath(id) }, { text: 'Preview' }]}
      title={titleOf(result.value, sectionId)}
      {...(evaluator ? { width: 'full' as const } : {})}
      caption={evaluator ? 'Preview as an evaluator' : 'Preview as a supplier'}
    >
      <NotificationBanner>
        <p className="govuk-notification-banner__heading">
          Preview. Nothing you type here is kept. <TextLink href={questionnairePath(id)}>Leave the preview</TextLink>
        </p>
      </NotificationBanner>
      {evaluator ? (
        <AsEvaluator id={id} document={document} section={section} question={question} />
      ) : questions.length === 0 ? (
        <TaskList
          items={[
            ...document.sections.map((each) => ({
              key: each.id,
              title: each.title.en,
              href: `${path}?section=${each.id}`,
              status: `${each.questions.length}\u00a0${each.questions.length === 1 ? 'question' : 'questions'}`,
            })),
            ...((document.declarations ?? []).length > 0
              ? [
                  {
                    key: 'declarations',
                    title: 'Declarations',
                    href: `${path}?section=declarations`,
                    status: `${document.declarations?.length} questions`,
                  },
                ]
              : []),
          ]}
        />
      ) : (
        <>
          {section?.introduction && <p className="govuk-body">{section.introduction.en}</p>}
          {questions.map((each) => (
            <Asked key={each.id} question={each} document={document} />
          ))}
          <p className="govuk-body">
            <TextLink href={path}>All sections</TextLink>
          </p>
          {next && !question && (
            <p className="govuk-body">
              <TextLink href={`${path}?section=${next.id}`}>Next: {next.title.en}</TextLink>
            </p>
          )}
        </>
      )}
    </ProcurementFrame>
  );
}
