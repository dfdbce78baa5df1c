import type { ReactNode } from 'react';
import { SideFrame } from '../_frame/side-frame';

export default function BuyerLayout({ children }: { children: ReactNode }) {
  return <SideFrame side="buyer">{children}</SideFrame>;
}
