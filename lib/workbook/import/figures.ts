import { compareMarks, isOnScale } from '../../question/marks';
import type { Scale } from '../../scoring/rules';
import { changed, cut, type Note, told } from './note';

/** Takes the text of a weighting; returns it as a decimal string, with what had to be said about it. */
export const readWeight = (text: string, cell: string): { weight: string | null; notes: Note[] } => {
  const plain = text.replace(/[%\s]/g, '');
  if (plain === '') return { weight: null, notes: [] };
  const comma = /^\d{1,3},\d{1,2}$/.test(plain);
  const decimal = comma ? plain.replace(',', '.') : plain;
  if (!/^\d{1,12}(\.\d+)?$/.test(decimal))
    return { weight: null, notes: [changed('weight-unread', { cell, text: cut(text, 40) })] };
  const [whole = '0', part = ''] = decimal.split('.');
  const weight = part.length > 6 ? `${whole}.${part.slice(0, 6)}` : decimal;
  return {
    weight,
    notes: [
      ...(comma ? [changed('weight-comma', { cell, text: cut(text, 40), weight })] : []),
      ...(part.length > 6 ? [changed('weight-cut', { cell, text: cut(decimal, 40), weight })] : []),
    ],
  };
};

const mandatoryWords: ['yes' | 'no' | 'information', RegExp][] = [
  ['yes', /^(yes|y|true|mandatory|m|must( have)?|required|compulsory|essential|pass ?(\/|or|-)? ?fail|gate|x|✓|✔|1)$/],
  ['no', /^(no|n|false|optional|o|not mandatory|scored|0|-|–|should( have)?|could( have)?)$/],
  ['information', /^(info(rmation)?( only)?|for information( only)?|not (scored|assessed|evaluated))$/],
];

/** Takes the text of a mandatory cell; returns what it says, null where it is empty or unknown. */
export const readMandatory = (
  text: string,
  cell: string,
): { mandatory: 'yes' | 'no' | 'information' | null; notes: Note[] } => {
  const plain = text.toLowerCase().trim();
  if (plain === '') return { mandatory: null, notes: [] };
  const found = mandatoryWords.find(([, pattern]) => pattern.test(plain));
  if (found) return { mandatory: found[0], notes: [] };
  return { mandatory: null, notes: [changed('mandatory-unread', { cell, text: cut(text, 40) })] };
};

/** The purpose that a weighting and a mandatory mark speak for. `weighed`: the file has a column of weightings. */
export const purposeOf = (
  mandatory: 'yes' | 'no' | 'information' | null,
  weight: string | null,
  weighed: boolean,
): { purpose: 'award-criterion' | 'requirement' | 'information'; weight: string; notes: Note[] } => {
  const hasWeight = weight !== null && compareMarks(weight, '0') === 1;
  if (mandatory === 'information')
    return {
      purpose: 'information',
      weight: '0',
      notes: hasWeight ? [changed('information-weighted', { weight: weight ?? '0' })] : [],
    };
  if (hasWeight)
    return {
      purpose: 'award-criterion',
      weight,
      notes: mandatory === 'yes' ? [changed('mandatory-weighted', { weight })] : [],
    };
  if (mandatory === 'yes') return { purpose: 'requirement', weight: '0', notes: [told('requirement-proposed')] };
  if (weighed) return { purpose: 'information', weight: '0', notes: [told('information-proposed')] };
  return { purpose: 'award-criterion', weight: '0', notes: [told('weight-to-come')] };
};

type Steps = Pick<Scale, 'min' | 'max' | 'step'>;

/**
 * Takes the marks of an answer list, one for each answer; returns them where all are on the marking scheme, with the
 * sentence that says which is not.
 */
export const readMarks = (marks: readonly string[], scale: Steps): { marks: string[] | null; notes: Note[] } => {
  const off = marks.find((mark) => !/^\d{1,4}(\.\d{1,2})?$/.test(mark) || !isOnScale(mark, scale));
  if (off === undefined) return { marks: [...marks], notes: [] };
  return { marks: null, notes: [changed('marks-off', { mark: cut(off, 40), min: scale.min, max: scale.max })] };
};
