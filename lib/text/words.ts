import { createInstance } from 'i18next';
import type { Message } from '../result';
import type { Locale } from './locale';

export type Area = Record<string, string>;
export type Areas = Record<string, Area>;
export type Params = Record<string, string | number>;

type Singular<Name extends string> = Name extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Stem
  : Name;

/** Every key `<area>.<name>` of a set of areas; plural forms share the key without their suffix. */
export type KeyOf<A extends Areas> = {
  [Name in keyof A & string]: `${Name}.${Singular<keyof A[Name] & string>}`;
}[keyof A & string];

export type Words<Key extends string> = {
  /**
   * The sentence for a key or message, with `{{name}}` filled from its params; `count` chooses the plural form.
   * An unknown key comes back as it is, so a page never fails for want of a word; a test finds such keys.
   */
  say: (what: Key | Message, params?: Params, locale?: Locale) => string;
  /** Whether the English text has the key. */
  has: (key: string) => boolean;
};

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

const split = (key: string): [area: string, name: string] => {
  const dot = key.indexOf('.');
  return dot < 0 ? ['', key] : [key.slice(0, dot), key.slice(dot + 1)];
};

/** Builds `say` over English areas and the Welsh ones that exist; Welsh gaps read in English. */
export function wordsOf<A extends Areas>(en: A, cy: Areas): Words<KeyOf<A>> {
  const i18n = createInstance();
  void i18n.init({
    initAsync: false,
    fallbackLng: 'en',
    lng: 'en',
    resources: { en, cy },
    ns: Object.keys(en),
    nsSeparator: false,
    keySeparator: false,
    // React and the workbook writer escape for themselves.
    interpolation: { escapeValue: false },
  });
  const has = (key: string): boolean => {
    const [area, name] = split(key);
    if (!Object.hasOwn(en, area)) return false;
    const words = en[area] as Area;
    return [name, ...pluralForms.map((form) => `${name}_${form}`)].some((each) => Object.hasOwn(words, each));
  };
  return {
    has,
    say: (what, params, locale = 'en') => {
      const key = typeof what === 'string' ? what : what.key;
      if (!has(key)) return key;
      const [ns, name] = split(key);
      const given = typeof what === 'string' ? params : { ...what.params, ...params };
      return i18n.t(name, { ...given, ns, lng: locale });
    },
  };
}
