'use client';

import { type ReactNode, useContext } from 'react';
import { FormContext } from '../_ui/form-context';

/** What was posted when nothing could be saved any more, below the closed answer: nobody loses words to a deadline. */
export function Unsaved({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const { values } = useContext(FormContext).state;
  if (Object.keys(values).length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <p className="govuk-body">{text}</p>
      {children}
    </>
  );
}
