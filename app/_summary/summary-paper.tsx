import { pounds } from '@/app/_ui/score';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { type AssessedTender, type SummaryDocument, segmentsOf } from '@/lib/evaluation/summary-document';
import { groundsIn, type Segment, type WithholdingGround } from '@/lib/evaluation/withheld';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';

const markOf = (grounds: readonly WithholdingGround[]): string => {
  const [only] = grounds;
  return say(grounds.length > 1 || !only ? 'summary.withheld-both' : `summary.withheld-${only}`);
};

/** Words of a reason as text, with a mark in the place of what is withheld. */
export function Words({ words }: { words: readonly Segment[] }) {
  let at = 0;
  return words.map((segment) => {
    at += 1;
    return 'text' in segment ? (
      <span key={at}>{segment.text}</span>
    ) : (
      <strong key={at}>{markOf(segment.withheld)}</strong>
    );
  });
}

type Question = AssessedTender['questions'][number];

function Reasons({ question }: { question: Question }) {
  if (question.reason.length === 0 && question.without === null)
    return <p className="govuk-body">{say('summary.no-reason')}</p>;
  return question.reason.map(({ part, words }) => (
    <p key={part} className="govuk-body assay-prose">
      <strong>{say(`summary.part-${part}`)}:</strong> <Words words={words} />
    </p>
  ));
}

/** The scored questions of one section, each with its score and reasons. */
function Section({ title, questions }: { title: string; questions: readonly Question[] }) {
  return (
    <>
      <h3 className="govuk-heading-m">{title}</h3>
      {questions.map((question) => (
        <div key={question.id}>
          <h4 className="govuk-heading-s govuk-!-margin-bottom-1">{`${question.ref}. ${question.wording}`}</h4>
          <p className="govuk-body govuk-!-margin-bottom-1">
            {question.mark !== null
              ? say('summary.score-of', { mark: question.mark, max: question.max })
              : say(`summary.without-${question.without ?? 'not-marked'}`)}
          </p>
          <Reasons question={question} />
        </div>
      ))}
    </>
  );
}

/** Scores, sub-totals, total and reasons of one tender. */
function Assessed({ tender }: { tender: AssessedTender }) {
  const { name, total, price, points, sections, questions, criteria } = tender;
  const titles = [...new Set(questions.map(({ section }) => section))];
  return (
    <>
      <p className="govuk-body">
        <strong>{total === null ? say('summary.no-total') : say('summary.total', { total })}</strong>
      </p>
      {price !== null && <p className="govuk-body">{say('summary.own-price', { price: pounds(price, 'table') })}</p>}
      {points.length > 0 && (
        <Table
          caption={say('summary.points-caption', { name })}
          form="stack"
          columns={[
            { key: 'part', label: say('summary.column-part') },
            { key: 'points', label: say('summary.column-points'), numeric: true },
            { key: 'of', label: say('summary.column-of'), numeric: true },
          ]}
          rows={points.map((row) => ({ key: row.title, cells: [row.title, row.points, row.of] }))}
        />
      )}
      {sections.length > 0 && (
        <Table
          caption={say('summary.sections-caption', { name })}
          form="two-column"
          columns={[
            { key: 'section', label: say('summary.column-section') },
            { key: 'score', label: say('summary.column-score'), numeric: true },
          ]}
          rows={sections.map((row) => ({ key: row.title, cells: [row.title, row.score] }))}
        />
      )}
      {titles.map((title) => (
        <Section key={title} title={title} questions={questions.filter(({ section }) => section === title)} />
      ))}
      {criteria.map((criterion) => (
        <div key={criterion.id}>
          <h3 className="govuk-heading-m">{criterion.title}</h3>
          <p className="govuk-body govuk-!-margin-bottom-1">
            {criterion.score !== null
              ? say('summary.score-of', { mark: criterion.score, max: criterion.max })
              : say('summary.without-not-marked')}
          </p>
          {criterion.reason.length > 0 && (
            <p className="govuk-body assay-prose">
              <Words words={criterion.reason} />
            </p>
          )}
        </div>
      ))}
    </>
  );
}

