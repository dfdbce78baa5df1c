import type { ReactNode } from 'react';
import { typedSignedOut } from '../_act/failed';
import { Frame } from './frame';
import { requirePerson, type Side } from './require-person';
import { SignedOut } from './signed-out';

/**
 * The frame of one side's pages, for people who are signed in. A form that was posted without JavaScript after its
 * sender was signed out is answered by a whole page: it shows what was typed instead of leading to sign-in.
 */
export async function SideFrame({ side, children }: { side: Exclude<Side, 'any'>; children: ReactNode }) {
  const typed = await typedSignedOut();
  if (!typed) await requirePerson(side);
  return <Frame>{typed ? <SignedOut values={typed} /> : children}</Frame>;
}
