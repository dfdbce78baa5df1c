/** The names under which a browser keeps words that are not saved yet begin with this, and then say whose they are. */
export const unsentPrefix = (person: string): string => `assay-unsent.${person}.`;

const storage = (): Storage | null => {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
};

const namesOf = (person: string): string[] => {
  const kept = storage();
  const names = Array.from({ length: kept?.length ?? 0 }, (_, at) => kept?.key(at) ?? '');
  return names.filter((name) => name.startsWith(unsentPrefix(person)));
};

/** How many answers of a person wait in this browser: two texts for one question are one answer. */
export const unsentHere = (person: string): number =>
  new Set(namesOf(person).map((name) => name.slice(0, name.lastIndexOf('.')))).size;

/** Heard on the page of somebody who signs out: it keeps nothing any more. */
export const forgotten = 'assay-forgotten';

/** Takes away everything that this browser keeps of a person. */
export const forgetUnsent = (person: string): void => {
  for (const name of namesOf(person)) storage()?.removeItem(name);
  dispatchEvent(new Event(forgotten));
};
