'use client';

import { useEffect, useRef } from 'react';

type Target = { row: HTMLElement; after: boolean };

/**
 * Lets a question be dragged to another place with a pointer, as an extra to the buttons: on letting go it presses a
 * button that the outline's own form understands. Escape puts the question back.
 */
export function DragRows() {
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = button.current?.form;
    if (!form) return;
    let dragged: HTMLElement | null = null;
    let target: Target | null = null;
    const mark = (next: Target | null) => {
      target?.row.classList.remove('assay-drop-before', 'assay-drop-after');
      target = next;
      next?.row.classList.add(next.after ? 'assay-drop-after' : 'assay-drop-before');
    };
    const stop = () => {
      mark(null);
      dragged = null;
    };
    const start = (event: PointerEvent) => {
      const handle = (event.target as Element).closest<HTMLElement>('[data-drag]');
      if (!handle || event.button !== 0) return;
      event.preventDefault();
      dragged = handle.closest<HTMLElement>('tr[id^="row-"]');
    };
    const move = (event: PointerEvent) => {
      if (!dragged) return;
      const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('tr[id^="row-"]');
      if (!row || !form.contains(row) || row === dragged) return mark(null);
      const { top, height } = row.getBoundingClientRect();
      mark({ row, after: event.clientY > top + height / 2 });
    };
    const drop = () => {
      const [from, to] = [dragged, target];
      stop();
      const section = to?.row.closest('[id^="section-"]')?.id.slice('section-'.length);
      if (!from || !to || !section || !button.current || !place.current) return;
      // The place counts without the question itself, which is lifted out first.
      const rows = [...(to.row.parentElement?.querySelectorAll('tr[id^="row-"]') ?? [])].filter((row) => row !== from);
      button.current.value = `place:${from.id.slice('row-'.length)}`;
      place.current.value = `${section}:${rows.indexOf(to.row) + (to.after ? 1 : 0)}`;
      form.requestSubmit(button.current);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop();
    };
    form.addEventListener('pointerdown', start);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', drop);
    document.addEventListener('pointercancel', stop);
    document.addEventListener('keydown', onKey);
    return () => {
      form.removeEventListener('pointerdown', start);
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', drop);
      document.removeEventListener('pointercancel', stop);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <div hidden>
      <input ref={place} type="hidden" name="place" defaultValue="" />
      <button ref={button} type="submit" name="do" value="weights" tabIndex={-1}>
        Move question
      </button>
    </div>
  );
}
