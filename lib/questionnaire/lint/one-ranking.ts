import { documentRule } from './rule';

export const oneRanking = documentRule({
  id: 'one-ranking',
  title: 'Every supplier tenders for every lot',
  explanation:
    'Assay works out one ranking and makes one award for all lots of a procurement. Tenders for different lots cannot be compared with one another, so that their outcome could never become final.',
  fix: 'Set each lot up as a procurement of its own. Or say in the documents that every supplier tenders for every lot, and record that here.',
  source: 'our own',
  findings: { 'lots-one-ranking': 'warning' },
  look: (_document, raise, { lots }) => {
    if (lots !== undefined && lots > 1) raise('lots-one-ranking', 'lots', { count: lots });
  },
});
