import { EvidenceList } from '@/app/_ui/evidence-line';
import { InsetText } from '@/app/_ui/notices';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { ukDate } from '@/lib/procurement/uk-time';
import { isRealDate } from '@/lib/question/date';
import { isAnswered } from '@/lib/question/kinds';
import { say } from '@/lib/text';
import type { AnswerShown, FileShown } from '@/lib/views/answer-shown';

const bases: Readonly<Record<string, string>> = {
  asserted: 'Asserted',
  contractual: 'Contractual',
  evidenced: 'Evidenced',
  'independently-tested': 'Independently tested',
  certified: 'Certified',
};

const day = (date: string | undefined): string => (date && isRealDate(date) ? ukDate(date) : (date ?? ''));

function Extras({ extras }: Pick<AnswerShown, 'extras'>) {
  const { assurance, equivalent, notYet, confidential } = extras;
  const lines: [string, string][] = [];
  if (assurance) {
    const dates = [
      assurance.date && `dated ${day(assurance.date)}`,
      assurance.expires && `expires ${day(assurance.expires)}`,
    ];
    lines.push(['What the answer rests on', [bases[assurance.basis], ...dates].filter(Boolean).join(', ')]);
  }
  if (equivalent) lines.push(['Equivalent offered', equivalent.text]);
  if (notYet) lines.push([`Not in place yet, promised by ${day(notYet.by)}`, notYet.text]);
  if (confidential) lines.push(['Confidential treatment asked', `${confidential.part}. ${confidential.reason}`]);
  return lines.map(([label, text]) => (
    <p key={label} className="govuk-body assay-prose">
      <strong>{label}:</strong> {text}
    </p>
  ));
}

const typeOf = (name: string): string => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? 'file').toUpperCase();

function Evidence({ files }: { files: readonly FileShown[] }) {
  if (files.length === 0) return <p className="govuk-body">{say('evaluation.no-evidence')}</p>;
  return (
    <>
      <InsetText>{say('evaluation.may-name')}</InsetText>
      <EvidenceList
        files={files.map(({ key, name, size, href }) => ({ key, name, bytes: size, href, type: typeOf(name) }))}
      />
    </>
  );
}

/** What a bidder answered, with everything added to it. */
export function AnswerPanel({ answer, letter }: { answer: AnswerShown; letter: string }) {
  const blank = !isAnswered(answer.question, answer.value);
  const award = answer.question.purpose === 'award-criterion';
  return (
    <section aria-labelledby="answer-heading">
      <h2 className="govuk-heading-m" id="answer-heading">
        Answer of Bidder {letter}
      </h2>
      {blank ? (
        <InsetText>{award ? say('evaluation.blank', { letter }) : `Bidder ${letter} gave no answer.`}</InsetText>
      ) : answer.question.kind === 'file' ? null : (
        <div className="govuk-body">
          <AnswerText question={answer.question} value={answer.value} />
        </div>
      )}
      <Extras extras={answer.extras} />
      <h3 className="govuk-heading-s">Evidence</h3>
      <Evidence files={answer.files} />
    </section>
  );
}
