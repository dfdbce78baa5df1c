import type { MouseEventHandler, ReactNode } from 'react';
import { classNames } from './class-names';

type Look = 'primary' | 'secondary' | 'warning' | 'inverse';

type ButtonProps = {
  children: ReactNode;
  /** One primary button a page at most; all others are secondary. */
  look?: Look;
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  id?: string;
  formAction?: (data: FormData) => void | Promise<void>;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  /** The id of the form that it sends, where it stands outside it. */
  form?: string;
  /** What scripts know the button by. */
  act?: string;
};

const looks = (look: Look): string | false => look !== 'primary' && `govuk-button--${look}`;

/** A button that does what it says. Never disabled: a press that cannot work says why. */
export function Button({ children, look = 'primary', type = 'submit', act, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames('govuk-button', looks(look))}
      data-module="govuk-button"
      data-act={act}
    >
      {children}
    </button>
  );
}

// A link all the same: it leads to another page. A script of govuk-frontend lets the space bar press it.
const pressed = { role: 'button' };

type ButtonLinkProps = { href: string; children: ReactNode; look?: Look; start?: boolean };

/** A link that looks like a button, for the one next step of a page that posts nothing. */
export function ButtonLink({ href, children, look = 'primary', start }: ButtonLinkProps) {
  return (
    <a
      href={href}
      {...pressed}
      draggable="false"
      className={classNames('govuk-button', looks(look), start && 'govuk-button--start')}
      data-module="govuk-button"
    >
      {children}
      {start && (
        <svg
          className="govuk-button__start-icon"
          xmlns="http://www.w3.org/2000/svg"
          width="17.5"
          height="19"
          viewBox="0 0 33 40"
          aria-hidden="true"
          focusable="false"
        >
          <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
        </svg>
      )}
    </a>
  );
}

/** A button in the look of a link, for small acts in rows and navigation that must post. */
export function LinkButton({
  children,
  hidden,
  act,
  ...rest
}: Omit<ButtonProps, 'look'> & { hidden?: string | undefined }) {
  return (
    <button {...rest} type={rest.type ?? 'submit'} className="assay-link-button" data-act={act}>
      {children}
      {hidden && <span className="govuk-visually-hidden"> {hidden}</span>}
    </button>
  );
}

export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}
