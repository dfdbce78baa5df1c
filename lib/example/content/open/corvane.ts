import type { Bid } from '../shape';

export const corvane: Bid = {
  supplier: 'corvane',
  acceptedAt: '2026-11-18T13:20:46.000Z',
  evidence: [],
  answers: {},
  declarations: {},
  submissions: [],
};
