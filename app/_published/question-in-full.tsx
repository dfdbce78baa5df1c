import { describe } from '@/lib/condition/describe';
import { inLanguage, type Say } from '@/lib/condition/say';
import { isRealDate } from '@/lib/question/date';
import { compareMarks } from '@/lib/question/marks';
import { passCondition } from '@/lib/question/pass';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { type Locale, sayIn } from '@/lib/text';
import { SummaryList, type SummaryRow } from '../_ui/summary-list';
import { type Column, Table } from '../_ui/table';

type Given = { question: Question; document: QuestionnaireDocument; locale: Locale };

const kindWords = (question: Question, say: Say, locale: Locale): string => {
  const kind = say(`published.kind-${question.kind}`);
  switch (question.kind) {
    case 'long-text':
    case 'table':
      return question.settings?.wordLimit === undefined
        ? kind
        : say('published.limit-words', { kind, count: question.settings.wordLimit });
    case 'short-text':
      return question.settings?.maxLength === undefined
        ? kind
        : say('published.limit-characters', { kind, count: question.settings.maxLength });
    case 'file':
      return question.settings?.pages === undefined
        ? kind
        : say('published.limit-pages', { kind, count: question.settings.pages });
    case 'number':
    case 'date':
      return question.settings?.unit
        ? say('published.with-unit', { kind, unit: inLanguage(question.settings.unit, locale) })
        : kind;
    default:
      return kind;
  }
};

/** Facts of a question that stand beside its wording. */
const factsOf = ({ question, document, locale }: Given, say: Say): SummaryRow[] => {
  const rows: SummaryRow[] = [
    { key: say('published.answer'), value: kindWords(question, say, locale) },
    { key: say('published.purpose'), value: say(`published.purpose-${question.purpose}`) },
  ];
  if (question.purpose === 'award-criterion') {
    rows.push({ key: say('published.weight'), value: say('published.weight-words', { weight: question.weight }) });
    if (question.threshold != null)
      rows.push({
        key: say('published.threshold'),
        value: say('published.threshold-words', { mark: question.threshold }),
      });
  }
  if (question.purpose === 'requirement' || question.purpose === 'condition-of-participation') {
    const pass = passCondition(question);
    const words = question.passRule ? inLanguage(question.passRule, locale) : null;
    const value = words ?? (pass ? describe(pass, document, say, locale) : null);
    if (value) rows.push({ key: say('published.passes'), value });
  }
  if (question.showIf)
    rows.push({ key: say('published.shown'), value: describe(question.showIf, document, say, locale) });
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

const optionsOf = (question: Question) => {
  if (question.kind === 'yes-no') return question.settings?.options ?? [];
  if (question.kind === 'single-choice' || question.kind === 'multiple-choice') return question.settings?.options ?? [];
  return [];
};

function Options({ question, locale }: Given) {
  const say = sayIn(locale);
  const options = optionsOf(question);
  if (options.length === 0) return null;
  const ref = question.ref ?? question.id;
  const sample =
    question.purpose === 'award-criterion' ? (question.kind === 'multiple-choice' ? 'points' : 'score') : null;
  const gate = options.some((option) => 'outcome' in option && option.outcome !== undefined);
  const middle = sample ?? (gate ? 'outcome' : null);
  const anySupport = options.some(({ supports }) => supports !== undefined);
  const columns: Column[] = [
    { key: 'option', label: say('published.option') },
    ...(middle ? [{ key: middle, label: say(`published.${middle}`), numeric: middle !== 'outcome' }] : []),
    ...(anySupport ? [{ key: 'supports', label: say('published.supports') }] : []),
  ];
  const captions = { points: 'options-points', score: 'options', outcome: 'options-outcome' } as const;
  return (
    <Table
      caption={say(`published.${middle ? captions[middle] : 'options-plain'}`, { ref })}
      captionSize="s"
      form="stack"
      small
      columns={columns}
      rows={options.map((option) => {
        const figure = 'points' in option ? option.points : 'mark' in option ? option.mark : undefined;
        const outcome = 'outcome' in option && option.outcome ? say(`published.${option.outcome}`) : '';
        return {
          key: option.id,
          cells: [
            inLanguage(option.label, locale),
            ...(middle ? [middle === 'outcome' ? outcome : (figure ?? say('published.no-points'))] : []),
            ...(anySupport
              ? [option.supports ? inLanguage(option.supports, locale) : say('published.supports-none')]
              : []),
          ],
        };
      })}
    />
  );
}

const bandValue = (value: string, say: Say): string => {
  if (!isRealDate(value)) return value;
  const [year = '', month = '', day = ''] = value.split('-');
  return say('answer.date', { day: String(Number(day)), month: say(`answer.month-${Number(month)}`), year });
};

function Bands({ question, locale }: Given) {
  if (question.kind !== 'number' && question.kind !== 'date') return null;
  const { bands = [], otherwise } = question.settings ?? {};
  if (bands.length === 0) return null;
  const say = sayIn(locale);
  return (
    <Table
      caption={say('published.bands', { ref: question.ref ?? question.id })}
      captionSize="s"
      form="two-column"
      small
      columns={[
        { key: 'band', label: say('published.band') },
        { key: 'score', label: say('published.score'), numeric: true },
      ]}
      rows={[
        ...bands.map(({ operator, value, mark, label }, at) => {
          const words = say(`published.${operator}`, { value: bandValue(value, say) });
          return {
            key: String(at),
            cells: [
              label ? say('published.band-named', { value: words, name: inLanguage(label, locale) }) : words,
              mark,
            ],
          };
        }),
        ...(otherwise === undefined ? [] : [{ key: 'otherwise', cells: [say('published.band-otherwise'), otherwise] }]),
      ]}
    />
  );
}

function Guide({ question, locale }: Given) {
  if (question.purpose !== 'award-criterion' || !question.markingGuide?.length) return null;
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
      rows={[...question.markingGuide]
        .sort((a, b) => compareMarks(b.mark, a.mark))
        .map(({ mark, text }) => ({ key: mark, cells: [mark, inLanguage(text, locale)] }))}
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
      <Options {...given} />
      <Bands {...given} />
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
      <Options {...given} />
      <Bands {...given} />
      <Guide {...given} />
    </section>
  );
}
