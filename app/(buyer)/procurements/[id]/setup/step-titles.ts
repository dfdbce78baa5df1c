import type { SetupPage } from '@/lib/procurement/setup-form';

/** The h1 of each step of the set-up. */
export const stepTitles: Readonly<Record<SetupPage, string>> = {
  about: 'What are you buying?',
  nation: 'Whose procurement rules apply?',
  value: 'What is the estimated value, including VAT?',
  procedure: 'How will you run it?',
  lots: 'Is it split into lots?',
  receiving: 'How will suppliers send their responses?',
  dates: 'What are the dates?',
  people: 'Who is working on it?',
  check: 'Check your answers',
};
