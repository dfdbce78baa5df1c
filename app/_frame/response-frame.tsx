import type { ComponentProps } from 'react';
import { say, type TextKey } from '@/lib/text';
import { Breadcrumbs } from '../_ui/links';
import { SubNavigation } from '../_ui/navigation';
import { Page } from '../_ui/page';

const tabs = [
  { tab: 'tasks', path: '', word: 'account.tab-tasks' },
  { tab: 'questions', path: '/start', word: 'account.tab-questions' },
  { tab: 'workbook', path: '/workbook', word: 'offline.tab' },
  { tab: 'clarifications', path: '/clarifications', word: 'account.tab-clarifications' },
  { tab: 'submission', path: '/submitted', word: 'account.tab-submission' },
] as const satisfies readonly { tab: string; path: string; word: TextKey }[];

export type ResponseTab = (typeof tabs)[number]['tab'];

type ResponseFrameProps = Omit<ComponentProps<typeof Page>, 'before'> & {
  response: { id: string; title: string };
  tab?: ResponseTab;
  /** What follows the title in the breadcrumbs; the page itself comes last, without an address. */
  crumbs?: readonly { text: string; href?: string }[];
  /** Leave out the submission where nothing was ever sent. */
  sent?: boolean;
};

/** A page inside a response: breadcrumbs, the tabs of "This response", content. Question pages have a back link instead. */
export function ResponseFrame({ response, tab, crumbs = [], sent = true, ...page }: ResponseFrameProps) {
  const home = `/responses/${response.id}`;
  const own = crumbs.length > 0 ? { text: response.title, href: home } : { text: response.title };
  return (
    <Page
      {...page}
      before={
        <>
          <Breadcrumbs items={[{ text: say('account.nav-responses'), href: '/responses' }, own, ...crumbs]} />
          <SubNavigation
            label={say('account.this-response')}
            items={tabs
              .filter((item) => sent || item.tab !== 'submission')
              .map((item) => ({ text: say(item.word), href: home + item.path, current: item.tab === tab }))}
          />
        </>
      }
    />
  );
}
