import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Interruption, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { clarification } from '@/lib/views/clarifications';
import { send } from '../../actions';
import { namesWarning } from '../record';

type Props = Params<{ clarificationId: string }>;

const load = cache(async (procurementId: string, clarificationId: string) =>
  clarification(await readContext(), { procurementId, clarificationId }),
);

const titleFor = (toAll: boolean): string =>
  toAll ? 'Send this answer to all suppliers?' : 'Send this answer to the asker alone?';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, clarificationId } = await params;
  const result = await load(id, clarificationId);
  return result.ok
    ? { title: pageTitle(titleFor(result.value.state === 'waiting'), result.value.procurement.title) }
    : refusedTitle(result);
}

/** The last look before an answer goes out: what suppliers will read, and what it may give away. */
export default async function SendPage({ params }: Props) {
  const { id, clarificationId } = await params;
  const result = await load(id, clarificationId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const back = `/procurements/${id}/clarifications/${clarificationId}`;
  const [draft] = view.drafts;
  const toAll = view.state === 'waiting';
  if ((!toAll && view.state !== 'granted') || view.whyNot !== null || !draft || draft.answer === '') redirect(back);
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="suppliers"
      crumbs={[
        { text: 'Clarification questions', href: `/procurements/${id}/clarifications` },
        { text: 'Question', href: back },
        { text: 'Send' },
      ]}
    >
      <ActionForm action={send.bind(null, { procurementId: id, clarificationId })} revision={String(draft.revision)}>
        <Interruption
          title={titleFor(toAll)}
          actions={
            <>
              <Button look="inverse">{toAll ? 'Send to all suppliers' : 'Send to the asker alone'}</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {toAll
              ? 'Every supplier gets the same words at the same time, the asker too. The answer gets a number and can never be changed or taken back.'
              : 'Only the team that asked gets it. It gets no number, and can never be changed or taken back.'}
          </p>
        </Interruption>
      </ActionForm>
      {view.named.length > 0 && toAll && <WarningText>{namesWarning(view.named)}</WarningText>}
      <h2 className="govuk-heading-m">{toAll ? 'What suppliers will read' : 'What the asker will read'}</h2>
      <SummaryList
        rows={[
          ...(view.about === '' ? [] : [{ key: 'About', value: view.about }]),
          { key: 'Question', value: <SupplierText>{draft.wording}</SupplierText> },
          { key: 'Answer', value: <SupplierText>{draft.answer}</SupplierText> },
          ...(toAll ? [{ key: 'Needs an amendment', value: draft.leadsToAmendment ? 'Yes' : 'No' }] : []),
        ]}
      />
    </ProcurementFrame>
  );
}
