import { Contest } from '../evaluation/contest';
import type { QuestionnaireDocument } from '../questionnaire/document';
import type { OpenedBundle } from './opened';
import { paths } from './parts';

/** The contest of a bundle; its document is typed by the domain. */
export const contestIn = (bundle: OpenedBundle) =>
  bundle.json(paths.contest, Contest) as { questionnaire: QuestionnaireDocument } & ReturnType<typeof Contest.parse>;
