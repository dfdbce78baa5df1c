import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkbox, Checkboxes, Radios } from '@/app/_ui/choices';
import type { FormAction } from '@/app/_ui/form-state';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { ReasonField } from '@/app/_ui/reason-field';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { principles } from '@/lib/catalogue';
import { describeShown } from '@/lib/condition/describe';
import { kinds } from '@/lib/question/settings';
import { type Purpose, purposes, type Question, type QuestionnaireDocument } from '@/lib/questionnaire/document';
import type { EarlierQuestion } from '@/lib/questionnaire/earlier';
import { editorRows, lostWithKind } from '@/lib/questionnaire/editor-rows';
import { termsOf } from '@/lib/questionnaire/question-form';
import { say, sayIn } from '@/lib/text';
import { questionnairePath } from '../../shown';
import { ConditionPicker } from './condition-picker';
import { purposeFields } from './purpose-fields';
import { QuestionForm } from './question-form';
import { settingsFields } from './settings-fields';

type Props = {
  id: string;
  revision: number;
  action: FormAction;
  section: { id: string; title: string; principle: number | null };
  question: Question | null;
  document: QuestionnaireDocument;
  earlier: readonly EarlierQuestion[];
};

const purposeHints: Record<Purpose, string> = {
  'condition-of-participation': 'About the supplier. Pass or fail.',
  requirement: 'About the tender. Pass or fail.',
  'award-criterion': 'Scored and weighted.',
  information: 'Never assessed.',
};

const extraWords = {
  assuranceBasis: 'What the answer rests on (asserted, evidenced, certified …)',
  equivalent: 'An equivalent, explained',
  notYet: '“Not yet, by date”: an improvement with a date',
  confidentiality: 'A claim that part of the answer is confidential',
  notApplicable:
    '“Not applicable because …” in the place of an answer (never for what must be passed; a scored question then counts by the not applicable rule of the award model)',
} as const;

/** Everything that can be set of one question, in the order in which it is read. */
export function QuestionEditor({ id, revision, action, section, question, document, earlier }: Props) {
  const showIf = question?.showIf ?? null;
  const terms = showIf && termsOf(showIf);
  const listed = new Set(earlier.filter(({ answers }) => answers !== null).map(({ id: each }) => each));
  const lost = question ? lostWithKind(question, document) : [];
  const principle = question?.principle ?? section.principle;
  return (
    <QuestionForm
      id="question"
      questionId={question?.id ?? ''}
      rows={editorRows(question, listed)}
      action={action}
      revision={String(revision)}
      heading={
        <>
          <span className="govuk-caption-l">
            {question ? (question.ref ?? question.id) : 'New question'}, {section.title}
          </span>
          <h1 className="govuk-heading-l">{question?.wording.en ?? 'New question'}</h1>
        </>
      }
    >
      <Textarea name="wording" label="Question wording" labelSize="s" rows={3} value={question?.wording.en} />
      <Textarea
        name="guidance"
        label="Guidance for suppliers (optional)"
        labelSize="s"
        rows={3}
        value={question?.guidance?.en}
      />
      <Select
        name="principle"
        label="Principle"
        value={principle === null ? '' : String(principle)}
        items={[
          { value: '', text: 'Select a principle' },
          ...principles.map(({ number, shortName }) => ({
            value: String(number),
            text: `${number}. ${shortName.en}`,
          })),
        ]}
      />
      <Radios
        name="kind"
        legend="Kind of answer"
        legendSize="s"
        small
        value={question?.kind}
        items={kinds.map((kind) => ({
          value: kind,
          label: say(`published.kind-${kind}`),
          conditional: settingsFields(kind, question),
        }))}
      />
      {question && lost.length > 0 && (
        <div className="assay-kind-lost" data-kind={question.kind}>
          <InsetText>
            <p className="govuk-body">
              If you change the kind from {say(`published.kind-${question.kind}`)} and save, these are lost:
            </p>
            <ul className="govuk-list govuk-list--bullet">
              {lost.map((each) => (
                <li key={each.key}>{say(each)}</li>
              ))}
            </ul>
          </InsetText>
        </div>
      )}
      <Radios
        name="purpose"
        legend="What the answer is for"
        legendSize="s"
        value={question?.purpose}
        items={purposes.map((purpose) => ({
          value: purpose,
          label: say(`documents.purpose-${purpose}`),
          hint: purposeHints[purpose],
          conditional: purposeFields(purpose, { question, scale: document.scoring.scale }),
        }))}
      />
      <Textarea
        name="evidence"
        label="Evidence asked (optional)"
        labelSize="s"
        rows={2}
        value={question?.evidence?.en}
      />
      <Checkbox
        name="evidenceRequired"
        label="A file of evidence is needed"
        checked={question?.evidenceRequired ?? false}
      />
      <Textarea
        name="equivalence"
        label="Equivalent route (optional)"
        labelSize="s"
        hint="Needed where you name a standard, scheme or brand: how a supplier can show an equivalent."
        rows={2}
        value={question?.equivalence?.en}
      />
      {showIf && !terms ? (
        <>
          <input type="hidden" name="when.kept" value={JSON.stringify(showIf)} />
          <p className="govuk-body">{describeShown(showIf, document, sayIn('en'))}</p>
          <Checkbox name="when.keep" label="Keep this condition" checked />
        </>
      ) : (
        <>
          {showIf && <p className="govuk-body">{describeShown(showIf, document, sayIn('en'))}</p>}
          {earlier.length > 0 && <ConditionPicker earlier={earlier} join={terms?.join ?? 'all'} />}
        </>
      )}
      <Checkboxes
        name="extras[]"
        legend="What suppliers may add"
        legendSize="s"
        values={Object.entries(question?.extras ?? { assuranceBasis: true, confidentiality: true }).flatMap(
          ([name, offered]) => (offered ? [name] : []),
        )}
        items={Object.entries(extraWords).map(([value, label]) => ({ value, label }))}
      />
      <ReasonField readers="panel" label="Why you changed it (optional)" rows={2} />
      <ButtonGroup>
        <Button>Save question</Button>
        <Button look="secondary" name="then" value="another">
          Save and add another
        </Button>
        <TextLink href={questionnairePath(id)}>Cancel</TextLink>
      </ButtonGroup>
    </QuestionForm>
  );
}
