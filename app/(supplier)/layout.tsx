import type { ReactNode } from 'react';
import { Frame } from '../_frame/frame';
import { requirePerson } from '../_frame/require-person';

export default async function SupplierLayout({ children }: { children: ReactNode }) {
  await requirePerson('supplier');
  return <Frame>{children}</Frame>;
}
