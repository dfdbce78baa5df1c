import type { Metadata } from 'next';
import { cache } from 'react';
import { PrintLink } from '@/app/_frame/print-link';
import { Refused } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { SummaryPaper } from '@/app/_summary/summary-paper';
import { TextLink } from '@/app/_ui/links';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { ownSummary } from '@/lib/views/own-summary';
import { ResponsePage, titleOf } from '../../response-page';

const load = cache(async (responseId: string) => ownSummary(await readContext(), { responseId }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: titleOf(say('summary.own-title'), result.ok ? result.value.frame : undefined) };
}

/** A supplier's own summary as it was released, or that there is none. */
export default async function OwnSummaryPage({ params }: Params) {
  const result = await load((await params).id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, released } = result.value;
  const title = say('summary.own-title');
  const crumbs = [{ text: title }];
  if (!released)
    return (
      <ResponsePage frame={frame} crumbs={crumbs} title={title}>
        <p className="govuk-body">{say('summary.own-none', { authority: frame.authority })}</p>
        <p className="govuk-body">
          <TextLink href={`/responses/${frame.id}`}>{say('summary.own-back')}</TextLink>
        </p>
      </ResponsePage>
    );
  const { at, document, standstill } = released;
  return (
    <ResponsePage
      frame={frame}
      crumbs={crumbs}
      title={title}
      width="full"
      printLine={say('summary.print-line', {
        title: frame.title,
        reference: frame.reference,
        version: document.version.number,
        hash: document.version.hash.slice(0, 12),
        time: ukDateTime(at),
      })}
    >
      <p className="govuk-body">
        {say('summary.own-lead', { authority: frame.authority, time: `${ukDate(at)} at ${ukSavedTime(at)}` })}
      </p>
      <PrintLink>{say('summary.print')}</PrintLink>
      <p className="govuk-body">
        <TextLink href={`/responses/${frame.id}/summary/document`} download>
          {say('paper.docx')}
        </TextLink>
      </p>
      <SummaryPaper document={document} standstill={standstill} />
    </ResponsePage>
  );
}
