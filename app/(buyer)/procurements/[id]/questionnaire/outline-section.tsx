import { LinkButton } from '@/app/_ui/button';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { Details } from '@/app/_ui/notices';
import { SummaryCard } from '@/app/_ui/summary-list';
import { type Column, RowActions, Table } from '@/app/_ui/table';
import { describeShown } from '@/lib/condition/describe';
import type { Question, QuestionnaireDocument, Section } from '@/lib/questionnaire/document';
import { awardQuestions } from '@/lib/questionnaire/fit';
import { toPlainDecimal } from '@/lib/scoring/fraction';
import { totalOf, weightInFull } from '@/lib/scoring/weights';
import { say, sayIn } from '@/lib/text';
import { LiveMeter } from './live-meter';
import { questionnairePath } from './shown';

type Props = {
  id: string;
  document: QuestionnaireDocument;
  section: Section;
  mayEdit: boolean;
  /** Long questionnaires show their sections closed. */
  closed: boolean;
};

const nameOf = (question: Question): string => question.ref ?? question.id;

function Weight({ question, mayEdit }: { question: Question; mayEdit: boolean }) {
  if (question.purpose !== 'award-criterion') return <>Not weighted</>;
  if (!mayEdit) return <>{weightInFull(question.weight)}</>;
  return (
    <Input
      name={`weight:${question.id}`}
      label={<span className="govuk-visually-hidden">Weighting of {nameOf(question)} in per cent of its section</span>}
      value={question.weight}
      width={5}
      inputMode="decimal"
      className="assay-weight"
    />
  );
}

function Actions({ id, question, section }: { id: string; question: Question; section: Section }) {
  const name = nameOf(question);
  const at = section.questions.findIndex((each) => each.id === question.id);
  const button = (act: string, text: string) => (
    <LinkButton key={act} name="do" value={`${act}:${question.id}`} hidden={name}>
      {text}
    </LinkButton>
  );
  return (
    <RowActions>
      {[
        <TextLink key="edit" href={`${questionnairePath(id)}/${section.id}/${question.id}`} hidden={name}>
          Edit
        </TextLink>,
        ...(at > 0 ? [button('up', 'Move up')] : []),
        ...(at < section.questions.length - 1 ? [button('down', 'Move down')] : []),
        <TextLink key="move" href={`${questionnairePath(id)}/${section.id}/${question.id}/move`} hidden={name}>
          Move to…
        </TextLink>,
        button('copy', 'Copy'),
        button('remove', 'Remove'),
      ]}
    </RowActions>
  );
}

/** A section as a card: its weighting and meter, and its questions with everything that can be done to them. */
export function OutlineSection({ id, document, section, mayEdit, closed }: Props) {
  const weighed = awardQuestions(section);
  const names = weighed.map((question) => `weight:${question.id}`);
  const columns: Column[] = [
    { key: 'question', label: 'Reference and question' },
    { key: 'kind', label: 'Kind' },
    { key: 'purpose', label: 'Purpose' },
    { key: 'weight', label: 'Weighting (%)', numeric: true },
    ...(mayEdit ? [{ key: 'actions', label: 'Actions', hidden: true }] : []),
  ];
  const table =
    section.questions.length === 0 ? (
      <p className="govuk-body">No questions in this section yet. Add one, or remove the section.</p>
    ) : (
      <Table
        caption={`Questions of ${section.title.en}`}
        captionHidden
        form="stack"
        small
        columns={columns}
        rows={section.questions.map((question) => ({
          key: question.id,
          id: `row-${question.id}`,
          cells: [
            <>
              {mayEdit && (
                <span className="assay-drag" data-drag={question.id} title="Drag to another place" aria-hidden="true">
                  ⠿
                </span>
              )}
              {nameOf(question)}. <span className="govuk-!-font-weight-regular">{question.wording.en}</span>
              {question.showIf && (
                <span className="govuk-hint govuk-!-margin-bottom-0 govuk-!-font-size-16">
                  {describeShown(question.showIf, document, sayIn('en'))}
                </span>
              )}
            </>,
            say(`published.kind-${question.kind}`),
            <>
              {say(`documents.purpose-${question.purpose}`)}
              {question.purpose === 'award-criterion' && question.threshold != null && (
                <>, minimum mark {question.threshold}</>
              )}
            </>,
            <Weight key="weight" question={question} mayEdit={mayEdit} />,
            ...(mayEdit ? [<Actions key="actions" id={id} question={question} section={section} />] : []),
          ],
        }))}
      />
    );
  const hidden = section.title.en;
  const at = document.sections.findIndex((each) => each.id === section.id);
  const act = (name: string, text: string) => ({
    key: name,
    control: (
      <LinkButton name="do" value={`${name}:${section.id}`} hidden={hidden}>
        {text}
      </LinkButton>
    ),
  });
  return (
    <SummaryCard
      title={section.title.en}
      id={`section-${section.id}`}
      actions={
        mayEdit
          ? [
              { href: `${questionnairePath(id)}/${section.id}`, text: 'Edit section' },
              { href: `${questionnairePath(id)}/${section.id}/new`, text: 'Write a question' },
              ...(at > 0 ? [act('section-up', 'Move up')] : []),
              ...(at < document.sections.length - 1 ? [act('section-down', 'Move down')] : []),
              ...(section.questions.length === 0 ? [act('remove-section', 'Remove')] : []),
            ]
          : []
      }
    >
      <p className="govuk-body">
        {section.principle === undefined ? 'No principle of its own' : `Principle ${section.principle}`}.{' '}
        {section.threshold != null && `Minimum score ${section.threshold}.`}
      </p>
      {weighed.length > 0 &&
        (mayEdit ? (
          <Input
            name={`section-weight:${section.id}`}
            label={
              <>
                Weighting of the section<span className="govuk-visually-hidden">: {hidden}</span>
              </>
            }
            suffix="%"
            value={section.weight}
            width={5}
            inputMode="decimal"
          />
        ) : (
          <p className="govuk-body">Weighting of the section: {weightInFull(section.weight)}%</p>
        ))}
      {weighed.length > 0 && (
        <LiveMeter names={names} total={toPlainDecimal(totalOf(weighed.map(({ weight }) => weight))) ?? '0'} />
      )}
      {closed ? <Details summary={`Show ${section.questions.length} questions`}>{table}</Details> : table}
    </SummaryCard>
  );
}
