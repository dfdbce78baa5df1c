import { expect, test } from 'vitest';
import { checkDocument } from '../questionnaire/checks';
import { QuestionnaireDocument } from '../questionnaire/document';
import { someRules } from '../testing/contests';
import { templates } from './content/connected-places-principles/2021';
import { assembleDocument, type QuestionTemplate } from './index';

/** A questionnaire of the whole bank, with the dates of its contract filled in. */
const everything = (belowThresholdEngland: boolean) =>
  assembleDocument({
    title: { en: 'The whole bank' },
    templates,
    flags: ['always'],
    selection: { chosen: templates.map(({ id }: QuestionTemplate) => ({ id, because: 'fill' as const })) },
    scoring: someRules({ tieBreakers: [{ by: 'section', id: 'p13' }] }),
    dates: { contractEnd: '2030-02-28', contractEndExtended: '2032-02-29', assetLifeEnd: '2034-02-28' },
    belowThresholdEngland,
  });

test.each([false, true])(
  'every question of the bank passes the checks before publishing (below the threshold: %s)',
  (below) => {
    const document = QuestionnaireDocument.parse(everything(below));
    expect(document.sections.flatMap(({ questions }) => questions)).toHaveLength(100);
    const findings = checkDocument(document, { conditionsOfParticipation: !below });
    expect(findings.map(({ id }) => id)).toEqual(['checks.scale-undescribed']);
  },
);
