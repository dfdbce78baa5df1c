import type { Metadata } from 'next';
import { cache } from 'react';
import { AnswerForm } from '@/app/_answer/answer-form';
import { EvidenceUpload } from '@/app/_answer/evidence-upload';
import { ExtrasFields } from '@/app/_answer/extras-fields';
import { uploadWords } from '@/app/_answer/upload-words';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { megabytes } from '@/app/_ui/evidence-line';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { QuestionControl } from '@/app/_ui/question/question-control';
import type { SaveState } from '@/app/_ui/save-status';
import { readContext } from '@/lib/commands/from-request';
import { comparisonsOf } from '@/lib/condition/check';
import { ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import { say } from '@/lib/text';
import { type QuestionView, responseQuestion } from '@/lib/views/response';
import { ResponsePage, titleOf } from '../../../../response-page';
import { saveAndContinue } from './actions';
import { EarlierOffer } from './earlier-offer';
import { QuestionFacts } from './question-facts';
import { PlainNote, TeamNote } from './team-note';

type Props = {
  params: Promise<{ id: string; sectionId: string; questionId: string }>;
  searchParams: Promise<{ done?: string; noted?: string }>;
};

const load = cache(async (responseId: string, sectionId: string, questionId: string) =>
  responseQuestion(await readContext(), { responseId, sectionId, questionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, sectionId, questionId } = await params;
  const result = await load(id, sectionId, questionId);
  if (!result.ok || !result.value) return { title: titleOf('', undefined) };
  return { title: titleOf(result.value.question.wording.en, result.value.frame) };
}

const captionOf = ({ question, place, of, asked }: QuestionView): string => {
  const ref = refOf(question);
  if (!asked) return say('supplier.question-hidden-caption', { ref });
  return question.purpose === 'award-criterion'
    ? say('supplier.question-place-weighting', { ref, place, of, weight: question.weight })
    : say('supplier.question-place', { ref, place, of });
};

/** The questions on which it depends whether this one is asked. */
const hiddenBy = ({ question, document }: QuestionView): string => {
  const ids = question.showIf ? [...new Set(comparisonsOf(question.showIf).map((each) => each.question))] : [];
  const refs = ids.flatMap((id) => {
    const found = findQuestion(document, id);
    return found ? [refOf(found)] : [];
  });
  return refs.length === 1
    ? say('supplier.question-hidden', { ref: refs[0] ?? '' })
    : say('supplier.question-hidden-plain');
};

/** Read-only: what was typed, where the question is not asked or the response is closed. */
function Reading({ view, children }: { view: QuestionView; children: string }) {
  const { question, answer, files } = view;
  const attached = files.filter(({ id }) => answer?.evidence.includes(id));
  const value =
    question.kind === 'file'
      ? attached.map(({ name, size }) => ({ name, size, sha256: '0'.repeat(64) }))
      : answer?.value;
  return (
    <>
      <Heading caption={captionOf(view)}>{question.wording.en}</Heading>
      <InsetText>{children}</InsetText>
      <h2 className="govuk-heading-m">{say('supplier.question-hidden-yours')}</h2>
      <div className="govuk-body">
        <AnswerText question={question} value={value} />
      </div>
      {question.kind !== 'file' && attached.length > 0 && (
        <p className="govuk-body">
          {say('supplier.check-evidence', { names: attached.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  );
}

/** More files in the library than these, and those that the answer does not use are folded away. */
const manyFiles = 8;

/** Files beside the answer: tick those of the library, or upload more. */
function EvidencePicker({ view }: { view: QuestionView }) {
  const { question, files, answer } = view;
  if (question.kind === 'file') return null;
  const attached = answer?.evidence ?? [];
  const shown = files.length > manyFiles ? files.filter(({ id }) => attached.includes(id)) : files;
  const folded = files.filter((file) => !shown.includes(file));
  const item = ({ id, name, type, size }: QuestionView['files'][number]) => ({
    value: id,
    label: name,
    hint: `${type.toUpperCase()}, ${megabytes(size)}`,
  });
  return (
    <section>
      <h2 className="govuk-heading-m">{say('supplier.evidence-asked')}</h2>
      {question.evidence && <p className="govuk-body">{question.evidence.en}</p>}
      {question.evidenceRequired && <p className="govuk-body">{say('supplier.evidence-required')}</p>}
      {question.equivalence && (
        <p className="govuk-body">
          <strong>{say('supplier.equivalence')}:</strong> {question.equivalence.en}
        </p>
      )}
      {files.length > 0 ? (
        <>
          {shown.length > 0 && (
            <Checkboxes
              name="evidence"
              legend={say('supplier.evidence-attach')}
              legendSize="s"
              hint={say('supplier.evidence-attach-hint')}
              small
              values={attached}
              items={shown.map(item)}
            />
          )}
          {folded.length > 0 && (
            <Details summary={say('supplier.evidence-library', { count: folded.length })}>
              <Checkboxes
                name="evidence"
                id="evidence-library"
                legend={say('supplier.evidence-attach')}
                legendSize="s"
                hint={say('supplier.evidence-attach-hint')}
                small
                values={attached}
                items={folded.map(item)}
              />
            </Details>
          )}
        </>
      ) : (
        <noscript>
          <p className="govuk-body">{say('supplier.evidence-none')}</p>
        </noscript>
      )}
      <Uploading view={view} attach="evidence" />
    </section>
  );
}

function Uploading({ view, attach }: { view: QuestionView; attach: string }) {
  return (
    <>
      <EvidenceUpload
        uploadTo={`/uploads/evidence/${view.frame.id}`}
        limit={view.uploadLimit}
        attach={attach}
        none={view.files.length === 0 && view.question.kind !== 'file' ? say('supplier.evidence-none') : undefined}
        words={uploadWords(view.uploadLimit)}
      />
      <noscript>
        <Button look="secondary" name="go" value="upload">
          {say('supplier.evidence-save-upload')}
        </Button>
      </noscript>
    </>
  );
}

/** One question with its answer. */
export default async function QuestionPage({ params, searchParams }: Props) {
  const { id, sectionId, questionId } = await params;
  const result = await load(id, sectionId, questionId);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  if (!result.value) notFound();
  const view = result.value;
  const { frame, question, answer, files, asked, savedAt, next } = view;
  const { done, noted } = await searchParams;
  const place = { responseId: frame.id, sectionId, questionId };
  const home = `/responses/${frame.id}`;
  const section = view.section.title?.en ?? say('supplier.tasks-declarations-title');
  const back = { href: `${home}/sections/${sectionId}`, text: say('supplier.question-back', { section }) };
  const closed = frame.stand.closed || frame.cancelled;
  const tasks = (
    <p className="govuk-body">
      <TextLink href={home}>{say('supplier.question-tasks')}</TextLink>
    </p>
  );
  if (!asked)
    return (
      <ResponsePage frame={frame} back={back}>
        <Reading view={view}>{closed ? say('supplier.question-closed') : hiddenBy(view)}</Reading>
        {tasks}
        <TeamNote place={place} open={!closed} noted={noted} beside={false} />
      </ResponsePage>
    );
  const start: SaveState = savedAt
    ? { is: 'saved', time: `${ukShortDate(savedAt)}, ${ukSavedTime(savedAt)}` }
    : { is: 'first' };
  const evidence = {
    available: files.map(({ id: file, name, type, size }) => ({
      id: file,
      name,
      detail: `${type.toUpperCase()}, ${megabytes(size)}`,
    })),
    attached: answer?.evidence ?? [],
  };
  return (
    <ResponsePage frame={frame} back={back}>
      {done === 'uploaded' && (
        <NotificationBanner type="success">{say('supplier.evidence-uploaded-plain')}</NotificationBanner>
      )}
      {done === 'not-attached' && (
        <NotificationBanner>
          <p className="govuk-body">{say('supplier.evidence-not-attached')}</p>
        </NotificationBanner>
      )}
      <AnswerForm
        key={questionId}
        action={saveAndContinue.bind(null, { responseId: frame.id, sectionId, questionId })}
        place={{ responseId: frame.id, questionId, ref: refOf(question) }}
        device={frame.device}
        version={view.version}
        start={start}
        words={{
          saveAndContinue: say('supplier.save-continue'),
          continue: say('supplier.continue'),
          compare: say('supplier.compare'),
          changes: say('amend.see-tab'),
          signIn: say('supplier.sign-in-tab'),
          unsaved: say('supplier.question-unsaved'),
          unsavedText: say('supplier.question-unsaved-text'),
        }}
        late={closed}
        closed={
          (closed || frame.newer !== null) && (
            <>
              <Reading view={view}>{closed ? say('supplier.question-closed') : say('amend.banner-text')}</Reading>
              {tasks}
            </>
          )
        }
        heading={
          <>
            <QuestionFacts view={view} caption={captionOf(view)} />
            {!closed && <EarlierOffer place={{ responseId: frame.id, sectionId, questionId }} />}
          </>
        }
        control={
          <QuestionControl
            question={question}
            value={answer?.value}
            files={{
              ...evidence,
              upload: !closed && frame.newer === null && <Uploading view={view} attach="answer" />,
            }}
          />
        }
        after={<PlainNote place={place} />}
        beside={
          <>
            {next && (
              <TextLink href={`${home}/sections/${sectionId}/${next}`}>{say('supplier.question-skip')}</TextLink>
            )}
            <TextLink href={home}>{say('supplier.question-tasks')}</TextLink>
          </>
        }
      >
        <input type="hidden" name="seen" value={view.seen} />
        <EvidencePicker view={view} />
        <ExtrasFields question={question} extras={answer?.extras ?? {}} rule={view.document.scoring.notApplicable} />
        <p className="govuk-hint">{say('supplier.readers')}</p>
        <noscript>
          <p className="govuk-inset-text">{say('parts.no-javascript')}</p>
        </noscript>
      </AnswerForm>
      <TeamNote place={place} open={!closed} noted={noted} beside={frame.newer === null} />
    </ResponsePage>
  );
}
