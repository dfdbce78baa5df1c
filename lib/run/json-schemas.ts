import { z } from 'zod';
import * as later from '../bundle/later-parts';
import * as bundle from '../bundle/parts';
import { Contest } from '../evaluation/contest';
import { OutcomeJson } from '../evaluation/outcome-json';
import { SummaryDocument } from '../evaluation/summary-document';
import { ProcurementJson } from '../procurement/procurement-json';
import { QuestionnaireDocument } from '../questionnaire/document';
import { Receipt } from '../response/receipt';
import { Snapshot } from '../response/snapshot';

const published: Record<string, { schema: z.ZodType; title: string }> = {
  'assay-questionnaire-1': { schema: QuestionnaireDocument, title: 'Assay questionnaire, version 1 of the format' },
  'assay-contest-1': { schema: Contest, title: 'Assay contest, version 1 of the format' },
  'assay-outcome-1': { schema: OutcomeJson, title: 'Assay outcome, version 1 of the format' },
  'assay-procurement-1': { schema: ProcurementJson, title: 'Assay procurement, version 1 of the format' },
  'assay-submission-3': { schema: Snapshot, title: 'Assay submission, versions 1 to 3 of the format' },
  'assay-receipt-2': { schema: Receipt, title: 'Assay receipt, versions 1 and 2 of the format' },
  'assay-bundle-1': { schema: bundle.Manifest, title: 'Assay evidence bundle: its manifest, version 1 of the format' },
};

/** The format that a schema of an object asks for, such as `assay-marks/1`; null where it asks for none. */
const formatOf = (schema: unknown): string | null => {
  if (!(schema instanceof z.ZodObject)) return null;
  const { format } = schema.shape;
  return format instanceof z.ZodLiteral && typeof format.value === 'string' ? format.value : null;
};

/** Every file of an evidence bundle that has a form of its own there, by the format that it names. */
const inBundle = Object.values({ ...bundle, ...later, SummaryDocument }).flatMap(
  (schema): [string, { schema: z.ZodType; title: string }][] => {
    const format = formatOf(schema);
    const [, name, version] = /^assay-([a-z-]+)\/(\d+)$/.exec(format ?? '') ?? [];
    if (name === undefined || schema === bundle.Manifest) return [];
    const title = `Assay evidence bundle: ${name}, version ${version} of the format`;
    return [[`assay-${name}-${version}`, { schema: schema as z.ZodType, title }]];
  },
);

const all = {
  ...published,
  ...Object.fromEntries(inBundle),
  'assay-audit-line': { schema: bundle.AuditLine, title: 'Assay audit log: one line of it' },
};

/**
 * Returns the JSON Schemas of every file that Assay gives to other programs, as file name to text. They
 * are made from the schemas that the app itself uses; rules between parts (weights total 100) are beyond them.
 */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(all).map(([name, { schema, title }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { reused: 'ref' });
      return [
        `${name}.schema.json`,
        `${JSON.stringify({ $schema, $id: `${name}.schema.json`, title, ...rest }, null, 2)}\n`,
      ];
    }),
  );
