'use client';

import { useState } from 'react';
import { useField } from '@/app/_ui/form-context';
import { Input } from '@/app/_ui/input';

const most = 50;

/** Names of lots, one more with each press of the button; without a script the button posts and comes back with it. */
export function LotFields({ lots }: { lots: readonly string[] }) {
  const { values, posted } = useField({ name: 'lot' });
  const typed = Object.keys(values).filter((name) => /^lot\.\d+$/.test(name)).length;
  const more = [values.then].flat().includes('add') ? 1 : 0;
  const [added, setAdded] = useState(0);
  const count = Math.min(most, Math.max(posted ? typed + more : 0, Math.max(2, lots.length) + added));
  return (
    <>
      {Array.from({ length: count }, (_, at) => `lot.${at + 1}`).map((name, at) => (
        <Input key={name} name={name} label={`Name of lot ${at + 1}`} value={lots[at]} />
      ))}
      <button
        type="submit"
        name="then"
        value="add"
        className="govuk-button govuk-button--secondary"
        onClick={(event) => {
          event.preventDefault();
          setAdded((before) => before + 1);
        }}
      >
        Add another lot
      </button>
    </>
  );
}
