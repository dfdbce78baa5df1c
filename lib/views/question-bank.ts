import 'server-only';
import { listRemovedQuestions } from '@/db/store/questionnaire';
import { findScoping } from '@/db/store/scoping';
import {
  answersIn,
  flags,
  flagWords,
  frameworkKeys,
  frameworks,
  isEligible,
  principles,
  readScoping,
  scopingQuestions,
  searchCatalogue,
  templates,
  whyAsked,
} from '@/lib/catalogue';
import { everyQuestion } from '@/lib/questionnaire/find';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { view } from './view';

type BankInput = {
  id: string;
  words: string;
  principle: number | null;
  /** A flag of the place, and a framework that the question is linked to; '' for any. */
  flag: string;
  framework: string;
};

/** Suggested questions that the draft does not hold, searched by words and principle, and questions taken out of it. */
export const questionBank = view({
  action: 'questionnaire.read',
  load: (db, input: BankInput) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded, input, context }) => {
    const { draft, names, state } = loaded;
    const head = pageHead(loaded, context);
    if (!draft) return { ...head, version: null };
    const present = everyQuestion(draft.document).map(({ id }) => id);
    const scoping = await findScoping(db, state.procurement.id);
    const { flags: here } = readScoping(scopingQuestions, scoping ? answersIn(scoping.answers, 'all') : {});
    const fits = new Set(here);
    const found = searchCatalogue(principles, templates, {
      words: input.words,
      ...(input.principle === null ? {} : { principle: input.principle }),
      flag: flags.find((flag) => flag === input.flag),
      framework: frameworkKeys.find((key) => key === input.framework),
    }).questions.filter(({ id }) => !present.includes(id));
    const removed = await listRemovedQuestions(db, draft.id, present);
    return {
      ...head,
      version: versionHead(draft, names),
      principles: principles.map(({ number, shortName }) => ({ number, name: shortName.en })),
      /** What can be true of a place, where some question of the catalogue waits for it. */
      flags: flags
        .filter((flag) => templates.some(({ when, needs }) => when.includes(flag) || needs?.includes(flag)))
        .map((flag) => ({ flag, name: flagWords[flag].name, here: fits.has(flag) })),
      frameworks: frameworkKeys.map((key) => ({ key, name: frameworks[key].name })),
      removed: removed.map(({ id, ref, wording }) => ({ id, ref: ref ?? id, wording: wording.en })),
      found: found
        .filter(({ id }) => !removed.some((one) => one.id === id))
        .map((template) => ({
          id: template.id,
          wording: template.wording.en,
          principle: template.home,
          kind: template.kind,
          purpose: template.purpose,
          weight: template.weight,
          /** False where nothing said about the place calls for it. */
          fits: isEligible(template, fits),
          why: whyAsked(template, here, flagWords).en,
        })),
    };
  },
});
