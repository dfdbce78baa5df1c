import fc from 'fast-check';
import { document, edit, text, weight } from '../testing/edit-arbitraries';
import { law } from '../testing/laws';
import { checkDocument, mayPublish } from './checks';
import { diffDocuments } from './diff';
import { type Question, QuestionnaireDocument } from './document';
import { applyEdit, type Edit } from './edits';
import { everyQuestion, findQuestion, questionsOf } from './find';
import { makeItFit, weightLevels } from './fit';
import { canonical, documentHash } from './hash';
import { mergeDocuments } from './merge';
import { type DraftStep, undoState } from './undo';

const edits = fc.tuple(edit('a'), edit('b'), edit('c'), edit('d'), edit('e'), edit('f'));

const applyAll = (start: QuestionnaireDocument, list: readonly Edit[]): QuestionnaireDocument =>
  list.reduce((current, each) => {
    const next = applyEdit(current, each);
    return next.ok ? next.value : current;
  }, start);

const step = (fresh: string) =>
  fc.oneof(
    { weight: 2, arbitrary: edit(fresh) },
    { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
  );
const steps = fc.tuple(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(step));

law(
  'undoing an edit is the document as it was, and redoing it the document as it became',
  document,
  steps,
  (start, acts) => {
    const kept = [start];
    const made: DraftStep[] = [{ revision: 0, kind: 'edit' }];
    const back: string[] = [];
    const forward: string[] = [];
    const shown = () => kept.at(-1) ?? start;
    return acts.every((act) => {
      const before = canonical(shown());
      const keep = (next: QuestionnaireDocument, kind: DraftStep['kind']): void => {
        made.push({ revision: kept.length, kind });
        kept.push(next);
      };
      if (typeof act === 'object') {
        const next = applyEdit(shown(), act);
        if (!next.ok) return next.messages.length > 0;
        keep(next.value, 'edit');
        back.push(before);
        forward.length = 0;
        return true;
      }
      const [from, to] = act === 'undo' ? [back, forward] : [forward, back];
      const target = undoState(made)[act];
      if (target === null) return from.length === 0;
      keep(kept[target] ?? start, act);
      to.push(before);
      return canonical(shown()) === from.pop();
    });
  },
);

law('any run of edits keeps a document that the schema takes, with every id once', document, edits, (start, list) => {
  const after = applyAll(start, list);
  const ids = [...everyQuestion(after), ...after.sections].map(({ id }) => id);
  return QuestionnaireDocument.safeParse(after).success && new Set(ids).size === ids.length;
});

law('the hash of a document survives a round trip through JSON and the schema', document, (start) => {
  const read = QuestionnaireDocument.parse(JSON.parse(JSON.stringify(start)));
  return documentHash(read) === documentHash(start);
});

law(
  'a document made to fit totals exactly 100 at every level, and fitting again changes nothing',
  document,
  (start) => {
    const fitted = makeItFit(start);
    const levels = weightLevels(fitted);
    const keys = checkDocument(fitted).map(({ key }) => key);
    return (
      levels.every(({ exact, left }) => exact && left === '0') &&
      !keys.some((key) =>
        ['checks.weights-sections', 'checks.weights-questions', 'checks.section-weight-unused'].includes(key),
      ) &&
      canonical(makeItFit(fitted)) === canonical(fitted)
    );
  },
);

law('a document differs from another exactly where their hashes do', document, edits, (start, list) => {
  const after = applyAll(start, list);
  const diff = diffDocuments(start, after);
  const found = diff.questions.length + diff.sections.length + diff.document.length;
  const order = (each: QuestionnaireDocument) =>
    everyQuestion(each)
      .map(({ id }) => id)
      .join();
  const sections = (each: QuestionnaireDocument) => each.sections.map(({ id }) => id).join();
  const reordered = order(start) !== order(after) || sections(start) !== sections(after);
  return (
    diff.same === (documentHash(start) === documentHash(after)) && (diff.same ? found === 0 : found > 0 || reordered)
  );
});

law('checks never throw and nothing is published over an error', document, edits, (start, list) => {
  const findings = checkDocument(applyAll(start, list));
  const reasons = Object.fromEntries(findings.map(({ id }) => [id, 'because']));
  return mayPublish(findings, reasons) === findings.every(({ severity }) => severity === 'warning');
});

law('a merge with no change on one side is the other side', document, edits, (base, list) => {
  const changed = applyAll(base, list);
  const mine = mergeDocuments(base, changed, base);
  const theirs = mergeDocuments(base, base, changed);
  return (
    mine.conflicts.length === 0 &&
    theirs.conflicts.length === 0 &&
    canonical(mine.document) === canonical(changed) &&
    canonical(theirs.document) === canonical(changed)
  );
});

law(
  'a merge keeps every id once, in a document that the schema takes',
  document,
  edits,
  edits,
  (base, mine, theirs) => {
    const merged = mergeDocuments(
      base,
      applyAll(base, mine),
      applyAll(
        base,
        theirs.filter((each) => !each.edit.startsWith('add')),
      ),
    ).document;
    const ids = [...everyQuestion(merged), ...merged.sections].map(({ id }) => id);
    return QuestionnaireDocument.safeParse(merged).success && new Set(ids).size === ids.length;
  },
);

law('edits of different questions both survive a merge', document, text, weight, (base, words, share) => {
  const [first, second] = questionsOf(base);
  if (!first || !second) return true;
  const reworded = (question: Question, wording: Question['wording']): Edit => ({
    edit: 'replace-question',
    question: { ...question, wording },
  });
  const mine = applyAll(base, [reworded(first, { en: `mine ${words}` })]);
  const weighed = applyAll(base, [{ edit: 'set-weight', questionId: second.id, weight: share }]);
  const changed = findQuestion(weighed, second.id) ?? second;
  const theirs = applyAll(weighed, [reworded(changed, { ...changed.wording, cy: 'eu geiriau' })]);
  const { document: merged, conflicts } = mergeDocuments(base, mine, theirs);
  const of = (each: QuestionnaireDocument, id: string) => canonical(questionsOf(each).find((one) => one.id === id));
  return (
    conflicts.length === 0 &&
    of(merged, first.id) === of(mine, first.id) &&
    of(merged, second.id) === of(theirs, second.id)
  );
});
