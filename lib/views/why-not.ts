import 'server-only';
import type { Decision } from '@/lib/policy';
import type { Message } from '@/lib/result';

/** The sentence that says why an act is not open to the viewer; null where it is. */
export const whyNot = (decision: Decision): Message | null => {
  if (decision.allowed) return null;
  return { path: '', key: decision.reason, ...(decision.params ? { params: decision.params } : {}) };
};
