import { fieldChanges } from './diff';
import type { Question, QuestionnaireDocument, Section } from './document';
import { everyQuestion, questionIndex } from './find';
import { canonical } from './hash';

/** The same thing was changed by both; both texts are kept and a person chooses. `null`: removed. */
export type MergeConflict =
  | { on: 'question'; id: string; base: Question | null; mine: Question | null; theirs: Question | null }
  | { on: 'section'; id: string; base: Section | null; mine: Section | null; theirs: Section | null }
  | { on: 'document'; id: string; base: unknown; mine: unknown; theirs: unknown };

export type Merge = { document: QuestionnaireDocument; conflicts: MergeConflict[] };

const equal = (left: unknown, right: unknown): boolean =>
  left === right || (left != null && right != null && canonical(left) === canonical(right));

/** Takes three values of one thing; returns the value to keep, and whether both sides changed it differently. */
const choose = <T>(base: T, mine: T, theirs: T): { value: T; clash: boolean } => {
  if (equal(mine, theirs) || equal(base, mine)) return { value: theirs, clash: false };
  if (equal(base, theirs)) return { value: mine, clash: false };
  return { value: theirs, clash: true };
};

const declared = Symbol('declarations');
type Home = string | typeof declared | null;

type Index = ReturnType<typeof questionIndex>;
const homeOf = (index: Index, id: string): Home => {
  const place = index.get(id);
  return place ? (place.sectionId ?? declared) : null;
};

/**
 * The order of ids on one side with the ids that only the other side has put after the neighbour they follow there,
 * so that a question added by either stands where its author put it.
 */
const weave = (main: readonly string[], other: readonly string[], kept: ReadonlySet<string>): string[] => {
  const order = main.filter((id) => kept.has(id));
  other.forEach((id, at) => {
    if (!kept.has(id) || order.includes(id)) return;
    const before = other
      .slice(0, at)
      .reverse()
      .find((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
};

const ids = (list: readonly { id: string }[] | undefined): string[] => (list ?? []).map(({ id }) => id);

/** The order that was changed wins; where both changed it, the saved one does. */
const mergeOrder = (base: string[], mine: string[], theirs: string[], kept: ReadonlySet<string>): string[] => {
  const known = new Set(base);
  const old = (list: string[]) => list.filter((id) => known.has(id));
  const both = new Set(mine.filter((id) => theirs.includes(id)));
  const moved = (list: string[]) =>
    !equal(
      old(list).filter((id) => both.has(id)),
      base.filter((id) => both.has(id)),
    );
  return moved(mine) && !moved(theirs) ? weave(mine, theirs, kept) : weave(theirs, mine, kept);
};

/**
 * Takes the document both officers started from, mine (stale) and theirs (saved since); returns the merged document.
 * Edits of different questions all survive, also adding, removing and moving. Where both changed the same question
 * or the same section's own fields in different ways, the saved one stays in the document and the conflict carries
 * both. Removing what the other changed is such a conflict.
 */
export const mergeDocuments = (
  base: QuestionnaireDocument,
  mine: QuestionnaireDocument,
  theirs: QuestionnaireDocument,
): Merge => {
  const conflicts: MergeConflict[] = [];
  const questions = new Map<string, { question: Question; home: Home }>();
  const everyId = new Set([base, theirs, mine].flatMap((document) => ids(everyQuestion(document))));
  const [was, own, saved] = [questionIndex(base), questionIndex(mine), questionIndex(theirs)];
  for (const id of everyId) {
    const of = (index: Index) => index.get(id)?.question ?? null;
    const { value, clash } = choose(of(was), of(own), of(saved));
    if (clash) conflicts.push({ on: 'question', id, base: of(was), mine: of(own), theirs: of(saved) });
    const home = choose(homeOf(was, id), homeOf(own, id), homeOf(saved, id)).value;
    // Kept by one side and removed by the other: the place comes from the side that keeps it.
    if (value) questions.set(id, { question: value, home: home ?? homeOf(saved, id) ?? homeOf(own, id) });
  }

  const sections = new Map<string, Omit<Section, 'questions'>>();
  for (const id of new Set([base, theirs, mine].flatMap((document) => ids(document.sections)))) {
    const whole = (document: QuestionnaireDocument) => document.sections.find((section) => section.id === id) ?? null;
    const of = (document: QuestionnaireDocument): Omit<Section, 'questions'> | null => {
      const found = whole(document);
      if (!found) return null;
      const { questions: _questions, ...own } = found;
      return own;
    };
    const { value, clash } = choose(of(base), of(mine), of(theirs));
    if (clash) conflicts.push({ on: 'section', id, base: whole(base), mine: whole(mine), theirs: whole(theirs) });
    const inUse = [...questions.values()].some(({ home }) => home === id);
    // A removed section comes back where the other side still has a question in it.
    const kept = value ?? (inUse ? (of(theirs) ?? of(mine)) : null);
    if (kept) sections.set(id, kept);
  }

  const inSection = (document: QuestionnaireDocument, id: string): string[] =>
    ids(document.sections.find((section) => section.id === id)?.questions);
  const ordered = (home: Home, of: (document: QuestionnaireDocument) => string[]): Question[] => {
    const here = [...questions].filter(([, each]) => each.home === home).map(([id]) => id);
    const order = mergeOrder(of(base), of(mine), of(theirs), new Set(here));
    // A question that one side moved here stands in neither list of the other: it goes to the end.
    return [...order, ...here.filter((id) => !order.includes(id))].flatMap((id) => questions.get(id)?.question ?? []);
  };
  const order = mergeOrder(ids(base.sections), ids(mine.sections), ids(theirs.sections), new Set(sections.keys()));
  const merged: QuestionnaireDocument = {
    ...theirs,
    sections: order.flatMap((id) => {
      const section = sections.get(id);
      return section ? [{ ...section, questions: ordered(id, (document) => inSection(document, id)) }] : [];
    }),
  };
  const declarations = ordered(declared, (document) => ids(document.declarations));
  if (declarations.length > 0 || merged.declarations) merged.declarations = declarations;

  const fields = (document: QuestionnaireDocument) => document as unknown as Record<string, unknown>;
  for (const { field } of fieldChanges(base, mine, ['sections', 'declarations'])) {
    const { value, clash } = choose(fields(base)[field], fields(mine)[field], fields(theirs)[field]);
    if (clash)
      conflicts.push({
        on: 'document',
        id: field,
        base: fields(base)[field],
        mine: fields(mine)[field],
        theirs: fields(theirs)[field],
      });
    if (value === undefined) delete fields(merged)[field];
    else fields(merged)[field] = value;
  }
  return { document: merged, conflicts };
};
