import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { TextLink } from '@/app/_ui/links';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { refOf } from '@/lib/question/kind';
import type { Question } from '@/lib/questionnaire/document';
import { declarationsId } from '@/lib/response/completeness';
import { needsApproval } from '@/lib/response/team-note';
import { say } from '@/lib/text';
import { responseTasks } from '@/lib/views/response';
import { responseTeam } from '@/lib/views/team-notes';
import { ResponsePage, titleOf } from '../../response-page';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (responseId: string) => responseTasks(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: titleOf(say('team.work-title'), result.ok ? result.value.frame : undefined) };
}

type Asked = { question: Question; href: string };

function Links({ questions, none }: { questions: readonly Asked[]; none: string }) {
  if (questions.length === 0) return none;
  return (
    <ul className="govuk-list">
      {questions.map(({ question, href }) => (
        <li key={question.id}>
          <TextLink href={href}>
            {refOf(question)}. {question.wording.en}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** Who of the team has which questions, and which answers a colleague has to approve. */
export default async function WorkPage({ params }: Props) {
  const { id } = await params;
  const [tasks, found] = [await load(id), await responseTeam(await readContext(), { responseId: id })];
  if (!tasks.ok) return <Refused refusal={tasks} back="/responses" />;
  if (!found.ok) return <Refused refusal={found} back="/responses" />;
  const { frame, document, asked } = tasks.value;
  const { people, care } = found.value;
  const home = `/responses/${frame.id}/sections`;
  const questions: Asked[] = [
    ...document.sections,
    { id: declarationsId, questions: document.declarations ?? [] },
  ].flatMap((section) =>
    section.questions
      .filter((question) => asked.has(question.id))
      .map((question) => ({ question, href: `${home}/${section.id}/${question.id}` })),
  );
  const ownedBy = (userId: string) =>
    questions.filter(({ question }) => care.get(question.id)?.owner?.userId === userId);
  return (
    <ResponsePage
      frame={frame}
      tab="tasks"
      crumbs={[{ text: say('team.work-title') }]}
      title={say('team.work-title')}
      width="full"
    >
      <p className="govuk-body">
        {say('team.work-lead')} {say('team.note-private')}
      </p>
      <Table
        caption={say('team.work-table')}
        captionHidden
        form="stack"
        columns={[
          { key: 'person', label: say('team.work-person') },
          { key: 'role', label: say('team.column-role') },
          { key: 'questions', label: say('team.work-questions') },
        ]}
        rows={people.map(({ userId, name, role }) => ({
          key: userId,
          cells: [
            name,
            say(`team.role-${role}`),
            <Links key="questions" questions={ownedBy(userId)} none={say('team.work-none')} />,
          ],
        }))}
      />
      <h2 className="govuk-heading-m">{say('team.work-approval')}</h2>
      <div className="govuk-body">
        <Links
          questions={questions.filter(({ question }) => needsApproval(care.get(question.id)?.standing ?? 'none'))}
          none={say('team.work-approval-none')}
        />
      </div>
      <p className="govuk-body">
        <TextLink href="/team">{say('team.work-people')}</TextLink>
      </p>
      <p className="govuk-body">
        <TextLink href={`/responses/${frame.id}/support`}>
          {say('team.support-link', { authority: frame.authority })}
        </TextLink>
      </p>
    </ResponsePage>
  );
}
