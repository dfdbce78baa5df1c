import 'server-only';
import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { arrival } from '@/lib/commands/from-request';
import { buildExample } from '@/lib/example/build';

/** "Explore with example data", for the holder of the set-up code. Takes up to a minute. */
export async function exploreExample(form: FormData): Promise<FormState> {
  const built = await buildExample(arrival());
  if (!built.ok) return failed(built.messages, form);
  redirect('/sign-in');
}
