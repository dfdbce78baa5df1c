import { say } from '../text';

/** What the blank copy that goes to a portal says beyond a blank copy: how to name files, and its key. */
export const forPortal = (key: string): [string, string][] => [
  [say('documents.start-files'), say('documents.start-files-portal')],
  [say('documents.start-key'), key],
];
