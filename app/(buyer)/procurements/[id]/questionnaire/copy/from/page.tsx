import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkbox, Checkboxes, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import type { TakenRow } from '@/lib/questionnaire/take-questions';
import { say } from '@/lib/text';
import { copySource, type SourceKey } from '@/lib/views/copy-source';
import { questionnairePath } from '../../shown';
import { copyChosen } from '../actions';

type Props = Params & Search<'template' | 'number' | 'procurement'>;

const load = cache(async (id: string, kind: SourceKey['kind'], from: string, number: number | null) =>
  copySource(await readContext(), {
    id,
    source: kind === 'template' ? { kind, id: from, number } : { kind, id: from },
  }),
);

const asked = async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const search = await searchParams;
  const [template, procurement] = [one(search.template), one(search.procurement)];
  const number = Number(one(search.number) ?? '');
  return template === undefined
    ? load(id, 'procurement', procurement ?? '', null)
    : load(id, 'template', template, Number.isInteger(number) && number > 0 ? number : null);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const result = await asked(props);
  if (!result.ok) return refusedTitle(result);
  return result.value.source
    ? { title: pageTitle(`Copy from ${result.value.source.title}`, 'Security questionnaire') }
    : {};
}

const noteWords: Record<TakenRow['notes'][number], string> = {
  renamed: 'gets this new reference, because its own is taken here',
  'condition-left-out': 'its condition is left out, because the question that it waits for is not here',
  'pass-left-out': 'what passes is left out, because it looks at a question that is not here',
  'marks-changed': 'its marks take the nearest ones on the marking scheme of this draft',
};

/** What will become of one question, if all of the source are chosen. */
const fateOf = (fate: TakenRow | null, conditional: boolean): string => {
  if (!fate) return '';
  if (fate.as === fate.ref && fate.notes.length === 0 && !conditional) return 'Comes as it is.';
  if (fate.as === null) return 'Already in this draft: it will not be copied again.';
  const notes = fate.notes.map((note) => noteWords[note]);
  const condition =
    conditional && !fate.notes.includes('condition-left-out')
      ? ' Choose the question that its condition waits for as well, or the condition is left out.'
      : '';
  return `Comes as ${fate.as}${notes.length > 0 ? `: ${notes.join('; ')}` : ''}.${condition}`;
};

/** Chooses what to copy, each question with what will become of it. */
export default async function CopyFromPage(props: Props) {
  const { id } = await props.params;
  const result = await asked(props);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const shown = result.value;
  if (!shown.source || !shown.mayEdit) notFound();
  const { source, version, sections } = shown;
  return (
    <Page before={<BackLink href={`${questionnairePath(id)}/copy`} />}>
      <ActionForm
        action={copyChosen.bind(null, id, source.key)}
        revision={String(version.revision)}
        heading={
          <>
            <span className="govuk-caption-l">{source.detail}</span>
            <h1 className="govuk-heading-l">Copy from {source.title}</h1>
          </>
        }
      >
        <p className="govuk-body">
          Questions go into the section of their principle, or into a section of the same title. What they were made
          from is kept with each.
        </p>
        {sections.map((section, at) => (
          <div key={section.id}>
            <h2 className="govuk-heading-m">{section.title}</h2>
            <Checkbox
              name="sectionIds"
              id={`section-${section.id}`}
              small
              value={section.id}
              label={
                <>
                  Whole section<span className="govuk-visually-hidden">: {section.title}</span>,{' '}
                  {section.questions.length} {section.questions.length === 1 ? 'question' : 'questions'}
                </>
              }
            />
            <Checkboxes
              name="questionIds"
              {...(at === 0 ? {} : { id: `questions-${section.id}` })}
              legend={`Or single questions of ${section.title}`}
              legendSize="s"
              small
              items={section.questions.map(({ id: value, ref, wording, kind, purpose, conditional, fate }) => ({
                value,
                label: `${ref}. ${wording}`,
                hint: `${say(`published.kind-${kind}`)}. ${say(`documents.purpose-${purpose}`)}. ${fateOf(fate, conditional)}`,
              }))}
            />
          </div>
        ))}
        <Radios
          name="weights"
          legend="Weightings"
          legendSize="m"
          value="zero"
          items={[
            { value: 'zero', label: 'Start at 0, and set them afterwards' },
            { value: 'keep', label: 'Keep the weightings they had', hint: 'For a whole set that is used again.' },
          ]}
        />
        <ButtonGroup>
          <Button>Copy chosen questions</Button>
          <TextLink href={questionnairePath(id)}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
