import { inLanguage, type Language, type Say } from '../condition/say';
import type { Text } from '../question/settings';
import { weightInFull } from '../scoring/weights';
import { awardText } from './award-text';
import { diffDocuments, type QuestionChange, type SectionChange } from './diff';
import type { Question, QuestionnaireDocument, Section } from './document';
import { everyQuestion, sectionOf } from './find';
import { awardQuestions } from './fit';
import { canonical } from './hash';
import { askedWhen, guideOf, kindWords, offeredBy, passRule } from './question-words';

/** One thing that changed, as it was and as it is now; '' where there was or is nothing. */
export type ChangedLine = { label: string; before: string; after: string };

/** One question, section or rule that changed, in words that need no colour. */
export type ChangeInWords = {
  about: 'rules' | 'section' | 'question';
  id: string;
  change: 'added' | 'removed' | 'changed';
  title: string;
  lines: ChangedLine[];
};

type Fact = { key: string; label: string; text: string };
type Words = { say: Say; language: Language };

const inWords = (text: Text | undefined, { language }: Words): string => (text ? inLanguage(text, language) : '');

const offered = (question: Question, { say, language }: Words): string =>
  offeredBy(question, say, language)
    .map(({ answer, worth, supports }) => {
      const worded = worth === '' ? answer : say('amend.offered', { answer, worth });
      return supports === '' ? worded : say('amend.offered-supported', { offered: worded, supports });
    })
    .join('\n');

const tableForm = (question: Question, words: Words): string => {
  if (question.kind !== 'table') return '';
  const { columns = [], fixedRows = [], nilAllowed, rowName } = question.settings ?? {};
  const list = (texts: readonly Text[]) => texts.map((text) => inWords(text, words)).join('; ');
  return [
    words.say('published.columns', { columns: list(columns.map(({ label }) => label)) }),
    ...(fixedRows.length > 0 ? [words.say('published.rows', { rows: list(fixedRows) })] : []),
    ...(rowName ? [words.say('amend.row-name', { name: inWords(rowName, words) })] : []),
    ...(nilAllowed ? [words.say('published.nil')] : []),
  ].join('\n');
};

/** Everything of a question that a reader can point at, in the order in which it is read. */
const factsOf = (question: Question, document: QuestionnaireDocument, words: Words): Fact[] => {
  const { say, language } = words;
  const award = question.purpose === 'award-criterion' ? question : null;
  const section = sectionOf(document, question.id);
  const fact = (key: string, label: string, text: string): Fact => ({ key, label, text });
  return [
    fact('wording', say('amend.wording'), inWords(question.wording, words)),
    fact('ref', say('amend.ref'), question.ref ?? ''),
    fact('guidance', say('amend.guidance'), inWords(question.guidance, words)),
    fact('section', say('amend.section'), section ? inWords(section.title, words) : say('published.declarations')),
    fact('purpose', say('published.purpose'), say(`published.purpose-${question.purpose}`)),
    fact(
      'weight',
      say('published.weight'),
      award ? say('published.weight-words', { weight: weightInFull(award.weight) }) : '',
    ),
    fact(
      'threshold',
      say('published.threshold'),
      award?.threshold == null ? '' : say('published.threshold-words', { mark: award.threshold }),
    ),
    fact('kind', say('published.answer'), kindWords(question, say, language)),
    fact('offered', say('amend.options'), offered(question, words)),
    fact('table', say('amend.table'), tableForm(question, words)),
    fact(
      'guide',
      say('amend.guide'),
      guideOf(question, language)
        .map(({ mark, text }) => say('amend.guide-line', { mark, text }))
        .join('\n'),
    ),
    fact('passes', say('published.passes'), passRule(question, document, say, language)),
    fact('shown', say('published.shown'), askedWhen(question, document, say, language) || say('amend.always')),
    fact(
      'evidence',
      say('published.evidence'),
      question.evidence && question.evidenceRequired
        ? say('published.evidence-required', { evidence: inWords(question.evidence, words) })
        : question.evidenceRequired
          ? say('amend.evidence-needed')
          : inWords(question.evidence, words),
    ),
    fact('equivalence', say('published.equivalence'), inWords(question.equivalence, words)),
    fact(
      'extras',
      say('published.extras'),
      Object.entries(question.extras ?? {})
        .flatMap(([name, allowed]) => (allowed ? [say(`published.extra-${name}`)] : []))
        .join('; '),
    ),
    fact('why', say('published.why'), inWords(question.why, words)),
    fact('principle', say('amend.principle'), String(question.principle)),
    fact('stride', say('amend.stride'), (question.stride ?? []).join(', ')),
  ];
};

