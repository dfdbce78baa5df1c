import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { law } from '../testing/laws';
import { templates } from './content/connected-places-principles/2021';
import { flags } from './flag';
import { findProfile } from './profile';
import { budgets, budgetUse, inHours, selectQuestions } from './select';
import { tenPlaces, workedExample } from './select.cases';
import { strideInOrder } from './stride';
import { profiles } from './template';

const idsOf = (chosen: { id: string }[]) => chosen.map((one) => one.id).join(' ');

describe.each(tenPlaces)('$id $place', (place) => {
  const profile = findProfile({ ...place, threshold: '207720' });
  const selection = selectQuestions({ templates, flags: place.flags, profile: place.profile });

  it('has the pillars, their sum and the profile of the table', () => {
    const { assets, impact, scale, supplier } = profile.pillars;
    expect([assets, impact, scale, supplier]).toEqual(place.pillars);
    expect(profile.sum).toBe(place.pillars.reduce((total, pillar) => total + pillar, 0));
    expect(profile.profile).toBe(place.profile);
  });

  it('is recommended exactly the listed questions', () => {
    expect(idsOf(selection.chosen)).toBe(place.ids);
  });

  it('has the listed gates in the order of their rank', () => {
    expect(selection.gates).toEqual(place.gates);
    expect(selection.chosen.filter((one) => one.because === 'gate').map((one) => one.id)).toEqual(
      [...place.gates].sort(),
    );
  });

  it('shows the supplier effort of the table, in minutes and in hours', () => {
    expect(selection.effortMinutes).toBe(place.effort);
    expect(inHours(selection.effortMinutes)).toBe(place.hours);
  });

  it('has as many available questions as the table, each with a reason, and hides the rest', () => {
    expect(selection.available).toHaveLength(place.available);
    expect(selection.chosen.length + selection.available.length + selection.notAsked.length).toBe(templates.length);
  });
});

