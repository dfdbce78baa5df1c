import { describe, expect, test } from 'vitest';
import { starters, strideInOrder } from '../catalogue';
import {
  boundariesOf,
  crossingOf,
  diagramWidth,
  editThreatModel,
  emptyModel,
  layoutOf,
  levelOf,
  partKinds,
  placeInWords,
  placeStarters,
  ratedThreats,
  riskInWords,
  suggestedThreats,
  type ThreatEdit,
  type ThreatModel,
  threatRows,
  threatsAnswered,
  threatsLeft,
} from '.';

let made = 0;
const by = (who = 'ana') => ({ by: who, at: '2027-01-04T09:00:00.000Z', id: () => `id${++made}` });
const edit = (model: ThreatModel, change: ThreatEdit, who = 'ana'): ThreatModel => {
  const edited = editThreatModel(model, change, by(who));
  if (!edited.ok) throw new Error(edited.messages[0]?.key);
  if ('clash' in edited.value) throw new Error('clash');
  return edited.value.model;
};
const part = (name: string, kind: (typeof partKinds)[number], boundary = '') =>
  ({ edit: 'save-part', part: null, revision: 0, values: { name, kind, holds: '', boundary } }) as const;
const idOf = (model: ThreatModel, name: string): string => model.parts.find((one) => one.name === name)?.id ?? '';
const rating = (likelihood: number, impact: number, owner = '') =>
  ({ text: 'Something', likelihood, impact, owner, treatment: 'reduce', plan: '' }) as const;

/** A camera on the street, a network outside every boundary, and a platform at the supplier. */
const place = (): ThreatModel => {
  const parts = [part('Camera', 'device', 'Street'), part('Network', 'link'), part('Platform', 'platform', 'Supplier')];
  const listed = parts.reduce((model, each) => edit(model, each), emptyModel);
  const values = { from: idOf(listed, 'Camera'), to: idOf(listed, 'Network'), data: 'Pictures' };
  return edit(listed, { edit: 'save-flow', flow: null, revision: 0, values });
};
const rate = (
  model: ThreatModel,
  name: string,
  letter: 'S' | 'T' | 'D',
  likelihood: number,
  impact: number,
  owner = '',
) =>
  edit(model, {
    edit: 'save-threat',
    part: idOf(model, name),
    letter,
    revision: model.threats.find((one) => one.part === idOf(model, name) && one.letter === letter)?.revision ?? 0,
    values: rating(likelihood, impact, owner),
  });

describe('parts and flows', () => {
  test('a flow crosses a boundary where its parts are not inside the same one', () => {
    const model = place();
    const [flow] = model.flows;
    expect(flow && crossingOf(model, flow)).toEqual({ leaves: 'Street', enters: '' });
    expect(boundariesOf(model)).toEqual(['Street', 'Supplier']);
    expect(placeInWords(model)).toBe('3 parts, 1 flow crosses a boundary.');
    const moved = edit(model, {
      edit: 'save-part',
      part: idOf(model, 'Camera'),
      revision: 1,
      values: { name: 'Camera', kind: 'device', holds: '', boundary: '' },
    });
    expect(placeInWords(moved)).toBe('3 parts, 0 flows cross a boundary.');
  });

  test('references are never given twice, also after a removal', () => {
    const model = place();
    const removed = edit(model, { edit: 'remove-part', part: idOf(model, 'Platform') });
    const more = edit(removed, part('Dashboard', 'platform'));
    expect(more.parts.map(({ ref }) => ref)).toEqual(['P1', 'P2', 'P4']);
  });

  test('a part that something refers to is not removed, and names are unique', () => {
    const model = place();
    const remove = editThreatModel(model, { edit: 'remove-part', part: idOf(model, 'Camera') }, by());
    expect(remove).toMatchObject({ ok: false, messages: [{ key: 'threats.part-in-use', params: { flows: 1 } }] });
    expect(editThreatModel(model, part('camera', 'device'), by())).toMatchObject({
      ok: false,
      messages: [{ key: 'threats.name-twice', path: 'name' }],
    });
  });

  test('a flow joins two different parts that are listed', () => {
    const model = place();
    const flow = (from: string, to: string) =>
      editThreatModel(model, { edit: 'save-flow', flow: null, revision: 0, values: { from, to, data: 'x' } }, by());
    const camera = idOf(model, 'Camera');
    expect(flow(camera, camera)).toMatchObject({ ok: false, messages: [{ key: 'threats.same-part' }] });
    expect(flow(camera, 'nowhere')).toMatchObject({ ok: false, messages: [{ key: 'threats.to-missing' }] });
  });
});

describe('two officers', () => {
  test('keep both changes of different entries, and are told on the same one', () => {
    const model = place();
    const mine = rate(model, 'Camera', 'S', 3, 3);
    const both = edit(mine, { ...part('Hub', 'device'), part: null }, 'ben');
    expect(both.threats).toHaveLength(1);
    expect(both.parts).toHaveLength(4);
    const stale = editThreatModel(
      mine,
      { edit: 'save-threat', part: idOf(mine, 'Camera'), letter: 'S', revision: 0, values: rating(1, 1) },
      by('ben'),
    );
    expect(stale).toMatchObject({ ok: true, value: { clash: { by: 'ana', revision: 1 } } });
  });

  test('an entry that was removed meanwhile is not written again', () => {
    const model = place();
    const values = { name: 'Ghost', kind: 'device', holds: '', boundary: '' } as const;
    expect(editThreatModel(model, { edit: 'save-part', part: 'gone', revision: 1, values }, by())).toMatchObject({
      ok: false,
      why: 'conflict',
      messages: [{ key: 'threats.gone' }],
    });
  });
});

