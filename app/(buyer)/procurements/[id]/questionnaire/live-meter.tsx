'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { WeightMeter } from '@/app/_ui/weight-meter';
import { isDecimal } from '@/lib/condition/decimal';
import { toPlainDecimal } from '@/lib/scoring/fraction';
import { totalOf } from '@/lib/scoring/weights';

/**
 * The weight meter of some fields of the form around it, counted again at every key. Without JavaScript it shows what
 * is saved.
 */
export function LiveMeter({ names, total, fit }: { names: readonly string[]; total: string; fit?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(total);
  useEffect(() => setShown(total), [total]);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const count = () => {
      const data = new FormData(form);
      const weights = names.map((name) => String(data.get(name) ?? '').trim()).filter(isDecimal);
      setShown(toPlainDecimal(totalOf(weights)) ?? total);
    };
    form.addEventListener('input', count);
    return () => form.removeEventListener('input', count);
  }, [names, total]);
  return (
    <div ref={box}>
      <WeightMeter total={shown} fit={fit} />
    </div>
  );
}

/** After a move the page comes back with the moved row in its address: focus stays on the button that moved it. */
export function FocusMoved() {
  useEffect(() => {
    const { hash, search } = window.location;
    if (!hash.startsWith('#row-')) return;
    const row = document.getElementById(decodeURIComponent(hash.slice(1)));
    const pressed = new URLSearchParams(search).get('pressed') ?? '';
    const button = row?.querySelector<HTMLElement>(`button[value^="${CSS.escape(pressed)}:"]`);
    (button ?? row?.querySelector<HTMLElement>('button'))?.focus();
  }, []);
  return null;
}
