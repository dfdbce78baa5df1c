import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { one, type Search } from '@/app/_frame/search';
import { Filter } from '@/app/_ui/filter';
import { Input } from '@/app/_ui/input';
import { Page } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import {
  type CatalogueQuery,
  Flag,
  flags,
  flagWords,
  frameworkKeys,
  frameworks,
  groupNames,
  type Principle,
  principles,
  strideInOrder,
  threats,
} from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { type Catalogue, catalogue } from '@/lib/views/catalogue';
import { GuidanceLicence } from './licence';
import { weightWords, whenAsked } from './question-words';

export const metadata: Metadata = { title: 'Guidance' };

type Asked = { words?: string; principle?: string; flag?: string; framework?: string; letter?: string };
const addressOf = ({ source, slug }: Principle): string => `/catalogue/${source}/${slug}`;

/** What the address asks for; parts that are not of the lists are left out. */
const queryOf = ({ words, principle, flag, framework, letter }: Asked): CatalogueQuery => ({
  words: words?.slice(0, 200),
  principle: principles.find(({ number }) => String(number) === principle)?.number,
  flag: Flag.safeParse(flag).data,
  framework: frameworkKeys.find((key) => key === framework),
  letter: strideInOrder.find((each) => each === letter),
});

function Results({ matches }: { matches: NonNullable<Catalogue['matches']> }) {
  const { principles: found, questions } = matches;
  if (found.length + questions.length === 0) {
    return <p className="govuk-body">Nothing in the guidance matches. Use fewer words or clear a filter.</p>;
  }
  const pageOf = (number: number) => principles.find((each) => each.number === number);
  return (
    <>
      <p className="govuk-body" role="status">
        {found.length} {found.length === 1 ? 'principle' : 'principles'} and {questions.length}{' '}
        {questions.length === 1 ? 'question' : 'questions'} match.
      </p>
      {found.length > 0 && (
        <ul className="govuk-list">
          {found.map((principle) => (
            <li key={principle.number}>
              <a className="govuk-link" href={addressOf(principle)}>
                {principle.number}. {principle.title.en}
              </a>
            </li>
          ))}
        </ul>
      )}
      {questions.length > 0 && (
        <Table
          form="stack"
          small
          caption="Questions"
          columns={[
            { key: 'question', label: 'Question' },
            { key: 'principle', label: 'Principle' },
            { key: 'when', label: 'When asked' },
            { key: 'weight', label: 'Weighting' },
          ]}
          rows={questions.map((template) => {
            const home = pageOf(template.home);
            return {
              key: template.id,
              cells: [
                <>
                  <a className="govuk-link" href={`${home ? addressOf(home) : '/catalogue'}#${template.id}`}>
                    {template.id}
                  </a>{' '}
                  {template.wording.en}
                </>,
                `${template.home}. ${home?.shortName.en ?? ''}`,
                whenAsked(template),
                weightWords(template),
              ],
            };
          })}
        />
      )}
    </>
  );
}

export default async function CataloguePage({ searchParams }: Search<keyof Asked>) {
  const asked = await searchParams;
  const search: Asked = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, one(value) || undefined]));
  const result = await catalogue(await readContext(), queryOf(search));
  if (!result.ok) notFound();
  const { groups, total, matches } = result.value;
  return (
    <Page title="Guidance" width="full">
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">
            14 principles for connected places, explained in our own words, and {total} questions to suppliers that
            follow from them.
          </p>
          {groups.map(({ group, principles: own }) => (
            <section key={group}>
              <h2 className="govuk-heading-m">{groupNames[group]}</h2>
              <ul className="govuk-list govuk-list--spaced">
                {own.map(({ principle, questions }) => (
                  <li key={principle.number}>
                    <a className="govuk-link" href={addressOf(principle)}>
                      {principle.number}. {principle.title.en}
                    </a>{' '}
                    ({`${questions}\u00a0questions`})
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p className="govuk-body">
            <a className="govuk-link" href="/catalogue/cards">
              The 14 principles on cards, to print
            </a>
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href="/catalogue/sources">
              Sources, editions and contacts
            </a>
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href="/catalogue/checks">
              What Assay checks before publishing
            </a>
          </p>
        </div>
        <div className="govuk-grid-column-one-third">
          <Filter clearHref="/catalogue" title="Search">
            <Input name="words" label="Search principles and questions" value={search.words} />
            <Select
              name="principle"
              label="Principle"
              value={search.principle ?? ''}
              items={[
                { value: '', text: 'Any' },
                ...principles.map(({ number, shortName }) => ({
                  value: String(number),
                  text: `${number}. ${shortName.en}`,
                })),
              ]}
            />
            <Select
              name="flag"
              label="Asked because of"
              value={search.flag ?? ''}
              items={[
                { value: '', text: 'Any' },
                ...flags.map((flag) => ({ value: flag, text: flagWords[flag].name })),
              ]}
            />
            <Select
              name="framework"
              label="Linked to (our mapping)"
              value={search.framework ?? ''}
              items={[
                { value: '', text: 'Any' },
                ...frameworkKeys.map((key) => ({ value: key, text: frameworks[key].name })),
              ]}
            />
            <Select
              name="letter"
              label="Protects against"
              value={search.letter ?? ''}
              items={[
                { value: '', text: 'Any' },
                ...strideInOrder.map((letter) => ({ value: letter, text: `${threats[letter].name} (${letter})` })),
              ]}
            />
          </Filter>
        </div>
      </div>
      {matches && (
        <>
          <h2 className="govuk-heading-m" id="results">
            Search results
          </h2>
          <Results matches={matches} />
        </>
      )}
      <GuidanceLicence />
    </Page>
  );
}
