import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Words } from '@/app/_summary/summary-paper';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { say } from '@/lib/text';
import { add } from '../../actions';
import { summariesPath } from '../../shown';
import { type Editor, loadEditor } from '../load';

type Props = Params<{ submissionId: string }>;

const titleOf = ({ name }: Editor): string => `Add words to a reason for ${name}`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await loadEditor(id, submissionId);
  if (!result.ok) return refusedTitle(result);
  return result.value ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : {};
}

/** The recorded reason as it stands, above the words that are added to it. */
function Recorded({ view, place }: { view: Editor; place: string }) {
  const { questions = [], criteria = [] } = view.document?.own ?? {};
  const question = questions.find(({ id }) => id === place);
  const criterion = criteria.find(({ id }) => id === place);
  if (criterion)
    return (
      <p className="govuk-body assay-prose">
        <Words words={criterion.reason} />
      </p>
    );
  return question?.reason
    .filter(({ part }) => part !== 'added')
    .map(({ part, words }) => (
      <p key={part} className="govuk-body assay-prose">
        <strong>{say(`summary.part-${part}`)}:</strong> <Words words={words} />
      </p>
    ));
}

/** Which reason, then the words; the recorded reason itself stays as the panel agreed it. */
export default async function AddWordsPage({ params, searchParams }: Props & Search<'place'>) {
  const { id, submissionId } = await params;
  const result = await loadEditor(id, submissionId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  if (!view) notFound();
  const home = summariesPath(id);
  const own = `${home}/${submissionId}`;
  const { document, mayPrepare, name, procurement, places } = view;
  if (!document || !mayPrepare) redirect(own);
  const wanted = one((await searchParams).place);
  const chosen = places.find(({ place }) => place === wanted);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[
        { text: say('summary.title'), href: home },
        { text: `Assessment summary for ${name}`, href: own },
        { text: 'Add words to a reason' },
      ]}
      title={titleOf(view)}
    >
      <p className="govuk-body">
        The outcome is final, so the recorded reasons stay as the panel agreed them. Words that you add stand after a
        reason, marked as added.
      </p>
      {chosen ? (
        <ActionForm
          action={add.bind(null, id, submissionId, chosen.place)}
          hidden={{ version: String(chosen.version) }}
        >
          <h2 className="govuk-heading-m">{chosen.text}</h2>
          <Recorded view={view} place={chosen.place} />
          <Textarea
            name="words"
            label={say('summary.part-added-label')}
            hint={say('parts.reason-suppliers')}
            value={chosen.words}
          />
          <Button>Keep these words</Button>
        </ActionForm>
      ) : (
        <ul className="govuk-list">
          {places.map(({ place, text, words }) => (
            <li key={place}>
              <TextLink href={`${own}/add?place=${encodeURIComponent(place)}`}>{text}</TextLink>
              {words !== '' && ' (words added)'}
            </li>
          ))}
        </ul>
      )}
    </ProcurementFrame>
  );
}
