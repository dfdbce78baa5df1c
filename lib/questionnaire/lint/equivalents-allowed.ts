import { isAward, isGate } from '../find';
import { brandsIn, standardsIn } from './names';
import { detailOf } from './phrases';
import { everyText } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

const equivalent = /equivalent/i;

export const equivalentsAllowed = questionRule({
  id: 'equivalents-allowed',
  title: 'Wherever a standard, scheme or brand is named, an equivalent counts',
  explanation:
    'A certificate or standard may be asked for where an equivalent is accepted too (sections 22 and 56). A brand may be named only where nothing else describes the need, and never to the harm of equivalents.',
  fix: 'Add “or equivalent” and say, under Equivalent route, how a supplier can show one. Better still, describe what must be achieved.',
  source: act('56'),
  findings: { 'no-equivalence': 'error', 'names-standard': 'warning', 'names-brand': 'warning' },
  look: (question, raise) => {
    if (question.equivalence?.en.trim()) return;
    const text = everyText(question);
    const [name] = standardsIn(text);
    const open = equivalent.test(text);
    if (isGate(question) && name !== undefined) raise('no-equivalence', 'equivalence', { name });
    if (isAward(question) && name !== undefined && !open) raise('names-standard', 'equivalence', { name });
    if ((!isGate(question) && !isAward(question)) || open) return;
    for (const brand of new Set(brandsIn(text))) raise('names-brand', 'equivalence', { name: brand }, detailOf(brand));
  },
});
