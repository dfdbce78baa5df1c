import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { ExtrasGiven } from '@/app/_published/extras-given';
import { ButtonLink } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { SummaryCard, SummaryList, type SummaryRow } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { refOf } from '@/lib/question/kind';
import type { AnswerValue } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { everyQuestion } from '@/lib/questionnaire/find';
import { type Blocker, declarationsId, maySubmit, stopsOf } from '@/lib/response/completeness';
import { type AnswerEntry, allowedExtras, isNotApplicable } from '@/lib/response/extras';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { responseCheck } from '@/lib/views/response';
import { NotSent } from '../../not-sent';
import { ResponsePage, titleOf } from '../../response-page';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ stopped?: string }> };

const load = cache(async (responseId: string) => responseCheck(await readContext(), { responseId }));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  const title = titleOf(say('supplier.check-title'), result.ok ? result.value.frame : undefined);
  const stopped = (await searchParams).stopped !== undefined && result.ok && !maySubmit(result.value.blockers);
  return { title: stopped ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

const hrefOf = (home: string, { questionId, sectionId, key }: Blocker): string =>
  key === 'response.version-unconfirmed'
    ? `${home}/changes`
    : questionId === null
      ? sectionId === null
        ? home
        : `${home}/sections/${sectionId}`
      : `${home}/sections/${sectionId ?? declarationsId}/${questionId}`;

const textOf = ({ key, params }: Blocker): string => say({ path: '', key, params });

function Blockers({ title, blockers, home }: { title: string; blockers: readonly Blocker[]; home: string }) {
  if (blockers.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">{title}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {blockers.map((blocker) => (
          <li key={`${blocker.key}-${blocker.questionId}-${blocker.sectionId}-${blocker.detail?.key ?? ''}`}>
            <TextLink href={hrefOf(home, blocker)}>{textOf(blocker)}</TextLink>
            {blocker.key === 'response.extras-unfinished' && blocker.detail && (
              <span className="govuk-hint govuk-!-margin-bottom-0">{say(blocker.detail)}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const rowOf = (question: Question, entry: AnswerEntry | undefined, href: string | null): SummaryRow => {
  const ref = refOf(question);
  return {
    key: question.id,
    label: `${ref}. ${question.wording.en}`,
    value: (
      <>
        {!isNotApplicable(question, entry) && (
          <AnswerText question={question} value={entry?.value as AnswerValue | undefined} />
        )}
        {(entry?.evidence?.length ?? 0) > 0 && (
          <p className="govuk-body-s">
            {say('supplier.check-evidence', { names: (entry?.evidence ?? []).map(({ name }) => name).join(', ') })}
          </p>
        )}
        <ExtrasGiven extras={allowedExtras(question, entry?.extras)} small />
      </>
    ),
    ...(href
      ? { actions: [{ href, text: say('supplier.check-change'), hidden: say('supplier.check-answer', { ref }) }] }
      : {}),
  };
};

/** Everything that would be sent, and what still stops it. */
export default async function CheckPage({ params, searchParams }: Props) {
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, document, entries, asked, blockers } = result.value;
  const home = `/responses/${frame.id}`;
  const stops = stopsOf(blockers);
  const looks = blockers.filter(({ severity }) => severity === 'worth-a-look');
  const shown = new Set(asked);
  const open = !frame.stand.closed && !frame.cancelled;
  const stopped = (await searchParams).stopped !== undefined && stops.length > 0;
  const sections = [
    ...document.sections.map(({ id, title, questions }) => ({ id, title: title.en, questions })),
    { id: declarationsId, title: say('supplier.tasks-declarations-title'), questions: document.declarations ?? [] },
  ];
  const hidden = everyQuestion(document).filter(({ id }) => !shown.has(id));
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: say('supplier.check-title') }]} width="full">
      {stopped && (
        <ErrorSummary
          errors={[
            { path: 'blockers', text: say('supplier.check-stopped') },
            ...stops.map((stop) => ({ path: 'blockers', text: textOf(stop) })),
          ]}
        />
      )}
      <Heading>{say('supplier.check-title')}</Heading>
      <NotSent frame={frame} />
      {open ? (
        <section id="blockers">
          <h2 className="govuk-heading-m">{say('supplier.check-before')}</h2>
          {stops.length === 0 && <p className="govuk-body">{say('supplier.check-nothing')}</p>}
          <Blockers title={say('supplier.check-must')} blockers={stops} home={home} />
          <Blockers title={say('supplier.check-look')} blockers={looks} home={home} />
        </section>
      ) : (
        <InsetText>{say('supplier.tasks-closed')}</InsetText>
      )}
      {sections.map((section) => {
        const questions = section.questions.filter(({ id }) => shown.has(id));
        return (
          questions.length > 0 && (
            <SummaryCard key={section.id} title={section.title}>
              <SummaryList
                rows={questions.map((question) =>
                  rowOf(question, entries[question.id], open ? `${home}/sections/${section.id}/${question.id}` : null),
                )}
              />
            </SummaryCard>
          )
        );
      })}
      {hidden.length > 0 && (
        <Details summary={say('supplier.check-not-asked')}>
          <ul className="govuk-list govuk-list--bullet">
            {hidden.map((question) => (
              <li key={question.id}>
                {refOf(question)}. {question.wording.en}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {open && (
        <ButtonLink href={stops.length > 0 ? `${home}/check?stopped=1` : `${home}/declaration`}>
          {say('supplier.check-continue')}
        </ButtonLink>
      )}
    </ResponsePage>
  );
}
