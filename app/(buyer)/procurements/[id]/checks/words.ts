/** The rule behind each check, and how to mend it: by the name of the finding, the first that matches. */
type Advice = { rule: string; fix: string };

const advice: readonly (readonly [RegExp, Advice])[] = [
  [
    /weights-|section-weight|weight-/,
    {
      rule: 'The relative importance of everything that is assessed must be published, and must add up.',
      fix: 'Change the weightings in the outline, or let Assay make them fit.',
    },
  ],
  [
    /suitability|condition-of-participation/,
    {
      rule: 'A condition of participation judges the supplier, not the tender. It is passed or failed and never weighted.',
      fix: 'Make it a requirement of the tender with an equivalent route, or an award criterion about this contract.',
    },
  ],
  [
    /equivalen|names-standard/,
    {
      rule: 'A standard, scheme or brand may only be named where an equivalent counts.',
      fix: 'Say how a supplier can show an equivalent.',
    },
  ],
  [
    /pass-rule|outcome/,
    {
      rule: 'A gate must say what passes before anybody answers.',
      fix: 'Say pass or fail at each option, or describe what passes.',
    },
  ],
  [
    /guide|no-marks|mark|scale|otherwise|descriptor/,
    {
      rule: 'Every mark that can be given, and what it takes, is published with the questions.',
      fix: 'Give options marks on the marking scheme, or describe each mark.',
    },
  ],
  [
    /condition\.|conditional/,
    {
      rule: 'A question can depend on earlier answers only, and its effect on the score must be published.',
      fix: 'Choose an earlier question, or say in the award model how a question counts that is not asked.',
    },
  ],
  [
    /principle-empty/,
    {
      rule: 'Each principle that fits the place should have at least one question.',
      fix: 'Add a question, or say why none is needed.',
    },
  ],
  [
    /over-/,
    {
      rule: 'A profile is a budget: questions must be proportionate to the contract.',
      fix: 'Remove questions, or record why more is proportionate.',
    },
  ],
  [
    /tie/,
    {
      rule: 'What separates equal totals must be published beforehand.',
      fix: 'Set a tie-break order, or keep ties as ties.',
    },
  ],
  [
    /threshold|minimum/,
    { rule: 'A minimum must lie on its scale and be within reach.', fix: 'Change or remove the minimum.' },
  ],
  [
    /criterion|price|security/,
    { rule: 'Each criterion needs a name, a weighting and a highest score.', fix: 'Change the award model.' },
  ],
  [/band/, { rule: 'A band compares with a figure or a real date.', fix: 'Fill in the figure or date.' }],
];

const other: Advice = {
  rule: 'What suppliers read must be complete and clear.',
  fix: 'Complete the text or the setting.',
};

/** Takes the key of a finding; returns the rule behind it in our words, and how to mend it. */
export const adviceFor = (key: string): Advice => advice.find(([pattern]) => pattern.test(key))?.[1] ?? other;
