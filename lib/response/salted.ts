import { hashOf } from '../questionnaire/hash';
import type { Snapshot } from './snapshot';

/**
 * The salt of one answer, made of the submission's own, so that one answer can be shown to somebody with its salt
 * without giving the others away. Takes the submission's salt and a question's id; returns 64 hex digits.
 */
export const answerSalt = (salt: string, question: string): string =>
  hashOf({ format: 'assay-answer-salt/1', salt, question });

/**
 * Takes an answer's salt, the question's id and the answer as it was frozen; returns its salted hash, 64 hex digits: the
 * SHA-256 of the canonical text (RFC 8785) of exactly these three and the name of the form.
 */
export const answerHash = (salt: string, question: string, answer: Snapshot['answers'][string]): string =>
  hashOf({ format: 'assay-answer/1', salt, question, answer });

/** Takes a snapshot; returns the salted hash of each answer by question id, or null for one without a salt. */
export const answerHashes = ({ salt, answers }: Pick<Snapshot, 'salt' | 'answers'>): Record<string, string> | null =>
  salt === undefined
    ? null
    : Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [id, answerHash(answerSalt(salt, id), id, answer)]),
      );
