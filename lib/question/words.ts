/** Takes text; returns how many words it has. A word is a run of characters between spaces, everywhere in Assay. */
export const countWords = (text: string): number => text.split(/\s+/u).filter((run) => run !== '').length;
