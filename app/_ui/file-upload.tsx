'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { sayPart } from '@/lib/text/parts';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, FormGroup, Hint, Label, type Size } from './field';
import { type FieldProps, useField } from './form-context';

export type FileUploadProps = FieldProps & {
  label: ReactNode;
  labelSize?: Size | undefined;
  hint?: ReactNode;
  multiple?: boolean;
  accept?: string;
  /** Gets the input whenever files are chosen or dropped. */
  onChosen?: (input: HTMLInputElement) => void;
};

/** A file from the person's machine. With JavaScript it is a drop zone with a button. */
export function FileUpload(props: FileUploadProps) {
  const { label, labelSize, hint, multiple, accept, onChosen } = props;
  const { id, error, locale } = useField(props);
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef(onChosen);
  useLayoutEffect(() => {
    chosen.current = onChosen;
  });
  useLayoutEffect(() => {
    // The drop zone tells of a drop by an event that does not bubble, which React never hears.
    const tell = () => input.current && chosen.current?.(input.current);
    const heard = input.current;
    heard?.addEventListener('change', tell);
    return () => heard?.removeEventListener('change', tell);
  }, []);
  const words = {
    'data-i18n.choose-files-button': sayPart(multiple ? 'parts.choose-files' : 'parts.choose-file', undefined, locale),
    'data-i18n.no-file-chosen': sayPart('parts.no-file', undefined, locale),
    'data-i18n.drop-instruction': sayPart('parts.drop', undefined, locale),
    // The script of govuk-frontend fills %{count} itself.
    'data-i18n.multiple-files-chosen.one': sayPart('parts.files-chosen', { count: 1 }, locale).replace('1', '%{count}'),
    'data-i18n.multiple-files-chosen.other': sayPart('parts.files-chosen', { count: 2 }, locale).replace(
      '2',
      '%{count}',
    ),
  };
  return (
    <FormGroup error={error}>
      <Label htmlFor={id} size={labelSize}>
        {label}
      </Label>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <ErrorMessage id={`${id}-error`} locale={locale}>
          {error}
        </ErrorMessage>
      )}
      <div className="govuk-file-upload-wrapper" data-module="govuk-file-upload" {...words}>
        <input
          ref={input}
          className={classNames('govuk-file-upload', error && 'govuk-file-upload--error')}
          id={id}
          name={props.name}
          type="file"
          multiple={multiple}
          accept={accept}
          aria-describedby={describedBy(hint != null && `${id}-hint`, error && `${id}-error`)}
        />
      </div>
    </FormGroup>
  );
}
