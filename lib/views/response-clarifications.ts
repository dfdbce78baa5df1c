import 'server-only';
import { listClarifications, listOwnClarifications } from '@/db/store/clarification';
import { findProcurement } from '@/db/store/procurement';
import { askingFacts } from '@/lib/commands/ask-clarification';
import { type ClarificationState, choicesIn, clarificationState } from '@/lib/procurement/clarifications';
import { refOf } from '@/lib/question/kind';
import { clarificationLog, type LoggedClarification } from './clarification-log';
import { ofResponse, type ResponseFrameFacts } from './response';

/** A question of the viewer's own team. */
export type OwnClarification = {
  id: string;
  askedAt: string;
  about: string;
  text: string;
  reason: string;
  state: ClarificationState;
  choices: readonly ('withdraw' | 'publish')[];
  decision: { granted: boolean; reason: string } | null;
  /** The number under which everybody reads it. */
  number: number | null;
  /** The answer to this team alone. */
  alone: { answer: string; at: string } | null;
};

export type ResponseClarifications = {
  frame: ResponseFrameFacts;
  log: LoggedClarification[];
  own: OwnClarification[];
  closesAt: string | null;
  closed: boolean;
  refs: { ref: string; wording: string }[];
};

/** The numbered log that every supplier reads, and what the viewer's own team asked. */
export const responseClarifications = ofResponse<{ responseId: string }, ResponseClarifications>(
  async ({ record, frame }, db) => {
    const { head, published } = record;
    const state = await findProcurement(db, head.procurementId);
    const all = await listClarifications(db, head.procurementId);
    const own = await listOwnClarifications(db, head.procurementId, head.id);
    const { document } = published;
    const asking = state && askingFacts(state.procurement, { receivedAt: frame.now });
    return {
      frame,
      log: clarificationLog(all, state?.versions ?? []),
      own: own.map((one): OwnClarification => {
        const where = clarificationState(one);
        return {
          id: one.id,
          askedAt: one.asker.receivedAt,
          about: one.about,
          text: one.text,
          reason: one.reason,
          state: where,
          choices: frame.stand.closed || frame.cancelled ? [] : choicesIn(where),
          decision: one.decision && { granted: one.decision.granted, reason: one.decision.reason },
          number: one.answer?.number ?? null,
          alone:
            where === 'answered-alone' && one.answer ? { answer: one.answer.answer, at: one.answer.answeredAt } : null,
        };
      }),
      closesAt: asking?.closesAt ?? null,
      closed: asking?.clarificationsClosed !== false,
      refs: [...document.sections.flatMap(({ questions }) => questions), ...(document.declarations ?? [])].map(
        (question) => ({ ref: refOf(question), wording: question.wording.en }),
      ),
    };
  },
);
