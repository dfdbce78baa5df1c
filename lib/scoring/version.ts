/** Version of the scoring engine; stored with every outcome, and raised whenever a figure could come out differently. */
export const engineVersion = '1.0.0';
