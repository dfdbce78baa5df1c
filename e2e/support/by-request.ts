import { fieldsIn } from './plain-requests';

/** What a browser would send, without a browser: for load, and for requests that are cut off in the middle. */
export type Visit = { origin: string; cookies: Map<string, string> };

const newVisit = (origin: string): Visit => ({ origin, cookies: new Map() });

export const cookieHeader = ({ cookies }: Visit): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** One request with the visit's cookies; takes up those that come back. Redirects are left to the caller. */
export async function ask(visit: Visit, path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(`${visit.origin}${path}`, {
    ...init,
    redirect: 'manual',
    headers: { ...init.headers, Origin: visit.origin, Cookie: cookieHeader(visit) },
  });
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '' || /max-age=0\b/i.test(cookie)) visit.cookies.delete(name);
    else visit.cookies.set(name, value);
  }
  return answer;
}

/** The text of a page that must be there. */
export async function pageText(visit: Visit, path: string): Promise<string> {
  const answer = await ask(visit, path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

/** Fields of a page by their name, hidden ones with their value. */
export const fieldsOf = (html: string): Map<string, string> =>
  new Map(fieldsIn(html).map(({ name, value }) => [name, value]));

/** Posts the form of a page that has the fields, as a browser without JavaScript does; gives where it leads. */
async function post(visit: Visit, path: string, type: () => Record<string, string>): Promise<string> {
  const form = new FormData();
  const forms = (await pageText(visit, path)).split('<form').map(fieldsOf);
  // Typed once the page is there: a code of the second factor is not right for long.
  const typed = type();
  const shown = forms.find((fields) => Object.keys(typed).every((name) => fields.has(name)));
  if (!shown) throw new Error(`${path} has no form with ${Object.keys(typed).join(' and ')}`);
  for (const [name, value] of shown) if (name.startsWith('$ACTION')) form.append(name, value);
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  const answer = await ask(visit, path, { method: 'POST', body: form });
  await answer.text();
  const location = answer.headers.get('location');
  if (answer.status !== 303 || !location) throw new Error(`${path} was not accepted: it answered ${answer.status}`);
  return location;
}

/** Signs a person in by the forms of the pages, with the second factor where it is asked for. */
export async function signInByRequest(
  origin: string,
  person: { email: string; password: string; code: () => string },
): Promise<Visit> {
  const visit = newVisit(origin);
  const { email, password } = person;
  const next = await post(visit, '/sign-in', () => ({ email, password }));
  if (next.startsWith('/sign-in/code')) await post(visit, next, () => ({ code: person.code() }));
  const home = await ask(visit, '/account');
  await home.text();
  if (home.status !== 200) throw new Error(`${email} is not signed in: /account answered ${home.status}`);
  return visit;
}
