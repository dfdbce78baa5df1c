import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { principles } from '@/lib/catalogue';
import type { Section } from '@/lib/questionnaire/document';
import { questionnairePath } from '../shown';

type Props = { id: string; revision: number; section: Section | null; action: FormAction };

/** Title, introduction, principle, weighting and minimum score of a section, new or not. */
export function SectionForm({ id, revision, section, action }: Props) {
  return (
    <ActionForm
      action={action}
      revision={String(revision)}
      heading={<h1 className="govuk-heading-l">{section ? `Section: ${section.title.en}` : 'New section'}</h1>}
    >
      <Textarea name="title" label="Title" value={section?.title.en} rows={2} />
      <Textarea
        name="introduction"
        label="Introduction"
        hint="Suppliers will read this above the questions."
        value={section?.introduction?.en}
        rows={3}
      />
      <Select
        name="principle"
        label="Principle"
        hint="Choose one where the section belongs to one principle. Its score is then the principle's score."
        value={section?.principle === undefined ? '' : String(section.principle)}
        items={[
          { value: '', text: 'No principle of its own' },
          ...principles.map(({ number, shortName }) => ({
            value: String(number),
            text: `${number}. ${shortName.en}`,
          })),
        ]}
      />
      <Input
        name="weight"
        label="Weighting of the section"
        hint="Its share of 100 among the sections."
        suffix="%"
        width={5}
        inputMode="decimal"
        value={section?.weight}
      />
      <Input
        name="threshold"
        label="Minimum score (optional)"
        hint="From 0 to 100. A tender whose section score is below it is disqualified under the published method."
        width={5}
        inputMode="decimal"
        value={section?.threshold ?? ''}
      />
      <ButtonGroup>
        <Button>Save section</Button>
        <TextLink href={questionnairePath(id)}>Cancel</TextLink>
      </ButtonGroup>
    </ActionForm>
  );
}
