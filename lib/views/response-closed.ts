import 'server-only';
import { lateDecisionsOf } from '@/db/store/late-attempt';
import { listLateAttempts } from '@/db/store/submission';
import { lastHourFrom } from '@/lib/procurement/outage';
import { ofResponse, type ResponseFrameFacts } from './response';
import { healthWithin, type ServiceHealth } from './uptime';

export type LateShown = {
  reference: string;
  receivedAt: string;
  /** What two officers decided, once they have. */
  decided: { accepted: boolean; reason: string; decidedAt: string } | null;
};

/** After the deadline: what counts, what was kept, attempts that came too late, and facts that tell whose fault it was. */
export const responseClosed = ofResponse<
  { responseId: string },
  {
    frame: ResponseFrameFacts;
    late: LateShown[];
    lastSaved: string | null;
    /** How the service was in the last hour before the deadline. */
    health: ServiceHealth;
  }
>(async ({ record, frame }, db) => {
  const decisions = await lateDecisionsOf(db, record.head.id);
  return {
    frame,
    late: (await listLateAttempts(db, record.head.id)).map(({ reference, receivedAt }) => {
      const decided = decisions.get(reference);
      return {
        reference,
        receivedAt,
        decided: decided
          ? { accepted: decided.decision === 'accept', reason: decided.reason, decidedAt: decided.decidedAt }
          : null,
      };
    }),
    lastSaved:
      [...record.answers.values()]
        .map(({ savedAt }) => savedAt)
        .sort()
        .at(-1) ?? null,
    health: await healthWithin(db, lastHourFrom(frame.deadline), frame.deadline, frame.now),
  };
});
