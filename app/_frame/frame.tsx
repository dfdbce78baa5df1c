import type { ReactNode } from 'react';
import { currentPerson, readContext } from '@/lib/commands/from-request';
import { say, type TextKey } from '@/lib/text';
import { installation } from '@/lib/views/installation';
import { navigation, type Place } from '@/lib/views/navigation';
import { Shell, type ViewerNavigation } from '../_ui/shell';
import { version } from '../version';
import { leave } from './actions';
import { currentPath } from './require-person';

const words: Record<Place, TextKey> = {
  procurements: 'account.nav-procurements',
  evaluations: 'account.nav-evaluations',
  catalogue: 'account.nav-catalogue',
  people: 'account.nav-people',
  status: 'account.nav-status',
  responses: 'account.nav-responses',
  library: 'account.nav-library',
  evidence: 'evidence.nav',
  team: 'account.nav-team',
};

/** Header, navigation of the person who is signed in, and footer. Used by the layouts of the route groups. */
export async function Frame({ children }: { children: ReactNode }) {
  const [{ example }, person, path] = await Promise.all([installation(), currentPerson(), currentPath()]);
  const result = await navigation(await readContext(), null);
  const { viewer } = person;
  const id = viewer.kind === 'supplier' ? viewer.userId : undefined;
  const account = { name: person.name, href: '/account', ...(id ? { id } : {}) };
  let nav: ViewerNavigation | undefined;
  if (result.ok) {
    const { serviceName, home, places } = result.value;
    const items = places.map((place) => {
      const href = `/${place}`;
      const current = path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`);
      return { text: say(words[place]), href, current };
    });
    nav = { serviceName, serviceHref: home, items, person: account, signOut: leave };
  } else if (person.session) {
    nav = { person: { ...account, href: '/account/second-factor' }, signOut: leave };
  }
  return (
    <Shell nav={nav} homeHref="/" version={version} {...(example ? { example } : {})}>
      {children}
    </Shell>
  );
}
