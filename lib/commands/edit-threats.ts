import 'server-only';
import { z } from 'zod';
import { type StrideLetter, strideInOrder } from '@/lib/catalogue';
import { ok } from '@/lib/result';
import { editThreatModel, emptyModel, FlowInput, PartInput, ThreatInput } from '@/lib/threats';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { actingUser, loadGuidance, savedFirst, writeGuidance } from './guidance-change';

const revision = z.coerce.number().int();
const letter = z.enum(strideInOrder as [StrideLetter, ...StrideLetter[]]);
const id = z.string();

/** The values of a form stand beside what they are about, so that a fault's path is the name of its field. */
const EditThreats = z.discriminatedUnion('edit', [
  z.strictObject({ id, edit: z.literal('start'), starter: z.string({ error: 'threats.starter-missing' }) }),
  z.strictObject({ id, edit: z.literal('save-part'), part: id.nullable(), revision, ...PartInput.shape }),
  z.strictObject({ id, edit: z.literal('remove-part'), part: id }),
  z.strictObject({ id, edit: z.literal('save-flow'), flow: id.nullable(), revision, ...FlowInput.shape }),
  z.strictObject({ id, edit: z.literal('remove-flow'), flow: id }),
  z.strictObject({ id, edit: z.literal('save-threat'), part: id, letter, revision, ...ThreatInput.shape }),
  z.strictObject({ id, edit: z.literal('remove-threat'), part: id, letter }),
]);

/** Takes the flat input of a form; returns the change that the rules know. */
const editOf = (input: z.output<typeof EditThreats>) => {
  switch (input.edit) {
    case 'save-part': {
      const { id: _, edit, part, revision: shown, ...values } = input;
      return { edit, part, revision: shown, values } as const;
    }
    case 'save-flow': {
      const { id: _, edit, flow, revision: shown, ...values } = input;
      return { edit, flow, revision: shown, values } as const;
    }
    case 'save-threat': {
      const { id: _, edit, part, letter: of, revision: shown, ...values } = input;
      return { edit, part, letter: of, revision: shown, values } as const;
    }
    default:
      return input;
  }
};

/** Changes one entry of the parts, flows and threats of a place. What others saved on other entries stays. */
export const editThreats = command({
  action: 'threat.edit',
  input: EditThreats,
  load: (db, input) => loadGuidance(db, input.id, 'threats'),
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { kept, people }, input, context }) => {
    const by = actingUser(context);
    const edited = editThreatModel(kept?.document ?? emptyModel, editOf(input), {
      by,
      at: context.now,
      id: context.id,
    });
    if (!edited.ok) return edited;
    if ('clash' in edited.value) return savedFirst(people, edited.value.clash);
    const { model, what } = edited.value;
    return ok({
      change: {
        procurementId: input.id,
        kind: 'threats' as const,
        document: model,
        expectedRevision: kept?.revision ?? 0,
        by,
        at: context.now,
      },
      event: {
        action: 'threat.edit' as const,
        subject: { type: 'procurement', id: input.id },
        procurementId: input.id,
        data: { what },
      },
      value: { edit: input.edit },
    });
  },
  write: writeGuidance,
});
