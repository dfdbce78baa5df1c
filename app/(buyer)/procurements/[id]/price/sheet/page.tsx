import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup, ButtonLink, LinkButton } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { pounds } from '@/app/_ui/score';
import { Table } from '@/app/_ui/table';
import { Hash } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { priceLoadPage, type PriceLoadPage as View } from '@/lib/views/price-load';
import type { ComparedPrice } from '@/lib/workbook/prices/compare';
import { decide } from './actions';

const load = cache(async (id: string) => priceLoadPage(await readContext(), { id }));

const titleOf = ({ file }: View): string =>
  say(file === null ? 'price-sheet.nothing-title' : file.refused ? 'price-sheet.refused-title' : 'price-sheet.title');

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const title = pageTitle(titleOf(result.value), result.value.procurement.title);
  return { title: result.value.file?.refused ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

const inTable = (amount: string): string => pounds(amount, 'table').slice(1);

/** What becomes of a row, and why where it is not taken. */
const happens = ({ result, fault, cell, other }: ComparedPrice) => (
  <>
    <strong>{say(`price-sheet.result-${result}`)}</strong>
    {fault && (
      <p className="govuk-body-s govuk-!-margin-bottom-0">
        {say(`price-sheet.fault-${fault}`, { cell, other: other ?? '' })}
      </p>
    )}
  </>
);

function Rows({ rows }: { rows: readonly ComparedPrice[] }) {
  return (
    <Table
      caption={say('price-sheet.title')}
      captionHidden
      form="stack"
      columns={[
        { key: 'supplier', label: say('price-sheet.col-supplier') },
        { key: 'cell', label: say('price-sheet.col-cell') },
        { key: 'file', label: say('price-sheet.col-file'), numeric: true },
        { key: 'now', label: say('price-sheet.col-now'), numeric: true },
        { key: 'result', label: say('price-sheet.col-result') },
      ]}
      rows={rows.map((row) => ({
        key: `${row.sheet} ${row.cell} ${row.said}`,
        cells: [
          row.said === '' ? say('price-sheet.no-name-said') : row.said,
          say('price-sheet.place', { sheet: row.sheet, cell: row.cell }),
          row.amount === null ? say('price-sheet.not-read') : inTable(row.amount),
          row.now === null ? say('price-sheet.not-entered') : inTable(row.now),
          happens(row),
        ],
      }))}
    />
  );
}

/** A row whose price is entered already with another amount: people choose, and say why. */
function Differing({ row }: { row: ComparedPrice }) {
  const { submissionId, said, amount, now } = row;
  if (submissionId === null || amount === null || now === null) return null;
  return (
    <>
      <Radios
        name={`prices.${submissionId}.choice`}
        legend={say('price-sheet.choose', { name: said })}
        legendSize="s"
        items={[
          { value: 'file', label: say('price-sheet.choose-file', { amount: pounds(amount, 'table') }) },
          { value: 'keep', label: say('price-sheet.choose-keep', { amount: pounds(now, 'table') }) },
        ]}
      />
      <Input
        name={`prices.${submissionId}.reason`}
        label={say('price-sheet.reason')}
        hint={say('price-sheet.reason-hint')}
        width={30}
      />
    </>
  );
}

function Counts({ rows }: { rows: readonly ComparedPrice[] }) {
  const parts = (['new', 'differs', 'same', 'refused'] as const).flatMap((wanted) => {
    const count = rows.filter(({ result }) => result === wanted).length;
    return count > 0 ? [say(`price-sheet.count-${wanted}`, { count })] : [];
  });
  if (parts.length === 0) return null;
  return (
    <p className="govuk-body">
      <strong>{parts.join(', ')}.</strong>
    </p>
  );
}

/** What a pricing sheet says, row by row. Nothing is entered yet. */
export default async function PriceSheetPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  const home = `/procurements/${id}/price`;
  if (!result.ok) return <Refused refusal={result} back={home} />;
  const view = result.value;
  const { file, procurement, names } = view;
  const title = titleOf(view);
  const frame = {
    procurement,
    tab: 'evaluation' as const,
    crumbs: [{ text: 'Other criteria and prices', href: home }, { text: title }],
  };
  const heading = <h1 className="govuk-heading-l">{title}</h1>;
  if (!file?.rows)
    return (
      <ProcurementFrame {...frame}>
        {file && <ErrorSummary errors={file.refused.map((message) => ({ path: 'again', text: say(message) }))} />}
        {heading}
        <p className="govuk-body">{file ? file.name : say('price-sheet.nothing-words')}</p>
        <div id="again">
          <ButtonLink href={home}>{say('price-sheet.again')}</ButtonLink>
        </div>
      </ProcurementFrame>
    );
  const { rows } = file;
  const open = rows.filter((row) => row.result === 'new' || row.result === 'differs');
  const given = new Set(rows.map(({ submissionId }) => submissionId));
  const missing = [...names].filter(([submissionId]) => !given.has(submissionId)).map(([, name]) => name);
  return (
    <ProcurementFrame {...frame} width="full">
      <ActionForm
        action={decide.bind(null, { id, loadId: file.id })}
        hidden={Object.fromEntries(
          open.map(({ submissionId, version }) => [`prices.${submissionId}.version`, String(version)]),
        )}
        heading={
          <>
            {heading}
            <Counts rows={rows} />
            <div className="govuk-body">
              {say('price-sheet.file', { name: file.name, time: ukSavedTime(file.createdAt) })}{' '}
              <Hash value={file.sha256} />
            </div>
            {open.length === 0 && <InsetText>{say('price-sheet.none')}</InsetText>}
            {rows.length > 0 && <Rows rows={rows} />}
            {missing.length > 0 && (
              <p className="govuk-body">{say('price-sheet.missing', { names: missing.join(', ') })}</p>
            )}
          </>
        }
      >
        {rows
          .filter(({ result: is }) => is === 'differs')
          .map((row) => (
            <Differing key={row.submissionId} row={row} />
          ))}
        <ButtonGroup>
          {open.length > 0 && (
            <Button name="do" value="enter">
              {say('price-sheet.enter')}
            </Button>
          )}
          <LinkButton name="do" value="cancel">
            {say('price-sheet.cancel')}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </ProcurementFrame>
  );
}
