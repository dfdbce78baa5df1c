import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button, ButtonGroup, LinkButton } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { BackLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { answersOf } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { type ScopingPage, scopingPage } from '@/lib/views/scoping';
import { answer } from '../actions';
import { RaisedAction } from '../raised';

type Props = {
  params: Promise<{ id: string; number: string }>;
  searchParams: Promise<{ raised?: string; then?: string }>;
};

const load = cache(async (id: string, number: number, raised: number | undefined) =>
  scopingPage(await readContext(), { id, number, raised }),
);
const wholeNumber = (text: string | undefined) => (/^\d{1,2}$/.test(text ?? '') ? Number(text) : undefined);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id, number } = await params;
  const result = await load(id, wholeNumber(number) ?? 0, wholeNumber((await searchParams).raised));
  return result.ok ? { title: pageTitle(result.value.question.wording, result.value.title) } : refusedTitle(result);
}

const answerWord = (value: string): string => say({ path: '', key: `scoping.${value}` });

/** "Yes adds 7 suggested questions, such as …" for each answer that adds any. */
function Effects({ effects }: Pick<ScopingPage, 'effects'>) {
  if (effects.length === 0) {
    return <p className="govuk-body">No question depends on this answer. It may raise an action for the authority.</p>;
  }
  return (
    <>
      {effects.map(({ answer: value, added, such }) => (
        <div key={value}>
          <p className="govuk-body">
            {added === 0
              ? `“${answerWord(value)}” adds no suggested question beyond those that your other answers call for.`
              : `“${answerWord(value)}” adds ${added} suggested ${added === 1 ? 'question' : 'questions'}, such as:`}
          </p>
          {such.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {such.map((wording) => (
                <li key={wording}>{wording}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}

export default async function ScopeQuestionPage({ params, searchParams }: Props) {
  const { id, number } = await params;
  const { raised, then } = await searchParams;
  const result = await load(id, wholeNumber(number) ?? 0, wholeNumber(raised));
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/scope`} />;
  const view = result.value;
  if (!view.mayEdit) redirect(`/procurements/${id}/scope`);
  const { question, count } = view;
  const back = then === 'summary' || view.number === 1 ? '/scope' : `/scope/${view.number - 1}`;
  return (
    <Page before={<BackLink href={`/procurements/${id}${back}`} />}>
      <ActionForm
        action={answer.bind(null, id, { number: view.number, question: question.id, count })}
        revision={view.answer ?? ''}
        hidden={then === 'summary' ? { then } : {}}
        heading={
          <>
            <RaisedAction raised={view.raised} />
            <span className="govuk-caption-l">
              Question {view.number} of {count}
            </span>
          </>
        }
      >
        <Radios
          name="answer"
          legend={question.wording}
          legendSize="l"
          legendIsHeading
          hint={question.help}
          value={view.answer ?? undefined}
          items={answersOf[question.answers].map((value) => ({ value, label: answerWord(value) }))}
        />
        {view.answer !== null && !view.checked && (
          <InsetText>This answer comes from the example. It counts once you save it.</InsetText>
        )}
        <Details summary="What this changes">
          <Effects effects={view.effects} />
        </Details>
        <ButtonGroup>
          <Button>Save and continue</Button>
          <LinkButton name="then" value="later">
            Save and come back later
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
