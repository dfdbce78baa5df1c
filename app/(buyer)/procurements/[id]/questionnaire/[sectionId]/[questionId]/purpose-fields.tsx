import type { ReactNode } from 'react';
import { HiddenField } from '@/app/_ui/add-another';
import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';
import { Details } from '@/app/_ui/notices';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { compareMarks, marksOfScale } from '@/lib/question/marks';
import type { Purpose, Question } from '@/lib/questionnaire/document';
import { isGate } from '@/lib/questionnaire/find';
import type { Scale } from '@/lib/scoring/rules';

type Given = { question: Question | null; scale: Scale };

const awardOf = (question: Question | null) => (question?.purpose === 'award-criterion' ? question : null);
const gateOf = (question: Question | null) => (question && isGate(question) ? question : null);

/** Kinds whose answers people mark by a guide. */
const markedByPeople = ['short-text', 'long-text', 'table', 'file'];

function AwardFields({ question, scale }: Given) {
  const award = awardOf(question);
  const marks = marksOfScale(scale).reverse();
  const guide = award?.markingGuide ?? [];
  return (
    <>
      <div className="assay-fields">
        <Input
          name="weight"
          label="Weighting within its section"
          suffix="%"
          width={5}
          inputMode="decimal"
          value={award?.weight ?? '0'}
        />
        <Select
          name="threshold"
          label="Minimum mark"
          value={award?.threshold ?? ''}
          items={[{ value: '', text: 'None' }, ...marks.map((mark) => ({ value: mark, text: mark }))]}
        />
      </div>
      <Details
        summary="Marking guide"
        open={guide.length > 0 || (question !== null && markedByPeople.includes(question.kind))}
      >
        <p className="govuk-body">
          For texts, tables and files: what an answer must show for each mark. Suppliers read it. An answer gets the
          highest mark whose description it meets in full.
        </p>
        {marks.map((mark, at) => (
          <div key={mark}>
            <HiddenField name={`guide.${at}.mark`} value={mark} />
            <Textarea
              name={`guide.${at}.text`}
              label={`Mark ${mark}`}
              rows={2}
              value={guide.find((each) => compareMarks(each.mark, mark) === 0)?.text.en ?? ''}
            />
          </div>
        ))}
      </Details>
    </>
  );
}

const gateOperators = [
  { value: 'atLeast', text: 'this or more' },
  { value: 'atMost', text: 'this or less' },
  { value: 'below', text: 'below' },
  { value: 'above', text: 'above' },
  { value: 'onOrAfter', text: 'on or after (dates)' },
  { value: 'onOrBefore', text: 'on or before (dates)' },
  { value: 'before', text: 'before (dates)' },
  { value: 'after', text: 'after (dates)' },
];

function GateFields({ question, name }: { question: Question | null; name: string }) {
  const gate = gateOf(question);
  const pass = gate?.passIf && 'question' in gate.passIf ? gate.passIf : null;
  const figures = question?.kind === 'number' || question?.kind === 'date';
  return (
    <>
      <Textarea
        name={`${name}.passRule`}
        label="What passes (optional for choices)"
        hint="For choices, say pass or fail at each option. For other answers, describe what passes: people decide by it."
        rows={3}
        value={gate?.passRule?.en ?? ''}
      />
      <Fieldset legend="Or a figure or date that passes (for numbers and dates)" size="s">
        <div className="assay-fields">
          <Select name={`${name}.operator`} label="The answer is" items={gateOperators} value={pass?.operator} />
          <Input name={`${name}.figure`} label="Figure or date" width={10} value={figures ? (pass?.value ?? '') : ''} />
        </div>
      </Fieldset>
    </>
  );
}

/** What a question needs for its purpose, shown under the purpose's radio button. */
export function purposeFields(purpose: Purpose, given: Given): ReactNode {
  if (purpose === 'award-criterion') return <AwardFields {...given} />;
  if (purpose === 'information') return undefined;
  return <GateFields question={given.question} name={purpose} />;
}
