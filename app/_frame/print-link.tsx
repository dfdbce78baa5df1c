'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** Opens the browser's print dialog; not there without a script, where the browser's own menu does it. */
export function PrintLink({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <p className="govuk-body">
      <button type="button" className="assay-link-button" onClick={() => window.print()}>
        {children}
      </button>
    </p>
  );
}
