'use server';

import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { readContext } from '@/lib/commands/from-request';
import { type AwardPart, setAwardModel } from '@/lib/commands/set-award-model';
import { readAwardForm, readScaleForm, readTies } from '@/lib/questionnaire/award-model';
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
      const steps = form.ties;
      const ties = readTies(typeof steps === 'object' && steps !== null ? Object.values(steps).map(line) : []);
      return ties.ok ? ok({ tieBreakers: ties.value }) : ties;
    }
  }
};

/** Saves one card of the award model. */
export async function keepPart(id: string, part: AwardPart, _state: FormState, form: FormData): Promise<FormState> {
  const model = await awardModel(await readContext(), { id });
  if (!model.ok) return failed(model.messages, form);
  if (model.value.version === null) return failed([{ path: '', key: 'policy.published' }], form);
  const read = readPart(part, fieldsOf(form), model.value.document.scoring);
  if (!read.ok) return failed(read.messages, form);
  return act(setAwardModel, form, {
    shape: ({ revision, reason }) => ({
      id,
      revision,
      part,
      scoring: read.value,
      ...(line(reason) === '' ? {} : { reason: line(reason) }),
    }),
    then: () => `/procurements/${id}/award?saved=1`,
  });
}