/** Facts that say the same are no news; Welsh is compared too, where one of the texts has it. */
const changedLines = (
  before: (words: Words) => Fact[],
  after: (words: Words) => Fact[],
  { say, language }: Words,
): ChangedLine[] => {
  const between = (of: Language): { key: string; line: ChangedLine }[] => {
    const [old, now] = [before({ say, language: of }), after({ say, language: of })];
    const keys = [...new Set([...now, ...old].map(({ key }) => key))];
    return keys.flatMap((key) => {
      const [was, is] = [old, now].map((facts) => facts.find((fact) => fact.key === key));
      if ((was?.text ?? '') === (is?.text ?? '')) return [];
      return [{ key, line: { label: is?.label ?? was?.label ?? '', before: was?.text ?? '', after: is?.text ?? '' } }];
    });
  };
  const read = between(language);
  const other: Language = language === 'en' ? 'cy' : 'en';
  const known = new Set(read.map(({ key }) => key));
  const unread = between(other).filter(({ key }) => !known.has(key));
  return [
    ...read.map(({ line }) => line),
    ...unread.map(({ line }) => ({ ...line, label: say(`amend.in-${other}`, { label: line.label }) })),
  ];
};

const titleOf = (question: Question, { language }: Words): string =>
  `${question.ref ?? question.id}. ${inLanguage(question.wording, language)}`;

const questionInWords = (
  change: QuestionChange,
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
  words: Words,
): ChangeInWords => {
  const old = change.change === 'added' ? null : change.before;
  const now = change.change === 'removed' ? null : change.after;
  const lines = changedLines(
    (each) => (old ? factsOf(old, before, each) : []),
    (each) => (now ? factsOf(now, after, each) : []),
    words,
  );
  return {
    about: 'question',
    id: change.questionId,
    change: change.change,
    title: titleOf((now ?? old) as Question, words),
    // Notes that no reader of the question meets, such as the template it came from.
    lines:
      lines.length > 0
        ? lines
        : [{ label: words.say('amend.other'), before: '', after: words.say('amend.other-words') }],
  };
};

const sectionFacts = (section: Section, words: Words): Fact[] => {
  const { say } = words;
  return [
    { key: 'title', label: say('amend.title'), text: inWords(section.title, words) },
    { key: 'introduction', label: say('published.introduction'), text: inWords(section.introduction, words) },
    {
      key: 'weight',
      label: say('published.weight'),
      text:
        awardQuestions(section).length > 0
          ? say('amend.section-weight', { weight: weightInFull(section.weight) })
          : say('published.section-unscored'),
    },
    {
      key: 'threshold',
      label: say('published.threshold'),
      text: section.threshold == null ? '' : say('published.section-minimum', { minimum: section.threshold }),
    },
    { key: 'principle', label: say('amend.principle'), text: section.principle ? String(section.principle) : '' },
  ];
};

/** The things that both lists hold, in the order of each. */
const orderOf = <T extends { id: string }>(before: readonly T[], after: readonly T[], name: (one: T) => string) => {
  const both = (list: readonly T[], other: readonly T[]) =>
    list.filter(({ id }) => other.some((each) => each.id === id)).map((one) => ({ id: one.id, name: name(one) }));
  const [was, is] = [both(before, after), both(after, before)];
  const same = was.every(({ id }, at) => is[at]?.id === id);
  const text = (list: { name: string }[]) => list.map((each) => each.name).join(', ');
  return same ? null : { before: text(was), after: text(is) };
};

const sectionsInWords = (
  changes: readonly SectionChange[],
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
  words: Words,
): ChangeInWords[] => {
  const gone = before.sections.filter(({ id }) => !after.sections.some((section) => section.id === id));
  return [...after.sections, ...gone].flatMap((section): ChangeInWords[] => {
    const old = before.sections.find(({ id }) => id === section.id);
    const now = after.sections.find(({ id }) => id === section.id);
    const lines = changedLines(
      (each) => (old ? sectionFacts(old, each) : []),
      (each) => (now ? sectionFacts(now, each) : []),
      words,
    );
    const order = old && now ? orderOf(old.questions, now.questions, (question) => question.ref ?? question.id) : null;
    if (order) lines.push({ label: words.say('amend.order-questions'), ...order });
    const known = changes.find(({ sectionId }) => sectionId === section.id);
    if (lines.length === 0 && !known) return [];
    const change = old ? (now ? 'changed' : 'removed') : 'added';
    // A weighting that nothing carries reads the same; that something differs is said all the same.
    if (lines.length === 0)
      lines.push({ label: words.say('amend.other'), before: '', after: words.say('amend.other-rules') });
    return [{ about: 'section', id: section.id, change, title: inWords(section.title, words), lines }];
  });
};

