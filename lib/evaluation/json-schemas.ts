import { z } from 'zod';
import { QuestionnaireDocument } from '../questionnaire/document';
import { Contest } from './contest';
import { OutcomeJson } from './outcome-json';

const published: Record<string, { schema: z.ZodType; title: string }> = {
  'assay-questionnaire-1': { schema: QuestionnaireDocument, title: 'Assay questionnaire, version 1 of the format' },
  'assay-contest-1': { schema: Contest, title: 'Assay contest, version 1 of the format' },
  'assay-outcome-1': { schema: OutcomeJson, title: 'Assay outcome, version 1 of the format' },
};

/**
 * Returns the JSON Schemas that describe what goes into and comes out of `npm run score`, as file name to text. They
 * are made from the schemas that the app itself uses; rules between parts (weights total 100) are beyond them.
 */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(published).map(([name, { schema, title }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { reused: 'ref' });
      return [
        `${name}.schema.json`,
        `${JSON.stringify({ $schema, $id: `${name}.schema.json`, title, ...rest }, null, 2)}\n`,
      ];
    }),
  );