describe('threats', () => {
  test('are suggested from the kind of part, and an officer may add a letter', () => {
    const model = place();
    expect(threatRows(model).map(({ ref }) => ref)).toEqual(
      ['P1-S', 'P1-T', 'P1-I', 'P1-D', 'P1-E', 'P2-S', 'P2-T', 'P2-I', 'P2-D'].concat(
        strideInOrder.map((letter) => `P3-${letter}`),
      ),
    );
    expect(threatsLeft(model)).toBe(15);
    const added = edit(model, {
      edit: 'save-threat',
      part: idOf(model, 'Network'),
      letter: 'E',
      revision: 0,
      values: rating(2, 2),
    });
    expect(threatRows(added).find(({ ref }) => ref === 'P2-E')).toMatchObject({ suggested: null });
    expect(threatsLeft(added)).toBe(15);
  });

  test('stand in the order of their product, with words for their level', () => {
    const model = rate(rate(rate(place(), 'Camera', 'S', 2, 2), 'Platform', 'T', 5, 5), 'Network', 'D', 4, 3, 'Ana');
    const rated = ratedThreats(model);
    expect(rated.map(({ ref, product, level }) => [ref, product, level])).toEqual([
      ['P3-T', 25, 'very-high'],
      ['P2-D', 12, 'high'],
      ['P1-S', 4, 'low'],
    ]);
    expect(riskInWords(rated)).toBe('2 threats are high or very high, 1 has no owner.');
    expect(threatsAnswered(['D', 'T'], rated)).toEqual(['P3-T', 'P2-D']);
    expect(threatsAnswered([], rated)).toEqual([]);
    expect([1, 4, 5, 9, 10, 16, 20, 25].map(levelOf)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'very-high',
      'very-high',
    ]);
  });

  test('say so where none is high', () => {
    expect(riskInWords([])).toBe('0 threats are high or very high.');
    expect(riskInWords(ratedThreats(rate(place(), 'Camera', 'S', 5, 5, 'Ana')))).toBe(
      '1 threat is high or very high, each has an owner.',
    );
  });
});

describe('examples of a place', () => {
  test('there is one for every starter of the questions, and it starts an empty list only', () => {
    expect(placeStarters.map(({ id }) => id)).toEqual(starters.map(({ id }) => id));
    for (const { id, parts, flows } of placeStarters) {
      const model = edit(emptyModel, { edit: 'start', starter: id });
      expect(model.parts).toHaveLength(parts.length);
      expect(model.flows).toHaveLength(flows.length);
      expect([...model.parts, ...model.flows].every(({ checked }) => !checked)).toBe(true);
      const ids = new Set(model.parts.map((one) => one.id));
      expect(model.flows.every(({ from, to }) => ids.has(from) && ids.has(to) && from !== to)).toBe(true);
      expect(editThreatModel(model, { edit: 'start', starter: id }, by())).toMatchObject({ ok: false });
    }
  });

  test('every kind has suggestions for at least three letters, none twice', () => {
    const all = partKinds.flatMap((kind) => Object.values(suggestedThreats[kind]));
    expect(partKinds.every((kind) => Object.keys(suggestedThreats[kind]).length >= 3)).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the picture', () => {
  test.each(placeStarters.map(({ id }) => id))('of %s has no box over another and every line inside', (id) => {
    const model = edit(emptyModel, { edit: 'start', starter: id });
    const { boxes, lines, bands, height } = layoutOf(model);
    for (const [at, box] of boxes.entries())
      for (const other of boxes.slice(at + 1))
        expect(
          box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y,
        ).toBe(true);
    for (const { badge } of lines) {
      expect(badge.x).toBeGreaterThan(0);
      expect(badge.x).toBeLessThan(diagramWidth);
      expect(badge.y).toBeLessThan(height);
      // A number never hides behind a box.
      expect(
        boxes.some(
          (box) => badge.x > box.x && badge.x < box.x + box.width && badge.y > box.y && badge.y < box.y + box.height,
        ),
      ).toBe(false);
    }
    for (const { part: one, y } of boxes) {
      const band = bands.find(({ name }) => name === one.boundary);
      expect(band && y > band.y && y < band.y + band.height).toBe(true);
    }
  });

  test('is the same for the same list, and long names are cut to their box', () => {
    const model = edit(emptyModel, part('A very long name of a part that goes on for ever and on', 'device'));
    expect(layoutOf(model)).toEqual(layoutOf(model));
    expect(Math.max(...(layoutOf(model).boxes[0]?.lines.map((line) => line.length) ?? []))).toBeLessThanOrEqual(15);
    expect(layoutOf(emptyModel).boxes).toEqual([]);
  });
});