/** Which published rules say what a part of the scoring holds. */
const rulesOf: Readonly<Record<string, readonly string[]>> = {
  award: ['how', 'price'],
  scale: ['scheme', 'scoring'],
  minimumQuality: ['gates'],
  notApplicable: ['not-applicable'],
  rounding: ['rounding'],
  tieBreakers: ['ties'],
};

const rulesInWords = (before: QuestionnaireDocument, after: QuestionnaireDocument, words: Words): ChangeInWords[] => {
  const changed = (Object.keys(rulesOf) as (keyof QuestionnaireDocument['scoring'])[]).filter(
    (part) => canonical(before.scoring[part]) !== canonical(after.scoring[part]),
  );
  const shown = new Set(changed.flatMap((part) => rulesOf[part] ?? []));
  const facts = (document: QuestionnaireDocument, { say, language }: Words): Fact[] =>
    awardText(document, say, language)
      .filter(({ id }) => shown.has(id))
      .map(({ id, heading, paragraphs, lists = [], tables = [] }) => ({
        key: id,
        label: heading,
        text: [
          ...paragraphs,
          ...lists.flatMap(({ intro, items }) => [intro, ...items]),
          // Weightings of the sections have their own places in the list of changes.
          ...(id === 'scoring' ? [] : tables.flatMap(({ rows }) => rows.map((cells) => cells.join(', ')))),
        ].join('\n'),
      }));
  const lines = changedLines(
    (each) => facts(before, each),
    (each) => facts(after, each),
    words,
  );
  const { say } = words;
  const head = (document: QuestionnaireDocument, each: Words): Fact[] => [
    { key: 'title', label: say('amend.document-title'), text: inWords(document.title, each) },
    { key: 'introduction', label: say('published.introduction'), text: inWords(document.introduction, each) },
  ];
  const order = orderOf(before.sections, after.sections, (section) => inWords(section.title, words));
  const all = [
    ...changedLines(
      (each) => head(before, each),
      (each) => head(after, each),
      words,
    ),
    ...lines,
    ...(order ? [{ label: say('amend.order-sections'), ...order }] : []),
  ];
  // A part that reads the same in words still has other figures: it is never passed over.
  if (all.length === 0 && changed.length > 0)
    all.push({ label: say('amend.other'), before: '', after: say('amend.other-rules') });
  return all.length === 0
    ? []
    : [{ about: 'rules', id: 'rules', change: 'changed', title: say('amend.rules'), lines: all }];
};

/**
 * Takes two versions and the reader's words; returns every change as a lawyer reads it: the rules first, then sections
 * and questions in the order of the newer version, removed ones last. Empty where the versions are the same.
 */
export const diffInWords = (
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
  say: Say,
  language: Language = 'en',
): ChangeInWords[] => {
  const words = { say, language };
  const diff = diffDocuments(before, after);
  const declared = orderOf(
    (before.declarations ?? []) as Question[],
    (after.declarations ?? []) as Question[],
    (question) => question.ref ?? question.id,
  );
  return [
    ...rulesInWords(before, after, words),
    ...sectionsInWords(diff.sections, before, after, words),
    ...(declared
      ? [
          {
            about: 'section' as const,
            id: 'declarations',
            change: 'changed' as const,
            title: say('published.declarations'),
            lines: [{ label: say('amend.order-questions'), ...declared }],
          },
        ]
      : []),
    ...diff.questions.map((change) => questionInWords(change, before, after, words)),
  ];
};

/** How many questions were added, changed and removed, and whether sections or rules changed: small facts for the log. */
export const diffCounts = (
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
): { added: number; changed: number; removed: number; unchanged: number; same: boolean } => {
  const { questions, same } = diffDocuments(before, after);
  const of = (change: QuestionChange['change']) => questions.filter((each) => each.change === change).length;
  const [added, changed, removed] = [of('added'), of('changed'), of('removed')];
  return { added, changed, removed, unchanged: everyQuestion(after).length - added - changed, same };
};

/**
 * Takes what changed and where it is; returns the notice that all suppliers get, to be edited before publication. It
 * leaves the deadline to the message around it, so that no edit of either can make the other untrue.
 */
export const noticeText = (
  changes: readonly ChangeInWords[],
  about: { title: string; number: number },
  say: Say,
): string => {
  const params = { title: about.title, number: about.number, before: about.number - 1 };
  const lines = changes.map(({ change, title, lines: own }) =>
    change === 'changed'
      ? say('amend.notice-changed', { title, what: own.map(({ label }) => label).join(', ') })
      : say(`amend.notice-${change}`, { title }),
  );
  return [
    say(changes.length > 0 ? 'amend.notice-lead' : 'amend.notice-lead-same', params),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(changes.length > 0 ? [say('amend.notice-confirm', params)] : []),
  ].join('\n\n');
};
