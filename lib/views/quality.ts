import 'server-only';
import { findProcurement } from '@/db/store/procurement';
import { type Missing, missingForQuality } from '@/lib/evaluation/panel';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import { loadEvaluation, peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** What is missing before quality can be locked, as a sentence. */
export function missingMessage(missing: Missing, names: ReadonlyMap<string, string>): Message {
  switch (missing.what) {
    case 'coverage':
      return {
        path: '',
        key: 'evaluation.gap',
        params: { ref: missing.ref, count: missing.has, needs: missing.needs },
      };
    case 'unlocked':
      return { path: '', key: 'evaluation.missing-lock', params: { name: names.get(missing.evaluatorId) ?? '' } };
    default:
      return {
        path: '',
        key: `evaluation.missing-${missing.what}`,
        params: { ref: missing.ref, letter: missing.letter },
      };
  }
}

export type QualityPage = {
  procurement: { id: string; title: string };
  marks: number;
  adopted: number;
  gates: number;
  disregarded: string[];
  missing: { key: string; text: string; href: string }[];
  noBids: boolean;
};

/** Whether quality can be locked, and what is missing, each with where to do it. */
export const qualityPage = view({
  action: 'quality.lock',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state }): Promise<QualityPage | null> => {
    const record = await loadEvaluation(db, state);
    if (!record) return null;
    const { panel, facts, submissions } = record;
    const names = await peopleNames(db, state);
    const { id, title } = state.procurement;
    return {
      procurement: { id, title },
      marks: panel.items.length,
      adopted: panel.items.filter(({ status }) => status === 'confirmed').length,
      gates: panel.gates.length,
      disregarded: submissions.filter((one) => panel.disregarded.has(one.id)).map(({ letter }) => letter),
      missing: missingForQuality(facts, panel).map((missing, at) => ({
        key: String(at),
        text: say(missingMessage(missing, names)),
        href: hrefOf(id, missing),
      })),
      noBids: submissions.length === 0,
    };
  },
});

const hrefOf = (id: string, missing: Missing): string => {
  if (missing.what === 'gate') return `/procurements/${id}/gates/${missing.submissionId}/${missing.questionId}`;
  if (missing.what === 'to-agree')
    return `/evaluations/${id}/moderation/${missing.questionId}?submission=${missing.submissionId}`;
  return `/procurements/${id}/evaluation`;
};
