'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import { type FormState, valuesOf } from '@/app/_ui/form-state';
import { readContext } from '@/lib/commands/from-request';
import { type AwardPart, setAwardModel } from '@/lib/commands/set-award-model';
import {
  moveStep,
  otherPreset,
  readAwardForm,
  readMarkTable,
  readScaleForm,
  readTies,
} from '@/lib/questionnaire/award-model';
import { pressCriteria } from '@/lib/questionnaire/criteria-rows';
import { ok, type Result, refuse } from '@/lib/result';
import { isDecimal } from '@/lib/scoring/fraction';
import type { ScoringRules } from '@/lib/scoring/rules';
import { awardModel } from '@/lib/views/award-model';

type Raw = Record<string, unknown>;
const line = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Reads the form of one card; the scale as it stands is needed for descriptors that were edited. */
const readPart = (part: AwardPart, form: Raw, now: ScoringRules): Result<Partial<ScoringRules>> => {
  switch (part) {
    case 'award': {
      const award = readAwardForm(form);
      return award.ok ? ok({ award: award.value }) : award;
    }
    case 'scale': {
      const other = otherPreset(form, now.scale);
      if (other) return ok({ scale: other });
      const scale = readScaleForm(form, now.scale);
      return scale.ok ? ok({ scale: scale.value }) : scale;
    }
    case 'minimums': {
      const minimum = line(form.minimumQuality);
      if (minimum !== '' && !isDecimal(minimum))
        return refuse('invalid', 'questionnaire.share-form', { what: 'Minimum quality' }, 'minimumQuality');
      return ok({ minimumQuality: minimum === '' ? null : minimum });
    }
    case 'rounding':
      return ok({ rounding: { places: Number(line(form.places)), mode: 'half-up' } });
    case 'not-applicable':
      return ok({ notApplicable: line(form.rule) as ScoringRules['notApplicable'] });
    case 'ties': {
      const steps = typeof form.ties === 'object' && form.ties !== null ? Object.values(form.ties).map(line) : [];
      const ties = readTies(
        moveStep(
          [...steps, line(form.add)].filter((step) => step !== ''),
          line(form.do),
        ),
      );
      return ties.ok ? ok({ tieBreakers: ties.value }) : ties;
    }
  }
};

/** The row on which a step stands after it was moved, so that the focus stays with it. */
const pressedRow = (pressed: string): string => {
  const [name, at] = pressed.split(':');
  if (name === 'up') return `&pressed=up#row-${Number(at) - 1}`;
  return name === 'down' ? `&pressed=down#row-${Number(at) + 1}` : '';
};

/** Saves one card of the award model. */
export async function keepPart(id: string, part: AwardPart, _state: FormState, form: FormData): Promise<FormState> {
  const model = await awardModel(await readContext(), { id });
  if (!model.ok) return failed(model.messages, form);
  if (model.value.version === null) return failed([{ path: '', key: 'policy.published' }], form);
  const pressed = String(form.get('do') ?? '');
  const criteria = part === 'award' ? pressCriteria(valuesOf(form), pressed) : null;
  // Another row, or one fewer: the form comes back with what was typed, and nothing is saved.
  if (criteria) return { errors: [], values: criteria, revision: String(form.get('revision') ?? '') };
  const posted = fieldsOf(form);
  const now = model.value.document.scoring;
  const other = part === 'scale' ? otherPreset(posted, now.scale) : null;
  const here = `/procurements/${id}/award`;
  // The table of old and new marks comes with the second form: it is seen before anything changes.
  if (other && !form.has('marks.0.to') && model.value.scales.some(({ marks }) => marks.length > 0))
    redirect(`${here}/scale?preset=${other.preset}`);
  const read = readPart(part, posted, now);
  if (!read.ok) return failed(read.messages, form);
  return act(setAwardModel, form, {
    shape: ({ revision, reason }) => ({
      id,
      revision,
      part,
      scoring: read.value,
      ...(other ? { marks: readMarkTable(posted) } : {}),
      ...(line(reason) === '' ? {} : { reason: line(reason) }),
    }),
    then: ({ revision }) =>
      part === 'ties' && pressed !== '' ? `${here}/ties?saved=${revision}${pressedRow(pressed)}` : `${here}?saved=1`,
  });
}
