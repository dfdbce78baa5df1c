import type { ComponentProps } from 'react';
import { say, type TextKey } from '@/lib/text';
import { Breadcrumbs } from '../_ui/links';
import { SubNavigation } from '../_ui/navigation';
import { Page } from '../_ui/page';

const tabs = [
  { tab: 'overview', path: '', word: 'account.tab-overview' },
  { tab: 'questionnaire', path: '/questionnaire', word: 'account.tab-questionnaire' },
  { tab: 'suppliers', path: '/invitations', word: 'account.tab-suppliers' },
  { tab: 'evaluation', path: '/evaluation', word: 'account.tab-evaluation' },
  { tab: 'documents', path: '/documents', word: 'account.tab-documents' },
  { tab: 'audit', path: '/audit', word: 'account.tab-audit' },
] as const satisfies readonly { tab: string; path: string; word: TextKey }[];

export type ProcurementTab = (typeof tabs)[number]['tab'];
export type Crumb = { text: string; href?: string };

type ProcurementFrameProps = Omit<ComponentProps<typeof Page>, 'before'> & {
  procurement: { id: string; title: string };
  /** The tab that the page belongs to; none for pages reached from the overview's task list alone. */
  tab?: ProcurementTab;
  /** What follows the procurement's title in the breadcrumbs; the page itself comes last, without an address. */
  crumbs?: readonly Crumb[];
};

/** A page inside a procurement: breadcrumbs, the six tabs of "This procurement" in their order for ever, content. */
export function ProcurementFrame({ procurement, tab, crumbs = [], ...page }: ProcurementFrameProps) {
  const home = `/procurements/${procurement.id}`;
  const own = crumbs.length > 0 ? { text: procurement.title, href: home } : { text: procurement.title };
  return (
    <Page
      {...page}
      before={
        <>
          <Breadcrumbs items={[{ text: say('account.nav-procurements'), href: '/procurements' }, own, ...crumbs]} />
          <SubNavigation
            label={say('account.this-procurement')}
            items={tabs.map((item) => ({ text: say(item.word), href: home + item.path, current: item.tab === tab }))}
          />
        </>
      }
    />
  );
}
