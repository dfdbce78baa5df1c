/** Runs a rehearsal outside the server's process. Takes a document, bids (made-up ones, or those of a final outcome) and settings; gives what it found. */
import { z } from 'zod';
import { Bid } from '../../evaluation/contest';
import { QuestionnaireDocument } from '../../questionnaire/document';
import { findingsOf } from '../../rehearsal/findings';
import { RehearsalSettings } from '../../rehearsal/settings';
import { sayIn } from '../../text';
import { serve } from './frame';

const Input = z.strictObject({
  document: QuestionnaireDocument,
  bids: z.array(Bid).max(200),
  settings: RehearsalSettings.pick({ seed: true, spread: true }),
});

serve(import.meta.url, (input) => {
  const { document, bids, settings } = Input.parse(input);
  return findingsOf(document as QuestionnaireDocument, bids, settings, sayIn('en'));
});
