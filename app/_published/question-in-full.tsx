import { inLanguage, type Say } from '@/lib/condition/say';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { askedWhen, guideOf, kindWords, offeredBy, passRule } from '@/lib/questionnaire/question-words';
import { weightInFull } from '@/lib/scoring/weights';
import { type Locale, sayIn } from '@/lib/text';
import { SummaryList, type SummaryRow } from '../_ui/summary-list';
import { type Column, Table } from '../_ui/table';

type Given = { question: Question; document: QuestionnaireDocument; locale: Locale };

/** Facts of a question that stand beside its wording. */
const factsOf = ({ question, document, locale }: Given, say: Say): SummaryRow[] => {
  const rows: SummaryRow[] = [
    { key: say('published.answer'), value: kindWords(question, say, locale) },
    { key: say('published.purpose'), value: say(`published.purpose-${question.purpose}`) },
  ];
  if (question.purpose === 'award-criterion') {
    rows.push({
      key: say('published.weight'),
      value: say('published.weight-words', { weight: weightInFull(question.weight) }),
    });
    if (question.threshold != null)
      rows.push({
        key: say('published.threshold'),
        value: say('published.threshold-words', { mark: question.threshold }),
      });
  }
  const passes = passRule(question, document, say, locale);
  if (passes) rows.push({ key: say('published.passes'), value: passes });
  const asked = askedWhen(question, document, say, locale);
  if (asked) rows.push({ key: say('published.shown'), value: asked });
  if (question.evidence) {
    const evidence = inLanguage(question.evidence, locale);
    rows.push({
      key: say('published.evidence'),
      value: question.evidenceRequired ? say('published.evidence-required', { evidence }) : evidence,
    });
  }
  if (question.equivalence)
    rows.push({ key: say('published.equivalence'), value: inLanguage(question.equivalence, locale) });
  const extras = Object.entries(question.extras ?? {}).flatMap(([name, offered]) =>
    offered ? [say(`published.extra-${name}`)] : [],
  );
  if (extras.length > 0) rows.push({ key: say('published.extras'), value: extras.join('; ') });
  if (question.why) rows.push({ key: say('published.why'), value: inLanguage(question.why, locale) });
  return rows;
};

/** The answers on offer or the bands of figures, with what each is worth. */
function OfferedAnswers({ question, locale }: Given) {
  const say = sayIn(locale);
  const offered = offeredBy(question, say, locale);
  // The kind of answer says Yes or no already.
  if (offered.length === 0 || (question.kind === 'yes-no' && !question.settings?.options)) return null;
  const ref = question.ref ?? question.id;
  const banded = question.kind === 'number' || question.kind === 'date';
  const award = question.purpose === 'award-criterion';
  const scored = question.kind === 'multiple-choice' ? 'points' : 'score';
  const worth = offered.some((each) => each.worth !== '') ? (award ? scored : 'outcome') : null;
  const anySupport = offered.some(({ supports }) => supports !== '');
  const captions = {
    points: 'options-points',
    score: banded ? 'bands' : 'options',
    outcome: 'options-outcome',
  } as const;
  const columns: Column[] = [
    { key: 'answer', label: say(`published.${banded ? 'band' : 'option'}`) },
    ...(worth ? [{ key: worth, label: say(`published.${worth}`), numeric: worth !== 'outcome' }] : []),
    ...(anySupport ? [{ key: 'supports', label: say('published.supports') }] : []),
  ];
  return (
    <Table
      caption={say(`published.${worth ? captions[worth] : 'options-plain'}`, { ref })}
      captionSize="s"
      form={banded ? 'two-column' : 'stack'}
      small
      columns={columns}
      rows={offered.map((each) => ({
        key: each.key,
        cells: [
          each.answer,
          ...(worth ? [each.worth] : []),
          ...(anySupport ? [each.supports || say('published.supports-none')] : []),
        ],
      }))}
    />
  );
}

function Guide({ question, locale }: Given) {
  const guide = guideOf(question, locale);
  if (guide.length === 0) return null;
  const say = sayIn(locale);
  return (
    <Table
      caption={say('published.guide', { ref: question.ref ?? question.id })}
      captionSize="s"
      form="two-column"
      small
      columns={[
        { key: 'score', label: say('published.score') },
        { key: 'text', label: say('published.guide-text') },
      ]}
      rows={guide.map(({ mark, text }) => ({ key: mark, cells: [mark, text] }))}
    />
  );
}

function Columns({ question, locale }: Given) {
  if (question.kind !== 'table') return null;
  const say = sayIn(locale);
  const { columns = [], fixedRows = [], nilAllowed } = question.settings ?? {};
  const list = (texts: readonly { en: string; cy?: string | undefined }[]) =>
    texts.map((text) => inLanguage(text, locale)).join('; ');
  return (
    <>
      <p className="govuk-body">{say('published.columns', { columns: list(columns.map(({ label }) => label)) })}</p>
      {fixedRows.length > 0 && <p className="govuk-body">{say('published.rows', { rows: list(fixedRows) })}</p>}
      {nilAllowed && <p className="govuk-body">{say('published.nil')}</p>}
    </>
  );
}

/** How one question is marked: its options, bands and guide as published; nothing where it has none. */
export function MarkingInFull(given: Given) {
  return (
    <>
      <OfferedAnswers {...given} />
      <Guide {...given} />
    </>
  );
}

/** One question as suppliers read it before they answer: words, purpose, every mark, guide and what to give. */
export function QuestionInFull(given: Given) {
  const { question, locale } = given;
  const say = sayIn(locale);
  return (
    <section id={`question-${question.id}`}>
      <h4 className="govuk-heading-s">
        {question.ref ?? question.id}. {inLanguage(question.wording, locale)}
      </h4>
      {question.guidance && <p className="govuk-body">{inLanguage(question.guidance, locale)}</p>}
      <SummaryList rows={factsOf(given, say)} />
      <Columns {...given} />
      <OfferedAnswers {...given} />
      <Guide {...given} />
    </section>
  );
}
