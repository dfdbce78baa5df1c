import type { Metadata } from 'next';
import { cache } from 'react';
import { ChangedSince, EarlierGiven } from '@/app/_answer/earlier-given';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { say } from '@/lib/text';
import { type EarlierStart, earlierStart } from '@/lib/views/earlier-start';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage, titleOf } from '../../../../../response-page';
import { choose } from './actions';

type Props = Params<{ sectionId: string; questionId: string }> & Search<'submission' | 'question'>;

const load = cache(
  async (responseId: string, sectionId: string, questionId: string, submissionId: string, fromQuestionId: string) =>
    earlierStart(await readContext(), { responseId, sectionId, questionId, submissionId, fromQuestionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const frame = await responseTasks(await readContext(), { responseId: (await params).id });
  return { title: titleOf(say('library.start-title'), frame.ok ? frame.value.frame : undefined) };
}

/** What the team said then, to what, and what is different now. */
function Facts({ given: { offer, question, changes } }: { given: EarlierStart }) {
  const then = offer.answer.question;
  return (
    <SummaryList
      rows={[
        { key: say('library.start-now'), value: `${refOf(question)}. ${question.wording.en}` },
        { key: say('library.answer-question'), value: then.wording.en },
        { key: say('library.answer-given'), value: <EarlierGiven answer={offer.answer} /> },
        { key: say('library.answer-changed'), value: <ChangedSince changes={changes} /> },
      ]}
    />
  );
}

/** What would come along, and what would not. */
function Brings({ start, own }: Pick<EarlierStart, 'start' | 'own'>) {
  if (!start.usable) return null;
  return (
    <>
      {start.attached.length > 0 && (
        <p className="govuk-body assay-prose">
          {say('library.start-files', { names: start.attached.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {start.gone.length > 0 && (
        <p className="govuk-body assay-prose">{say('library.start-gone', { names: start.gone.join(', ') })}</p>
      )}
      {start.promise && <p className="govuk-body">{say('library.start-promise')}</p>}
      {own.started && <p className="govuk-body">{say('library.start-replaces')}</p>}
      <p className="govuk-body">{say('library.start-check')}</p>
    </>
  );
}

/** An earlier answer beside the question that it could start. Reading it changes nothing. */
export default async function EarlierPage({ params, searchParams }: Props) {
  const { id, sectionId, questionId } = await params;
  const search = await searchParams;
  const [submission, from] = [one(search.submission) ?? '', one(search.question) ?? ''];
  const frame = await responseTasks(await readContext(), { responseId: id });
  const result = await load(id, sectionId, questionId, submission, from);
  if (!frame.ok) return <Refused refusal={frame} back="/responses" />;
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  if (!result.value) notFound();
  const given = result.value;
  const { offer, question, start, own } = given;
  const page = `/responses/${id}/sections/${sectionId}/${questionId}`;
  const facts = frame.value.frame;
  const open = !facts.stand.closed && !facts.cancelled && facts.newer === null;
  const place = { responseId: id, sectionId, questionId, submissionId: submission, fromQuestionId: from };
  return (
    <ResponsePage frame={facts} back={{ href: page, text: say('supplier.back-to-question') }}>
      <ActionForm
        action={choose.bind(null, place)}
        hidden={{ base: String(own.version) }}
        heading={
          <Heading
            caption={say('library.answer-sent', {
              date: ukDate(offer.submittedAt),
              authority: offer.authority,
              title: offer.title,
            })}
          >
            {say('library.start-title')}
          </Heading>
        }
      >
        <Facts given={given} />
        {own.started && (
          <Details summary={say('library.start-own')}>
            <AnswerText question={question} value={own.value} />
          </Details>
        )}
        {!start.usable && (
          <InsetText>
            {say('library.cannot-use')} {say(`library.cannot-${start.why}`)} {say('library.cannot-copy')}
          </InsetText>
        )}
        <Brings start={start} own={own} />
        {open && (
          <ButtonGroup>
            {start.usable && (
              <Button name="choice" value="use">
                {say('library.use')}
              </Button>
            )}
            <Button look="secondary" name="choice" value="decline">
              {say('library.decline')}
            </Button>
          </ButtonGroup>
        )}
        {!open && (
          <p className="govuk-body">
            <TextLink href={page}>{say('supplier.back-to-question')}</TextLink>
          </p>
        )}
      </ActionForm>
    </ResponsePage>
  );
}
