import { join } from 'node:path';
import { compile } from 'sass';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const css = compile(join(root, 'app/globals.scss'), { loadPaths: [root], quietDeps: true }).css;

/** The value of a custom property as the built CSS gives it outside of any media query. */
const token = (name: string): string => {
  const found = new RegExp(`--${name}: (#[0-9a-f]{3,6})`).exec(css)?.[1];
  if (!found) throw new Error(`The built CSS has no --${name}`);
  return found.length === 4 ? found.replace(/[0-9a-f]/g, '$&$&') : found;
};

/** Relative luminance of WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const ratio = (a: string, b: string): string => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high + 0.05) / (low + 0.05)).toFixed(2);
};

/** The colours of a tag, which govuk-frontend writes as plain values; blue is the tag without a colour class. */
const tag = (name: string): [text: string, background: string] => {
  const selector = name === 'blue' ? '\\.govuk-tag' : `\\.govuk-tag--${name}`;
  for (const [, rule = ''] of css.matchAll(new RegExp(`(?:^|\\n)${selector} \\{([^}]*)\\}`, 'g'))) {
    const colour = /(?:^|\s)color: (#[0-9a-f]{6})/.exec(rule)?.[1];
    const background = /background-color: (#[0-9a-f]{6})/.exec(rule)?.[1];
    if (colour && background) return [colour, background];
  }
  throw new Error(`The built CSS has no colours for the ${name} tag`);
};

const white = '#ffffff';
const surface = () => token('govuk-surface-background-colour');
const text = () => token('govuk-text-colour');

describe('contrast of the built CSS', () => {
  it.each([
    ['ink under white text', () => [token('assay-ink'), white], '11.33', 4.5],
    ['brand under white text', () => [token('govuk-brand-colour'), white], '7.19', 4.5],
    ['text on surface', () => [text(), surface()], '18.40', 4.5],
    ['text', () => [text(), white], '19.59', 4.5],
    ['secondary text', () => [token('govuk-secondary-text-colour'), white], '9.03', 4.5],
    ['secondary text on surface', () => [token('govuk-secondary-text-colour'), surface()], '8.49', 4.5],
    ['link', () => [token('govuk-link-colour'), white], '6.08', 4.5],
    ['link on surface', () => [token('govuk-link-colour'), surface()], '5.71', 4.5],
    ['visited link', () => [token('govuk-link-visited-colour'), white], '9.06', 4.5],
    ['error', () => [token('govuk-error-colour'), white], '5.16', 4.5],
    ['error on surface', () => [token('govuk-error-colour'), surface()], '4.85', 4.5],
    ['success and primary button', () => [token('govuk-success-colour'), white], '5.35', 4.5],
    ['focus under black text', () => [token('govuk-focus-colour'), token('govuk-focus-text-colour')], '14.55', 4.5],
    ['focus on the ink header', () => [token('govuk-focus-colour'), token('assay-ink')], '8.41', 3],
    ['heat step 1', () => [token('assay-heat-1'), text()], '18.40', 4.5],
    ['heat step 2', () => [token('assay-heat-2'), text()], '15.07', 4.5],
    ['heat step 3', () => [token('assay-heat-3'), text()], '9.71', 4.5],
    ['heat step 4', () => [token('assay-heat-4'), text()], '6.51', 4.5],
    ['heat step 5', () => [token('assay-heat-5'), white], '7.19', 4.5],
    ['chart ink 1', () => [token('assay-chart-1'), white], '7.19', 3],
    ['chart ink 2', () => [token('assay-chart-2'), white], '4.69', 3],
    ['chart ink 3', () => [token('assay-chart-3'), white], '9.06', 3],
    ['chart ink 4', () => [token('assay-chart-4'), white], '7.51', 3],
    ['axis', () => [token('assay-axis'), white], '3.65', 3],
  ] as [string, () => [string, string], string, number][])('of %s is enough', (_, colours, expected, needed) => {
    const [a, b] = colours();
    expect(ratio(a, b)).toBe(expected);
    expect(Number(ratio(a, b))).toBeGreaterThanOrEqual(needed);
  });

  it.each([
    ['green', '9.23'],
    ['blue', '9.13'],
    ['teal', '8.71'],
    ['orange', '6.93'],
    ['purple', '11.01'],
    ['red', '9.01'],
    ['grey', '12.45'],
    ['yellow', '7.14'],
  ])('of the %s tag is enough', (name, expected) => {
    const [colour, background] = tag(name);
    expect(ratio(colour, background)).toBe(expected);
    expect(Number(ratio(colour, background))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the built CSS', () => {
  it('holds no crown, crest, logotype or font of GOV.UK', () => {
    expect(css).not.toMatch(/crown|crest|logotype|GDS Transport|@font-face|govuk-footer|govuk-header/i);
  });

  it('asks for no picture or font from anywhere but the one icon of an unused part', () => {
    const urls = [...css.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1]);
    expect(urls).toEqual(['/assets/images/icon-document.svg']);
  });

  it('uses Arial', () => {
    expect(css).toContain('font-family: arial, sans-serif');
  });
});
