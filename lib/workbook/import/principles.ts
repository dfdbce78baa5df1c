import type { Principle, QuestionTemplate } from '../../catalogue';

/** Words that say nothing about what is asked. */
const idle = new Set(
  'about above after all also and any are because been before being below between both but can could describe detail details did does doing down during each ensure etc explain few for from further give had has have having how include including into its itself last long many more most much must need not off often once only other our out over own please provide same set shall should some such supplier suppliers system systems than that the their them then there these they this those through too under until use used using very was were what when where which while who whom why will with within would yes you your'.split(
    ' ',
  ),
);

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    .filter((word) => !idle.has(word))
    .map((word) => (word.endsWith('ies') ? `${word.slice(0, -3)}y` : /[^s]s$/.test(word) ? word.slice(0, -1) : word))
    .filter((word) => !idle.has(word));

type Vector = { weights: Map<string, number>; square: bigint };
type Passage = { principle: number; vector: Vector };

/** Weights are whole numbers, so that every comparison is exact and the order never depends on a machine. */
export type PrincipleIndex = { rarity: ReadonlyMap<string, number>; passages: readonly Passage[] };

const vectorOf = (words: readonly string[], rarity: ReadonlyMap<string, number>): Vector => {
  const weights = new Map<string, number>();
  for (const word of words) {
    const rare = rarity.get(word);
    if (rare !== undefined) weights.set(word, (weights.get(word) ?? 0) + rare);
  }
  let square = 0n;
  for (const weight of weights.values()) square += BigInt(weight) * BigInt(weight);
  return { weights, square };
};

/** Takes the bank and the principles; returns what questions are compared with. */
export const principleIndex = (
  templates: readonly QuestionTemplate[],
  principles: readonly Principle[],
): PrincipleIndex => {
  const texts = [
    ...templates.map(({ home, wording, guidance, evidence }) => ({
      principle: home,
      words: wordsOf(`${wording.en} ${wording.en} ${guidance?.en ?? ''} ${evidence.en}`),
    })),
    ...principles.map(({ number, title, shortName, explanation }) => ({
      principle: number,
      words: wordsOf(`${title.en} ${shortName.en} ${explanation.join(' ')}`),
    })),
  ];
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = new Map(
    [...counts].map(([word, count]) => [word, 1 + Math.round(100 * Math.log2(texts.length / count))] as const),
  );
  return {
    rarity,
    passages: texts.map(({ principle, words }) => ({ principle, vector: vectorOf(words, rarity) })),
  };
};

/** A principle that a question may belong to, and the rarest words that it shares with what is asked there. */
export type Suggestion = { principle: number; words: string[] };

/** The cosine, squared, as a fraction: dot² over the length of the passage, since the question's is the same for all. */
type Closeness = { dot: bigint; square: bigint };
const isCloser = (one: Closeness, other: Closeness): boolean =>
  one.dot * one.dot * other.square > other.dot * other.dot * one.square;

/**
 * Suggests a principle for a question by plain similarity of words (weighted by rarity, cosine of the closest bank
 * question or explanation). Null where too little is shared. Equal closeness goes to the lower principle.
 */
export const suggestPrinciple = (index: PrincipleIndex, text: string): Suggestion | null => {
  const asked = vectorOf(wordsOf(text), index.rarity);
  if (asked.square === 0n) return null;
  let best: (Closeness & { passage: Passage }) | null = null;
  for (const passage of index.passages) {
    let dot = 0n;
    for (const [word, weight] of asked.weights) {
      const other = passage.vector.weights.get(word);
      if (other !== undefined) dot += BigInt(weight) * BigInt(other);
    }
    if (dot === 0n) continue;
    const close = { dot, square: passage.vector.square, passage };
    if (!best || isCloser(close, best)) best = close;
    else if (!isCloser(best, close) && passage.principle < best.passage.principle) best = close;
  }
  // A cosine below 0.1 is chance.
  if (!best || best.dot * best.dot * 100n < asked.square * best.square) return null;
  const { weights } = best.passage.vector;
  // One word alone is chance too.
  const shared = [...asked.weights.keys()]
    .filter((word) => weights.has(word))
    .sort((a, b) => (index.rarity.get(b) ?? 0) - (index.rarity.get(a) ?? 0) || (a < b ? -1 : 1));
  return shared.length < 2 ? null : { principle: best.passage.principle, words: shared.slice(0, 4) };
};
