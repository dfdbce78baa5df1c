import fc from 'fast-check';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import type { Edit } from '../questionnaire/edits';
import { scalePreset, scalePresetIds } from '../questionnaire/presets';
import { aChoiceQuestion, aDocument, aSection, aTextQuestion, someRules } from './contests';

export const text = fc.constantFrom('', 'Plain words', 'Ŵy a llaeth', '"Quoted" & <odd> \\ text', '😀');
export const weight = fc.constantFrom('0', '1', '12.5', '33.33', '33.34', '100', '0.000001');

const question = (id: string): fc.Arbitrary<Question> =>
  fc
    .record({
      weight,
      words: text,
      purpose: fc.constantFrom('award', 'information', 'requirement'),
      choice: fc.boolean(),
    })
    .map(({ weight: share, words, purpose, choice }): Question => {
      if (purpose === 'award')
        return choice ? aChoiceQuestion(id, share, ['0', '5']) : aTextQuestion(id, share, { wording: { en: words } });
      const base = { id, kind: 'yes-no', wording: { en: words }, principle: 2 } as const;
      return purpose === 'information'
        ? { ...base, purpose: 'information' }
        : { ...base, purpose: 'requirement', passIf: { question: id, operator: 'is', value: 'yes' } };
    });

/** Small documents: up to four sections of up to three questions, q0 and so on, perhaps with a declaration. */
export const document: fc.Arbitrary<QuestionnaireDocument> = fc
  .array(fc.nat(3), { minLength: 1, maxLength: 4 })
  .chain((sizes) => {
    let next = 0;
    const sections = sizes.map((size, at) =>
      fc
        .tuple(weight, fc.tuple(...Array.from({ length: size }, () => question(`q${next++}`))))
        .map(([share, questions]) => aSection(`s${at}`, share, questions)),
    );
    return fc
      .tuple(fc.tuple(...sections), fc.option(question('d0'), { nil: null }))
      .map(([list, declaration]) =>
        aDocument({ sections: list, ...(declaration ? { declarations: [declaration] } : {}) }),
      );
  });

/** A table that sends every mark to one that all schemes have. */
const everyMark = Object.fromEntries(Array.from({ length: 11 }, (_, mark) => [String(mark), mark < 5 ? '0' : '1']));
export const anyId = fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q7', 'd0', 'gone');
export const anySection = fc.constantFrom('s0', 's1', 's2', 's3', 'gone');
export const at = fc.nat(5);
/** One edit of such a document; what it adds has `fresh` in its id. */
export const edit = (fresh: string): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc.record({
      edit: fc.constant('set-scoring' as const),
      scoring: fc.constantFrom('0', '40', 'a third').map((minimumQuality) => someRules({ minimumQuality })),
    }),
    fc.record({
      edit: fc.constant('add-section' as const),
      section: weight.map((share) => aSection(`n${fresh}`, share, [])),
      at,
    }),
    fc.record({
      edit: fc.constant('change-scale' as const),
      scale: fc.constantFrom(...scalePresetIds).map(scalePreset),
      marks: fc.constantFrom({}, everyMark, { ...everyMark, 5: '7' }),
    }),
    fc.record({ edit: fc.constant('remove-section' as const), sectionId: anySection }),
    fc.record({ edit: fc.constant('move-section' as const), sectionId: anySection, at }),
    fc.record({
      edit: fc.constant('set-section' as const),
      sectionId: anySection,
      fields: fc.record(
        {
          weight,
          title: text.map((en) => ({ en })),
          threshold: fc.constantFrom('40', null),
          introduction: text.map((en) => ({ en })),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({
      edit: fc.constant('add-question' as const),
      sectionId: anySection,
      question: fc.oneof(question(`n${fresh}`), question('q0')),
      at,
    }),
    fc.record({ edit: fc.constant('remove-question' as const), questionId: anyId }),
    fc.record({ edit: fc.constant('move-question' as const), questionId: anyId, sectionId: anySection, at }),
    fc.record({ edit: fc.constant('replace-question' as const), question: anyId.chain(question) }),
    fc.record({
      edit: fc.constant('set-weight' as const),
      questionId: anyId,
      weight: fc.oneof(weight, fc.constant('a third')),
    }),
  );
