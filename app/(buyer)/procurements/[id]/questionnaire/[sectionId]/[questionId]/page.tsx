import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { QuestionInFull } from '@/app/_published/question-in-full';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { WhyThisQuestion } from '@/app/_ui/why-this-question';
import { principles } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { questionEditor } from '@/lib/views/question-editor';
import { changeOutline } from '../../actions';
import { questionnairePath } from '../../shown';
import { keepQuestion } from './actions';
import { QuestionEditor } from './editor';
import { FoundHere } from './found-here';
import { LiveChecks } from './live-checks';
import { lookAtTyped } from './look-actions';
import { placesFor } from './places';

const load = cache(async (id: string, sectionId: string, questionId: string | null) =>
  questionEditor(await readContext(), { id, sectionId, questionId }),
);
const knownId = (questionId: string): string | null => (questionId === 'new' ? null : questionId);

type Props = Params<{ sectionId: string; questionId: string }> & Search;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, sectionId, questionId } = await params;
  const result = await load(id, sectionId, knownId(questionId));
  if (!result.ok) return refusedTitle(result);
  if (!result.value.version) return {};
  return { title: pageTitle(result.value.question?.wording.en ?? 'New question', 'Security questionnaire') };
}

/** One question of the draft, or a new one. */
export default async function QuestionPage({ params, searchParams }: Props) {
  const { id, sectionId, questionId } = await params;
  const search = await searchParams;
  const result = await load(id, sectionId, knownId(questionId));
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const editor = result.value;
  if (!editor.version) notFound();
  const { version, question, section, sections, document, findings, history, mayEdit, whyNot } = editor;
  const path = questionnairePath(id);
  const before = <BackLink href={path} />;
  if (!mayEdit || !section)
    return (
      <Page before={before} title={question?.wording.en} caption={question?.ref ?? question?.id}>
        {whyNot && <InsetText>{say({ path: '', key: whyNot })}</InsetText>}
        {!section && <InsetText>Declarations come from the catalogue and are not edited here.</InsetText>}
        {question && <QuestionInFull question={question} document={document} locale="en" />}
      </Page>
    );
  const principle = principles.find(({ number }) => number === question?.principle);
  const where = { id, sectionId: section.id, questionId: question?.id ?? null };
  return (
    <Page before={before} width="full">
      {one(search.after) !== undefined && (
        <NotificationBanner type="success">Question saved. Write the next one.</NotificationBanner>
      )}
      {one(search.settled) !== undefined && (
        <NotificationBanner type="success">Text chosen. Both versions stay in the history.</NotificationBanner>
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <QuestionEditor
            key={version.revision}
            id={id}
            revision={version.revision}
            action={keepQuestion.bind(null, where)}
            section={section}
            question={question}
            document={document}
            earlier={editor.earlier}
          />
        </div>
        {question && (
          <aside className="govuk-grid-column-one-third" aria-label="About this question">
            <WhyThisQuestion
              because={question.why?.en}
              principle={{ number: question.principle, name: principle?.shortName.en ?? '' }}
              stride={question.stride}
            />
            {question.basis && <p className="govuk-body-s">{question.basis}</p>}
            <h2 className="govuk-heading-s">Checks of this question</h2>
            <LiveChecks form="question" look={lookAtTyped.bind(null, where)}>
              <FoundHere findings={findings} />
            </LiveChecks>
            <p className="govuk-body">
              <TextLink href={`/procurements/${id}/checks`}>All checks before publishing</TextLink>
            </p>
            <p className="govuk-body">
              <TextLink href={`${path}/preview?section=${section.id}&question=${question.id}`}>
                What a supplier sees
              </TextLink>
            </p>
            <ActionForm action={changeOutline.bind(null, id)} revision={String(version.revision)}>
              <Select name="place" label="Move to" {...placesFor(sections, section.id, question.id)} />
              <Button look="secondary" name="do" value={`place:${question.id}`}>
                Move question
              </Button>
            </ActionForm>
            {history.length > 0 && (
              <Details summary="Earlier texts">
                <ol className="govuk-list">
                  {history.map((text) => (
                    <li key={text.id}>
                      <p className="govuk-body-s govuk-!-margin-bottom-1">
                        {text.by}, {ukDate(text.at)} at {ukSavedTime(text.at)}
                        {text.outcome === 'not-kept' && ', not kept'}
                      </p>
                      <p className="govuk-body">{text.wording}</p>
                    </li>
                  ))}
                </ol>
              </Details>
            )}
          </aside>
        )}
        {!question && (
          <aside className="govuk-grid-column-one-third" aria-label="About this question">
            <h2 className="govuk-heading-s">Checks of this question</h2>
            <LiveChecks form="question" look={lookAtTyped.bind(null, where)}>
              <p className="govuk-body">They are shown when there is something to check.</p>
            </LiveChecks>
          </aside>
        )}
      </div>
    </Page>
  );
}
