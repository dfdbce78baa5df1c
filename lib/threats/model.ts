import { z } from 'zod';
import { type StrideLetter, strideInOrder } from '../catalogue';
import { line, Saved, words } from '../guided';

export const partKinds = ['device', 'link', 'platform', 'person'] as const;
export type PartKind = (typeof partKinds)[number];

export const kindNames: Readonly<Record<PartKind, { one: string; many: string; such: string }>> = {
  device: { one: 'Device', many: 'Devices', such: 'sensors, cameras, controllers, gateways' },
  link: { one: 'Link', many: 'Links', such: 'mobile network, radio network, fixed line, the internet' },
  platform: { one: 'Platform', many: 'Platform', such: 'hosted services, databases, dashboards, our own systems' },
  person: { one: 'People', many: 'People', such: 'operators, residents, the supplier’s support staff, partners' },
};

/** What an officer says of a part. A boundary is a name shared by the parts inside it; empty means outside all of them. */
export const PartInput = z.strictObject({
  name: line('threats.name-missing', 60),
  kind: z.enum(partKinds, { error: 'threats.kind-missing' }),
  holds: words(300),
  boundary: words(60).transform((name) => name.replace(/\s+/g, ' ')),
});
export type PartInput = z.infer<typeof PartInput>;

/** `ref` never changes and is never given twice; `checked` is false for what an example filled in. */
const Part = Saved.extend({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  kind: z.enum(partKinds),
  holds: z.string(),
  boundary: z.string(),
  checked: z.boolean(),
});
export type Part = z.infer<typeof Part>;

export const FlowInput = z.strictObject({
  from: z.string().min(1, { error: 'threats.from-missing' }),
  to: z.string().min(1, { error: 'threats.to-missing' }),
  data: line('threats.data-missing', 120),
});
export type FlowInput = z.infer<typeof FlowInput>;

const Flow = Saved.extend({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  data: z.string(),
  checked: z.boolean(),
});
export type Flow = z.infer<typeof Flow>;

export const treatments = ['reduce', 'avoid', 'share', 'accept'] as const;
export type Treatment = (typeof treatments)[number];

export const treatmentNames: Readonly<Record<Treatment, string>> = {
  reduce: 'Reduce it',
  avoid: 'Avoid it',
  share: 'Share it with the supplier',
  accept: 'Accept it',
};

const Step = (missing: string) =>
  z.coerce.number({ error: missing }).int({ error: missing }).min(1, { error: missing }).max(5, { error: missing });

/** Likelihood and impact from 1 (lowest) to 5 (highest). The owner may be named later. */
export const ThreatInput = z.strictObject({
  text: line('threats.text-missing', 500),
  likelihood: Step('threats.likelihood-missing'),
  impact: Step('threats.impact-missing'),
  owner: words(200),
  treatment: z.enum(treatments, { error: 'threats.treatment-missing' }),
  plan: words(2_000),
});
export type ThreatInput = z.infer<typeof ThreatInput>;

const Threat = Saved.extend({
  part: z.string(),
  letter: z.enum(strideInOrder as [StrideLetter, ...StrideLetter[]]),
  text: z.string(),
  likelihood: z.int().min(1).max(5),
  impact: z.int().min(1).max(5),
  owner: z.string(),
  treatment: z.enum(treatments),
  plan: z.string(),
});
export type Threat = z.infer<typeof Threat>;

export const ThreatModel = z.strictObject({
  parts: z.array(Part),
  flows: z.array(Flow),
  threats: z.array(Threat),
  /** Number of the next part's reference. */
  next: z.int().min(1),
});
export type ThreatModel = z.infer<typeof ThreatModel>;

export const emptyModel: ThreatModel = { parts: [], flows: [], threats: [], next: 1 };

/** The boundaries that the parts name, in the order of the parts. */
export const boundariesOf = (model: ThreatModel): string[] => [
  ...new Set(model.parts.map(({ boundary }) => boundary).filter((name) => name !== '')),
];

/** Takes a flow; returns the boundary that it leaves and the one that it enters ('' for outside), or null where it crosses none. */
export const crossingOf = (model: ThreatModel, flow: Flow): { leaves: string; enters: string } | null => {
  const boundaryOf = (id: string) => model.parts.find((part) => part.id === id)?.boundary ?? '';
  const [leaves, enters] = [boundaryOf(flow.from), boundaryOf(flow.to)];
  return leaves === enters ? null : { leaves, enters };
};

/** The sentence over the picture of the place: "6 parts, 4 flows cross a boundary." */
export const placeInWords = (model: ThreatModel): string => {
  const crossing = model.flows.filter((flow) => crossingOf(model, flow) !== null).length;
  const parts = `${model.parts.length} ${model.parts.length === 1 ? 'part' : 'parts'}`;
  return `${parts}, ${crossing} ${crossing === 1 ? 'flow crosses' : 'flows cross'} a boundary.`;
};
