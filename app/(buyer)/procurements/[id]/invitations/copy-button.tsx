'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/app/_ui/button';

/** Copies a text. It appears only with JavaScript; the text itself stands on the page to be selected. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [ready, setReady] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select the text above and copy it yourself'),
    );
  return (
    <p className="govuk-body">
      <Button type="button" look="secondary" onClick={() => void copy()}>
        {children}
      </Button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
