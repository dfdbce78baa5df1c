import { cache } from 'react';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { NotificationBanner } from '@/app/_ui/notices';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { Select } from '@/app/_ui/select';
import { SummaryList } from '@/app/_ui/summary-list';
import { Textarea } from '@/app/_ui/textarea';
import { WithScripts } from '@/app/_ui/with-scripts';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type QuestionNote, questionNote } from '@/lib/views/team-notes';
import { assign, comment, sayWord } from './note-actions';
import { noteGo, noteWord } from './plain-note';

type Place = { responseId: string; sectionId: string; questionId: string };

/** Once for both parts of the page that show it. */
const load = cache(async (responseId: string, questionId: string) =>
  questionNote(await readContext(), { responseId, questionId }),
);

const timeOf = (iso: string): string => `${ukShortDate(iso)}, ${ukSavedTime(iso)}`;

const notedWords = {
  assigned: 'team.noted-assigned',
  commented: 'team.noted-commented',
  said: 'team.noted-said',
} as const;

/** What the buttons say of the answer, by how it stands; each as what it posts. */
const words = {
  none: ['done', 'approval'],
  done: ['nothing-done', 'approval'],
  'done-before': ['done', 'approval'],
  approval: ['approved', 'nothing-asked'],
  approved: ['nothing-needed'],
  'approval-again': ['approved', 'nothing-needed'],
} as const;
type Word = (typeof words)[keyof typeof words][number];
const buttons: Record<Word, { value: string; key: Parameters<typeof say>[0] }> = {
  done: { value: 'done', key: 'team.say-done' },
  approval: { value: 'approval', key: 'team.say-approval' },
  approved: { value: 'approved', key: 'team.say-approved' },
  'nothing-done': { value: 'nothing', key: 'team.say-not-done' },
  'nothing-asked': { value: 'nothing', key: 'team.say-take-back' },
  'nothing-needed': { value: 'nothing', key: 'team.say-not-needed' },
};

const peopleItems = ({ people }: QuestionNote) => [
  { value: '', text: say('team.note-nobody') },
  ...people.map(({ userId, name }) => ({ value: userId, text: name })),
];

const Alone = () => (
  <p className="govuk-body">
    {say('team.alone')} <TextLink href="/team">{say('team.alone-link')}</TextLink>
  </p>
);

/** What can be said of the answer now; nobody approves their own. */
const wordsShown = ({ care, own }: QuestionNote) => {
  const all: readonly Word[] = words[care.standing];
  const shown = all.filter((word) => word !== 'approved' || !own);
  return { shown, colleague: shown.length < all.length };
};

function Acts({ place, note }: { place: Place; note: QuestionNote }) {
  const { care, people, version } = note;
  const { shown, colleague } = wordsShown(note);
  return (
    <>
      {people.length > 1 ? (
        <ActionForm action={assign.bind(null, place)}>
          <Select name="userId" label={say('team.assign')} value={care.owner?.userId ?? ''} items={peopleItems(note)} />
          <Button look="secondary">{say('team.assign-button')}</Button>
        </ActionForm>
      ) : (
        <Alone />
      )}
      {colleague && <p className="govuk-body">{say('team.approve-colleague')}</p>}
      <ActionForm action={sayWord.bind(null, place)} hidden={{ version: String(version) }}>
        <ButtonGroup>
          {shown.map((word) => (
            <Button key={word} look="secondary" name="word" value={buttons[word].value}>
              {say(buttons[word].key)}
            </Button>
          ))}
        </ButtonGroup>
      </ActionForm>
      <ActionForm action={comment.bind(null, place)}>
        <Textarea name="text" label={say('team.comment')} hint={say('team.comment-hint')} rows={3} />
        <Button look="secondary">{say('team.comment-button')}</Button>
      </ActionForm>
    </>
  );
}

/**
 * The same acts inside the form of the answer, where there is no JavaScript: a page that is posted takes along one form
 * alone, and what was typed above must not be lost.
 */
