import 'server-only';
import { findDraft, findPublished, findVersionByNumber, listVersions } from '@/db/store/questionnaire';
import { may } from '@/lib/policy';
import { setupOf } from '@/lib/procurement/setup-state';
import { checkDocument } from '@/lib/questionnaire/checks';
import { findQuestion } from '@/lib/questionnaire/find';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { procurementFacts } from './procurement-facts';
import { loadCheckContext } from './readiness';
import { view } from './view';

/** A version in full: the one with this number, else the latest published one. `version` is null where there is none. */
export const questionnaireVersion = view({
  action: 'questionnaire.read',
  load: (db, input: { id: string; number: number | null }) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded, input, context }) => {
    const { names, state } = loaded;
    const { id } = state.procurement;
    const version =
      input.number === null ? await findPublished(db, id) : await findVersionByNumber(db, id, input.number);
    const head = pageHead(loaded, context);
    if (!version) return { ...head, version: null };
    const nameOf = (userId: string | null) => (userId === null ? '' : (names.get(userId) ?? ''));
    const latest = state.versions.findLast(({ publishedAt }) => publishedAt !== null);
    const replacedBy = version.publishedAt !== null && latest && latest.number > version.number ? latest.number : null;
    const findings = checkDocument(version.document, await loadCheckContext(db, state));
    return {
      ...head,
      version: {
        ...versionHead(version, names),
        hash: version.documentHash,
        publishedAt: version.publishedAt,
        publishedBy: nameOf(version.publishedBy),
        signedOffBy: nameOf(version.signedOffBy),
        amendReason: version.publishedAt ? version.amendReason : null,
        notice: version.publishedAt ? version.notice : null,
      },
      document: version.document,
      /** The one that it was published with; the one that stands for the latest version. */
      deadline: replacedBy === null ? state.procurement.deadline : (version.deadline ?? state.procurement.deadline),
      replacedBy,
      mayAmend:
        version.publishedAt !== null &&
        replacedBy === null &&
        may(context.viewer, 'amendment.start', procurementFacts(state, context)).allowed,
      receiving: setupOf(state.procurement.setup).receiving ?? null,
      waived: findings.flatMap(({ id: findingId, path, key, params }) => {
        const reason = version.reasons[findingId];
        return reason ? [{ id: findingId, message: { path, key, params: params ?? {} }, reason }] : [];
      }),
      versions: (await listVersions(db, id)).map(({ number, publishedAt }) => ({ number, publishedAt })),
    };
  },
});

/** The draft, or without one the latest published version, as suppliers will meet it: one section at a time. */
export const questionnairePreview = view({
  action: 'questionnaire.read',
  load: (db, input: { id: string; sectionId: string | null; questionId: string | null }) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded, input, context }) => {
    const { state } = loaded;
    const version = (await findDraft(db, state.procurement.id)) ?? (await findPublished(db, state.procurement.id));
    const head = pageHead(loaded, context);
    if (!version) return { ...head, document: null };
    const { document } = version;
    return {
      ...head,
      document,
      section: document.sections.find(({ id }) => id === input.sectionId) ?? null,
      question: input.questionId === null ? null : (findQuestion(document, input.questionId) ?? null),
    };
  },
});
