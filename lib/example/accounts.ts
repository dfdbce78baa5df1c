import { people, suppliers } from './content/authority';

/** The secret of every example person's second factor, as the banner shows it. */
export { exampleSecret } from '../people/second-factor';

/** The password of every example account. It opens nothing else: example data is refused off this machine. */
export const examplePassword = 'lantern staithe heron';

/** Who may sign in to the example, and what each of them does. */
export const exampleAccounts: readonly { name: string; email: string; role: string }[] = [
  ...people.map(({ name, email, post }) => ({ name, email, role: post })),
  ...suppliers.map(({ name, owner }) => ({ name: owner.name, email: owner.email, role: `${owner.post}, ${name}` })),
];
