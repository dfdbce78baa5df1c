import type { StrideLetter } from '../catalogue';
import { type Saved, savedBetween } from '../guided';
import { ok, type Result, refuse } from '../result';
import type { FlowInput, PartInput, ThreatInput, ThreatModel } from './model';
import { threatRef } from './risk';
import { placeStarters } from './starters';

/** One change of the list. `revision` is that of the entry that the form showed, 0 for a new one. */
export type ThreatEdit =
  | { edit: 'start'; starter: string }
  | { edit: 'save-part'; part: string | null; revision: number; values: PartInput }
  | { edit: 'remove-part'; part: string }
  | { edit: 'save-flow'; flow: string | null; revision: number; values: FlowInput }
  | { edit: 'remove-flow'; flow: string }
  | { edit: 'save-threat'; part: string; letter: StrideLetter; revision: number; values: ThreatInput }
  | { edit: 'remove-threat'; part: string; letter: StrideLetter };

/** Who makes a change, when, and where ids of new entries come from. */
type By = { by: string; at: string; id: () => string };

/** The list after a change, with words for the audit log; or what somebody else saved in between. */
export type Edited = { model: ThreatModel; what: string } | { clash: Saved };

const gone = () => refuse('conflict', 'threats.gone');
const stamped = ({ by, at }: By, before: Saved | undefined): Saved => ({
  revision: (before?.revision ?? 0) + 1,
  by,
  at,
});
const sameName = (a: string, b: string): boolean => a.toLocaleLowerCase('en') === b.toLocaleLowerCase('en');

const start = (model: ThreatModel, starter: string, by: By): Result<Edited> => {
  if (model.parts.length > 0) return refuse('conflict', 'threats.already-started');
  const found = placeStarters.find(({ id }) => id === starter);
  if (!found) return refuse('invalid', 'threats.starter-missing', undefined, 'starter');
  const ids = new Map(found.parts.map(({ key }) => [key, by.id()]));
  const saved = stamped(by, undefined);
  return ok({
    model: {
      ...model,
      parts: found.parts.map(({ key, ...part }, at) => ({
        ...part,
        ...saved,
        id: ids.get(key) ?? '',
        ref: `P${model.next + at}`,
        checked: false,
      })),
      flows: found.flows.map(({ from, to, data }) => ({
        ...saved,
        id: by.id(),
        from: ids.get(from) ?? '',
        to: ids.get(to) ?? '',
        data,
        checked: false,
      })),
      next: model.next + found.parts.length,
    },
    what: `started from ${starter}`,
  });
};

const savePart = (model: ThreatModel, edit: Extract<ThreatEdit, { edit: 'save-part' }>, by: By): Result<Edited> => {
  const before = model.parts.find(({ id }) => id === edit.part);
  if (edit.part !== null && !before) return gone();
  const clash = savedBetween(before, edit.revision);
  if (clash) return ok({ clash });
  if (model.parts.some((part) => part !== before && sameName(part.name, edit.values.name)))
    return refuse('invalid', 'threats.name-twice', undefined, 'name');
  if (!before && model.parts.length >= 60) return refuse('invalid', 'threats.too-many-parts');
  const ref = before?.ref ?? `P${model.next}`;
  const part = { ...edit.values, ...stamped(by, before), id: before?.id ?? by.id(), ref, checked: true };
  return ok({
    model: {
      ...model,
      parts: before ? model.parts.map((one) => (one === before ? part : one)) : [...model.parts, part],
      next: before ? model.next : model.next + 1,
    },
    what: `part ${ref}, ${part.name}`,
  });
};

const saveFlow = (model: ThreatModel, edit: Extract<ThreatEdit, { edit: 'save-flow' }>, by: By): Result<Edited> => {
  const before = model.flows.find(({ id }) => id === edit.flow);
  if (edit.flow !== null && !before) return gone();
  const clash = savedBetween(before, edit.revision);
  if (clash) return ok({ clash });
  const nameOf = (id: string) => model.parts.find((part) => part.id === id)?.name;
  const { from, to, data } = edit.values;
  if (nameOf(from) === undefined) return refuse('invalid', 'threats.from-missing', undefined, 'from');
  if (nameOf(to) === undefined) return refuse('invalid', 'threats.to-missing', undefined, 'to');
  if (from === to) return refuse('invalid', 'threats.same-part', undefined, 'to');
  const flow = { from, to, data, ...stamped(by, before), id: before?.id ?? by.id(), checked: true };
  return ok({
    model: {
      ...model,
      flows: before ? model.flows.map((one) => (one === before ? flow : one)) : [...model.flows, flow],
    },
    what: `flow from ${nameOf(from)} to ${nameOf(to)}: ${data}`,
  });
};

const saveThreat = (model: ThreatModel, edit: Extract<ThreatEdit, { edit: 'save-threat' }>, by: By): Result<Edited> => {
  const part = model.parts.find(({ id }) => id === edit.part);
  if (!part) return gone();
  const before = model.threats.find((one) => one.part === edit.part && one.letter === edit.letter);
  const clash = savedBetween(before, edit.revision);
  if (clash) return ok({ clash });
  const threat = { ...edit.values, ...stamped(by, before), part: edit.part, letter: edit.letter };
  return ok({
    model: {
      ...model,
      threats: before ? model.threats.map((one) => (one === before ? threat : one)) : [...model.threats, threat],
    },
    what: `threat ${threatRef(part, edit.letter)}, likelihood ${threat.likelihood}, impact ${threat.impact}`,
  });
};

/**
 * Takes the list as it stands and one change; returns the list after it. A change of an entry that somebody else saved
 * since the form was shown changes nothing and gives back what was saved; changes of different entries both survive.
 * A part is only removed once nothing refers to it.
 */
export const editThreatModel = (model: ThreatModel, edit: ThreatEdit, by: By): Result<Edited> => {
  switch (edit.edit) {
    case 'start':
      return start(model, edit.starter, by);
    case 'save-part':
      return savePart(model, edit, by);
    case 'save-flow':
      return saveFlow(model, edit, by);
    case 'save-threat':
      return saveThreat(model, edit, by);
    case 'remove-part': {
      const part = model.parts.find(({ id }) => id === edit.part);
      if (!part) return gone();
      const flows = model.flows.filter(({ from, to }) => from === part.id || to === part.id).length;
      const rated = model.threats.filter((threat) => threat.part === part.id).length;
      if (flows + rated > 0) return refuse('invalid', 'threats.part-in-use', { flows, threats: rated });
      return ok({
        model: { ...model, parts: model.parts.filter((one) => one !== part) },
        what: `removed part ${part.ref}, ${part.name}`,
      });
    }
    case 'remove-flow': {
      const flow = model.flows.find(({ id }) => id === edit.flow);
      if (!flow) return gone();
      return ok({
        model: { ...model, flows: model.flows.filter((one) => one !== flow) },
        what: `removed the flow of ${flow.data}`,
      });
    }
    case 'remove-threat': {
      const threat = model.threats.find((one) => one.part === edit.part && one.letter === edit.letter);
      const part = model.parts.find(({ id }) => id === edit.part);
      if (!threat || !part) return gone();
      return ok({
        model: { ...model, threats: model.threats.filter((one) => one !== threat) },
        what: `removed the assessment of ${threatRef(part, edit.letter)}`,
      });
    }
  }
};
