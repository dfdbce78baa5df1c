import 'server-only';
import type { Reader } from '@/db/client';
import { findProcurement, listProcurementsOf } from '@/db/store/procurement';
import { findDraft, findPublished } from '@/db/store/questionnaire';
import { findTemplateVersion, listTemplates } from '@/db/store/template';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import { questionsOf } from '@/lib/questionnaire/find';
import { type Taken, takeQuestions } from '@/lib/questionnaire/take-questions';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Where questions are copied from: another procurement, or a version of a template of the authority. */
export type SourceKey = { kind: 'procurement'; id: string } | { kind: 'template'; id: string; number: number | null };

export type Source = Taken & { key: SourceKey; title: string; detail: string };

/**
 * The document to copy from, for whoever may read it: the published version of a procurement, else its draft; or a
 * template of the viewer's own authority. Null where there is none, or none for this viewer.
 */
export async function loadSource(db: Reader, context: Context, key: SourceKey): Promise<Source | null> {
  if (context.viewer.kind !== 'buyer') return null;
  if (key.kind === 'template') {
    const found = await findTemplateVersion(db, context.viewer.authorityId, key.id, key.number);
    if (!found) return null;
    const { template, version } = found;
    return {
      key: { ...key, number: version.number },
      title: template.name,
      detail: `Template, version ${version.number}, saved from ${version.savedFrom}`,
      document: version.document,
      label: `${template.name.slice(0, 34)} v${version.number}`,
    };
  }
  const state = await findProcurement(db, key.id);
  if (!state || !may(context.viewer, 'questionnaire.read', procurementFacts(state, context)).allowed) return null;
  const version = (await findPublished(db, key.id)) ?? (await findDraft(db, key.id));
  if (!version) return null;
  const { title, reference } = state.procurement;
  return {
    key,
    title,
    detail: `${reference}, ${version.publishedAt === null ? 'draft version' : 'version'} ${version.number}`,
    document: version.document,
    label: `${reference.slice(0, 34)} v${version.number}`,
  };
}

/** Everything that questions can be copied from: templates of the authority, and procurements the viewer works on. */
export const copySources = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (db, { loaded, context }) => {
    const { draft, names, state } = loaded;
    const own = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const procurements = [];
    for (const other of await listProcurementsOf(db, own)) {
      const { id } = other.procurement;
      if (id === state.procurement.id) continue;
      const source = await loadSource(db, context, { kind: 'procurement', id });
      const questions = source ? questionsOf(source.document).length : 0;
      if (source && questions > 0) procurements.push({ id, title: source.title, detail: source.detail, questions });
    }
    const templates = await listTemplates(db, state.procurement.authorityId);
    return {
      ...pageHead(loaded, context),
      version: draft && versionHead(draft, names),
      sections: (draft?.document.sections ?? []).map(({ id, title, questions }) => ({
        id,
        title: title.en,
        questions: questions.length,
      })),
      procurements,
      templates: templates.flatMap(({ id, name, versions }) => {
        const [latest] = versions;
        if (!latest) return [];
        return [
          {
            id,
            name,
            questions: latest.questions,
            versions: versions.map(({ number, note, savedFrom, savedBy, savedAt, questions }) => ({
              number,
              note,
              savedFrom,
              savedBy: names.get(savedBy) ?? '',
              savedAt,
              questions,
            })),
          },
        ];
      }),
    };
  },
});

/** One source with what would become of each of its questions in the draft. Null where the viewer may not read it. */
export const copySource = view({
  action: 'questionnaire.read',
  load: (db, input: { id: string; source: SourceKey }) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded, input, context }) => {
    const { draft, names } = loaded;
    const head = pageHead(loaded, context);
    const source = draft && (await loadSource(db, context, input.source));
    if (!draft || !source) return { ...head, source: null };
    const { document } = source;
    const every = questionsOf(document).map(({ id }) => id);
    const taken = takeQuestions(draft.document, source, every, { weights: 'zero', freshId: context.id });
    const fate = new Map(taken.ok ? taken.value.rows.map((row) => [row.questionId, row]) : []);
    return {
      ...head,
      version: versionHead(draft, names),
      source: { title: source.title, detail: source.detail, key: source.key },
      sections: document.sections.flatMap(({ id, title, questions }) =>
        questions.length === 0
          ? []
          : [
              {
                id,
                title: title.en,
                questions: questions.map((question) => ({
                  id: question.id,
                  ref: question.ref ?? question.id,
                  wording: question.wording.en,
                  purpose: question.purpose,
                  kind: question.kind,
                  conditional: question.showIf != null,
                  fate: fate.get(question.id) ?? null,
                })),
              },
            ],
      ),
    };
  },
});
