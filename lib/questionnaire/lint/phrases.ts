/** Takes a text and patterns; returns the words that the first matching pattern found, as they stand in the text. */
export const firstMatch = (text: string, patterns: readonly RegExp[]): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0].trim();
    if (found) return found;
  }
  return undefined;
};

/**
 * Takes the words that a finding names; returns them as a part of its id, so that a reason given for some words does
 * not excuse others.
 */
export const detailOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);

/** Takes a text; returns its sentences. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.?!])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Takes a text; returns its words in lower case, without punctuation. */
export const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+(?:['’][a-z]+)?/g) ?? [];