export async function PlainNote({ place }: { place: Place }) {
  const result = await load(place.responseId, place.questionId);
  if (!result.ok) return null;
  const note = result.value;
  const { shown, colleague } = wordsShown(note);
  return (
    <noscript>
      <h2 className="govuk-heading-m">{say('team.note-for')}</h2>
      <p className="govuk-inset-text">{say('team.note-script')}</p>
      {note.people.length > 1 ? (
        <>
          <Select
            name="note.userId"
            label={say('team.assign')}
            value={note.care.owner?.userId ?? ''}
            items={peopleItems(note)}
          />
          <Button look="secondary" name="go" value={noteGo.assign}>
            {say('team.assign-button')}
          </Button>
        </>
      ) : (
        <Alone />
      )}
      {colleague && <p className="govuk-body">{say('team.approve-colleague')}</p>}
      <ButtonGroup>
        {shown.map((word) => (
          <Button key={word} look="secondary" name="go" value={noteWord(buttons[word].value)}>
            {say(buttons[word].key)}
          </Button>
        ))}
      </ButtonGroup>
      <Textarea name="note.text" label={say('team.comment')} hint={say('team.comment-hint')} rows={3} />
      <Button look="secondary" name="go" value={noteGo.comment}>
        {say('team.comment-button')}
      </Button>
    </noscript>
  );
}

type NoteProps = {
  place: Place;
  open: boolean;
  noted?: string | undefined;
  /** The page has the form of the answer, which does these acts where there is no JavaScript. */
  beside: boolean;
};

/** What the team says to itself about one question: whose it is, whether it is done, and a thread of comments. */
export async function TeamNote({ place, open, noted, beside }: NoteProps) {
  const result = await load(place.responseId, place.questionId);
  if (!result.ok) return null;
  const note = result.value;
  const { care, saved, comments } = note;
  const { responseId, sectionId, questionId } = place;
  const key = noted !== undefined && Object.hasOwn(notedWords, noted) ? noted : null;
  return (
    <section id="team-note" aria-labelledby="team-note-title">
      <hr className="govuk-section-break govuk-section-break--l govuk-section-break--visible" />
      {key && (
        <NotificationBanner type="success" id="team-note-banner">
          {say(notedWords[key as keyof typeof notedWords])}
        </NotificationBanner>
      )}
      <h2 className="govuk-heading-m" id="team-note-title">
        {say('team.note')}
      </h2>
      <p className="govuk-body">{say('team.note-private')}</p>
      <SummaryList
        rows={[
          { key: say('team.note-owner'), value: care.owner?.name ?? say('team.note-nobody') },
          {
            key: say('team.note-status'),
            value: say(`team.standing-${care.standing}`, {
              name: care.said?.name ?? '',
              time: care.said ? timeOf(care.said.at) : '',
            }),
          },
          {
            key: say('team.note-saved'),
            value: saved
              ? say('team.note-saved-by', { time: timeOf(saved.at), name: saved.name })
              : say('team.note-saved-never'),
          },
        ]}
      />
      <p className="govuk-body">
        <TextLink href={`/responses/${responseId}/sections/${sectionId}/${questionId}/history`}>
          {say('team.history-link')}
        </TextLink>
      </p>
      <h3 className="govuk-heading-s">{say('team.comments')}</h3>
      {comments.length === 0 && <p className="govuk-body">{say('team.comments-none')}</p>}
      {comments.map(({ id, text, name, at }) => (
        <div key={id} className="govuk-!-margin-bottom-4">
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            <strong>{say('team.comment-by', { name, time: timeOf(at) })}</strong>
          </p>
          <SupplierText>{text}</SupplierText>
        </div>
      ))}
      {open &&
        (beside ? (
          <WithScripts>
            <Acts place={place} note={note} />
          </WithScripts>
        ) : (
          <Acts place={place} note={note} />
        ))}
    </section>
  );
}
