import { redirect } from 'next/navigation';
import { readContext } from '@/lib/commands/from-request';
import { installation } from '@/lib/views/installation';
import { navigation } from '@/lib/views/navigation';
import { requirePerson } from './_frame/require-person';

/** The start: set-up while nobody is here, sign-in, or the home of the person's role. */
export default async function StartPage() {
  if ((await installation()).empty) redirect('/setup');
  await requirePerson();
  const result = await navigation(await readContext(), null);
  redirect(result.ok ? result.value.home : '/sign-in');
}
