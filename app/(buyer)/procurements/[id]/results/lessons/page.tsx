import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Details, InsetText, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { WeightMargins } from '@/app/_ui/weight-margins';
import { WinShares } from '@/app/_ui/win-shares';
import { readContext } from '@/lib/commands/from-request';
import type { Ok } from '@/lib/result';
import { compare, parseExact } from '@/lib/scoring/fraction';
import { say } from '@/lib/text';
import { lessonsPage } from '@/lib/views/lessons';
import { printed, resultsPath } from '../shown';

const load = cache(async (id: string) => lessonsPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok && result.value
    ? { title: pageTitle(say('lessons.title'), result.value.procurement.title) }
    : refusedTitle(result);
}

type View = NonNullable<Extract<Awaited<ReturnType<typeof lessonsPage>>, Ok<unknown>>['value']>;

/** How robust the award model was on these bids: 11.5 and 11.6. */
function Robustness({ view }: { view: View }) {
  const { robustness, seed } = view;
  if (!robustness) return null;
  const { award, sections, shares } = robustness;
  const best = shares?.rows.reduce<(typeof shares.rows)[number] | null>(
    (first, row) => (first && compare(parseExact(row.first.exact), parseExact(first.first.exact)) <= 0 ? first : row),
    null,
  );
  return (
    <>
      <WeightMargins
        id="margins"
        title="How far each weighting could have moved"
        rowName="Criterion"
        sentence={award.sentence}
        rows={award.rows}
      />
      {sections && (
        <WeightMargins
          id="section-margins"
          title="How far each section’s weighting could have moved"
          rowName="Section"
          sentence={sections.sentence}
          rows={sections.rows}
        />
      )}
      <InsetText>{say('rehearsal.margins-how')}</InsetText>
      {shares && (
        <>
          <WinShares
            id="shares"
            title="Who would have won after small changes of the weightings"
            sentence={best ? say('rehearsal.shares-sentence', { name: best.name, share: best.first.shown }) : ''}
            axis={say('rehearsal.shares-axis', { samples: shares.samples.toLocaleString('en-GB'), seed })}
            rows={shares.rows}
          />
          {shares.out && <p className="govuk-body">{shares.out}</p>}
        </>
      )}
    </>
  );
}

/** How many questions stand open; the others are a press away. */
const shownFirst = 10;

function Scores({ questions, caption }: Pick<View, 'questions'> & { caption: string }) {
  return (
    <Table
      caption={caption}
      captionSize="s"
      form="stack"
      columns={[
        { key: 'question', label: 'Question' },
        { key: 'low', label: 'Lowest', numeric: true },
        { key: 'high', label: 'Highest', numeric: true },
        { key: 'apart', label: 'Points of security between them', numeric: true },
        { key: 'separated', label: 'Separated bidders?' },
      ]}
      rows={questions.map(({ questionId, ref, wording, low, high, apart, separated }) => ({
        key: questionId,
        cells: [
          `${ref}. ${wording}`,
          low ?? 'Not scored',
          high ?? 'Not scored',
          apart,
          low === null ? 'Too few scores' : separated ? 'Yes' : 'No',
        ],
      }))}
    />
  );
}

function Questions({ questions }: Pick<View, 'questions'>) {
  const separated = questions.filter((row) => row.separated);
  const same = questions.filter((row) => !row.separated && row.low !== null);
  const [widest] = separated;
  return (
    <section>
      <h2 className="govuk-heading-m">Which questions separated bidders</h2>
      <p className="govuk-body">
        {widest
          ? say('lessons.separated', {
              count: separated.length,
              all: questions.length,
              ref: widest.ref,
              low: widest.low ?? '',
              high: widest.high ?? '',
            })
          : say('lessons.separated-none')}
      </p>
      <Scores
        questions={questions.slice(0, shownFirst)}
        caption="Agreed scores by question, the furthest apart first"
      />
      {questions.length > shownFirst && (
        <Details summary={say('lessons.others', { count: questions.length - shownFirst })}>
          <Scores questions={questions.slice(shownFirst)} caption="Agreed scores of the other questions" />
        </Details>
      )}
      {same.length > 0 && (
        <p className="govuk-body">
          {say('lessons.same', { count: same.length })} {say('lessons.same-hint')}
        </p>
      )}
    </section>
  );
}

/** Lessons for next time, from a frozen outcome: they cannot change it. */
export default async function LessonsPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok || !result.value)
    return (
      <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={resultsPath(id)} />
    );
  const view = result.value;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Results', href: resultsPath(id) }, { text: say('lessons.title') }]}
      width="wide"
      printLine={printed(view.procurement, view.version)}
    >
      <h1 className="govuk-heading-l">{say('lessons.title')}</h1>
      <p className="govuk-body-l">{say('lessons.lead')}</p>
      <InsetText>
        {say('lessons.cannot-change')} {say('lessons.fixed', { seed: view.seed, spread: view.spread })}
      </InsetText>
      {view.left.length > 0 && (
        <p className="govuk-body">
          Not in these figures, because they were disregarded or failed a requirement: {view.left.join(', ')}.
        </p>
      )}
      {view.assessed === 0 ? (
        <p className="govuk-body">{say('lessons.nobody')}</p>
      ) : (
        <>
          <Questions questions={view.questions} />
          {view.failed && <WarningText>{say('lessons.failed')}</WarningText>}
          <Robustness view={view} />
        </>
      )}
    </ProcurementFrame>
  );
}
