import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { QuestionInFull } from '@/app/_published/question-in-full';
import { AwardRules } from '@/app/_published/questionnaire-in-full';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { Details } from '@/app/_ui/notices';
import { Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { inHours } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { coverageOf } from '@/lib/questionnaire/coverage';
import { isGate } from '@/lib/questionnaire/find';
import { say } from '@/lib/text';
import { responseStart } from '@/lib/views/response';
import { Extended } from '../../not-sent';
import { ResponsePage, titleOf } from '../../response-page';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (responseId: string) => responseStart(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  const title = result.ok ? say('supplier.start-title', { title: result.value.frame.title }) : '';
  return { title: result.ok ? title : titleOf('', undefined) };
}

const needs = ['certificates', 'evidence', 'people', 'owner'] as const;

/** What responding takes, and the whole published document, before anything is typed. */
export default async function StartPage({ params }: Props) {
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, document, version, publishedAt, documentHash, timings } = result.value;
  const questions = document.sections.flatMap((section) => section.questions);
  const { effortMinutes } = coverageOf(document);
  const count = say('supplier.sections', { count: document.sections.length });
  const sections = [
    ...document.sections.map(({ id, title, questions: listed }) => ({ id, title: title.en, questions: listed })),
    { id: 'declarations', title: say('supplier.tasks-declarations-title'), questions: document.declarations ?? [] },
  ].filter(({ questions: listed }) => listed.length > 0);
  const gates = questions.filter(isGate);
  const home = `/responses/${frame.id}`;
  return (
    <ResponsePage
      frame={frame}
      tab="questions"
      title={say('supplier.start-title', { title: frame.title })}
      titleSize="xl"
    >
      <p className="govuk-body-l">
        {effortMinutes > 0
          ? say('supplier.start-lead-effort', {
              count: questions.length,
              sections: count,
              hours: inHours(effortMinutes),
            })
          : say('supplier.start-lead', { count: questions.length, sections: count })}{' '}
        {effortMinutes > 0 && say('supplier.start-assumption')}
      </p>
      <p className="govuk-body">{say('supplier.start-version', { version, date: ukDate(publishedAt) })}</p>
      <div className="govuk-body">
        {say('receipt.document-hash')}: <Hash value={documentHash} />
      </div>
      <Extended frame={frame} />
      <Table
        caption={say('submit.start-timings')}
        form="two-column"
        columns={[
          { key: 'what', label: say('submit.start-timing') },
          { key: 'when', label: say('submit.start-when') },
        ]}
        rows={(
          [
            ['clarifications', timings.clarificationsClose],
            ['deadline', timings.deadline],
            ['open', timings.openFrom],
            ['award', timings.award],
          ] as const
        ).map(([what, at]) => ({
          key: what,
          cells: [
            say(`submit.start-${what}`),
            at ? (
              <Time key="when" at={at}>
                {what === 'deadline' ? ukDeadline(at, { zoned: false }) : ukDateTime(at)}
              </Time>
            ) : (
              say('submit.start-time-unknown')
            ),
          ],
        }))}
      />
      <Table
        caption={say('supplier.start-weights')}
        form="stack"
        columns={[
          { key: 'section', label: say('supplier.start-section') },
          { key: 'questions', label: say('supplier.start-questions'), numeric: true },
          { key: 'weighting', label: say('supplier.start-weighting'), numeric: true },
        ]}
        rows={document.sections.map((section) => ({
          key: section.id,
          cells: [
            section.title.en,
            String(section.questions.length),
            section.weight === '0' ? say('supplier.start-unweighted') : `${section.weight}%`,
          ],
        }))}
      />
      <h2 className="govuk-heading-m">{say('supplier.start-need')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {needs.map((need) => (
          <li key={need}>{say(`supplier.start-need-${need}`)}</li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">{say('supplier.start-ways')}</h2>
      <p className="govuk-body">{say('supplier.start-ways-online')}</p>
      <p className="govuk-body">
        {say('submit.start-ways-workbook')}{' '}
        <TextLink href={`${home}/workbook`}>{say('submit.start-ways-workbook-link')}</TextLink>
      </p>
      <p className="govuk-body">
        <TextLink href="/help/protection">{say('supplier.start-protection')}</TextLink>
      </p>
      <h2 className="govuk-heading-m">{say('supplier.start-marked')}</h2>
      {gates.length > 0 ? (
        <>
          <p className="govuk-body">{say('supplier.start-gates')}</p>
          <ul className="govuk-list govuk-list--bullet">
            {gates.map((question) => (
              <li key={question.id}>
                {refOf(question)}. {question.wording.en}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="govuk-body">{say('supplier.start-gates-none')}</p>
      )}
      <p className="govuk-body">{say('submit.start-scales')}</p>
      <AwardRules document={document} />
      <Details summary={say('supplier.start-all')} id="every-question">
        {document.introduction && <p className="govuk-body assay-prose">{document.introduction.en}</p>}
        {sections.map(({ id, title, questions: listed }) => (
          <section key={id}>
            <h3 className="govuk-heading-m">{title}</h3>
            {listed.map((question) => (
              <QuestionInFull key={question.id} question={question} document={document} locale="en" />
            ))}
          </section>
        ))}
      </Details>
      <h2 className="govuk-heading-m">{say('submit.start-practise')}</h2>
      <p className="govuk-body">
        {say('submit.start-practise-text', { authority: frame.authority })}{' '}
        <TextLink href={`${home}/practice`}>{say('submit.start-practise-link')}</TextLink>
      </p>
      <ButtonLink href={home} start={!frame.started}>
        {say(frame.started ? 'supplier.start-continue' : 'supplier.start-now')}
      </ButtonLink>
    </ResponsePage>
  );
}
