'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const every = 2_000;

/** Reads the page again while something on it goes on. Without scripts a link does. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), every);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
