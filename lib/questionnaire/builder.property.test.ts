import fc from 'fast-check';
import { anyId, anySection, at, document, edit } from '../testing/edit-arbitraries';
import { law } from '../testing/laws';
import { QuestionnaireDocument } from './document';
import { applyEdit, type Edit } from './edits';
import { everyQuestion, findQuestion, questionsOf } from './find';
import { canonical } from './hash';
import { mergeDocuments } from './merge';
import { applyAct, type OutlineAct } from './outline';
import { takeQuestions } from './take-questions';
import { type DraftStep, undoState } from './undo';

/** One act of the whole builder: an edit, an act of the outline, or questions copied from another document. */
type BuilderAct =
  | { by: 'edit'; edit: Edit }
  | { by: 'outline'; act: OutlineAct }
  | { by: 'copy'; from: QuestionnaireDocument; ids: string[]; weights: 'keep' | 'zero' };

const anyOf = (kind: 'up' | 'down' | 'copy' | 'remove') =>
  anyId.map((questionId): OutlineAct => ({ do: kind, questionId }));
const outlineAct: fc.Arbitrary<OutlineAct> = fc.oneof(
  anyOf('up'),
  anyOf('down'),
  anyOf('copy'),
  anyOf('remove'),
  fc.record({ do: fc.constant('place' as const), questionId: anyId, sectionId: anySection, at }),
  anySection.chain((sectionId) =>
    fc.constantFrom<OutlineAct>(
      { do: 'section-up', sectionId },
      { do: 'section-down', sectionId },
      { do: 'remove-section', sectionId },
    ),
  ),
  fc.constant<OutlineAct>({ do: 'fit' }),
);
const builderAct: fc.Arbitrary<BuilderAct> = fc.oneof(
  { weight: 6, arbitrary: edit('x').map((each): BuilderAct => ({ by: 'edit', edit: each })) },
  { weight: 4, arbitrary: outlineAct.map((act): BuilderAct => ({ by: 'outline', act })) },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constant('copy' as const),
      from: document,
      ids: fc.uniqueArray(anyId, { maxLength: 3 }),
      weights: fc.constantFrom('keep' as const, 'zero' as const),
    }),
  },
);

const actOn = (
  current: QuestionnaireDocument,
  act: BuilderAct,
  freshId: () => string,
): QuestionnaireDocument | null => {
  if (act.by === 'edit') {
    const { edit: each } = act;
    // Every new thing has an id of its own, as the commands give them.
    if (each.edit === 'add-section') each.section = { ...each.section, id: freshId() };
    if (each.edit === 'add-question' && each.question.id !== 'q0') each.question = { ...each.question, id: freshId() };
    const next = applyEdit(current, each);
    return next.ok ? next.value : null;
  }
  if (act.by === 'outline') {
    const done = applyAct(current, act.act, freshId());
    return done.ok ? done.value.document : null;
  }
  const { from, ids, weights } = act;
  const taken = takeQuestions(current, { document: from, label: 'PRJ-1 v1' }, ids, { weights, freshId });
  return taken.ok ? taken.value.document : null;
};

/** Aims an act at a question and section that are there: otherwise a long run would soon meet nothing but refusals. */
const aimed = (current: QuestionnaireDocument, act: BuilderAct, turn: number): BuilderAct => {
  if (turn % 10 === 0 || act.by === 'copy') return act;
  const [ids, sections] = [questionsOf(current).map(({ id }) => id), current.sections.map(({ id }) => id)];
  const own = act.by === 'edit' ? act.edit : act.act;
  const next = {
    ...own,
    ...('questionId' in own && ids.length > 0 ? { questionId: ids[turn % ids.length] } : {}),
    ...('sectionId' in own && sections.length > 0 ? { sectionId: sections[turn % sections.length] } : {}),
    ...('edit' in own && own.edit === 'replace-question' && ids.length > 0
      ? { question: { ...own.question, id: ids[turn % ids.length] } }
      : {}),
  };
  return (act.by === 'edit' ? { by: 'edit', edit: next } : { by: 'outline', act: next }) as BuilderAct;
};

const isSound = (each: QuestionnaireDocument): boolean => {
  const ids = everyQuestion(each).map(({ id }) => id);
  const sections = each.sections.map(({ id }) => id);
  return (
    QuestionnaireDocument.safeParse(each).success &&
    new Set(ids).size === ids.length &&
    new Set(sections).size === sections.length
  );
};

