import type { ReactNode } from 'react';
import { SideFrame } from '../_frame/side-frame';

export default function EvaluatorLayout({ children }: { children: ReactNode }) {
  return <SideFrame side="buyer">{children}</SideFrame>;
}
