import type { Purpose } from '@/lib/questionnaire/document';

/** What an answer is for, as officers read it. */
export const purposeNames: Readonly<Record<Purpose, string>> = {
  'condition-of-participation': 'Condition of participation',
  requirement: 'Requirement',
  'award-criterion': 'Award criterion',
  information: 'Information',
};
