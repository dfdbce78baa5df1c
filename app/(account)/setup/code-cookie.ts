import 'server-only';
import { cookies } from 'next/headers';
import { installation } from '@/lib/views/installation';

const name = 'assay-setup';

/** Keeps the set-up code from the first page to the second, for an hour, where no script reads it. */
export async function keepCode(code: string): Promise<void> {
  const secure = (await installation()).address.startsWith('https:');
  (await cookies()).set({
    name,
    value: code,
    httpOnly: true,
    sameSite: 'strict',
    path: '/setup',
    maxAge: 3600,
    secure,
  });
}

export const keptCode = async (): Promise<string> => (await cookies()).get(name)?.value ?? '';

export const forgetCode = async (): Promise<void> => {
  (await cookies()).delete({ name, path: '/setup' });
};
