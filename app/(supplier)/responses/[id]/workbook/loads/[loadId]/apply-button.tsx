'use client';

import { useEffect, useRef, useState } from 'react';
import { sayPart } from '@/lib/text/parts';

/**
 * The button that applies, with how many answers it would change. As choices change the number follows; without scripts
 * it is that of the choices that were saved.
 */
export function ApplyButton({ chosen, elsewhere }: { chosen: number; elsewhere: number }) {
  const button = useRef<HTMLButtonElement>(null);
  const [count, setCount] = useState(chosen);
  useEffect(() => {
    const form = button.current?.form;
    const counted = () =>
      setCount(elsewhere + (form?.querySelectorAll('input[type=radio][value=file]:checked').length ?? 0));
    form?.addEventListener('change', counted);
    return () => form?.removeEventListener('change', counted);
  }, [elsewhere]);
  return (
    <button
      ref={button}
      id="apply"
      type="submit"
      name="do"
      value="apply"
      className="govuk-button"
      data-module="govuk-button"
    >
      {count > 0 ? sayPart('parts.apply-changes', { count }) : sayPart('parts.apply-choices')}
    </button>
  );
}
