import 'server-only';
import { cookies } from 'next/headers';
import { installation } from '@/lib/views/installation';

const name = 'assay-link';

/** Keeps the token of a link after it left the address, for an hour, where no script reads it. */
export async function keepToken(token: string): Promise<void> {
  const secure = (await installation()).address.startsWith('https:');
  (await cookies()).set({ name, value: token, httpOnly: true, sameSite: 'lax', path: '/join', maxAge: 3600, secure });
}

export const keptToken = async (): Promise<string> => (await cookies()).get(name)?.value ?? '';

export const forgetToken = async (): Promise<void> => {
  (await cookies()).delete({ name, path: '/join' });
};
