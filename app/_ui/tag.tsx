import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import type { Params } from '@/lib/text/words';
import { classNames } from './class-names';
import { type Colour, type StatusIs, type StatusOf, shownStatus } from './status';

export function Tag({ colour, children, className }: { colour?: Colour; children: ReactNode; className?: string }) {
  return <strong className={classNames('govuk-tag', colour && `govuk-tag--${colour}`, className)}>{children}</strong>;
}

type StatusProps<Of extends StatusOf> = { of: Of; is: StatusIs<Of>; params?: Params; locale?: Locale };

/** The words of a status: a tag where it needs attention, plain text where it is finished. */
export function Status<Of extends StatusOf>({ of, is, params, locale }: StatusProps<Of>) {
  const { key, colour, muted } = shownStatus(of, is);
  const text = sayPart(key, params, locale);
  if (colour) return <Tag colour={colour}>{text}</Tag>;
  return muted ? <span className="govuk-task-list__status--cannot-start-yet">{text}</span> : text;
}