/** The award criteria in short, and the scores that were to be had. */
function Award({ document, portal }: { document: SummaryDocument; portal: boolean }) {
  const { award, version } = document;
  return (
    <>
      <h2 className="govuk-heading-l">{say('summary.award-heading')}</h2>
      <p className="govuk-body">{award.how}</p>
      <Table
        caption={say('summary.award-heading')}
        captionHidden
        form="stack"
        columns={[
          { key: 'criterion', label: say('summary.column-criterion') },
          { key: 'weight', label: say('summary.column-weight'), numeric: true },
          { key: 'how', label: say('summary.column-how') },
        ]}
        rows={award.criteria.map((row) => ({ key: row.title, cells: [row.title, row.weight, row.how] }))}
      />
      {award.marks.length > 0 && (
        <Table
          caption={say('summary.marks-caption')}
          form="two-column"
          columns={[
            { key: 'mark', label: say('summary.column-mark') },
            { key: 'meaning', label: say('summary.column-meaning') },
          ]}
          rows={award.marks.map((row) => ({ key: row.mark, cells: [`${row.mark} ${row.label}`, row.text] }))}
        />
      )}
      <p className="govuk-body">
        {portal
          ? say('summary.award-where-portal', { version: version.number, hash: version.hash })
          : say('summary.award-where', { version: version.number })}
      </p>
    </>
  );
}

/** Said before a summary in which something is withheld: that it is, and on which grounds. */
function WithheldGrounds({ grounds }: { grounds: readonly WithholdingGround[] }) {
  if (grounds.length === 0) return null;
  return (
    <>
      <p className="govuk-body">{say('summary.withheld-in')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {grounds.map((ground) => (
          <li key={ground}>{say(`summary.ground-${ground}`)}</li>
        ))}
      </ul>
    </>
  );
}

/**
 * An assessment summary exactly as its supplier reads it: whatever an officer looks at before the release and a supplier
 * afterwards is drawn here and nowhere else.
 */
export function SummaryPaper({
  document,
  portal = false,
  standstill = [],
}: {
  document: SummaryDocument;
  portal?: boolean;
  /** What there is to say of the standstill once the summary was released. */
  standstill?: readonly Message[];
}) {
  const { supplier, procurement, authority, outcome, rank, why, own, winner, law } = document;
  return (
    <article aria-label={say('summary.own-title')}>
      <WithheldGrounds grounds={groundsIn(segmentsOf(document))} />
      <h2 className="govuk-heading-l">{say('summary.supplier-heading')}</h2>
      <SummaryList
        rows={[
          { key: say('summary.supplier'), value: supplier.name },
          { key: say('summary.postal'), value: <span className="assay-prose">{supplier.postal}</span> },
          { key: say('summary.email'), value: supplier.email },
          { key: say('summary.identifier'), value: supplier.identifier },
          { key: say('summary.procurement'), value: `${procurement.title}, ${procurement.reference}` },
          { key: say('summary.authority'), value: authority.name },
          { key: say('summary.outcome'), value: say(`summary.outcome-${outcome}`, { rank: rank ?? '' }) },
        ]}
      />
      {standstill.length > 0 && (
        <>
          <h2 className="govuk-heading-l">{say('summary.standstill-heading')}</h2>
          {standstill.map((one) => (
            <p key={one.key} className="govuk-body">
              {say(one)}
            </p>
          ))}
        </>
      )}
      {why.length > 0 && (
        <>
          <h2 className="govuk-heading-l">{say('summary.why-heading')}</h2>
          {why.map((words) => (
            <p key={JSON.stringify(words)} className="govuk-body assay-prose">
              <Words words={words} />
            </p>
          ))}
        </>
      )}
      <Award document={document} portal={portal} />
      <h2 className="govuk-heading-l">{say('summary.own-heading')}</h2>
      <Assessed tender={own} />
      {winner && (
        <>
          <h2 className="govuk-heading-l">{say('summary.winner-heading', { name: winner.name })}</h2>
          <Assessed tender={winner} />
        </>
      )}
      {law && standstill.length === 0 && <p className="govuk-body">{say('summary.standstill')}</p>}
      {law && <p className="govuk-body">{say(`summary.law-${law}`)}</p>}
    </article>
  );
}
