const here = 'http://here.invalid';

/**
 * Takes the `next` of a sign-in address; returns it when it is a path of this site, else null. An address of another
 * site (`//evil.example`, `/\evil.example`, `https:…`) and control characters are refused.
 */
export function nextPath(text: string | null | undefined): string | null {
  if (!text || text.length > 1000 || !/^\/(?![/\\])[\x20-\x7e]*$/.test(text)) return null;
  if (!URL.canParse(text, here)) return null;
  const url = new URL(text, here);
  if (url.origin !== here || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in')) return null;
  return url.pathname + url.search;
}
