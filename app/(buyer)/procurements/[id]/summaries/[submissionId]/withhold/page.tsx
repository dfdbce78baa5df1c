import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { SummaryPaper } from '@/app/_summary/summary-paper';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryCard, SummaryList } from '@/app/_ui/summary-list';
import { Textarea } from '@/app/_ui/textarea';
import { say } from '@/lib/text';
import { showAgain, withhold } from '../../actions';
import { groundItems, summariesPath } from '../../shown';
import { type Editor, loadEditor } from '../load';
import { TakeSelected } from './take-selected';

type Props = Params<{ submissionId: string }>;

const titleOf = ({ name }: Editor): string => `Withhold words from the summary for ${name}`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await loadEditor(id, submissionId);
  if (!result.ok) return refusedTitle(result);
  return result.value ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : {};
}

const done = {
  withheld: 'The words are withheld.',
  shown: 'The words are shown again.',
};

/** What is withheld now, each with its ground and a way back. */
function WithheldNow({ id, view }: { id: string; view: Editor }) {
  if (view.redactions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Withheld now</h2>
      {view.redactions.map((row, index) => (
        <SummaryCard key={row.id} title={`Words ${index + 1}`} headingLevel={3}>
          <SummaryList
            rows={[
              { key: 'Words', value: <span className="assay-prose">{row.words}</span> },
              { key: 'In the reasons for', value: row.of },
              {
                key: 'Withheld from',
                value: row.from === 'others' ? 'All other suppliers alike' : 'Everybody, this supplier included',
              },
              { key: 'Ground', value: say(`summary.ground-${row.ground}`) },
              { key: 'Why', value: <span className="assay-prose">{row.why}</span> },
              { key: 'By', value: row.by },
            ]}
          />
          <ActionForm action={showAgain.bind(null, id, view.submissionId, row.id)} id={`show-${index + 1}`}>
            <Button look="secondary">
              Show again<span className="govuk-visually-hidden"> words {index + 1}</span>
            </Button>
          </ActionForm>
        </SummaryCard>
      ))}
    </>
  );
}

/** Words to withhold, the ground, and why; the summary stands below to be read and copied from. */
export default async function WithholdPage({ params, searchParams }: Props & Search<'done'>) {
  const { id, submissionId } = await params;
  const result = await loadEditor(id, submissionId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  if (!view) notFound();
  const home = summariesPath(id);
  const own = `${home}/${submissionId}`;
  const { document, mayPrepare, name, winner, procurement, portal } = view;
  if (!document || !mayPrepare) redirect(own);
  const banner = wordsFor(done, (await searchParams).done);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[
        { text: say('summary.title'), href: home },
        { text: `Assessment summary for ${name}`, href: own },
        { text: 'Withhold words' },
      ]}
      width="full"
    >
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      <ActionForm
        action={withhold.bind(null, id, submissionId)}
        heading={<h1 className="govuk-heading-l">{titleOf(view)}</h1>}
        {...(winner ? {} : { hidden: { whose: 'own' } })}
      >
        <InsetText>{say('summary.told')}</InsetText>
        {winner && (
          <Radios
            name="whose"
            legend="Whose reasons are the words in?"
            items={[
              { value: 'winner', label: winner, hint: 'Withheld from all other suppliers alike.' },
              { value: 'own', label: name, hint: 'Withheld from everybody, this supplier included.' },
            ]}
          />
        )}
        <Textarea
          name="words"
          label="Words to withhold"
          hint="Copy them from one reason below. Every place where they stand in that supplier's reasons is withheld."
          rows={3}
        />
        <TakeSelected field="words" />
        <Radios name="ground" legend="Ground" items={groundItems} />
        <ReasonField name="why" label="Why these words must be withheld" readers="panel" required rows={2} />
        <Button>Withhold these words</Button>
      </ActionForm>
      <WithheldNow id={id} view={view} />
      <SummaryPaper document={document} portal={portal} />
    </ProcurementFrame>
  );
}
