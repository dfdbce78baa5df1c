import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button, ButtonLink } from './button';
import { Checkboxes, Radios } from './choices';
import { DateInput } from './date-input';
import { ErrorSummary } from './error-summary';
import { ErrorMessage, Fieldset, Hint, Label, type Size } from './field';
import { FileUpload } from './file-upload';
import { FormContext } from './form-context';
import { Input } from './input';
import { BackLink, Breadcrumbs } from './links';
import { normalHtml } from './markup';
import { Details, InsetText, Interruption, NotificationBanner, Panel, WarningText } from './notices';
import { Pager, Pagination } from './pagination';
import { PasswordInput } from './password-input';
import { Select } from './select';
import { ServiceNavigation } from './shell';
import { SummaryCard, SummaryList } from './summary-list';
import { Tag } from './tag';
import { TaskList } from './task-list';
import { Textarea } from './textarea';

// biome-ignore lint/suspicious/noExplicitAny: options of the shipped templates have no types
type Options = any;
type Fixture = { name: string; options: Options; html: string };

const frontend = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));

const fixture = (component: string, name: string): Fixture => {
  const path = join(frontend, 'dist/govuk/components', component, 'fixtures.json');
  const { fixtures } = JSON.parse(readFileSync(path, 'utf8')) as { fixtures: Fixture[] };
  const found = fixtures.find((one) => one.name === name);
  if (!found) throw new Error(`${component} has no fixture "${name}"`);
  return found;
};

const html = (source: string | undefined) => {
  // The one way to put the HTML of a fixture inside our parts: as text that is not escaped again.
  return source === undefined ? undefined : <raw-html>{source}</raw-html>;
};
const unescaped = (text: string): string =>
  text.replace(/<raw-html>([\s\S]*?)<\/raw-html>/g, (_, inner: string) =>
    inner
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&'),
  );
const words = (part: Options): Options => (part?.html === undefined ? part?.text : html(part.html));

const size = (classes: string | undefined): Size | undefined =>
  /--(xl|s|m|l)\b/.exec(classes ?? '')?.[1] as Size | undefined;
const label = ({ label: of }: Options) => ({
  label: words(of),
  labelSize: size(of.classes),
  labelIsHeading: of.isPageHeading,
});
const legend = ({ fieldset }: Options) => ({
  legend: words(fieldset?.legend),
  legendSize: size(fieldset?.legend?.classes),
  legendIsHeading: fieldset?.legend?.isPageHeading,
});
const rest = ({ name, id, idPrefix, hint, errorMessage }: Options) => ({
  name: name ?? id,
  id: id ?? idPrefix,
  hint: words(hint),
  error: errorMessage?.text,
});
const items = (list: Options[]) =>
  list.map((item) =>
    item.divider
      ? { divider: item.divider }
      : {
          value: item.value,
          label: words(item),
          exclusive: item.behaviour === 'exclusive',
          ...(item.hint ? { hint: words(item.hint) } : {}),
          ...(item.conditional ? { conditional: html(item.conditional.html) } : {}),
        },
  );
const action = ({ href, text, visuallyHiddenText }: Options) => ({ href, text, hidden: visuallyHiddenText });

