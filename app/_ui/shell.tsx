import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { type PartKey, sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';
import type { NavigationItem } from './navigation';
import { SignOut } from './sign-out';
import { Tag } from './tag';

export type ViewerNavigation = {
  /** The authority of a buyer or evaluator, the organisation of a supplier. */
  serviceName?: string;
  serviceHref?: string;
  items?: readonly NavigationItem[];
  /** Who is signed in; the name leads to the account. */
  person?: {
    name: string;
    href: string;
    /** Who it is, where their browser may keep words that are not saved yet. */
    id?: string;
  };
  /** Where the sign-out form posts, or the action it calls. Shown only with a person. */
  signOut?: string | ((data: FormData) => void | Promise<void>);
};

type ShellProps = {
  children: ReactNode;
  nav?: ViewerNavigation | undefined;
  /** Home of the role; the start page where absent. */
  homeHref?: string;
  /** Example mode: the secret of the made-up accounts, or '' where nobody needs it here. */
  example?: { secret: string } | undefined;
  version?: string | undefined;
  locale?: Locale;
};

const footerLinks: readonly { key: PartKey; href: string }[] = [
  { key: 'parts.footer-help', href: '/help' },
  { key: 'parts.footer-protection', href: '/help/protection' },
  { key: 'parts.footer-accessibility', href: '/help/accessibility' },
  { key: 'parts.footer-privacy', href: '/help/privacy' },
  { key: 'parts.footer-cookies', href: '/help/cookies' },
  { key: 'parts.footer-status', href: '/status' },
];

function SkipLink({ locale }: { locale?: Locale | undefined }) {
  return (
    <a href="#main-content" className="govuk-skip-link" data-module="govuk-skip-link">
      {sayPart('parts.skip', undefined, locale)}
    </a>
  );
}

function Header({ homeHref }: { homeHref: string }) {
  return (
    <header className="govuk-generic-header assay-header">
      <div className="govuk-generic-header__container govuk-width-container assay-header__row">
        <div className="govuk-generic-header__logo">
          <a href={homeHref} className="govuk-generic-header__homepage-link">
            {sayPart('parts.home')}
          </a>
        </div>
      </div>
    </header>
  );
}

function ExampleStrip({ secret, locale }: { secret: string; locale?: Locale | undefined }) {
  return (
    <section
      className="govuk-phase-banner govuk-width-container assay-example"
      aria-label={sayPart('parts.example-tag', undefined, locale)}
    >
      <p className="govuk-phase-banner__content">
        <Tag className="govuk-phase-banner__content__tag">{sayPart('parts.example-tag', undefined, locale)}</Tag>
        <span className="govuk-phase-banner__text">
          {secret ? sayPart('parts.example', { secret }, locale) : sayPart('parts.example-plain', undefined, locale)}
        </span>
      </p>
    </section>
  );
}

function NavigationEnd({ person, signOut, locale }: ViewerNavigation & { locale?: Locale | undefined }) {
  if (!person) return null;
  return (
    <div className="assay-navigation__end">
      <a className="govuk-service-navigation__link" href={person.href}>
        {person.name}
      </a>
      {signOut && <SignOut action={signOut} person={person.id} locale={locale} />}
    </div>
  );
}

/** Name of the service, its pages, and who is signed in. Items wrap on narrow screens; nothing needs a script. */
export function ServiceNavigation({ locale, ...nav }: ViewerNavigation & { locale?: Locale | undefined }) {
  const { serviceName, serviceHref, items = [], person } = nav;
  return (
    <section
      aria-label={sayPart('parts.service', undefined, locale)}
      className="govuk-service-navigation assay-navigation"
      data-module="govuk-service-navigation"
    >
      <div className={classNames('govuk-width-container', person && 'govuk-service-navigation__inlining-container')}>
        <div className="govuk-service-navigation__container">
          {serviceName && (
            <span className="govuk-service-navigation__service-name">
              {serviceHref ? (
                <a href={serviceHref} className="govuk-service-navigation__link">
                  {serviceName}
                </a>
              ) : (
                <span className="govuk-service-navigation__text">{serviceName}</span>
              )}
            </span>
          )}
          {items.length > 0 && (
            <nav aria-label={sayPart('parts.menu', undefined, locale)} className="govuk-service-navigation__wrapper">
              <ul className="govuk-service-navigation__list" id="navigation">
                {items.map(({ text, href, current }) => (
                  <li
                    key={href}
                    className={classNames(
                      'govuk-service-navigation__item',
                      current && 'govuk-service-navigation__item--active',
                    )}
                  >
                    <a
                      className="govuk-service-navigation__link"
                      href={href}
                      aria-current={current ? 'page' : undefined}
                    >
                      {current ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        <NavigationEnd {...nav} locale={locale} />
      </div>
    </section>
  );
}

/** Our own: the shipped footer prints a crown and a licence logo. */
function Footer({ version, locale }: Pick<ShellProps, 'version' | 'locale'>) {
  return (
    <footer className="assay-footer">
      <div className="govuk-width-container">
        <h2 className="govuk-visually-hidden">{sayPart('parts.footer', undefined, locale)}</h2>
        <ul className="assay-footer__list">
          {footerLinks.map(({ key, href }) => (
            <li key={key}>
              <a className="govuk-link govuk-link--text-colour" href={href}>
                {sayPart(key, undefined, locale)}
              </a>
            </li>
          ))}
        </ul>
        <p className="assay-footer__text">
          {version ? sayPart('parts.footer-version', { version }, locale) : sayPart('parts.home')}
        </p>
      </div>
    </footer>
  );
}

/** Everything around a page: skip link, header, example strip, navigation, footer. */
export function Shell(props: ShellProps) {
  const { children, nav, homeHref = '/', example, locale } = props;
  return (
    <>
      <SkipLink locale={locale} />
      <Header homeHref={homeHref} />
      {example && <ExampleStrip secret={example.secret} locale={locale} />}
      {nav && <ServiceNavigation {...nav} locale={locale} />}
      {children}
      <Footer version={props.version} locale={locale ?? 'en'} />
    </>
  );
}
