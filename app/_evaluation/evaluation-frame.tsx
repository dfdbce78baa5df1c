import type { ReactNode } from 'react';
import { Breadcrumbs } from '@/app/_ui/links';
import { Page, type Width } from '@/app/_ui/page';

type Props = {
  procurement: { id: string; title: string };
  /** The page itself, last in the breadcrumbs. */
  title: string;
  width?: Width;
  children: ReactNode;
};

/** A page of an evaluator or moderator inside one procurement: breadcrumbs, then the content with its own h1. */
export function EvaluationFrame({ procurement, title, width, children }: Props) {
  return (
    <Page
      {...(width ? { width } : {})}
      before={
        <Breadcrumbs
          items={[
            { text: 'Evaluations', href: '/evaluations' },
            { text: procurement.title, href: `/evaluations/${procurement.id}` },
            { text: title },
          ]}
        />
      }
    >
      {children}
    </Page>
  );
}
