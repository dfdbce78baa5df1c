/** Names that would reach an object's prototype. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A form's fields as plain data: `a.b` nests, a name ending in `[]` is always a list, a name that occurs twice is a
 * list, files and the framework's own fields are left out. Line ends become `\n`.
 */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || name === 'code') continue;
    const texts = form
      .getAll(name)
      .filter((value): value is string => typeof value === 'string')
      .map((value) => value.replace(/\r\n?/g, '\n'));
    if (texts.length === 0) continue;
    const list = name.endsWith('[]');
    const path = (list ? name.slice(0, -2) : name).split('.');
    if (path.some((part) => forbidden.has(part) || part === '')) continue;
    let place = fields;
    for (const part of path.slice(0, -1)) {
      const inner = place[part];
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) place[part] = Object.create(null);
      place = place[part] as Record<string, unknown>;
    }
    place[path.at(-1) as string] = list || texts.length > 1 ? texts : texts[0];
  }
  return { ...fields };
}
