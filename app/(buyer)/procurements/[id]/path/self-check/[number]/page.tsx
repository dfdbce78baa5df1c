import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button, ButtonGroup, LinkButton } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { checkAnswerNames, checkAnswers } from '@/lib/guided';
import { say } from '@/lib/text';
import { selfCheckPage } from '@/lib/views/self-check';
import { keepSelfCheck } from '../../actions';
import { SavedBy } from '../../saved-by';

type Props = { params: Promise<{ id: string; number: string }> };

const load = cache(async (id: string, number: string) =>
  selfCheckPage(await readContext(), { id, number: /^\d{1,2}$/.test(number) ? Number(number) : 0 }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, number } = await params;
  const result = await load(id, number);
  return result.ok
    ? { title: pageTitle(result.value.principle.title.en, result.value.procurement.title) }
    : refusedTitle(result);
}

/** The statements of one principle: how far the authority itself has got. */
export default async function SelfCheckPrinciplePage({ params }: Props) {
  const { id, number } = await params;
  const results = `/procurements/${id}/path/self-check`;
  const result = await load(id, number);
  if (!result.ok) return <Refused refusal={result} back={results} />;
  const { principle, count, answers, revision, saved, mayEdit, editReason } = result.value;
  const heading = (
    <Heading caption={`Self-check, principle ${principle.number} of ${count}`}>{principle.title.en}</Heading>
  );
  if (!mayEdit)
    return (
      <Page before={<BackLink href={results} />}>
        {heading}
        {editReason && <InsetText>{say(editReason)}</InsetText>}
        <SummaryList
          questions
          rows={principle.selfCheck.map((statement) => ({
            key: statement.id,
            label: statement.text,
            value: answers[statement.id] ? checkAnswerNames[answers[statement.id] ?? 'not-yet'] : 'Not answered',
          }))}
        />
        <SavedBy saved={saved} />
      </Page>
    );
  return (
    <Page before={<BackLink href={results} />}>
      <ActionForm
        action={keepSelfCheck.bind(null, id, { number: principle.number, count })}
        revision={String(revision)}
        heading={
          <>
            {heading}
            <p className="govuk-body">{principle.forAuthority}</p>
            <p className="govuk-body">
              Say how far the contracting authority has got. Suppliers never see it and it does not change any score.{' '}
              <TextLink href={`/catalogue/${principle.source}/${principle.slug}`}>Read the principle</TextLink>
            </p>
          </>
        }
      >
        {principle.selfCheck.map((statement) => (
          <Radios
            key={statement.id}
            name={`answers.${statement.id}`}
            legend={statement.text}
            legendSize="s"
            inline
            small
            value={answers[statement.id]}
            items={checkAnswers.map((value) => ({ value, label: checkAnswerNames[value] }))}
          />
        ))}
        <SavedBy saved={saved} />
        <ButtonGroup>
          <Button>Save and continue</Button>
          <LinkButton name="then" value="results">
            Save and see the results
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
