'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** What a look at the form found: how many, and the list as it is shown. */
export type Looked = { count: number; list: ReactNode };

/** Rest after the last key before the form is looked at, in milliseconds. */
const rest = 700;

/**
 * Shows what the checks find in the form as it is typed. Without JavaScript, and until something is typed, it shows
 * what they find in the question that is saved.
 */
export function LiveChecks({
  form: formId,
  look,
  children,
}: {
  form: string;
  /** Null where the form cannot be read yet, or may not be. */
  look: (form: FormData) => Promise<Looked | null>;
  children: ReactNode;
}) {
  const [found, setFound] = useState<Looked | null>(null);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const ask = async () => {
      last += 1;
      const turn = last;
      const data = new FormData(form);
      for (const name of [...data.keys()]) if (name.startsWith('$ACTION')) data.delete(name);
      // Offline or signed out: what was found before stays, and saving looks again.
      const answer = await look(data).catch(() => null);
      if (answer && turn === last) setFound(answer);
    };
    const typed = () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, rest);
    };
    form.addEventListener('input', typed);
    return () => {
      clearTimeout(waiting);
      last = Number.POSITIVE_INFINITY;
      form.removeEventListener('input', typed);
    };
  }, [formId, look]);
  return (
    <>
      <p className="govuk-visually-hidden" role="status">
        {found && (found.count === 1 ? '1 finding in what you typed.' : `${found.count} findings in what you typed.`)}
      </p>
      {found ? found.list : children}
    </>
  );
}