describe('every one of the ten places', () => {
  const always = ['P13-02', 'P07-02', 'P13-04', 'P14-01', 'P08-04', 'P13-07', 'P11-01', 'P08-02', 'P02-04', 'P13-01'];
  const whereSet = {
    remoteAccess: ['P07-03'],
    control: ['P06-05'],
    personalData: ['P05-01'],
    video: ['P05-04'],
    safety: ['P09-02'],
    wireless: ['P07-06'],
    ai: ['P02-07'],
    publicSpace: ['P07-04'],
    subcontractors: ['P12-01'],
    devices: ['P06-02', 'P06-03'],
    integration: ['P06-04'],
    sharing: ['P08-06'],
  } as const;

  it.each(tenPlaces)('holds the questions that no place may miss: $place', (place) => {
    const ids = place.ids.split(' ');
    const expected = [...always];
    for (const flag of place.flags) {
      if (flag in whereSet) expected.push(...whereSet[flag as keyof typeof whereSet]);
    }
    expect(expected.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('the worked example', () => {
  it('is Standard by its pillars', () => {
    const result = findProfile({ ...workedExample, threshold: '207720' });
    expect(result.pillars).toEqual({ assets: 2, impact: 2, scale: 0, supplier: 1 });
    expect(result.profile).toBe(workedExample.profile);
  });

  it.each(['light', 'standard'] as const)('has the listed set, gates, spine and effort as %s', (profile) => {
    const expected = workedExample[profile];
    const selection = selectQuestions({ templates, flags: workedExample.flags, profile });
    expect(idsOf(selection.chosen)).toBe(expected.ids);
    expect(selection.gates.join(' ')).toBe(expected.gates);
    expect(idsOf(selection.chosen.filter((one) => one.because === 'spine'))).toBe(expected.spine);
    expect(selection.effortMinutes).toBe(expected.effort);
    expect(selection.chosen).toHaveLength(budgets[profile].questions);
  });

  it('says that Light is too small, since a critical question is left out, and that Standard is not', () => {
    const light = selectQuestions({ templates, flags: workedExample.flags, profile: 'light' });
    expect(light.budgetTooSmall).toBe(true);
    expect(light.available).toContainEqual({ id: 'P08-06', because: 'question-budget' });
    const standard = selectQuestions({ templates, flags: workedExample.flags, profile: 'standard' });
    expect(standard.budgetTooSmall).toBe(false);
  });
});

describe('reasons in a selection', () => {
  it('tell a condition not called for from one that the gate budget could not hold', () => {
    const quiet = selectQuestions({ templates, flags: ['cloud'], profile: 'light' });
    expect(quiet.available).toContainEqual({ id: 'P03-04', because: 'gate-not-called' });
    const full = selectQuestions({ templates, flags: ['homes', 'devices', 'specialData'], profile: 'light' });
    expect(full.available).toContainEqual({ id: 'P03-04', because: 'gate-budget' });
  });

  it('leave a question out where a flag that it also needs is missing', () => {
    const selection = selectQuestions({ templates, flags: ['overseas'], profile: 'enhanced' });
    expect(selection.notAsked).toContain('P05-03');
  });

  it('keep a low weighting out of a Standard set', () => {
    const selection = selectQuestions({ templates, flags: ['longLife'], profile: 'standard' });
    expect(selection.available).toContainEqual({ id: 'P01-06', because: 'below-profile-weight' });
  });

  it('put the question that meets an open threat first, where weight and flags are equal', () => {
    const model = templates.find((one) => one.id === 'P01-05');
    if (!model) throw new Error('no template P01-05');
    const pair = [
      { ...model, id: 'P01-98', stride: ['S' as const] },
      { ...model, id: 'P01-99', stride: ['D' as const] },
    ];
    const spine = (letters?: ('S' | 'D')[]) =>
      selectQuestions({ templates: pair, flags: ['video'], profile: 'light', ...(letters ? { letters } : {}) }).chosen;
    expect(spine()).toEqual([{ id: 'P01-98', because: 'spine' }]);
    expect(spine(['D'])).toEqual([{ id: 'P01-99', because: 'spine' }]);
  });

  it('count what goes over a budget', () => {
    expect(budgetUse('standard', 52, 6)).toEqual({ questions: 52, gates: 6, overQuestions: 7, overGates: 0 });
  });
});

describe('laws of the selection', () => {
  const anyFlags = fc.subarray(flags.filter((flag) => flag !== 'always'));
  const anyProfile = fc.constantFrom(...profiles);
  const anyLetters = fc.subarray([...strideInOrder]);

  law('no set passes its budgets', anyFlags, anyProfile, anyLetters, (set, profile, letters) => {
    const selection = selectQuestions({ templates, flags: set, profile, letters });
    expect(selection.chosen.length).toBeLessThanOrEqual(budgets[profile].questions);
    expect(selection.gates.length).toBeLessThanOrEqual(budgets[profile].gates);
  });

  law('each principle that applies has a marked question', anyFlags, anyProfile, (set, profile) => {
    const { chosen, available } = selectQuestions({ templates, flags: set, profile });
    const homesOf = (ids: { id: string }[]) =>
      new Set(
        templates
          .filter((one) => one.purpose === 'award-criterion' && ids.some(({ id }) => id === one.id))
          .map((one) => one.home),
      );
    expect([...homesOf([...chosen, ...available])].sort()).toEqual([...homesOf(chosen)].sort());
  });

  law(
    'the order in which templates and flags arrive changes nothing',
    anyFlags,
    anyProfile,
    fc.shuffledSubarray([...templates], { minLength: templates.length }),
    (set, profile, shuffled) => {
      const straight = selectQuestions({ templates, flags: set, profile });
      expect(selectQuestions({ templates: shuffled, flags: [...set].reverse(), profile })).toEqual(straight);
    },
    { runs: 200 },
  );
});
