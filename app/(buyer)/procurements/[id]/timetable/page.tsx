import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { bankHolidaySource, bankHolidayYears } from '@/lib/procurement/bank-holidays';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { timetablePage } from '@/lib/views/timetable';
import { DatesOnALine } from './line';

const load = cache(async (id: string) => timetablePage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Timetable', result.value.procurement.title) } : refusedTitle(result);
}

/** The dates of a procurement: on a line, as a table, and the bank holidays among them. */
export default async function TimetablePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement, events, check, holidays, nation, now, mayEdit } = result.value;
  return (
    <ProcurementFrame
      procurement={procurement}
      crumbs={[{ text: 'Timetable' }]}
      title="Timetable"
      caption={procurement.title}
      width="full"
    >
      {check.warnings.map((warning) => (
        <InsetText key={warning.key}>Look again: {say(warning)}.</InsetText>
      ))}
      {events.length === 0 ? (
        <p className="govuk-body">The dates appear here when the set-up has them.</p>
      ) : (
        <DatesOnALine events={events} days={check.days} now={now} />
      )}
      {nation && events.length > 0 && (
        <>
          <h2 className="govuk-heading-m">
            Bank holidays in {say({ path: '', key: `procurement.nation-${nation}` })} between these dates
          </h2>
          {holidays.length === 0 ? (
            <p className="govuk-body">None.</p>
          ) : (
            <ul className="govuk-list govuk-list--bullet">
              {holidays.map((day) => (
                <li key={day}>{ukDate(day)}</li>
              ))}
            </ul>
          )}
          <p className="govuk-body-s">
            <TextLink href={bankHolidaySource.url}>{bankHolidaySource.name}</TextLink>, checked{' '}
            {ukDate(bankHolidaySource.checked)}. We hold the years {bankHolidayYears.from} to {bankHolidayYears.until}.
          </p>
        </>
      )}
      {mayEdit && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/setup/7?then=check`}>Change the dates</TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
