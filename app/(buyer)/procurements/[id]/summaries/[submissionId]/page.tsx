import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { PrintLink } from '@/app/_frame/print-link';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { SummaryPaper } from '@/app/_summary/summary-paper';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { ukDate, ukDateTime, ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { check } from '../actions';
import { summariesPath } from '../shown';
import { type Editor, loadEditor } from './load';

type Props = Params<{ submissionId: string }>;

const titleOf = ({ owed, name }: Editor): string =>
  owed === 'summary' ? `Assessment summary for ${name}` : say('summary.letter-heading', { name });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await loadEditor(id, submissionId);
  if (!result.ok) return refusedTitle(result);
  return result.value ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : {};
}

/** The letter that is offered to a supplier outside the assessment: to copy, for nothing of it is sent from here. */
function Letter({ view }: { view: Editor }) {
  const { name, procurement, because, decided, authority } = view;
  const words = say('summary.letter-text', {
    name,
    title: procurement.title,
    reference: procurement.reference,
    because: because.map((message) => say(message)).join('; '),
    decided: decided.join('\n\n'),
    authority: authority.name,
    contact: authority.contact,
  });
  return (
    <>
      <p className="govuk-body">
        {say('summary.owed-no')}. Read it, change what should be said otherwise, and send it yourself.
      </p>
      <div className="assay-supplier-text">{words}</div>
      <PrintLink>Print this letter</PrintLink>
    </>
  );
}

/** What is doubtful about the reasons, and who stands by them. */
function Findings({ view }: { view: Editor }) {
  const { findings, checked, check: last } = view;
  return (
    <>
      <h2 className="govuk-heading-m">Reasons</h2>
      {findings.length === 0 ? (
        <p className="govuk-body">Nothing about the reasons looks doubtful. Read them all the same.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet" aria-label="Doubtful reasons">
          {findings.map((finding) => (
            <li key={finding.key + JSON.stringify(finding.params)}>{say(finding)}</li>
          ))}
        </ul>
      )}
      {last && checked && (
        <p className="govuk-body">
          {last.by} checked this summary on {ukDate(last.at)} at {ukSavedTime(last.at)}.
          {last.note !== '' && ` Doubtful reasons are kept, because: “${last.note}”`}
        </p>
      )}
      {last && !checked && (
        <p className="govuk-body">
          {last.by} checked this summary on {ukDate(last.at)}. It has changed since, so it must be checked again.
        </p>
      )}
    </>
  );
}

function CheckForm({ id, view }: { id: string; view: Editor }) {
  const { submissionId, contentHash, details, findings, check: last } = view;
  return (
    <ActionForm action={check.bind(null, id, submissionId, contentHash ?? '')} className="assay-not-printed">
      <h2 className="govuk-heading-m">Stand by this summary</h2>
      <Textarea
        name="postal"
        label="Supplier's postal address"
        hint="The supplier will read this."
        value={details.postal}
        rows={3}
      />
      <Input name="email" label="Supplier's e-mail address" value={details.email} />
      <Input
        name="identifier"
        label="Supplier's unique identifier"
        hint="From the central digital platform. Write “none” where the supplier has none."
        value={details.identifier}
      />
      {findings.length > 0 && (
        <Textarea
          name="note"
          label="Why the doubtful reasons are kept as they are"
          hint={say('parts.reason-panel')}
          value={last?.note ?? ''}
          rows={3}
        />
      )}
      <Button>Mark the reasons as checked</Button>
    </ActionForm>
  );
}

const done = {
  added: 'The words are added.',
};

/** The document exactly as it goes out, or the letter where none is owed. */
export default async function SummaryPage({ params, searchParams }: Props & Search<'done'>) {
  const { id, submissionId } = await params;
  const result = await loadEditor(id, submissionId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  if (!view) notFound();
  const { document, released, mayPrepare, withheld, procurement, portal } = view;
  const home = summariesPath(id);
  const banner = wordsFor(done, (await searchParams).done);
  const title = titleOf(view);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: say('summary.title'), href: home }, { text: title }]}
      width="full"
      {...(document && released
        ? {
            printLine: say('summary.print-line', {
              ...procurement,
              version: document.version.number,
              hash: document.version.hash.slice(0, 12),
              time: ukDateTime(released),
            }),
          }
        : {})}
    >
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      <h1 className="govuk-heading-l">{title}</h1>
      {view.owed === 'letter' && <Letter view={view} />}
      {view.owed === 'summary' && !document && <InsetText>{say('summary.no-winner')}</InsetText>}
      {document && (
        <>
          {released ? (
            <InsetText>
              This is what the supplier got on {ukDate(released)} at {ukSavedTime(released)}. It cannot be changed.
            </InsetText>
          ) : (
            <InsetText>
              {say('summary.same-moment')} You cannot release one summary by itself. This page shows exactly what the
              supplier will get.
            </InsetText>
          )}
          <div className="assay-not-printed">
            <Findings view={view} />
            {withheld > 0 && (
              <p className="govuk-body">{withheld === 1 ? '1 place' : `${withheld} places`} withheld.</p>
            )}
            {mayPrepare && (
              <ul className="govuk-list">
                <li>
                  <TextLink href={`${home}/${submissionId}/withhold`}>Withhold words</TextLink>
                </li>
                <li>
                  <TextLink href={`${home}/${submissionId}/add`}>Add words to a reason</TextLink>
                </li>
              </ul>
            )}
          </div>
          <PrintLink>{say('summary.print')}</PrintLink>
          <p className="govuk-body">
            <TextLink href={`${home}/${submissionId}/document`} download>
              {say('paper.docx')}
            </TextLink>
          </p>
          <SummaryPaper document={document} portal={portal} />
          {mayPrepare && <CheckForm id={id} view={view} />}
        </>
      )}
    </ProcurementFrame>
  );
}