law(
  '1,000 acts of the builder in sequence: the draft is sound after each, every refusal changes nothing, and undoing all of them is the draft as it was',
  document,
  fc.array(builderAct, { minLength: 1_000, maxLength: 1_000 }),
  (start, acts) => {
    const kept = [start];
    const made: DraftStep[] = [{ revision: 0, kind: 'edit' }];
    let next = 0;
    const freshId = (): string => `f${next++}`;
    for (const [turn, act] of acts.entries()) {
      const before = kept.at(-1) ?? start;
      const frozen = canonical(before);
      const after = actOn(before, aimed(before, act, turn), freshId);
      if (canonical(before) !== frozen) return false;
      if (!after) continue;
      if (!isSound(after)) return false;
      made.push({ revision: kept.length, kind: 'edit' });
      kept.push(after);
    }
    // The way back: undo after undo shows each earlier draft, down to the first.
    for (let at = kept.length - 2; at >= 0; at -= 1) {
      const { undo } = undoState(made);
      if (undo !== at) return false;
      made.push({ revision: made.length, kind: 'undo' });
      if (undoState(made).present !== at) return false;
    }
    return undoState(made).undo === null && kept.length > 500;
  },
  { runs: 4 },
);

/** Whether an act touches only what is the officer's own: a question, or a section to be set or moved. */
const isOwn = (act: BuilderAct, own: ReadonlySet<string>): boolean => {
  if (act.by === 'copy') return false;
  const each = act.by === 'edit' ? act.edit : act.act;
  if ('edit' in each) {
    if (each.edit === 'replace-question') return own.has(each.question.id);
    if (each.edit === 'set-section' || each.edit === 'move-section') return own.has(each.sectionId);
    return 'questionId' in each && own.has(each.questionId);
  }
  if (each.do === 'section-up' || each.do === 'section-down') return own.has(each.sectionId);
  return 'questionId' in each && own.has(each.questionId);
};

/** What one officer does to questions and sections: any number of rewordings, weightings, moves, copies and removals. */
const worked = (base: QuestionnaireDocument, own: ReadonlySet<string>, list: readonly BuilderAct[], name: string) => {
  let next = 0;
  let current = base;
  for (const act of list) if (isOwn(act, own)) current = actOn(current, act, () => `${name}${next++}`) ?? current;
  return current;
};

/** Every list of a document that something can be moved in, and the pairs that stand in an order there. */
const relations = (each: QuestionnaireDocument): Set<string> => {
  const lists = [
    ['sections', each.sections.map(({ id }) => id)] as const,
    ...each.sections.map(({ id, questions }) => [id, questions.map((question) => question.id)] as const),
  ];
  return new Set(
    lists.flatMap(([list, ids]) =>
      ids.flatMap((one, at) => ids.slice(at + 1).map((other) => `${list} ${one} ${other}`)),
    ),
  );
};
const homes = (each: QuestionnaireDocument): Map<string, string> =>
  new Map(each.sections.flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const)));

law(
  'runs of edits and moves by two officers on different questions all survive the merge, whoever saved first; only moves that no order can hold are refused',
  document,
  fc.array(builderAct, { maxLength: 40 }),
  fc.array(builderAct, { maxLength: 40 }),
  (base, first, second) => {
    const ids = everyQuestion(base).map(({ id }) => id);
    const sections = base.sections.map(({ id }) => id);
    const half = (rest: number) => (_: string, index: number) => index % 2 === rest;
    const [mineIds, theirIds] = [ids.filter(half(0)), ids.filter(half(1))];
    const mine = worked(base, new Set([...mineIds, ...sections.filter(half(0))]), first, 'm');
    const theirs = worked(base, new Set([...theirIds, ...sections.filter(half(1))]), second, 't');
    const { document: merged, conflicts } = mergeDocuments(base, mine, theirs);
    const other = mergeDocuments(base, theirs, mine);
    const same = (id: string, side: QuestionnaireDocument): boolean =>
      canonical(findQuestion(merged, id) ?? null) === canonical(findQuestion(side, id) ?? null) &&
      homes(merged).get(id) === homes(side).get(id);
    const added = (side: QuestionnaireDocument): string[] =>
      everyQuestion(side)
        .map(({ id }) => id)
        .filter((id) => !ids.includes(id));
    const allSame =
      [...mineIds, ...added(mine)].every((id) => same(id, mine)) &&
      [...theirIds, ...added(theirs)].every((id) => same(id, theirs));
    if (!isSound(merged) || !allSame || conflicts.length !== other.conflicts.length) return false;
    // Whether these overlap is held against every order there is, in merge-order.property.test.ts.
    if (conflicts.length > 0) return conflicts.every(({ on }) => on === 'order');
    const [was, now, where] = [relations(base), relations(merged), homes(merged)];
    const list = (id: string) => (sections.includes(id) ? 'sections' : where.get(id));
    // What was turned round on a side is turned round in the merge, where both still stand in one list.
    return [mine, theirs].every((side) =>
      [...relations(side)].every((pair) => {
        const [name = '', one = '', after = ''] = pair.split(' ');
        if (!was.has([name, after, one].join(' '))) return true;
        return now.has(pair) || list(one) !== name || list(after) !== name;
      }),
    );
  },
  { runs: 500 },
);
