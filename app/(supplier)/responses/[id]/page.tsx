import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { megabytes } from '@/app/_ui/evidence-line';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Status } from '@/app/_ui/tag';
import { type Task, TaskList } from '@/app/_ui/task-list';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { isAnswered } from '@/lib/question/kinds';
import { isGate } from '@/lib/questionnaire/find';
import { declarationsId, type SectionProgress } from '@/lib/response/completeness';
import { statusInTeam } from '@/lib/response/team-note';
import { say } from '@/lib/text';
import { evidenceQuotaShown } from '@/lib/views/evidence';
import { responseTasks } from '@/lib/views/response';
import { responseTeam } from '@/lib/views/team-notes';
import { AskedNotice } from '../asked-notice';
import { CancelledNotice } from '../cancelled-notice';
import { Extended, NotSent } from '../not-sent';
import { ResponsePage, titleOf } from '../response-page';
import { SummaryNotice } from '../summary-notice';
import { noTeam, ReadyNote, sectionOwners, standingOfAnswer, TeamOnTasks } from '../team-parts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const load = cache(async (responseId: string) => responseTasks(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: titleOf(say('supplier.tasks-title'), result.ok ? result.value.frame : undefined) };
}

const taskStates = {
  'not-started': 'not-started',
  'in-progress': 'in-progress',
  problem: 'problem',
  completed: 'completed',
} as const;

const sectionTask = (
  progress: SectionProgress,
  title: string,
  home: string,
  saved: string | undefined,
  owners: string,
): Task => {
  const counts = { answered: progress.answered, asked: progress.asked };
  return {
    key: progress.sectionId,
    title,
    href: `${home}/sections/${progress.sectionId}`,
    hint:
      progress.asked === 0
        ? undefined
        : [
            saved
              ? say('supplier.tasks-section-saved', { ...counts, time: `${ukShortDate(saved)}, ${ukSavedTime(saved)}` })
              : say('supplier.tasks-section-hint', counts),
            owners,
          ]
            .join(' ')
            .trim(),
    status:
      progress.state === 'not-asked' ? (
        say('supplier.tasks-not-asked')
      ) : (
        <Status of="task" is={taskStates[progress.state]} />
      ),
  };
};

/** The task list of a response. */
export default async function TasksPage({ params, searchParams }: Props) {
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { done } = await searchParams;
  const found = await responseTeam(await readContext(), { responseId: result.value.frame.id });
  const team = found.ok ? found.value : noTeam;
  const { frame, document, progress, lastSaved, mustFix, files, entries, asked } = result.value;
  const home = `/responses/${frame.id}`;
  const { closed } = frame.stand;
  const gates = document.sections.flatMap((section) =>
    section.questions
      .filter((question) => asked.has(question.id) && isGate(question))
      .map((question) => ({ question, section: section.id })),
  );
  const titles = new Map(document.sections.map(({ id, title }) => [id, title.en]));
  const questionIds = new Map(
    document.sections.map(({ id, questions }) => [id, questions.map((question) => question.id)]),
  );
  return (
    <ResponsePage frame={frame} tab="tasks" title={say('supplier.tasks-title')}>
      {done === 'withdrawn' && <NotificationBanner type="success">{say('receipt.withdrawn')}</NotificationBanner>}
      {frame.cancelled ? (
        <CancelledNotice frame={frame} />
      ) : closed ? (
        <InsetText>
          {say('supplier.tasks-closed')}{' '}
          <TextLink href={frame.stand.counting ? `${home}/submitted` : `${home}/closed`}>
            {say(frame.stand.counting ? 'supplier.closed-receipt' : 'supplier.tasks-closed-link')}
          </TextLink>
        </InsetText>
      ) : (
        <NotSent frame={frame} />
      )}
      <AskedNotice id={frame.id} count={frame.asked} />
      <SummaryNotice id={frame.id} at={frame.summaryAt} />
      <Extended frame={frame} />
      {!closed && !frame.cancelled && <ReadyNote team={team} home={home} owner={frame.role === 'owner'} />}
      <p className="govuk-body">
        {say('supplier.tasks-answered', { answered: progress.answered, count: progress.asked })}{' '}
        {say('supplier.tasks-sections', { count: progress.completed, of: progress.sections.length })}
      </p>
      {gates.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{say('supplier.tasks-gates')}</h2>
          <p className="govuk-body">{say('supplier.tasks-gates-lead')}</p>
          <TaskList
            id="gates"
            items={gates.map(({ question, section }) => ({
              key: question.id,
              title: `${refOf(question)}. ${question.wording.en}`,
              href: `${home}/sections/${section}/${question.id}`,
              status: (
                <Status
                  of="answer"
                  is={statusInTeam(
                    isAnswered(question, entries[question.id]?.value) ? 'done' : 'not-answered',
                    standingOfAnswer(team, question.id),
                  )}
                />
              ),
            }))}
          />
        </>
      )}
      <h2 className="govuk-heading-m">{say('supplier.tasks-questions')}</h2>
      <TaskList
        id="questions"
        items={progress.sections.map((section) =>
          sectionTask(
            section,
            titles.get(section.sectionId) ?? '',
            home,
            lastSaved[section.sectionId],
            sectionOwners(team, questionIds.get(section.sectionId) ?? []),
          ),
        )}
      />
      {progress.declarations.asked > 0 && (
        <>
          <h2 className="govuk-heading-m">{say('supplier.tasks-declarations')}</h2>
          <TaskList
            id="declarations"
            items={[
              sectionTask(
                progress.declarations,
                say('supplier.tasks-declarations-title'),
                home,
                lastSaved[declarationsId],
                sectionOwners(
                  team,
                  (document.declarations ?? []).map((question) => question.id),
                ),
              ),
            ]}
          />
        </>
      )}
      {!closed && !frame.cancelled && (
        <>
          <h2 className="govuk-heading-m">{say('supplier.tasks-send')}</h2>
          <TaskList
            id="send"
            items={[
              {
                key: 'practise',
                title: say('submit.tasks-practise'),
                href: `${home}/practice`,
                hint: say('submit.tasks-practise-hint'),
                status: '',
              },
              {
                key: 'check',
                title: say('supplier.tasks-check'),
                href: `${home}/check`,
                status: (
                  <Status of="task" is={mustFix === 0 ? 'completed' : frame.started ? 'in-progress' : 'not-started'} />
                ),
              },
              mustFix > 0
                ? {
                    key: 'submit',
                    title: say('supplier.tasks-submit'),
                    hint: (
                      <TextLink href={`${home}/check`}>
                        {say('supplier.tasks-submit-wait', { count: mustFix })}
                      </TextLink>
                    ),
                    status: say('parts.task-cannot-start'),
                    cannotStart: true,
                  }
                : {
                    key: 'submit',
                    title: say('supplier.tasks-submit'),
                    href: `${home}/declaration`,
                    hint: frame.role === 'owner' ? undefined : say('supplier.tasks-submit-owner'),
                    status:
                      frame.stand.standing === 'sent' ? (
                        <Status of="task" is="completed" />
                      ) : (
                        <Status of="task" is="not-started" />
                      ),
                  },
            ]}
          />
        </>
      )}
      <h2 className="govuk-heading-m">{say('supplier.tasks-evidence')}</h2>
      <p className="govuk-body">
        {say('supplier.tasks-files', { count: files.count, used: megabytes(files.bytes), quota: evidenceQuotaShown })}{' '}
        <TextLink href={`${home}/evidence`}>{say('supplier.tasks-evidence-link')}</TextLink>
      </p>
      <TeamOnTasks team={team} home={home} />
    </ResponsePage>
  );
}
