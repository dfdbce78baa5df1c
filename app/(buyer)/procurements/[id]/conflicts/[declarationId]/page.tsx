import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import { conflictsPage } from '@/lib/views/conflicts';
import { decide } from '../actions';

const load = cache(async (id: string) => conflictsPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params<{ declarationId: string }>): Promise<Metadata> {
  const { id, declarationId } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  const row = result.value.register?.find((each) => each.declarationId === declarationId && each.decides);
  return row ? { title: pageTitle(`Decide about the interest of ${row.name}`, result.value.procurement.title) } : {};
}

/** What somebody declared, and the two ways it can be decided. */
export default async function DecideConflictPage({ params }: Params<{ declarationId: string }>) {
  const { id, declarationId } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement, register } = result.value;
  const row = register?.find((each) => each.declarationId === declarationId && each.decides);
  if (!row) notFound();
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Declare your interests', href: `/procurements/${id}/conflicts` }, { text: row.name }]}
    >
      <ActionForm
        action={decide.bind(null, id, declarationId)}
        heading={
          <>
            <h1 className="govuk-heading-l">Decide about the interest of {row.name}</h1>
            <SummaryList
              rows={[
                { key: 'Signed', value: row.signedAt ? ukDateTime(row.signedAt) : '' },
                ...(row.earlier.length > 0 ? [{ key: 'Declared now', value: 'No interest. Declared before:' }] : []),
                ...[...row.interests, ...row.earlier].map(({ supplierId, name, kind, way, look, details }) => ({
                  key: supplierId,
                  label: name,
                  value: (
                    <span className="assay-prose">
                      {look}, {way}, {kind}. {details}
                    </span>
                  ),
                })),
                ...(row.decision
                  ? [
                      {
                        key: 'Decided before',
                        value: `${row.decision.decision === 'allow' ? 'Allowed' : 'Access removed'} by ${row.decision.by} on ${ukDate(row.decision.at)}: ${row.decision.mitigation}`,
                      },
                    ]
                  : []),
              ]}
            />
          </>
        }
      >
        <Radios
          name="decision"
          legend={`May ${row.name} go on?`}
          legendSize="m"
          items={[
            { value: 'allow', label: 'Allow with mitigation' },
            {
              value: 'remove',
              label: 'Remove access',
              hint: 'Scores already given are kept in the record and no longer count. Give the questions to somebody else.',
            },
          ]}
        />
        <ReasonField name="mitigation" readers="panel" label="Mitigation, or the reason for removing access" />
        <Button>Record decision</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
