import { fieldChanges } from './diff';
import type { Question, QuestionnaireDocument, Section } from './document';
import { everyQuestion, questionIndex } from './find';
import { canonical } from './hash';
import { mergeOrder } from './merge-order';

/** The same thing was changed by both; both texts are kept and a person chooses. `null`: removed. */
export type MergeConflict =
  | { on: 'question'; id: string; base: Question | null; mine: Question | null; theirs: Question | null }
  | { on: 'section'; id: string; base: Section | null; mine: Section | null; theirs: Section | null }
  | { on: 'document'; id: string; base: unknown; mine: unknown; theirs: unknown }
  /** A question that both moved to different sections, or that one moved away and the other removed: its sections. */
  | { on: 'place'; id: string; base: string | null; mine: string | null; theirs: string | null }
  /** Moves within one list that no single order can hold: the section's id, `declarations` or `sections`. */
  | { on: 'order'; id: string };

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
type Homes = Record<'base' | 'mine' | 'theirs', Home>;
const named = (home: Home): string | null => (home === declared ? 'declarations' : home);

type Index = ReturnType<typeof questionIndex>;
const homeOf = (index: Index, id: string): Home => {
  const place = index.get(id);
  return place ? (place.sectionId ?? declared) : null;
};

const ids = (list: readonly { id: string }[] | undefined): string[] => (list ?? []).map(({ id }) => id);

const chooseHome = ({ base, mine, theirs }: Homes): { value: Home; clash: boolean } => {
  if (mine === theirs || base === mine) return { value: theirs, clash: false };
  return base === theirs ? { value: mine, clash: false } : { value: theirs, clash: true };
};

/**
 * Takes the document both officers started from, mine (stale) and theirs (saved since); returns the merged document.
 * Edits of different questions all survive, also adding, removing and moving (`merge-order.ts` says when moves
 * overlap). Where both changed the same question or the same section's own fields in different ways, or their moves
 * overlap, the saved one stays in the document and the conflict carries both. Removing what the other changed or moved
 * to another section is such a conflict; a removal outlasts a move within the section.
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
    const homes: Homes = { base: homeOf(was, id), mine: homeOf(own, id), theirs: homeOf(saved, id) };
    const { value: home, clash: apart } = chooseHome(homes);
    if (apart && !clash)
      conflicts.push({
        on: 'place',
        id,
        base: named(homes.base),
        mine: named(homes.mine),
        theirs: named(homes.theirs),
      });
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
    const { order, clash } = mergeOrder(of(base), of(mine), of(theirs), new Set(here));
    if (clash) conflicts.push({ on: 'order', id: named(home) ?? '' });
    // A question that one side moved here stands in neither list of the other: it goes to the end.
    return [...order, ...here.filter((id) => !order.includes(id))].flatMap((id) => questions.get(id)?.question ?? []);
  };
  const { order, clash: sectionsClash } = mergeOrder(
    ids(base.sections),
    ids(mine.sections),
    ids(theirs.sections),
    new Set(sections.keys()),
  );
  if (sectionsClash) conflicts.push({ on: 'order', id: 'sections' });
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
