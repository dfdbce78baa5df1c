import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Textarea } from './textarea';

type ReasonFieldProps = {
  name?: string;
  label?: string;
  /** Who will read it: said before anybody writes. */
  readers: 'suppliers' | 'panel';
  required?: boolean;
  value?: string | undefined;
  rows?: number;
  locale?: Locale;
};

export function ReasonField({ name = 'reason', label, readers, required, value, rows = 4, locale }: ReasonFieldProps) {
  return (
    <Textarea
      name={name}
      label={label ?? sayPart(required ? 'parts.reason-required' : 'parts.reason', undefined, locale)}
      hint={sayPart(readers === 'suppliers' ? 'parts.reason-suppliers' : 'parts.reason-panel', undefined, locale)}
      value={value}
      rows={rows}
    />
  );
}
