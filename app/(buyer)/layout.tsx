import type { ReactNode } from 'react';
import { Frame } from '../_frame/frame';
import { requirePerson } from '../_frame/require-person';

export default async function BuyerLayout({ children }: { children: ReactNode }) {
  await requirePerson('buyer');
  return <Frame>{children}</Frame>;
}
