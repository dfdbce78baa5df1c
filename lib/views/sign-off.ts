import 'server-only';
import { findGuidance } from '@/db/store/guidance';
import { findPublished } from '@/db/store/questionnaire';
import { findLastStep } from '@/db/store/two-person';
import { may } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { coverageOf } from '@/lib/questionnaire/coverage';
import { diffInWords } from '@/lib/questionnaire/diff-words';
import { documentHash } from '@/lib/questionnaire/hash';
import { sayIn } from '@/lib/text';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { procurementFacts } from './procurement-facts';
import { loadReadiness, publicationFaults } from './readiness';
import { view } from './view';
import { whoConfirms } from './who-confirms';

/** Prefix of a reason for a change, beside the reasons for warnings. */
const changePrefix = 'change:';

/** The facts on which two people publish: what it is, what was waived and why, and where the request stands. */
export const signOff = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (db, { loaded, context }) => {
    const { draft, names, people, state } = loaded;
    const head = pageHead(loaded, context);
    const nameOf = (userId: string) => names.get(userId) ?? '';
    if (!draft) {
      const published = await findPublished(db, state.procurement.id);
      const done = published && {
        number: published.number,
        at: published.publishedAt ?? '',
        hash: published.documentHash ?? '',
        asked: nameOf(published.publishedBy ?? ''),
        confirmed: nameOf(published.signedOffBy ?? ''),
      };
      return { ...head, version: null, published: done };
    }
    const readiness = await loadReadiness(db, state, draft);
    const step = await findLastStep(db, state.procurement.id, 'publish');
    const self = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const facts = procurementFacts(state, context);
    const asking = may(context.viewer, 'questionnaire.ask-sign-off', facts);
    // The code comes with the publication itself; here it is only asked who may give it.
    const confirming = may(context.viewer, 'questionnaire.publish', {
      ...facts,
      steppedUp: true,
      ...(step ? { askedBy: step.askedBy } : {}),
    });
    const holders = (wanted: Duty[]) =>
      whoConfirms(state, people, step?.ended === null ? step.askedBy : self, wanted).map(({ name }) => name);
    const approvers = holders(['approver']);
    const coverage = coverageOf(draft.document);
    const hash = documentHash(draft.document);
    const governance = (await findGuidance(db, state.procurement.id, 'sign-off'))?.document ?? null;
    const reasons = Object.entries(draft.reasons);
    return {
      ...head,
      version: versionHead(draft, names),
      published: null,
      title: draft.document.title.en,
      hash,
      /** The group's sign-off, and whether the draft still reads as it did then. */
      governance: governance && { ...governance, sameDraft: governance.documentHash === hash },
      questions: coverage.questions,
      gates: coverage.gates,
      exact: coverage.weights.length > 0 && coverage.weights.every(({ exact }) => exact),
      scoring: draft.document.scoring,
      deadline: readiness.deadline,
      /** What it amends, with everything that both people agree to beside the document. */
      amendment: readiness.amendment && {
        from: readiness.amendment.published.number,
        reason: readiness.amendment.reason,
        notice: readiness.amendment.notice,
        standing: readiness.amendment.standing && ukDeadline(readiness.amendment.standing),
        moved: readiness.amendment.deadline !== null,
        changes: diffInWords(readiness.amendment.published.document, draft.document, sayIn('en')),
      },
      faults: publicationFaults(readiness, context.now),
      waived: readiness.findings.flatMap(({ id, key, params, path }) =>
        readiness.reasons[id]
          ? [{ id, message: { path, key, params: params ?? {} }, reason: readiness.reasons[id] }]
          : [],
      ),
      changes: reasons
        .filter(([id]) => id.startsWith(changePrefix))
        .map(([id, reason]) => ({ about: id.slice(changePrefix.length), reason })),
      approvers: approvers.length > 0 ? approvers : holders(['lead', 'officer']),
      anyApprover: approvers.length > 0,
      step:
        step === null
          ? null
          : {
              id: step.id,
              ended: step.ended,
              asker: nameOf(step.askedBy),
              mine: step.askedBy === self,
              askedAt: step.askedAt,
              reason: step.reason,
              endedAt: step.endedAt,
              endedBy: nameOf(step.endedBy ?? ''),
              endReason: step.endReason,
            },
      mayAsk: asking.allowed,
      mayConfirm: confirming.allowed,
      whyNotConfirm: confirming.allowed ? null : confirming.reason,
    };
  },
});
