'use client';

import { type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Control, type FieldValues, useFieldArray } from 'react-hook-form';
import { Button, LinkButton } from './button';
import { FormContext } from './form-context';

type Props = {
  /** Name of the rows in the form, such as `single-choice.options`. */
  name: string;
  /** What one row is, in small letters: option, band, column. */
  item: string;
  /** The fields of a new row. */
  blank: Readonly<Record<string, string>>;
  /** The field that takes the focus in a new row. */
  first: string;
  /** The fields of one row under the name given, starting from its values. */
  row: (name: string, number: number, values: Readonly<Record<string, string>>) => ReactNode;
  /** Empty rows at the end for people without scripts. */
  spare?: number;
  /** As few rows as this stay. */
  least?: number;
};

const never = () => () => {};
/** True once scripts run: what is drawn on the server is for people without them, too. */
const useScripts = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

type Moved = { key: string; act: 'up' | 'down' | 'remove' | 'add' };

function Rows({ control, ...props }: Props & { control: Control<FieldValues> }) {
  const { name, item, blank, first, row, spare = 3, least = 1 } = props;
  const { fields, append, remove, move } = useFieldArray({ control, name, keyName: 'rowKey' });
  const context = useContext(FormContext);
  const scripts = useScripts();
  const box = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [said, setSaid] = useState('');

  // After a row was moved or taken out, the focus goes on from there and not from the top of the page.
  useEffect(() => {
    if (!moved) return;
    const rows = [...(box.current?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])];
    const at = rows.findIndex((each) => each.dataset.row === moved.key);
    const press = (index: number, act: string) => rows[index]?.querySelector<HTMLElement>(`[data-act="${act}"]`);
    const other = moved.act === 'up' ? 'down' : 'up';
    const found =
      press(at, moved.act) ?? press(at, other) ?? box.current?.querySelector<HTMLElement>('[data-act="add"]');
    found?.focus();
  }, [moved]);

  const shift = (at: number, by: -1 | 1, key: string) => {
    move(at, at + by);
    setSaid(`${item} moved to position ${at + by + 1} of ${fields.length}`);
    setMoved({ key, act: by < 0 ? 'up' : 'down' });
  };
  const act = (name: string, text: string, hidden: string, press: () => void) => (
    <li key={name}>
      <LinkButton type="button" onClick={press} act={name} hidden={hidden}>
        {text}
      </LinkButton>
    </li>
  );
  return (
    <div ref={box} className="assay-rows">
      {fields.map(({ rowKey, ...values }, at) => (
        <div key={rowKey} data-row={rowKey}>
          {row(`${name}.${at}`, at + 1, values as Record<string, string>)}
          {scripts && (
            <ul className="assay-row-actions">
              {at > 0 && act('up', 'Move up', `${item} ${at + 1}`, () => shift(at, -1, rowKey))}
              {at < fields.length - 1 && act('down', 'Move down', `${item} ${at + 1}`, () => shift(at, 1, rowKey))}
              {fields.length > least &&
                act('remove', 'Remove', `${item} ${at + 1}`, () => {
                  remove(at);
                  setSaid(`${item} removed`);
                  setMoved({ key: fields[at + 1]?.rowKey ?? fields[at - 1]?.rowKey ?? '', act: 'remove' });
                })}
            </ul>
          )}
        </div>
      ))}
      {scripts ? (
        <>
          <Button
            type="button"
            look="secondary"
            act="add"
            onClick={() => {
              append({ ...blank }, { focusName: `${name}.${fields.length}.${first}` });
              setSaid('');
            }}
          >
            Add another {item}
          </Button>
          <p className="govuk-visually-hidden" role="status">
            {said}
          </p>
        </>
      ) : (
        // Without scripts nobody can add a row, so some stand ready. They are not part of the rows that scripts move.
        <div className="assay-without-scripts">
          <FormContext value={{ ...context, live: undefined }}>
            {Array.from({ length: spare }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: spare rows have no other name than their place
              <div key={at}>{row(`${name}.x${at}`, fields.length + at + 1, blank)}</div>
            ))}
          </FormContext>
        </div>
      )}
    </div>
  );
}

/**
 * Rows of fields that can be added, moved and taken out, as a field array of the form around them. Without scripts the
 * rows stand with spare ones at the end, and an emptied row is left out by whoever reads the form.
 */
export function AddAnother(props: Props) {
  const { live } = useContext(FormContext);
  if (!live) throw new Error(`${props.name} stands in a form without rows`);
  return <Rows {...props} control={live.control} />;
}

/** A field that travels with its row and is not shown. */
export function HiddenField({ name, value }: { name: string; value?: string }) {
  const { live, state } = useContext(FormContext);
  const typed = state.values[name];
  const known = live?.register(name);
  return (
    <input
      type="hidden"
      name={name}
      defaultValue={typeof typed === 'string' ? typed : value}
      {...(known ? { ref: known.ref } : {})}
    />
  );
}
