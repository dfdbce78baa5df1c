import 'server-only';
import type { Reader } from '@/db/client';
import { findGuidance } from '@/db/store/guidance';
import { findProcurement } from '@/db/store/procurement';
import { findScoping } from '@/db/store/scoping';
import { type StrideLetter, strideInOrder } from '@/lib/catalogue';
import {
  boundariesOf,
  crossingOf,
  emptyModel,
  placeInWords,
  ratedThreats,
  riskInWords,
  suggestedThreat,
  threatRef,
  threatRows,
} from '@/lib/threats';
import { pathHead, savedBy } from './guided-path';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

const load = async (db: Reader, { id }: { id: string }) => {
  const state = await findProcurement(db, id);
  return state && { state, model: (await findGuidance(db, id, 'threats'))?.document ?? emptyModel };
};
type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
const facts = ({ state }: Loaded, context: Parameters<typeof procurementFacts>[1]) => procurementFacts(state, context);

/** The parts of a place, what flows between them, and the threats of each part. They change no profile and no score. */
export const threatModel = view({
  action: 'path.read',
  load,
  facts,
  show: async (db, { loaded: { state, model }, context }) => {
    const rated = ratedThreats(model);
    const nameOf = (id: string) => model.parts.find((part) => part.id === id)?.name ?? '';
    return {
      ...pathHead(state, context, 'threat.edit'),
      model,
      sentence: placeInWords(model),
      flows: model.flows.map((flow, at) => ({
        ...flow,
        number: at + 1,
        fromName: nameOf(flow.from),
        toName: nameOf(flow.to),
        crossing: crossingOf(model, flow),
      })),
      crossed: model.parts
        .filter(({ id }) => model.flows.some((flow) => (flow.from === id || flow.to === id) && crossingOf(model, flow)))
        .map(({ id }) => id),
      rows: threatRows(model),
      rated,
      risk: riskInWords(rated),
      /** The example that the questions about the place began from, if any. */
      starter: (await findScoping(db, state.procurement.id))?.starter ?? null,
    };
  },
});

/** One part and its threats; a new one where `partId` is null. */
export const partPage = view({
  action: 'path.read',
  load: async (db, input: { id: string; partId: string | null }) => {
    const loaded = await load(db, input);
    if (!loaded) return null;
    const part = loaded.model.parts.find(({ id }) => id === input.partId) ?? null;
    return input.partId !== null && part === null ? null : { ...loaded, part };
  },
  facts,
  show: async (db, { loaded: { state, model, part }, context }) => ({
    ...pathHead(state, context, 'threat.edit'),
    part,
    saved: await savedBy(db, state, part),
    boundaries: boundariesOf(model),
    rows: part ? threatRows({ ...model, parts: [part] }) : [],
    others: part
      ? strideInOrder.filter(
          (letter) =>
            suggestedThreat(part.kind, letter) === null &&
            !model.threats.some((threat) => threat.part === part.id && threat.letter === letter),
        )
      : [],
  }),
});

/** One flow; a new one where `flowId` is null. */
export const flowPage = view({
  action: 'path.read',
  load: async (db, input: { id: string; flowId: string | null }) => {
    const loaded = await load(db, input);
    if (!loaded) return null;
    const flow = loaded.model.flows.find(({ id }) => id === input.flowId) ?? null;
    return input.flowId !== null && flow === null ? null : { ...loaded, flow };
  },
  facts,
  show: async (db, { loaded: { state, model, flow }, context }) => ({
    ...pathHead(state, context, 'threat.edit'),
    flow,
    saved: await savedBy(db, state, flow),
    parts: model.parts.map(({ id, ref, name }) => ({ id, name: `${ref} ${name}` })),
  }),
});

/** One threat: a letter at a part. */
export const threatPage = view({
  action: 'path.read',
  load: async (db, input: { id: string; partId: string; letter: string }) => {
    const loaded = await load(db, input);
    const part = loaded?.model.parts.find(({ id }) => id === input.partId);
    const letter: StrideLetter | undefined = strideInOrder.find((each) => each === input.letter);
    return loaded && part && letter ? { ...loaded, part, letter } : null;
  },
  facts,
  show: async (db, { loaded: { state, model, part, letter }, context }) => {
    const threat = model.threats.find((one) => one.part === part.id && one.letter === letter) ?? null;
    return {
      ...pathHead(state, context, 'threat.edit'),
      part,
      letter,
      ref: threatRef(part, letter),
      suggested: suggestedThreat(part.kind, letter),
      threat,
      saved: await savedBy(db, state, threat),
    };
  },
});
