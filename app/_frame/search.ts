/** What a page of a procurement or evaluation has in its path: its id, and what else the page says. */
export type Params<P = unknown> = { params: Promise<{ id: string } & P> };

/** What may follow the path of a page. Anybody can write it, any number of times, so every value goes through `one`. */
export type Search<Names extends string = string> = {
  searchParams: Promise<Partial<Record<Names, string | string[]>>>;
};

/** One value of the address, or undefined. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** The words for a value of the address, or undefined. What every object inherits, such as `constructor`, is no word. */
export const wordsFor = (words: Readonly<Record<string, string>>, value: string | string[] | undefined) => {
  const key = one(value);
  return key !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;
};