/** How each official component is drawn by ours, from the official options. */
const ours: Record<string, (options: Options) => ReactElement> = {
  'back-link': (o) => <BackLink href={o.href ?? '#'}>{words(o)}</BackLink>,
  breadcrumbs: (o) => <Breadcrumbs items={o.items} />,
  button: (o) => {
    const look = /--(secondary|warning|inverse)/.exec(o.classes ?? '')?.[1] as 'secondary' | undefined;
    return o.href ? (
      <ButtonLink href={o.href} start={o.isStartButton} {...(look ? { look } : {})}>
        {words(o)}
      </ButtonLink>
    ) : (
      <Button type={o.type} name={o.name} value={o.value} id={o.id} {...(look ? { look } : {})}>
        {words(o)}
      </Button>
    );
  },
  checkboxes: (o) => (
    <Checkboxes
      {...rest(o)}
      {...legend(o)}
      small={o.classes?.includes('--small')}
      items={items(o.items)}
      values={o.values}
    />
  ),
  'date-input': (o) => (
    <FormContext
      value={{
        locale: 'en',
        state: {
          errors: [
            ...(o.day?.error ? ['day'] : []),
            ...(o.month?.error ? ['month'] : []),
            ...(o.year?.error ? ['year'] : []),
          ].map((part) => ({ path: `${o.id}.${part}`, text: o.errorMessage.text })),
          values: {},
        },
      }}
    >
      <DateInput {...rest(o)} {...legend(o)} name={o.id} />
    </FormContext>
  ),
  details: (o) => (
    <Details summary={o.summaryText} id={o.id} open={o.open}>
      {words(o)}
    </Details>
  ),
  'error-message': (o) => <ErrorMessage id={o.id}>{words(o)}</ErrorMessage>,
  'error-summary': (o) => (
    <ErrorSummary errors={o.errorList.map(({ href, text }: Options) => ({ path: href ? href.slice(1) : '', text }))} />
  ),
  fieldset: (o) => (
    <Fieldset legend={words(o.legend)} size={size(o.legend.classes)} isHeading={o.legend.isPageHeading}>
      {null}
    </Fieldset>
  ),
  'file-upload': (o) => <FileUpload {...rest(o)} {...label(o)} multiple={o.multiple} />,
  hint: (o) => <Hint id={o.id}>{words(o)}</Hint>,
  input: (o) => (
    <Input
      {...rest(o)}
      {...label(o)}
      width={Number(/width-(\d+)/.exec(o.classes ?? '')?.[1]) as 10}
      prefix={o.prefix?.text}
      suffix={o.suffix?.text}
      value={o.value}
      autoComplete={o.autocomplete}
      inputMode={o.inputmode}
      spellCheck={o.spellcheck}
    />
  ),
  'inset-text': (o) => <InsetText>{words(o)}</InsetText>,
  label: (o) => (
    <Label htmlFor={o.for} size={size(o.classes)} isHeading={o.isPageHeading}>
      {words(o)}
    </Label>
  ),
  'notification-banner': (o) => (
    <NotificationBanner {...(o.type === 'success' ? { type: 'success' } : {})}>{words(o)}</NotificationBanner>
  ),
  pagination: (o) => {
    const current = o.items?.find((item: Options) => item.current)?.number;
    if (current === undefined)
      return (
        <Pager
          previous={o.previous && { href: o.previous.href, label: o.previous.labelText }}
          next={o.next && { href: o.next.href, label: o.next.labelText }}
        />
      );
    return <Pagination current={current} count={o.items.at(-1).number} href={(page) => `/page/${page}`} />;
  },
  panel: (o) => <Panel title={words({ text: o.titleText, html: o.titleHtml })}>{words(o)}</Panel>,
  'password-input': (o) => <PasswordInput {...rest(o)} {...label(o)} autoComplete={o.autocomplete} />,
  radios: (o) => (
    <Radios
      {...rest(o)}
      {...legend(o)}
      inline={o.classes?.includes('--inline')}
      small={o.classes?.includes('--small')}
      items={items(o.items)}
      value={o.value ?? o.items.find((item: Options) => item.checked)?.value}
    />
  ),
  select: (o) => (
    <Select {...rest(o)} {...label(o)} items={o.items} value={o.items.find((item: Options) => item.selected)?.value} />
  ),
  'service-navigation': (o) => (
    <ServiceNavigation serviceName={o.serviceName} serviceHref={o.serviceUrl} items={o.navigation} />
  ),
  'summary-list': (o) => {
    const list = (
      <SummaryList
        cardTitle={o.card?.title?.text}
        noBorder={o.classes?.includes('no-border')}
        rows={o.rows.map((row: Options) => ({
          key: row.key.text,
          value: words(row.value),
          actions: row.actions?.items?.map(action),
        }))}
      />
    );
    return o.card ? (
      <SummaryCard title={o.card.title.text} actions={o.card.actions?.items?.map(action)}>
        {list}
      </SummaryCard>
    ) : (
      list
    );
  },
  tag: (o) => <Tag colour={/--(\w+)/.exec(o.classes ?? '')?.[1] as 'grey'}>{words(o)}</Tag>,
  'task-list': (o) => (
    <TaskList
      {...(o.idPrefix ? { id: o.idPrefix } : {})}
      items={o.items.map((item: Options, index: number) => ({
        key: String(index),
        title: words(item.title),
        href: item.href,
        hint: words(item.hint),
        status: item.status.tag ? (
          <Tag colour={/--(\w+)/.exec(item.status.tag.classes ?? '')?.[1] as 'blue'}>{words(item.status.tag)}</Tag>
        ) : (
          words(item.status)
        ),
        cannotStart: item.status.classes?.includes('cannot-start-yet'),
      }))}
    />
  ),
  textarea: (o) => <Textarea {...rest(o)} {...label(o)} rows={o.rows} value={o.value} />,
  'warning-text': (o) => <WarningText>{words(o)}</WarningText>,
};

