'use client';

import { Button } from '@/app/_ui/button';
import { WithScripts } from '@/app/_ui/with-scripts';

/** Puts the words that are selected on the page into the box; without scripts they are copied by hand. */
export function TakeSelected({ field }: { field: string }) {
  const take = () => {
    const box = document.getElementById(field);
    const words = window.getSelection()?.toString().trim() ?? '';
    if (!(box instanceof HTMLTextAreaElement)) return;
    if (words !== '') {
      box.value = words;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
    box.focus();
  };
  return (
    <WithScripts>
      <Button type="button" look="secondary" onClick={take}>
        Use the words selected on this page
      </Button>
    </WithScripts>
  );
}
