import type { ReactNode } from 'react';
import { SideFrame } from '../_frame/side-frame';

export default function SupplierLayout({ children }: { children: ReactNode }) {
  return <SideFrame side="supplier">{children}</SideFrame>;
}
