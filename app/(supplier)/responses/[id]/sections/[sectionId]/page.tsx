import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { declarationsId } from '@/lib/response/completeness';
import { statusInTeam } from '@/lib/response/team-note';
import { say } from '@/lib/text';
import { responseSection, type SectionView } from '@/lib/views/response';
import { responseTeam } from '@/lib/views/team-notes';
import { ResponsePage, titleOf } from '../../../response-page';
import { noTeam, ownerOfAnswer, SaidOfAnswer, standingOfAnswer } from '../../../team-parts';
import { completeSection } from './actions';

type Props = { params: Promise<{ id: string; sectionId: string }> };

const load = cache(async (responseId: string, sectionId: string) =>
  responseSection(await readContext(), { responseId, sectionId }),
);

const nameOf = ({ section }: SectionView): string => section.title?.en ?? say('supplier.tasks-declarations-title');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, sectionId } = await params;
  const result = await load(id, sectionId);
  return {
    title: result.ok && result.value ? titleOf(nameOf(result.value), result.value.frame) : titleOf('', undefined),
  };
}

/** One section: its questions, who saved them last, and whether the team calls it completed. */
export default async function SectionPage({ params }: Props) {
  const { id, sectionId } = await params;
  const result = await load(id, sectionId);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  if (!result.value) notFound();
  const { frame, questions, section, done } = result.value;
  const found = await responseTeam(await readContext(), { responseId: id });
  const team = found.ok ? found.value : noTeam;
  const name = nameOf(result.value);
  const home = `/responses/${frame.id}`;
  const shown = questions.filter(({ status }) => status !== 'not-asked');
  const hidden = questions.filter(({ status }) => status === 'not-asked');
  const open = !frame.stand.closed && !frame.cancelled;
  const heading = (
    <>
      <Heading>{name}</Heading>
      {sectionId === declarationsId && <p className="govuk-body">{say('supplier.declarations-lead')}</p>}
      {section.introduction && <p className="govuk-body">{section.introduction.en}</p>}
      {!open && <InsetText>{say(frame.cancelled ? 'supplier.cancelled-short' : 'supplier.tasks-closed')}</InsetText>}
      {shown.length > 0 && (
        <Table
          caption={say('supplier.section-table')}
          captionHidden
          form="stack"
          columns={[
            { key: 'question', label: say('supplier.section-question') },
            { key: 'owner', label: say('team.section-owner') },
            { key: 'status', label: say('supplier.column-status') },
            { key: 'saved', label: say('supplier.section-saved') },
          ]}
          rows={shown.map(({ question, status, savedAt, savedBy }) => ({
            key: question.id,
            cells: [
              <TextLink key="link" href={`${home}/sections/${sectionId}/${question.id}`}>
                {refOf(question)}. {question.wording.en}
              </TextLink>,
              ownerOfAnswer(team, question.id),
              <span key="status">
                <Status of="answer" is={statusInTeam(status, standingOfAnswer(team, question.id))} />
                <SaidOfAnswer care={team.care.get(question.id)} />
              </span>,
              savedAt
                ? say('supplier.section-by', {
                    time: `${ukShortDate(savedAt)}, ${ukSavedTime(savedAt)}`,
                    name: savedBy,
                  })
                : say('supplier.section-never'),
            ],
          }))}
        />
      )}
      {hidden.length > 0 && (
        <Details summary={say('supplier.section-hidden', { count: hidden.length })}>
          <ul className="govuk-list govuk-list--bullet">
            {hidden.map(({ question }) => (
              <li key={question.id}>
                <TextLink href={`${home}/sections/${sectionId}/${question.id}`}>
                  {refOf(question)}. {question.wording.en}
                </TextLink>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: name }]} width="full">
      {open && shown.length > 0 ? (
        <ActionForm action={completeSection.bind(null, frame.id, sectionId)} heading={heading}>
          <Radios
            name="done"
            legend={say('supplier.section-done')}
            legendSize="m"
            value={done ? 'yes' : undefined}
            items={[
              { value: 'yes', label: say('supplier.section-yes') },
              { value: 'no', label: say('supplier.section-no') },
            ]}
          />
          <Button>{say('supplier.save-continue')}</Button>
        </ActionForm>
      ) : (
        heading
      )}
    </ResponsePage>
  );
}
