import 'server-only';
import { z } from 'zod';
import type { Writer } from '@/db/client';
import { findProcurement } from '@/db/store/procurement';
import {
  findTemplateVersion,
  insertTemplateVersion,
  listTemplates,
  renameTemplate as rename,
  type TemplateVersion,
} from '@/db/store/template';
import { ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { sameName } from './save-template';

const RenameTemplate = z.strictObject({
  /** The procurement from whose pages it is renamed: the duties there allow it. */
  id: z.string(),
  templateId: z.string(),
  /** The name that the page showed, so that two people who rename at once do not undo each other. */
  from: z.string(),
  name: z
    .string()
    .trim()
    .min(1, { error: 'questionnaire.template-name' })
    .max(120, { error: 'questionnaire.template-name-long' }),
});

type Write = { templateId: string; from: string; name: string; version: TemplateVersion };

/**
 * Gives a template of the authority another name. All versions stay, and a new one with the same questions says what
 * the template was called before, so that colleagues who look for the old name find it.
 */
export const renameTemplate = command({
  action: 'template.rename',
  input: RenameTemplate,
  load: async (db, { id, templateId }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const { authorityId } = state.procurement;
    const latest = await findTemplateVersion(db, authorityId, templateId, null);
    return latest && { state, latest, templates: await listTemplates(db, authorityId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, latest, templates }, input, context }) => {
    const { template, version } = latest;
    const { templateId, from, name } = input;
    const value = { templateId, name };
    if (template.name === name) return ok({ change: null, event: null, value });
    if (template.name !== from)
      return refuse('conflict', 'questionnaire.template-renamed-first', { name: template.name }, 'name');
    if (templates.some((other) => other.id !== templateId && sameName(other.name, name)))
      return refuse('invalid', 'questionnaire.template-name-taken', { name }, 'name');
    const change: Write = {
      templateId,
      from,
      name,
      version: {
        ...version,
        id: context.id(),
        number: version.number + 1,
        note: say('questionnaire.template-renamed', { from }),
        savedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        savedAt: context.now,
      },
    };
    return ok({
      change,
      event: {
        action: 'template.rename' as const,
        subject: { type: 'template', id: templateId },
        procurementId: state.procurement.id,
        data: { from, name },
      },
      value,
    });
  },
  write: async (tx: Writer, change: Write | null) => {
    if (!change) return undefined;
    const { templateId, from, name, version } = change;
    // A colleague renamed or saved it in this very moment.
    if (!(await rename(tx, templateId, from, name)) || !(await insertTemplateVersion(tx, version)))
      return refuse('conflict', 'questionnaire.template-raced', undefined, 'name');
    return undefined;
  },
});
