import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Details } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import type { Ok } from '@/lib/result';
import { typedBidPage } from '@/lib/views/rehearsal';
import { saveBid } from '../../actions';

const load = cache(async (id: string, bidId: string) =>
  typedBidPage(await readContext(), { id, bidId: bidId === 'new' ? null : bidId }),
);

const titleOf = (bidId: string): string => (bidId === 'new' ? 'Add your own bid' : 'Change your own bid');

export async function generateMetadata({ params }: Params<{ bidId: string }>): Promise<Metadata> {
  const { id, bidId } = await params;
  const result = await load(id, bidId);
  return result.ok ? { title: pageTitle(titleOf(bidId), result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof typedBidPage>>, Ok<unknown>>['value'];

function Marks({ view }: { view: View }) {
  const { sections, bid, scale } = view;
  return (
    <>
      <h2 className="govuk-heading-m">Marks</h2>
      <p className="govuk-body">
        From {scale.min} to {scale.max}, in steps of {scale.step}. The mark of a section stands for each of its
        questions. Type a mark for one question where it differs.
      </p>
      {sections.map(({ id, title, questions }) => (
        <div key={id}>
          <Input
            name={`sections.${id}`}
            label={`${title}: mark for every question`}
            labelSize="s"
            width={3}
            inputMode="decimal"
            value={bid?.typed.sections[id]}
          />
          <Details summary={`Marks for single questions of ${title}`}>
            {questions.map(({ id: question, ref, wording }) => (
              <Input
                key={question}
                name={`marks.${question}`}
                label={`${ref} (optional)`}
                hint={wording}
                width={3}
                inputMode="decimal"
                value={bid?.typed.marks[question]}
              />
            ))}
          </Details>
        </div>
      ))}
    </>
  );
}

/** One invented bid: name, price, marks, other criteria and gates. */
export default async function TypedBidPage({ params }: Params<{ bidId: string }>) {
  const { id, bidId } = await params;
  const result = await load(id, bidId);
  const back = `/procurements/${id}/rehearsal`;
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const view = result.value;
  if (!view.maySave) redirect(back);
  const { bid, criteria, gates, procurement } = view;
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={saveBid.bind(null, id, bidId === 'new' ? null : bidId)}
        revision={String(bid?.revision ?? 0)}
        heading={
          <>
            <span className="govuk-caption-l">{procurement.title}</span>
            <h1 className="govuk-heading-l">{titleOf(bidId)}</h1>
            <p className="govuk-body">
              Invent it. Do not type in anything about a supplier or a response. The team can read it; suppliers cannot.
            </p>
          </>
        }
      >
        <Input name="name" label="Name of this made-up bid" labelSize="s" width={20} value={bid?.typed.name} />
        <Input
          name="price"
          label="Total price"
          labelSize="s"
          prefix="£"
          width={10}
          inputMode="decimal"
          spellCheck={false}
          value={bid?.typed.price}
        />
        <Marks view={view} />
        {criteria.length > 0 && <h2 className="govuk-heading-m">Other criteria</h2>}
        {criteria.map(({ id: criterion, title, max }) => (
          <Input
            key={criterion}
            name={`criteria.${criterion}`}
            label={title}
            labelSize="s"
            hint={`A score from 0 to ${max}`}
            width={5}
            inputMode="decimal"
            value={bid?.typed.criteria[criterion]}
          />
        ))}
        {gates.length > 0 && <h2 className="govuk-heading-m">Gates</h2>}
        {gates.map(({ id: gate, ref, wording }) => (
          <Radios
            key={gate}
            name={`gates.${gate}`}
            legend={ref}
            legendSize="s"
            hint={wording}
            inline
            small
            value={bid?.typed.gates[gate] ?? 'pass'}
            items={[
              { value: 'pass', label: 'Pass' },
              { value: 'fail', label: 'Fail' },
            ]}
          />
        ))}
        <ButtonGroup>
          <Button>Save this made-up bid</Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
