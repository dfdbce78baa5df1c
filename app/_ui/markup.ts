// Compares HTML by meaning. Used by tests only.

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", ctdot: '⋯' };
const decode = (text: string): string => text.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

const attributes = (text: string): string =>
  [...text.matchAll(/([\w.:-]+)(?:="([^"]*)")?/g)]
    .map(([, name = '', value = '']) => ` ${name.toLowerCase()}="${spaced(decode(value))}"`)
    .sort()
    .join('');

/**
 * Takes HTML; returns one line per tag or text, with attributes in the order of their names, white space reduced to
 * single spaces, entities decoded, and the closing of elements without content left out.
 */
export const normalHtml = (html: string): string =>
  [...html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)([\w-]+)((?:[^>"]|"[^"]*")*?)\/?>|([^<]+)/g)]
    .map(([, close, name = '', rest = '', text]) => {
      if (text !== undefined) return spaced(decode(text));
      return close ? `</${name}>` : `<${name}${attributes(rest)}>`;
    })
    .filter((line) => line !== '' && !/^<\/(input|path|img|br)>$/.test(line))
    .join('\n');
