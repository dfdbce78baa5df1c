import type { ReactNode } from 'react';
import { Frame } from '../_frame/frame';

export default function NoticeLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>;
}
