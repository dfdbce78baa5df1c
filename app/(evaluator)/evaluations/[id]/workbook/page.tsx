import type { Metadata } from 'next';
import { cache } from 'react';
import { EvaluationFrame } from '@/app/_evaluation/evaluation-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup, ButtonLink, LinkButton } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { ActionForm } from '@/app/_ui/form';
import { Details, InsetText, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Hash } from '@/app/_ui/time';
import { versionsSeen } from '@/lib/commands/apply-marking-workbook';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { markingLoadPage, type MarkingLoadPage as View } from '@/lib/views/marking-workbook';
import { asksChoice, type ComparedMarks, type MarkResult } from '@/lib/workbook/marking/compare';
import { decide } from './actions';
import { Rows, SameRows } from './rows';

type Props = Params & Search<'again'>;

const load = cache(async (id: string) => markingLoadPage(await readContext(), { id }));

const titleOf = ({ load: file }: View): string =>
  say(`marking-book.${file === null ? 'nothing' : file.refused ? 'refused' : 'preview'}-title`);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const title = pageTitle(titleOf(result.value), result.value.procurement.title);
  return { title: result.value.load?.refused ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

function Counts({ compared }: { compared: ComparedMarks }) {
  const count = (...wanted: MarkResult[]): number =>
    compared.rows.filter(({ result }) => wanted.includes(result)).length;
  const parts = [
    say('marking-book.count-changed', { count: count('changed') }),
    say('marking-book.count-both', { count: count('both') }),
    say('marking-book.count-same', { count: count('same', 'kept') }),
    say('marking-book.count-left', { count: count('refused') + compared.notOwn.length + compared.unknown.length }),
  ];
  return (
    <p className="govuk-body">
      <strong>{parts.join(', ')}.</strong>{' '}
      {compared.missing > 0 && say('marking-book.count-missing', { count: compared.missing })}
    </p>
  );
}

/** What a checked workbook would change, answer by answer. Nothing has changed yet. */
export default async function WorkbookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  const home = `/evaluations/${id}`;
  if (!result.ok) return <Refused refusal={result} back={home} />;
  const view = result.value;
  const { load: file, procurement } = view;
  const title = titleOf(view);
  const heading = <h1 className="govuk-heading-l">{title}</h1>;
  if (file === null)
    return (
      <EvaluationFrame procurement={procurement} title={title}>
        {heading}
        <p className="govuk-body">{say(view.open ? 'marking-book.nothing-words' : 'marking-book.locked')}</p>
        <ButtonLink href={home}>Your scores</ButtonLink>
      </EvaluationFrame>
    );
  if (file.refused)
    return (
      <EvaluationFrame procurement={procurement} title={title}>
        <ErrorSummary errors={file.refused.map((message) => ({ path: 'again', text: say(message) }))} />
        {heading}
        <p className="govuk-body">{file.name}</p>
        <div id="again">
          <ButtonLink href={home}>{say('marking-book.again')}</ButtonLink>
        </div>
      </EvaluationFrame>
    );
  const { compared } = file;
  const open = compared.rows.filter(asksChoice);
  const stays = compared.rows.length - open.length - compared.rows.filter(({ result }) => result === 'refused').length;
  const seen = JSON.stringify(Object.fromEntries(open.map((row) => [row.key, versionsSeen(row)])));
  return (
    <EvaluationFrame procurement={procurement} title={title} width="full">
      {one((await searchParams).again) !== undefined && <WarningText>{say('marking-book.raced')}</WarningText>}
      <ActionForm
        // Choices are made anew where a score was saved meanwhile.
        key={seen}
        action={decide.bind(null, { id, loadId: file.id })}
        hidden={{ seen }}
        heading={
          <>
            {heading}
            <Counts compared={compared} />
            <div className="govuk-body">
              {say('marking-book.preview-file', { name: file.name, time: ukSavedTime(file.createdAt) })}{' '}
              <Hash value={file.sha256} />
            </div>
          </>
        }
      >
        {open.length === 0 && <InsetText>{say('marking-book.nothing')}</InsetText>}
        <Rows compared={compared} />
        {stays > 0 && (
          <Details summary={say('marking-book.same-list')}>
            <SameRows compared={compared} />
          </Details>
        )}
        <ButtonGroup>
          {open.length > 0 && (
            <Button id="apply" name="do" value="apply">
              {say('marking-book.apply')}
            </Button>
          )}
          <LinkButton name="do" value="cancel">
            {say('marking-book.cancel')}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
    </EvaluationFrame>
  );
}
