import type { ReactNode } from 'react';
import { choiceName, type MarkChoice, markChoices } from '@/app/_evaluation/mark-choices';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { type Choice, type Divider, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Textarea } from '@/app/_ui/textarea';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { answerText } from '@/lib/question/kinds';
import { say, sayIn } from '@/lib/text';
import type { MarkingRoom } from '@/lib/views/marking-room';
import { DraftKeeper } from './draft-keeper';
import { MarkingKeys } from './marking-keys';

/** Longest answer that the proposal repeats; the answer itself stands in full beside it. */
const longestAnswer = 120;

const item = (choice: MarkChoice): Choice => ({
  value: choice.mark,
  label: choiceName(choice),
  ...(choice.text ? { hint: choice.text } : {}),
});

function Proposed({ room }: { room: MarkingRoom }) {
  const { proposal, question, answer } = room;
  if (!proposal) return null;
  const text = answerText(question, answer.value, sayIn('en'));
  const shown = text.length > longestAnswer ? `${text.slice(0, longestAnswer)}…` : text;
  const choice = question.kind === 'yes-no' || question.kind === 'single-choice' || question.kind === 'multiple-choice';
  return (
    <InsetText>
      {say(choice ? 'evaluation.proposed' : 'evaluation.proposed-value', { answer: shown, mark: proposal.mark })}
    </InsetText>
  );
}

const itemsOf = ({ proposal, question, scale }: MarkingRoom): (Choice | Divider)[] => {
  if (!proposal) return markChoices(question, scale, null).map(item);
  const [own, ...lower] = markChoices(question, scale, [proposal.mark, ...proposal.lower]);
  return [
    {
      value: proposal.mark,
      label: say('evaluation.supported', { mark: proposal.mark }),
      ...(own?.text ? { hint: own.text } : {}),
    },
    ...(lower.length > 0 ? [{ divider: say('evaluation.supports-less') }, ...lower.map(item)] : []),
  ];
};

type Props = {
  room: MarkingRoom;
  action: FormAction;
  saveTo: string;
  /** Where "Skip for now" and the keys lead. */
  next: string;
  nextBidder: string | null;
  previousBidder: string | null;
  /** The page's heading, below the errors. */
  heading: ReactNode;
  /** What is read while marking: the answer, and the marking guide above the score. */
  answer: ReactNode;
  guide: ReactNode;
};

/** The score and its reason. Every part posts without JavaScript; drafts and keys are added to it. */
export function MarkingForm(props: Props) {
  const { room, action, saveTo, next, nextBidder, previousBidder } = props;
  const { proposal, mark, draft, question, scale } = room;
  const saved = mark?.reason;
  const from = (part: 'strengths' | 'gaps' | 'againstDescriptor' | 'reason'): string =>
    draft?.draft[part] ?? (saved && part in saved ? String((saved as Record<string, string>)[part]) : '');
  const start = draft
    ? `Reason kept as a draft ${ukSavedTime(draft.savedAt)}.${draft.draft.mark !== '' ? ' Score chosen, not saved.' : ''}`
    : '';
  const marks = markChoices(question, scale, proposal ? [proposal.mark, ...proposal.lower] : null);
  return (
    <ActionForm action={action} revision={String(mark?.version ?? 0)} heading={props.heading}>
      <div className="assay-room">
        {props.answer}
        <section aria-labelledby="score-heading">
          {props.guide}
          <Proposed room={room} />
          <Radios
            name="mark"
            legend="Your score"
            legendSize="m"
            value={draft?.draft.mark || mark?.mark}
            items={itemsOf(room)}
            {...(proposal && proposal.lower.length > 0 ? { hint: say('evaluation.lowered-note') } : {})}
          />
          {proposal ? (
            <Textarea
              name="reason"
              label="Reason"
              hint={`You must give one if you lower the score. ${say('evaluation.quote')} The panel and auditors will read this.`}
              rows={4}
              value={from('reason')}
            />
          ) : (
            <>
              <p className="govuk-hint">{say('evaluation.quote')} The panel and auditors will read this.</p>
              <Textarea name="strengths" label="Strengths" rows={3} value={from('strengths')} />
              <Textarea name="gaps" label="Gaps" rows={3} value={from('gaps')} />
              <Textarea
                name="againstDescriptor"
                label="Against the descriptor"
                rows={3}
                value={from('againstDescriptor')}
              />
            </>
          )}
          <DraftKeeper saveTo={saveTo} version={draft?.version ?? 0} start={start} />
          <ButtonGroup>
            <Button name="then" value="next">
              Save and go to next
            </Button>
            <Button name="then" value="stay" look="secondary">
              Save
            </Button>
            <TextLink href={next}>Skip for now</TextLink>
          </ButtonGroup>
          <MarkingKeys
            marks={marks.map(({ mark: value, label }) => ({ mark: value, label }))}
            nextBidder={nextBidder}
            previousBidder={previousBidder}
          />
        </section>
      </div>
    </ActionForm>
  );
}
