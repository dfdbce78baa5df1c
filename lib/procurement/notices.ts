import type { Message } from '../result';
import type { Procedure, Regime, RuleSource } from './regime';
import { noticeSources } from './regime-rules';

/** A notice by its name on screen, where it goes, and the rule; null where we hold no checked source. */
export type Notice = {
  /** `tender` has the fields of regulations 18 and 19, `below-threshold` those of regulation 24. */
  id: 'tender' | 'below-threshold' | 'contract' | 'unknown';
  name: Message;
  source: RuleSource | null;
  /** True where suppliers may not be invited in Assay before it is out; `firstSource` says where that is written. */
  first: boolean;
  firstSource: RuleSource | null;
};

const named = (key: string): Message => ({ path: '', key: `regime.${key}` });

/**
 * Takes the regime and the procedure; returns the notice that opens the procurement. Above the threshold under the Act
 * it must be on the central digital platform before anybody is invited (section 21; regulation 5 of each regulations).
 */
export const openingNotice = ({ statute, side, nation }: Regime, procedure: Procedure): Notice => {
  if (statute === 'scotland' && procedure !== 'framework-call-off')
    return {
      id: 'contract',
      name: named('notice-contract'),
      source: noticeSources.scottishNotice,
      first: false,
      firstSource: null,
    };
  if (statute !== 'act' || procedure === 'framework-call-off' || (side === 'below' && nation === 'northern-ireland'))
    return { id: 'unknown', name: named('notice-unknown'), source: null, first: false, firstSource: null };
  if (side === 'below')
    return {
      id: 'below-threshold',
      name: named('notice-below-threshold'),
      // Part 6 binds in Wales too, but what its notice holds there is for the Welsh regulations.
      source: nation === 'wales' ? null : noticeSources.belowThreshold,
      first: false,
      firstSource: null,
    };
  return {
    id: 'tender',
    name: named('notice-tender'),
    source: nation === 'wales' ? noticeSources.welshPlatform : noticeSources.tenderNotice(procedure),
    first: true,
    firstSource: nation === 'wales' ? noticeSources.welshPlatform : noticeSources.platform,
  };
};

/** The notice of a decision not to award: whether one is owed, and where that and what it holds are written. */
export type EndNotice = { is: 'owed' | 'not-yet' | 'unknown'; source: RuleSource | null; content: RuleSource | null };

/**
 * Takes the regime, the procedure and whether the notice that opens it is out; returns what a cancellation calls for.
 * Under the Act a procurement termination notice is owed once a tender notice is out (section 55). What it holds is
 * known for England and Northern Ireland (regulation 37); for Wales we hold no checked list.
 */
export const endNotice = (regime: Regime | null, procedure: Procedure | null, noticeOut: boolean): EndNotice => {
  if (!regime || !procedure || openingNotice(regime, procedure).id !== 'tender')
    return { is: 'unknown', source: null, content: null };
  return {
    is: noticeOut ? 'owed' : 'not-yet',
    source: noticeSources.termination,
    content: regime.nation === 'wales' ? null : noticeSources.terminationContent,
  };
};
