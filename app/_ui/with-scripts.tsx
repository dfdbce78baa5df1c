'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** What only works with JavaScript, drawn once it runs. What does the same without stands in a noscript element. */
export function WithScripts({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready && children;
}
