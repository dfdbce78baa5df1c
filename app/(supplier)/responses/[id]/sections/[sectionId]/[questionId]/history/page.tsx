import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import type { AnswerValue } from '@/lib/question/settings';
import { say } from '@/lib/text';
import { responseTasks } from '@/lib/views/response';
import { type AnswerHistoryView, answerHistory, type HistoryEntry } from '@/lib/views/team-notes';
import { ResponsePage } from '../../../../../response-page';
import { putBack } from './actions';

type Props = {
  params: Promise<{ id: string; sectionId: string; questionId: string }>;
  searchParams: Promise<{ page?: string; done?: string }>;
};

export const metadata: Metadata = { title: say('team.history-title') };

const timeOf = (iso: string): string => `${ukShortDate(iso)}, ${ukSavedTime(iso)}`;

/** One text that the answer had: who saved it and when, the text itself, and what came with it. */
function Entry({ view, entry, children }: { view: AnswerHistoryView; entry: HistoryEntry; children: React.ReactNode }) {
  const { question } = view;
  const { shown } = entry;
  const name = entry.name || say('supplier.conflict-somebody');
  const time = timeOf(entry.at);
  const files = (shown.evidence ?? []).map((file) => file.name);
  return (
    <section className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-2">
        {entry.outcome === 'saved'
          ? say('team.history-saved', { version: entry.version, time, name })
          : say('team.history-not-kept', { time, name })}
      </h2>
      {entry.outcome === 'not-kept' && <p className="govuk-hint">{say('team.history-not-kept-why')}</p>}
      <div className="govuk-body">
        <AnswerText question={question} value={shown.value as AnswerValue} />
      </div>
      {files.length > 0 && question.kind !== 'file' && (
        <p className="govuk-body">{say('team.history-files', { names: files.join(', ') })}</p>
      )}
      {Object.keys(shown.extras ?? {}).length > 0 && <p className="govuk-hint">{say('team.history-extras')}</p>}
      {entry.current ? <p className="govuk-body">{say('team.history-current')}</p> : children}
    </section>
  );
}

/** Every text that one answer ever had, newest first, each of which can be the answer again. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { id, sectionId, questionId } = await params;
  const { page: typed = '1', done } = await searchParams;
  const context = await readContext();
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : 1;
  const [frame, found] = [
    await responseTasks(context, { responseId: id }),
    await answerHistory(context, { responseId: id, questionId, page: number }),
  ];
  if (!frame.ok) return <Refused refusal={frame} back="/responses" />;
  if (!found.ok) return <Refused refusal={found} back="/responses" />;
  if (!found.value) notFound();
  const view = found.value;
  const { question, entries, all, page, pages, version, seen } = view;
  const { stand, cancelled, newer } = frame.value.frame;
  const open = !stand.closed && !cancelled && newer === null;
  const here = `/responses/${id}/sections/${sectionId}/${questionId}`;
  return (
    <ResponsePage frame={frame.value.frame} back={{ href: here, text: say('supplier.back-to-question') }}>
      {done === 'used' && <NotificationBanner type="success">{say('team.history-used')}</NotificationBanner>}
      <Heading caption={`${refOf(question)}. ${question.wording.en}`}>{say('team.history-title')}</Heading>
      {all === 0 ? (
        <p className="govuk-body">{say('team.history-empty')}</p>
      ) : (
        <>
          <p className="govuk-body">{say('team.history-lead', { count: all })}</p>
          {open && <p className="govuk-body">{say('team.history-use-lead')}</p>}
        </>
      )}
      {stand.closed && <InsetText>{say('supplier.question-closed')}</InsetText>}
      {entries.map((entry) => (
        <Entry key={entry.id} view={view} entry={entry}>
          {open && (
            <ActionForm
              action={putBack.bind(null, { responseId: id, sectionId, questionId, historyId: entry.id })}
              hidden={{ base: String(version), seen }}
            >
              <Button look="secondary">
                {say('team.history-use')}
                <span className="govuk-visually-hidden">
                  {' '}
                  {say('team.history-use-hidden', { time: timeOf(entry.at) })}
                </span>
              </Button>
            </ActionForm>
          )}
        </Entry>
      ))}
      <Pagination current={page} count={pages} href={(to) => `${here}/history?page=${to}`} />
    </ResponsePage>
  );
}
