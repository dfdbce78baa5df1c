import 'server-only';
import { z } from 'zod';
import type { Writer } from '@/db/client';
import { findProcurement } from '@/db/store/procurement';
import { findDraft, findPublished } from '@/db/store/questionnaire';
import { insertTemplate, insertTemplateVersion, listTemplates } from '@/db/store/template';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { questionsOf } from '@/lib/questionnaire/find';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const SaveTemplate = z.strictObject({
  id: z.string(),
  /** The template that gets a new version; '' for a new template. */
  templateId: z.string().default(''),
  /** Of a new template. */
  name: z.string().trim().max(120).default(''),
  sectionIds: z.array(z.string()).min(1, { error: 'questionnaire.template-sections' }).max(60),
  /** What this version is for, for colleagues. */
  note: z.string().trim().max(2_000).default(''),
});

type Write = {
  template: Parameters<typeof insertTemplate>[1] | null;
  version: Parameters<typeof insertTemplateVersion>[1];
};

/** Names are compared as people read them. */
export const sameName = (left: string, right: string): boolean =>
  left.replace(/\s+/g, ' ').toLowerCase() === right.replace(/\s+/g, ' ').toLowerCase();

/**
 * Keeps sections of the draft, or of the published version where there is no draft, as a template of the authority: a
 * new one, or the next version of one that exists. Versions are never changed.
 */
export const saveTemplate = command({
  action: 'template.save',
  input: SaveTemplate,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const source = (await findDraft(db, id)) ?? (await findPublished(db, id));
    return source && { state, source, templates: await listTemplates(db, state.procurement.authorityId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, source, templates }, input, context }) => {
    const sections = source.document.sections.filter(({ id }) => input.sectionIds.includes(id));
    const document: QuestionnaireDocument = {
      format: source.document.format,
      title: source.document.title,
      scoring: { ...source.document.scoring, tieBreakers: [] },
      sections,
    };
    const count = questionsOf(document).length;
    if (count === 0) return refuse('invalid', 'questionnaire.template-empty', undefined, 'sectionIds');
    const existing = templates.find(({ id }) => id === input.templateId);
    if (input.templateId !== '' && !existing) return refuse('not-found', 'common.not-found');
    if (!existing && input.name === '') return refuse('invalid', 'questionnaire.template-name', undefined, 'name');
    if (!existing && templates.some(({ name }) => sameName(name, input.name)))
      return refuse('invalid', 'questionnaire.template-name-used', { name: input.name }, 'name');
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const template = existing
      ? null
      : {
          id: context.id(),
          authorityId: state.procurement.authorityId,
          name: input.name,
          createdBy: by,
          createdAt: context.now,
        };
    const templateId = existing?.id ?? template?.id ?? '';
    const number = (existing?.versions[0]?.number ?? 0) + 1;
    const name = existing?.name ?? input.name;
    const change: Write = {
      template,
      version: {
        id: context.id(),
        templateId,
        number,
        document,
        questions: count,
        note: input.note,
        savedFrom: state.procurement.reference,
        savedBy: by,
        savedAt: context.now,
      },
    };
    return ok({
      change,
      event: {
        action: 'template.save' as const,
        subject: { type: 'template', id: templateId },
        procurementId: state.procurement.id,
        data: { name, number, count },
      },
      value: { templateId, name, number, count },
    });
  },
  write: async (tx: Writer, { template, version }: Write) => {
    // A colleague saved the same name or number in this very moment.
    if (template && !(await insertTemplate(tx, template)))
      return refuse('conflict', 'questionnaire.template-name-used', { name: template.name }, 'name');
    if (!(await insertTemplateVersion(tx, version))) return refuse('conflict', 'questionnaire.template-raced');
    return undefined;
  },
});
