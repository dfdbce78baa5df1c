import 'server-only';
import type { Clarification } from '@/db/store/clarification';
import type { VersionHead } from '@/db/store/procurement';
import { versionAfter } from '@/lib/procurement/clarifications';

/** One answered question as everybody reads it. */
export type LoggedClarification = {
  number: number;
  about: string;
  wording: string;
  answer: string;
  answeredAt: string;
  leadsToAmendment: boolean;
  /** The version that followed an answer that leads to an amendment. */
  followedBy: { number: number; publishedAt: string } | null;
};

/** The numbered log: what went to every supplier, and nothing else. */
export const clarificationLog = (
  clarifications: readonly Clarification[],
  versions: readonly Pick<VersionHead, 'number' | 'publishedAt'>[],
): LoggedClarification[] =>
  clarifications
    .flatMap(({ about, answer }): LoggedClarification[] => {
      if (answer?.number == null) return [];
      const { number, wording, answer: text, answeredAt, leadsToAmendment } = answer;
      return [
        {
          number,
          about,
          wording,
          answer: text,
          answeredAt,
          leadsToAmendment,
          followedBy: leadsToAmendment ? versionAfter(answeredAt, versions) : null,
        },
      ];
    })
    .sort((a, b) => a.number - b.number);
