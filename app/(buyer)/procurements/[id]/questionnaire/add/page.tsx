import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { questionBank } from '@/lib/views/question-bank';
import { questionnairePath } from '../shown';
import { addTicked } from './actions';

type Props = Params & Search<'words' | 'principle' | 'flag' | 'framework'>;

const load = cache(async (id: string, words: string, principle: number | null, flag: string, framework: string) =>
  questionBank(await readContext(), { id, words, principle, flag, framework }),
);

/** What the path and the search of the address ask for. */
async function asked({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchParams;
  const words = one(search.words) ?? '';
  const chosen = Number(one(search.principle) ?? '');
  const principle = Number.isInteger(chosen) && chosen >= 1 && chosen <= 14 ? chosen : null;
  const [flag, framework] = [one(search.flag) ?? '', one(search.framework) ?? ''];
  return { id, words, principle, flag, framework, result: await load(id, words, principle, flag, framework) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { result } = await asked(props);
  return result.ok ? { title: pageTitle('Add a suggested question', 'Security questionnaire') } : refusedTitle(result);
}

/** Suggested questions that the draft does not hold yet, and removed ones to bring back. */
export default async function AddPage(props: Props) {
  const { id, words, principle, flag, framework, result } = await asked(props);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const bank = result.value;
  if (!bank.version || !bank.mayEdit) notFound();
  const { found, removed, principles, flags, frameworks, version } = bank;
  const item = (fits: boolean) =>
    found
      .filter((each) => each.fits === fits)
      .map(({ id: value, wording, principle: number, kind, purpose, weight, why }) => ({
        value,
        label: `${value}. ${wording}`,
        hint: `${why} Principle ${number}. ${say(`published.kind-${kind}`)}. ${say(`documents.purpose-${purpose}`)}${purpose === 'award-criterion' ? `, suggested weighting ${weight}` : ''}.`,
      }));
  const groups = [
    {
      id: 'removed',
      legend: 'Removed from this draft',
      items: removed.map(({ id: value, ref, wording }) => ({ value, label: `${ref}. ${wording}` })),
    },
    { id: 'fitting', legend: 'Fit your answers about the place', items: item(true) },
    { id: 'others', legend: 'Not called for by your answers', items: item(false) },
  ].filter(({ items }) => items.length > 0);
  return (
    <Page before={<BackLink href={questionnairePath(id)} />}>
      <h1 className="govuk-heading-l">Add a suggested question</h1>
      <p className="govuk-body">
        Questions come with weighting 0, in the section of their principle. Set their weightings afterwards.
      </p>
      <form method="get">
        <Input name="words" label="Words" value={words} />
        <Select
          name="principle"
          label="Principle"
          value={principle === null ? '' : String(principle)}
          items={[
            { value: '', text: 'All principles' },
            ...principles.map(({ number, name }) => ({ value: String(number), text: `${number}. ${name}` })),
          ]}
        />
        <Select
          name="flag"
          label="What is true of the place"
          value={flag}
          items={[
            { value: '', text: 'Anything' },
            ...flags.map(({ flag: value, name, here }) => ({
              value,
              text: `${name.charAt(0).toUpperCase()}${name.slice(1)}${here ? ' (true here)' : ''}`,
            })),
          ]}
        />
        <Select
          name="framework"
          label="Linked to a framework"
          hint="The links are our mapping, not the publisher's."
          value={framework}
          items={[
            { value: '', text: 'Any framework, or none' },
            ...frameworks.map(({ key, name }) => ({ value: key, text: name })),
          ]}
        />
        <ButtonGroup>
          <Button look="secondary">Search</Button>
          <TextLink href={`${questionnairePath(id)}/add`}>Show all</TextLink>
        </ButtonGroup>
      </form>
      <p className="govuk-body" role="status">
        {found.length === 1 ? '1 question matches' : `${found.length} questions match`} that{' '}
        {found.length === 1 ? 'is' : 'are'} not in the draft.
      </p>
      <ActionForm action={addTicked.bind(null, id)} revision={String(version.revision)} id="add">
        {groups.map(({ id: group, legend, items }, at) => (
          // A fault is told once: by the first group, which has the field's own id, so that the link finds it.
          <Checkboxes
            key={group}
            name="questionIds"
            {...(at === 0 ? {} : { id: group, error: '' })}
            legend={legend}
            legendSize="m"
            items={items}
            small
          />
        ))}
        {found.length + removed.length === 0 && (
          <p className="govuk-body">
            No question matches. <TextLink href={`${questionnairePath(id)}/add`}>Show all</TextLink>
          </p>
        )}
        <ButtonGroup>
          <Button>Add chosen questions</Button>
          <TextLink href={questionnairePath(id)}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
