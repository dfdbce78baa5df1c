import 'server-only';
import { beginExample, exampleContext, shareExampleSecondFactor, viewerAt } from '@/lib/commands/build-example';
import { inviteColleague } from '@/lib/commands/invite-colleague';
import { joinAuthority } from '@/lib/commands/join-authority';
import { setUpAuthority } from '@/lib/commands/set-up-authority';
import { ok, type Result } from '@/lib/result';
import { examplePassword as password } from './accounts';
import { minutesAfter } from './calendar';
import { authority, people, suppliers } from './content/authority';
import type { PersonId } from './content/shape';
import { type Cast, done } from './steps';

const anonymous = { kind: 'anonymous' } as const;

/**
 * Sets up the authority: its administrator, who invites the others; each joins, and all share one second factor.
 * @param at ISO UTC, when it begins.
 */
export async function buildPeople(at: string): Promise<Result<Cast>> {
  const begun = await beginExample(at);
  if (!begun.ok) return begun;
  const { code } = begun.value;
  const administrator = people.find((person) => person.administrator);
  if (!administrator) throw new Error('The example has no administrator.');
  const { name, email } = administrator;
  const details = { code, authority: authority.name, nation: authority.nation, name, email, password };
  await done('authority', setUpAuthority(exampleContext(anonymous, minutesAfter(at, 5)), details));

  const admin = await viewerAt(email);
  const colleagues = people.filter((person) => person !== administrator);
  const tokens: string[] = [];
  for (const [index, { id: _, ...colleague }] of colleagues.entries()) {
    const context = exampleContext(admin, minutesAfter(at, 10 + index));
    const { address } = await done(`${colleague.name} is invited`, inviteColleague(context, colleague));
    tokens.push(address.split('/').at(-1) ?? '');
  }
  for (const [index, colleague] of colleagues.entries()) {
    const context = exampleContext(anonymous, minutesAfter(at, 60 + 7 * index));
    const given = { name: colleague.name, password };
    await done(`${colleague.name} joins`, joinAuthority(context, tokens[index] ?? '', given));
  }
  await done('second factor', shareExampleSecondFactor(minutesAfter(at, 180)));
  return ok(await peopleThere());
}

/** The people of an example that is built already, without its suppliers. */
export async function peopleThere(): Promise<Cast> {
  const viewers = await Promise.all(people.map(async (person) => [person.id, await viewerAt(person.email)] as const));
  const buyer = Object.fromEntries(viewers) as Record<PersonId, Cast['buyer'][PersonId]>;
  return { buyer, supplier: {}, library: new Map() };
}

/** The same with the suppliers, each of which must have accepted an invitation. */
export async function everybodyThere(): Promise<Cast> {
  const viewers = await Promise.all(suppliers.map(async ({ id, owner }) => [id, await viewerAt(owner.email)] as const));
  return { ...(await peopleThere()), supplier: Object.fromEntries(viewers) as Cast['supplier'] };
}
