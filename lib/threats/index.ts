/** Parts of a place, what flows between them, and the threats of each part: a light STRIDE analysis. */
export * from './edits';
export * from './layout';
export * from './model';
export * from './risk';
export * from './starters';
export * from './suggested';
