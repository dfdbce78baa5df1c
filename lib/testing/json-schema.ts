/** Holds files against JSON Schemas by a validator that knows nothing of ours. */
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const read = (url: URL): object => JSON.parse(readFileSync(url, 'utf8')) as object;

const faultsBy = (schema: object, value: unknown): string[] => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** Takes the name of a schema in public/schemas and a value; returns what is wrong with it, empty where nothing is. */
export const schemaFaults = (name: string, value: unknown): string[] =>
  faultsBy(read(new URL(`../../public/schemas/${name}.schema.json`, import.meta.url)), value);

/** Takes a release; returns what is wrong with it by our own account of OCDS 1.1 (see the file beside this one). */
export const releaseFaults = (value: unknown): string[] =>
  faultsBy(read(new URL('./ocds-release.schema.json', import.meta.url)), value);
