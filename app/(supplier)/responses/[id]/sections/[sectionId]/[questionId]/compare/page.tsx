import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Heading } from '@/app/_ui/page';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { TwoTexts } from '@/app/_ui/two-texts';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import type { AnswerValue } from '@/lib/question/settings';
import { say } from '@/lib/text';
import { type AnswerVersions, answerVersions } from '@/lib/views/answer-versions';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage } from '../../../../../response-page';
import { keepOne } from './actions';

type Props = {
  params: Promise<{ id: string; sectionId: string; questionId: string }>;
  searchParams: Promise<{ mine?: string }>;
};

export const metadata: Metadata = { title: say('supplier.conflict-title') };

/** Two answers that are no texts: side by side, one to keep. */
function TwoAnswers({ versions, name, time }: { versions: AnswerVersions; name: string; time: string }) {
  const { question, shown } = versions;
  return (
    <>
      <div className="assay-columns">
        <section>
          <h2 className="govuk-heading-m">{say('parts.two-texts-yours')}</h2>
          <AnswerText question={question} value={shown.mine.value as AnswerValue} />
        </section>
        <section>
          <h2 className="govuk-heading-m">{say('parts.two-texts-theirs', { name, time })}</h2>
          <AnswerText question={question} value={shown.theirs.value as AnswerValue} />
        </section>
      </div>
      <Radios
        name="keep"
        legend={say('supplier.conflict-which')}
        legendSize="s"
        items={[
          { value: 'mine', label: say('parts.two-texts-mine') },
          { value: 'theirs', label: say('parts.two-texts-other', { name }) },
        ]}
      />
      <p className="govuk-body">{say('parts.two-texts-history')}</p>
      <Button>{say('parts.two-texts-save')}</Button>
    </>
  );
}

/** A save that came second: both texts, and one to choose or write. Nothing was overwritten. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { id, sectionId, questionId } = await params;
  const { mine = '' } = await searchParams;
  const context = await readContext();
  const [frame, found] = [
    await responseTasks(context, { responseId: id }),
    await answerVersions(context, { responseId: id, questionId, mine }),
  ];
  if (!frame.ok) return <Refused refusal={frame} back="/responses" />;
  if (!found.ok) return <Refused refusal={found} back="/responses" />;
  if (!found.value) notFound();
  const versions = found.value;
  const { question, savedAt, savedBy } = versions;
  const name = savedBy || say('supplier.conflict-somebody');
  const time = ukSavedTime(savedAt);
  const isText = question.kind === 'long-text' || question.kind === 'short-text';
  const texts = { mine: String(versions.mine.value), theirs: String(versions.theirs.value) };
  return (
    <ResponsePage
      frame={frame.value.frame}
      width="full"
      back={{ href: `/responses/${id}/sections/${sectionId}/${questionId}`, text: say('supplier.back-to-question') }}
    >
      <ActionForm
        action={keepOne.bind(null, { responseId: id, sectionId, questionId, mine })}
        hidden={{ base: String(versions.version) }}
        heading={
          <Heading caption={`${refOf(question)}. ${question.wording.en}`}>{say('supplier.conflict-title')}</Heading>
        }
      >
        {isText ? (
          <TwoTexts yours={texts.mine} theirs={{ text: texts.theirs, name, time }} />
        ) : (
          <TwoAnswers versions={versions} name={name} time={time} />
        )}
      </ActionForm>
    </ResponsePage>
  );
}
