import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { readContext } from '@/lib/commands/from-request';
import { questionEditor } from '@/lib/views/question-editor';
import { changeOutline } from '../../../actions';
import { questionnairePath } from '../../../shown';
import { placesFor } from '../places';

type Props = Params<{ sectionId: string; questionId: string }>;

const load = cache(async (id: string, sectionId: string, questionId: string) =>
  questionEditor(await readContext(), { id, sectionId, questionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, sectionId, questionId } = await params;
  const result = await load(id, sectionId, questionId);
  if (!result.ok) return refusedTitle(result);
  if (!result.value.version || !result.value.question) return {};
  const { ref, id: own } = result.value.question;
  return { title: pageTitle(`Move ${ref ?? own}`, 'Security questionnaire') };
}

/** Far moves: one question to any place of the questionnaire. */
export default async function MovePage({ params }: Props) {
  const { id, sectionId, questionId } = await params;
  const result = await load(id, sectionId, questionId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const editor = result.value;
  if (!editor.version || !editor.question || !editor.section || !editor.mayEdit) notFound();
  const { version, question, section, sections } = editor;
  return (
    <Page before={<BackLink href={questionnairePath(id)} />}>
      <ActionForm
        action={changeOutline.bind(null, id)}
        revision={String(version.revision)}
        heading={
          <>
            <span className="govuk-caption-l">{section.title}</span>
            <h1 className="govuk-heading-l">Move {question.ref ?? question.id}</h1>
            <p className="govuk-body">{question.wording.en}</p>
          </>
        }
      >
        <Select name="place" label="Move to" {...placesFor(sections, section.id, question.id)} />
        <ButtonGroup>
          <Button name="do" value={`place:${question.id}`}>
            Move question
          </Button>
          <TextLink href={`${questionnairePath(id)}#row-${question.id}`}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
