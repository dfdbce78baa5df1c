/** Joins the class names that are given; leaves out what is empty. */
export const classNames = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** The value of aria-describedby from the ids that exist; undefined where none does. */
export const describedBy = (...ids: (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(' ') || undefined;

/** The id of the field for a path such as `sections[2].weight`: what an error summary links to. */
export const fieldId = (path: string): string => path.replaceAll(/[^A-Za-z0-9_-]+/g, '-').replaceAll(/^-+|-+$/g, '');
