import fc from 'fast-check';
import { expect } from 'vitest';
import { strideInOrder } from '../catalogue';
import { law } from '../testing/laws';
import {
  crossingOf,
  editThreatModel,
  emptyModel,
  layoutOf,
  partKinds,
  ratedThreats,
  type ThreatEdit,
  ThreatModel,
  threatRows,
} from '.';

/** A step names parts and flows by their place, modulo how many there are; revisions may be stale. */
const step = fc.record({
  act: fc.constantFrom('add-part', 'change-part', 'remove-part', 'add-flow', 'remove-flow', 'rate', 'unrate'),
  at: fc.nat(20),
  other: fc.nat(20),
  kind: fc.constantFrom(...partKinds),
  letter: fc.constantFrom(...strideInOrder),
  boundary: fc.constantFrom('', 'Street', 'Supplier'),
  stale: fc.boolean(),
  rate: fc.integer({ min: 1, max: 5 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const editOf = (model: ThreatModel, { act, at, other, kind, letter, boundary, stale, rate }: Step): ThreatEdit => {
  const part = model.parts[at % Math.max(1, model.parts.length)];
  const second = model.parts[other % Math.max(1, model.parts.length)];
  const flow = model.flows[at % Math.max(1, model.flows.length)];
  const values = { name: `Part ${other}`, kind, holds: '', boundary };
  const threat = model.threats.find((one) => one.part === part?.id && one.letter === letter);
  const shown = (revision: number | undefined) => (revision ?? 0) - (stale ? 1 : 0);
  switch (act) {
    case 'add-part':
      return { edit: 'save-part', part: null, revision: 0, values };
    case 'change-part':
      return { edit: 'save-part', part: part?.id ?? 'none', revision: shown(part?.revision), values };
    case 'remove-part':
      return { edit: 'remove-part', part: part?.id ?? 'none' };
    case 'add-flow':
      return {
        edit: 'save-flow',
        flow: null,
        revision: 0,
        values: { from: part?.id ?? '', to: second?.id ?? '', data: 'Data' },
      };
    case 'remove-flow':
      return { edit: 'remove-flow', flow: flow?.id ?? 'none' };
    case 'unrate':
      return { edit: 'remove-threat', part: part?.id ?? 'none', letter };
    default:
      return {
        edit: 'save-threat',
        part: part?.id ?? 'none',
        letter,
        revision: shown(threat?.revision),
        values: { text: 'x', likelihood: rate, impact: rate, owner: '', treatment: 'accept', plan: '' },
      };
  }
};

law(
  'whatever officers do, references stay unique, flows and threats belong to parts, and the picture can be drawn',
  fc.array(step, { maxLength: 40 }),
  (steps) => {
    let model: ThreatModel = emptyModel;
    let made = 0;
    const seen = new Set<string>();
    for (const each of steps) {
      const before = model;
      const edit = editOf(model, each);
      const edited = editThreatModel(model, edit, { by: 'a', at: 'now', id: () => `id${++made}` });
      if (!edited.ok || 'clash' in edited.value) continue;
      model = edited.value.model;
      for (const part of model.parts) {
        const known = before.parts.some(({ id }) => id === part.id);
        // A reference that was given once is never given to another part.
        if (!known) expect(seen.has(part.ref)).toBe(false);
        seen.add(part.ref);
      }
    }
    expect(ThreatModel.parse(model)).toEqual(model);
    const ids = new Set(model.parts.map(({ id }) => id));
    expect(ids.size).toBe(model.parts.length);
    expect(model.flows.every(({ from, to }) => ids.has(from) && ids.has(to) && from !== to)).toBe(true);
    expect(model.threats.every(({ part }) => ids.has(part))).toBe(true);
    expect(ratedThreats(model)).toHaveLength(model.threats.length);
    expect(new Set(threatRows(model).map(({ ref }) => ref)).size).toBe(threatRows(model).length);
    const { boxes, lines } = layoutOf(model);
    expect(boxes).toHaveLength(model.parts.length);
    expect(lines.map(({ crosses }) => crosses)).toEqual(model.flows.map((flow) => crossingOf(model, flow) !== null));
    for (const { from, to, badge, bend } of lines)
      for (const { x, y } of [from, to, badge, ...bend]) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  },
  { runs: 300 },
);

law(
  'a change that names an older revision changes nothing',
  fc.array(step, { minLength: 1, maxLength: 20 }),
  (steps) => {
    let model: ThreatModel = emptyModel;
    let made = 0;
    const by = { by: 'a', at: 'now', id: () => `id${++made}` };
    for (const each of steps) {
      const edited = editThreatModel(model, editOf(model, { ...each, stale: false }), by);
      if (edited.ok && !('clash' in edited.value)) model = edited.value.model;
    }
    for (const threat of model.threats) {
      const { part, letter, text, likelihood, impact, owner, treatment, plan, revision } = threat;
      const values = { text, likelihood, impact, owner, treatment, plan };
      const late = editThreatModel(model, { edit: 'save-threat', part, letter, revision: revision - 1, values }, by);
      expect(late.ok && 'clash' in late.value).toBe(true);
    }
  },
  { runs: 200 },
);
