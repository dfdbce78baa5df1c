import { ExtrasGiven } from '@/app/_published/extras-given';
import { EvidenceList } from '@/app/_ui/evidence-line';
import { InsetText } from '@/app/_ui/notices';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { isAnswered } from '@/lib/question/kinds';
import { say } from '@/lib/text';
import type { AnswerShown, FileShown } from '@/lib/views/answer-shown';

const typeOf = (name: string): string => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? 'file').toUpperCase();

const Files = ({ files }: { files: readonly FileShown[] }) => (
  <EvidenceList
    files={files.map(({ key, name, size, href, scan }) => ({
      key,
      name,
      bytes: size,
      ...(scan === 'infected' ? {} : { href }),
      type: typeOf(name),
      scan,
    }))}
  />
);

function Evidence({ files, unnamed }: Pick<AnswerShown, 'files' | 'unnamed'>) {
  if (files.length + unnamed.length === 0) return <p className="govuk-body">{say('evaluation.no-evidence')}</p>;
  return (
    <>
      <InsetText>{say('evaluation.may-name')}</InsetText>
      {files.length > 0 && <Files files={files} />}
      {unnamed.length > 0 && (
        <>
          <p className="govuk-body">Sent with the response through the portal, and named by no answer:</p>
          <Files files={unnamed} />
        </>
      )}
    </>
  );
}

/** What a workbook from a portal says here and the answer does not hold, word for word. */
function LeftOut({ leftOut }: Pick<AnswerShown, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">Written in the workbook, and not taken as the answer</h3>
      <ul className="govuk-list govuk-list--bullet">
        {leftOut.map(({ place, text, why }) => (
          <li key={`${place} ${text}`}>
            <div className="assay-prose">{text}</div>
            <span className="govuk-body-s">{why}</span>
          </li>
        ))}
      </ul>
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
      <ExtrasGiven extras={answer.extras} />
      <h3 className="govuk-heading-s">Evidence</h3>
      <Evidence files={answer.files} unnamed={answer.unnamed} />
      <LeftOut leftOut={answer.leftOut} />
    </section>
  );
}
