import type { Scale, ScoringRules } from '../scoring/rules';

export const scalePresetIds = ['0-5', '0-4', '0-10', '0-2', 'pass-fail'] as const;
export type ScalePresetId = (typeof scalePresetIds)[number];

type Line = readonly [mark: string, label: string, text: string];

const notAcceptable: Line = [
  '0',
  'Not answered or not acceptable',
  'There is no answer, or the answer shows that the need will not be met.',
];

const lines: Readonly<Record<ScalePresetId, readonly Line[]>> = {
  '0-5': [
    [
      '5',
      'Excellent',
      'Meets the need in full and goes beyond it in a way that matters to this contract. The proof was verified by somebody independent, and nothing is left open.',
    ],
    [
      '4',
      'Good',
      'Meets the need in full. The proof is specific and can be verified, little risk remains, and some assurance is added.',
    ],
    ['3', 'Satisfactory', 'Meets the need. Each element has relevant proof, and only minor gaps remain.'],
    [
      '2',
      'Reservations',
      'Meets part of the need. Gaps or weak proof would have to be put right while the contract runs.',
    ],
    [
      '1',
      'Major concerns',
      'Touches the need. Important parts are missing or unproven, and serious risk would stay untreated.',
    ],
    notAcceptable,
  ],
  '0-4': [
    [
      '4',
      'Good',
      'Meets the need in full. The proof is specific and can be verified, little risk remains, and some assurance is added.',
    ],
    ['3', 'Fully met', 'Meets the need. Each element has relevant proof, and only minor gaps remain.'],
    [
      '2',
      'Partly met',
      'Meets part of the need. Gaps or weak proof would have to be put right while the contract runs.',
    ],
    [
      '1',
      'Major concerns',
      'Touches the need. Important parts are missing or unproven, and serious risk would stay untreated.',
    ],
    notAcceptable,
  ],
  '0-10': [
    [
      '10',
      'Excellent',
      'Meets the need in full and goes beyond it in a way that matters to this contract. The proof was verified by somebody independent, and nothing is left open.',
    ],
    [
      '8',
      'Good',
      'Meets the need in full. The proof is specific and can be verified, little risk remains, and some assurance is added.',
    ],
    ['6', 'Satisfactory', 'Meets the need. Each element has relevant proof, and only minor gaps remain.'],
    [
      '4',
      'Reservations',
      'Meets part of the need. Gaps or weak proof would have to be put right while the contract runs.',
    ],
    [
      '2',
      'Major concerns',
      'Touches the need. Important parts are missing or unproven, and serious risk would stay untreated.',
    ],
    notAcceptable,
  ],
  '0-2': [
    ['2', 'Fully met', 'Meets the need in full, with proof for each element.'],
    ['1', 'Partly met', 'Meets part of the need, or the proof leaves gaps.'],
    ['0', 'Not met', 'There is no answer, or the answer shows that the need will not be met.'],
  ],
  'pass-fail': [
    ['1', 'Pass', 'Meets the need in full, with proof for each element.'],
    ['0', 'Fail', 'There is no answer, or the answer or its proof leaves part of the need unmet.'],
  ],
};

const steps: Readonly<Record<ScalePresetId, Pick<Scale, 'min' | 'max' | 'step'>>> = {
  '0-5': { min: '0', max: '5', step: '1' },
  '0-4': { min: '0', max: '4', step: '1' },
  '0-10': { min: '0', max: '10', step: '2' },
  '0-2': { min: '0', max: '2', step: '1' },
  'pass-fail': { min: '0', max: '1', step: '1' },
};

/**
 * Takes a preset; returns its marking scheme with a descriptor for every mark, highest first. The descriptors are our
 * own words, for the officer to edit before publication. 0 to 10 uses even marks only, so that each has a descriptor.
 */
export const scalePreset = (id: ScalePresetId): Scale => ({
  ...steps[id],
  method: 'over-max',
  preset: id,
  descriptors: lines[id].map(([mark, label, text]) => ({ mark, label: { en: label }, text: { en: text } })),
});

/**
 * The scoring rules that a first draft starts from; every one is the officer's to change before publication. Security
 * counts 60 points beside 40 for price by formula T4 (lowest price over price); marks 0 to 5; an exact tie goes to the
 * lower price; totals are shown to two places; no question may be not applicable.
 */
export const defaultScoring = (): ScoringRules => ({
  scale: scalePreset('0-5'),
  notApplicable: 'forbidden',
  rounding: { places: 2, mode: 'half-up' },
  tieBreakers: [{ by: 'price' }],
  minimumQuality: null,
  award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T4', weight: '40' } },
});
