import about from '../package.json';

/** The version of Assay that runs. */
export const version: string = about.version;
