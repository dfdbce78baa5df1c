import { strideLetters } from '../questionnaire/document';

export type StrideLetter = (typeof strideLetters)[number];

/** All six letters in the order of the method. */
export const strideInOrder: readonly StrideLetter[] = strideLetters;

/** The threat behind each letter, and the property that it breaks. */
export const threats: Readonly<Record<StrideLetter, { name: string; breaks: string }>> = {
  S: { name: 'spoofing', breaks: 'authenticity' },
  T: { name: 'tampering', breaks: 'integrity' },
  R: { name: 'repudiation', breaks: 'non-repudiation' },
  I: { name: 'information disclosure', breaks: 'confidentiality' },
  D: { name: 'denial of service', breaks: 'availability' },
  E: { name: 'elevation of privilege', breaks: 'authorisation' },
};

/** Letters spelt out for a sentence, in the order of the method: "tampering (T), denial of service (D)". */
export const threatsInWords = (letters: readonly StrideLetter[]): string =>
  strideInOrder
    .filter((letter) => letters.includes(letter))
    .map((letter) => `${threats[letter].name} (${letter})`)
    .join(', ');
