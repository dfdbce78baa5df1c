import { corvane as decidedCorvane } from './decided/corvane';
import { fenlight as decidedFenlight } from './decided/fenlight';
import { oakhollow as decidedOakhollow } from './decided/oakhollow';
import { panel } from './decided/panel';
import * as decidedProcurement from './decided/procurement';
import { corvane as openCorvane } from './open/corvane';
import { fenlight as openFenlight } from './open/fenlight';
import { oakhollow as openOakhollow } from './open/oakhollow';
import * as openProcurement from './open/procurement';
import { corvane as unopenedCorvane } from './unopened/corvane';
import { fenlight as unopenedFenlight } from './unopened/fenlight';
import { oakhollow as unopenedOakhollow } from './unopened/oakhollow';
import * as unopenedProcurement from './unopened/procurement';

/** Standard profile, three bids, marked, priced and decided. */
export const decided = {
  ...decidedProcurement,
  bids: [decidedFenlight, decidedCorvane, decidedOakhollow],
  panel,
};

/** Light profile by override, three bids, past its deadline. */
export const unopened = { ...unopenedProcurement, bids: [unopenedFenlight, unopenedCorvane, unopenedOakhollow] };

/**
 * Light profile, open for answers. The version published is the one with the corrected date: amending a published
 * version, and the question that led to it, have no page yet.
 */
export const open = {
  ...openProcurement,
  bids: [openFenlight, openCorvane, openOakhollow],
  /** The last thing that anybody did before the example is shown. */
  lastAct: '2026-11-20T16:48:12.000Z',
};
