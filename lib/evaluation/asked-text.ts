import { hashOf } from '../questionnaire/hash';

/**
 * The hash by which the log knows what a bidder was asked, or what it answered. With the random id of the question, so
 * that the same words have another hash elsewhere.
 */
export const textHash = (id: string, text: string): string => hashOf({ id, text });
