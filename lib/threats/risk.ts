import { type StrideLetter, strideInOrder } from '../catalogue';
import type { Part, Threat, ThreatModel } from './model';
import { suggestedThreat } from './suggested';

export type RiskLevel = 'low' | 'medium' | 'high' | 'very-high';

export const levelNames: Readonly<Record<RiskLevel, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
};

/** Likelihood times impact, 1 to 25. */
export const productOf = ({ likelihood, impact }: Pick<Threat, 'likelihood' | 'impact'>): number => likelihood * impact;

/** Low to 4, medium to 9, high to 16, very high above: our own steps, for an order of work and not a measurement. */
export const levelOf = (product: number): RiskLevel => {
  if (product <= 4) return 'low';
  if (product <= 9) return 'medium';
  return product <= 16 ? 'high' : 'very-high';
};

/** What a threat is called wherever it is named: the part's reference and the letter, such as P2-S. */
export const threatRef = (part: Pick<Part, 'ref'>, letter: StrideLetter): string => `${part.ref}-${letter}`;

export type ThreatRow = {
  ref: string;
  part: Part;
  letter: StrideLetter;
  /** Our suggestion for the kind of part; null for a letter that an officer added. */
  suggested: string | null;
  threat: Threat | null;
};

/** Every threat that is suggested or assessed, by part and in the order of the six letters. */
export const threatRows = (model: ThreatModel): ThreatRow[] =>
  model.parts.flatMap((part) =>
    strideInOrder.flatMap((letter) => {
      const threat = model.threats.find((one) => one.part === part.id && one.letter === letter) ?? null;
      const suggested = suggestedThreat(part.kind, letter);
      return suggested === null && threat === null
        ? []
        : [{ ref: threatRef(part, letter), part, letter, suggested, threat }];
    }),
  );

export type RatedRow = ThreatRow & { threat: Threat; product: number; level: RiskLevel };

/** The threats with a likelihood and an impact, the greatest product first; equal ones in the order of the parts. */
export const ratedThreats = (model: ThreatModel): RatedRow[] =>
  threatRows(model)
    .flatMap((row) => {
      if (row.threat === null) return [];
      const product = productOf(row.threat);
      return [{ ...row, threat: row.threat, product, level: levelOf(product) }];
    })
    .sort((a, b) => b.product - a.product);

/** The sentence over the matrix: "3 threats are high or very high, 1 has no owner." */
export const riskInWords = (rated: readonly RatedRow[]): string => {
  const high = rated.filter(({ level }) => level === 'high' || level === 'very-high');
  const none = high.filter(({ threat }) => threat.owner === '').length;
  const owners =
    none === 0 ? (high.length === 0 ? '' : ', each has an owner') : `, ${none} ${none === 1 ? 'has' : 'have'} no owner`;
  return `${high.length} ${high.length === 1 ? 'threat is' : 'threats are'} high or very high${owners}.`;
};

/** How many suggested threats have not been assessed yet. */
export const threatsLeft = (model: ThreatModel): number =>
  threatRows(model).filter(({ threat }) => threat === null).length;

/**
 * Takes the letters that a question protects against and the rated threats; returns the references of those threats,
 * the greatest first. A letter is a broad likeness: it explains why a question is suggested and decides nothing.
 */
export const threatsAnswered = (letters: readonly StrideLetter[], rated: readonly RatedRow[]): string[] =>
  rated.filter(({ letter }) => letters.includes(letter)).map(({ ref }) => ref);
