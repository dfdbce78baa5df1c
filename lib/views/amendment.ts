import 'server-only';
import { findPublished } from '@/db/store/questionnaire';
import { may } from '@/lib/policy';
import { adviseOnDeadline } from '@/lib/procurement/amend-advice';
import { setupOf } from '@/lib/procurement/setup-state';
import { diffInWords, noticeText } from '@/lib/questionnaire/diff-words';
import { sayIn } from '@/lib/text';
import { amendmentDigest, amendmentOf, faultsOfAmendment, findAmendment } from './amendment-facts';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { procurementFacts } from './procurement-facts';
import { view } from './view';
import { whyNot } from './why-not';

const say = sayIn('en');

/**
 * The amendment in the making: what changes for suppliers, whether they need more time, and what they are told. It is
 * made of the two versions alone, so that it is the same whatever suppliers have done.
 */
export const amendment = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (db, { loaded, context }) => {
    const { state, draft, names } = loaded;
    const { procurement } = state;
    const head = pageHead(loaded, context);
    const facts = procurementFacts(state, context);
    const amends = draft && (await findAmendment(db, state, draft));
    if (!draft || !amends) {
      const published = draft ? null : await findPublished(db, procurement.id);
      const start = may(context.viewer, 'amendment.start', facts);
      return {
        ...head,
        version: null,
        published: published && { number: published.number },
        deadline: procurement.deadline,
        mayStart: published !== null && start.allowed,
        whyNot: whyNot(start),
      };
    }
    const { published, standing } = amends;
    const details = amendmentOf(draft);
    const deadline = standing ?? context.now;
    const changes = diffInWords(published.document, draft.document, say);
    const { title } = procurement;
    return {
      ...head,
      version: versionHead(draft, names),
      from: published.number,
      deadline,
      changes,
      advice: adviseOnDeadline({
        before: published.document,
        after: draft.document,
        setup: setupOf(procurement.setup),
        deadline,
        now: context.now,
      }),
      details,
      /** When marking is planned to end. */
      marking: setupOf(procurement.setup).timetable?.marking ?? null,
      digest: amendmentDigest(details),
      /** What the notice would say of the changes as they are now. */
      notice: noticeText(changes, { title, number: draft.number }, say),
      maySave: may(context.viewer, 'amendment.save', facts).allowed,
      mayDrop: may(context.viewer, 'amendment.drop', facts).allowed,
      whyNot: whyNot(may(context.viewer, 'amendment.save', facts)),
      faults: faultsOfAmendment(amends, context.now),
      waiting: state.steps.some((step) => step.act === 'publish' && step.ended === null),
    };
  },
});
