import type { Metadata } from 'next';
import { cache } from 'react';
import { PrintLink } from '@/app/_frame/print-link';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SelfCheckChart } from '@/app/_ui/self-check-chart';
import { SpreadsheetLinks } from '@/app/_ui/spreadsheet-links';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { selfCheck } from '@/lib/views/self-check';

const load = cache(async (id: string) => selfCheck(await readContext(), { id }));
const title = 'Check your own readiness';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** How ready the authority itself is, principle by principle. */
export default async function SelfCheckPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/path`} />;
  const { procurement, rows, begun, gaps, nextNumber, mayEdit, editReason } = result.value;
  const home = `/procurements/${id}/path/self-check`;
  return (
    <ProcurementFrame
      procurement={procurement}
      crumbs={[{ text: 'Where to start', href: `/procurements/${id}/path` }, { text: title }]}
      title={title}
      width="full"
      printLine={`${procurement.title}, ${procurement.reference}`}
    >
      <InsetText>
        This is about the contracting authority. Suppliers never see it and it does not change any score.
      </InsetText>
      <p className="govuk-body">
        About half of the 14 principles are duties of the authority. Each has five to eight statements, in our own
        words.
      </p>
      {editReason && <p className="govuk-body">{say(editReason)}</p>}
      {mayEdit && nextNumber !== null && (
        <ButtonLink href={`${home}/${nextNumber}`}>
          {begun ? `Go on with principle ${nextNumber}` : 'Start with principle 1'}
        </ButtonLink>
      )}
      <SelfCheckChart
        rows={rows}
        gaps={gaps}
        begun={begun}
        hrefOf={(number) => `${home}/${number}`}
        act={mayEdit ? 'Answer' : 'Read'}
      />
      {begun && (
        <>
          <SpreadsheetLinks href={`/procurements/${id}/exports/self-check`} />
          <PrintLink>Print</PrintLink>
        </>
      )}
    </ProcurementFrame>
  );
}