const cases: [component: string, fixtures: string[]][] = [
  ['back-link', ['default']],
  ['breadcrumbs', ['default', 'with last breadcrumb as current page']],
  ['button', ['default', 'secondary', 'warning', 'inverse', 'link', 'start link']],
  [
    'checkboxes',
    [
      'default',
      'with hint',
      'with legend as a page heading',
      'with divider and None',
      'with conditional items',
      'small',
    ],
  ],
  ['date-input', ['default', 'with error message and hint', 'with error on month input']],
  ['details', ['default', 'expanded', 'id']],
  ['error-message', ['default', 'id']],
  ['error-summary', ['default', 'without links', 'mixed with and without links']],
  ['fieldset', ['styled as large text', 'as page heading l']],
  ['file-upload', ['enhanced', 'enhanced, with error message and hint', 'enhanced, multiple files']],
  ['hint', ['default', 'id']],
  [
    'input',
    [
      'default',
      'with hint text',
      'with error and hint',
      'with label as page heading',
      'with prefix and suffix',
      'with width-10 class',
      'value',
      'with autocomplete attribute',
      'inputmode',
    ],
  ],
  ['inset-text', ['default', 'with html']],
  ['label', ['as page heading l', 'for']],
  ['notification-banner', ['default', 'with type as success']],
  [
    'pagination',
    ['default', 'first page', 'last page', 'with prev and next only', 'with prev and next only and labels'],
  ],
  ['panel', ['default', 'title with no body text']],
  ['password-input', ['default', 'with error message', 'with hint text']],
  [
    'radios',
    [
      'default',
      'with hint',
      'inline',
      'with a divider',
      'with conditional items',
      'with conditional item checked',
      'with fieldset and error message',
    ],
  ],
  ['select', ['with hint text and error message']],
  ['service-navigation', ['with service link', 'with navigation with a current item']],
  ['summary-list', ['with actions', 'with some actions', 'as a summary card with actions', 'no-border']],
  ['tag', ['default', 'grey', 'orange']],
  ['task-list', ['default', 'with hint text and additional states', 'with all possible colours']],
  ['textarea', ['default', 'with hint', 'with error message', 'with default value']],
  ['warning-text', ['default']],
];

/** What differs on purpose, taken out of both sides. */
// What belongs to a choice is shown and hidden by CSS, so no script is told of it.
const conditionals = (markup: string): string =>
  markup.replace(/ data-aria-controls="[^"]*"/g, '').replace(/ govuk-(radios|checkboxes)__conditional--hidden/g, '');

const apart: Record<string, (markup: string) => string> = {
  radios: conditionals,
  checkboxes: conditionals,
  // Words of the drop zone are given in every language.
  'file-upload': (markup) => markup.replace(/ data-i18n\.[\w.-]+="[^"]*"/g, ''),
  // Ours can take focus from the start, and again after a second attempt.
  'error-summary': (markup) => markup.replace(/ tabindex="-1"/g, ''),
  // Names of the parts follow the field's own name; a fieldset is a group without being told so.
  'date-input': (markup) => markup.replace(/ name="[^"]*"/g, '').replace(' role="group"', ''),
  // Items wrap and never fold away, so there is no toggle; the section is named and has one class more.
  'service-navigation': (markup) =>
    markup
      .replace(/<button[\s\S]*?<\/button>/, '')
      .replace(' assay-navigation', '')
      .replace(/<section[^>]*>/, '<div class="govuk-service-navigation" data-module="govuk-service-navigation">')
      .replace('</section>', '</div>')
      .replace(/ role="list"/g, ''),
  // "Previous" and "Next" always say "page" to a screen reader.
  pagination: (markup) =>
    markup
      .replace(/<span class="govuk-visually-hidden"> page<\/span>/g, '')
      .replace(/(Previous|Next) page/g, '$1')
      .replace(/href="[^"]*"/g, 'href=""'),
};

describe('our markup is that of govuk-frontend', () => {
  it.each(cases.flatMap(([component, names]) => names.map((name) => [component, name] as const)))(
    'for %s, %s',
    (component, name) => {
      const { options, html: shipped } = fixture(component, name);
      const draw = ours[component];
      if (!draw) throw new Error(`No component for ${component}`);
      const drawn = unescaped(renderToStaticMarkup(draw(options)));
      const same = apart[component] ?? ((markup: string) => markup);
      expect(normalHtml(same(drawn))).toBe(normalHtml(same(shipped)));
    },
  );

  it('for an interruption, class by class', () => {
    const drawn = renderToStaticMarkup(
      <Interruption
        title="Publish version 1?"
        actions={
          <>
            <Button look="inverse">Publish version 1</Button>
            <a className="govuk-link govuk-link--inverse" href="/">
              Do not publish yet
            </a>
          </>
        }
      >
        Suppliers will see it.
      </Interruption>,
    );
    const names = (markup: string) =>
      [...markup.matchAll(/class="(govuk-(?:panel|button)[^"]*)"/g)].map(([, name]) => name);
    expect(names(drawn)).toEqual(names(fixture('panel', 'interruption').html));
  });

  it('and a difference would be noticed', () => {
    const { html: shipped } = fixture('tag', 'grey');
    expect(normalHtml(renderToStaticMarkup(<Tag colour="blue">Grey</Tag>))).not.toBe(normalHtml(shipped));
  });
});
