import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import { one, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup, ButtonLink, LinkButton } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { Pagination } from '@/app/_ui/pagination';
import { Select } from '@/app/_ui/select';
import { Hash } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { type WorkbookLoadView, workbookLoad } from '@/lib/views/workbook';
import type { ComparedLoad } from '@/lib/views/workbook-record';
import { chosenFor, isOpen } from '@/lib/workbook/offline/choices';
import { ResponsePage, titleOf } from '../../../../response-page';
import { decide } from './actions';
import { ApplyButton } from './apply-button';
import { type Line, linesIn, linesOf, Rows, type Show, shows } from './rows';

type Props = { params: Promise<{ id: string; loadId: string }> } & Search<
  'show' | 'page' | 'again' | 'done' | 'stopped'
>;

/** Rows on one page. */
const perPage = 50;

const load = cache(async (responseId: string, loadId: string) =>
  workbookLoad(await readContext(), { responseId, loadId }),
);

const headingOf = (view: WorkbookLoadView): string =>
  say(view.load.refused ? 'offline.refused-title' : 'offline.preview-title');

const stoppedBy = async ({ searchParams }: Props): Promise<'unchosen' | 'nothing' | null> => {
  const stopped = one((await searchParams).stopped);
  return stopped === 'unchosen' || stopped === 'nothing' ? stopped : null;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, loadId } = await props.params;
  const result = await load(id, loadId);
  if (!result.ok || !result.value) return { title: say('common.not-found') };
  const title = titleOf(headingOf(result.value), result.value.frame);
  const isFault = result.value.load.refused !== null || (await stoppedBy(props)) !== null;
  return { title: isFault ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

function Counts({ lines, compared }: { lines: readonly Line[]; compared: ComparedLoad }) {
  const count = (show: Show): number => linesIn(lines, show).length;
  const parts = [
    say('offline.count-changed', { count: count('changed') }),
    say('offline.count-both', { count: count('both') }),
    say('offline.count-same', { count: count('same') }),
    say('offline.count-left', { count: count('left') }),
  ];
  return (
    <p className="govuk-body">
      <strong>{parts.join(', ')}.</strong>{' '}
      {compared.missing > 0 && say('offline.count-missing', { count: compared.missing })}
    </p>
  );
}

const errorsOf = (stopped: 'unchosen' | 'nothing' | null, { rows, choices }: ComparedLoad) => {
  if (stopped === 'nothing') return [{ path: 'apply', text: say('offline.choose-none') }];
  if (stopped === null) return [];
  return rows
    .filter((row) => isOpen(row) && chosenFor(row, choices) === null)
    .map(({ questionId, ref }) => ({ path: `choice:${questionId}`, text: say('offline.choose-both', { ref }) }));
};

/** What would change, cell by cell. Nothing has changed yet. */
export default async function LoadPage(props: Props) {
  const { id, loadId } = await props.params;
  const result = await load(id, loadId);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  if (!result.value) notFound();
  const view = result.value;
  const { frame, load: file } = view;
  const home = `/responses/${id}/workbook`;
  const page = {
    frame,
    tab: 'workbook' as const,
    crumbs: [{ text: say('offline.tab'), href: home }, { text: headingOf(view) }],
    width: 'full' as const,
  };
  if (file.refused)
    return (
      <ResponsePage {...page}>
        <ErrorSummary errors={file.refused.map((message) => ({ path: 'again', text: say(message) }))} />
        <h1 className="govuk-heading-l">{headingOf(view)}</h1>
        <p className="govuk-body">{file.name}</p>
        <div id="again">
          <ButtonLink href={home}>{say('offline.refused-again')}</ButtonLink>
        </div>
      </ResponsePage>
    );
  const { compared } = file;
  const search = await props.searchParams;
  const lines = linesOf(compared);
  const show = shows.find((each) => each === one(search.show)) ?? 'attention';
  const shown = linesIn(lines, show);
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const current = Math.min(Math.max(1, Number.parseInt(one(search.page) ?? '1', 10) || 1), pages);
  const here = shown.slice((current - 1) * perPage, current * perPage);
  const open = compared.rows.filter(isOpen);
  const onPage = new Set(here.flatMap((line) => (line.is === 'row' ? [line.row.questionId] : [])));
  const elsewhere = open.filter((row) => !onPage.has(row.questionId) && chosenFor(row, compared.choices) === 'file');
  const chosen = open.filter((row) => chosenFor(row, compared.choices) === 'file').length;
  const errors = errorsOf(await stoppedBy(props), compared);
  const mayApply = open.length > 0 && !frame.stand.closed && !frame.cancelled && !frame.newer;
  return (
    <ResponsePage {...page}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {one(search.done) === 'bulk' && (
        <NotificationBanner type="success">{say('offline.bulk-done')}</NotificationBanner>
      )}
      {one(search.again) !== undefined && <WarningText>{say('offline.again')}</WarningText>}
      <ActionForm
        // Choices that were saved are shown anew: fields keep what they were first given otherwise.
        key={`${file.revision} ${show} ${current}`}
        action={decide.bind(null, { responseId: id, loadId, page: current })}
        hidden={{ seen: JSON.stringify(Object.fromEntries(open.map((row) => [row.questionId, row.version]))) }}
        heading={
          <>
            <h1 className="govuk-heading-l">{headingOf(view)}</h1>
            <Counts lines={lines} compared={compared} />
            <div className="govuk-body">
              {say('offline.preview-file', { name: file.name, time: ukSavedTime(file.createdAt) })}{' '}
              <Hash value={file.sha256} />
            </div>
          </>
        }
      >
        <Select
          name="show"
          label={say('offline.show')}
          value={show}
          items={shows.map((value) => ({ value, text: say(`offline.show-${value}`) }))}
        />
        <Button look="secondary" name="do" value="show">
          {say('offline.show-button')}
        </Button>
        {open.length === 0 && <InsetText>{say('offline.nothing')}</InsetText>}
        <Rows lines={here} compared={compared} />
        {open.length > 1 && (
          <>
            <p className="govuk-hint">{say('offline.all-hint')}</p>
            <ButtonGroup>
              <Button look="secondary" name="do" value="file-all">
                {say('offline.use-all')}
              </Button>
              <Button look="secondary" name="do" value="keep-all">
                {say('offline.keep-all')}
              </Button>
              {current < pages && (
                <Button look="secondary" name="do" value="next">
                  {say('offline.page-next')}
                </Button>
              )}
            </ButtonGroup>
          </>
        )}
        <ButtonGroup>
          {mayApply && <ApplyButton chosen={chosen} elsewhere={elsewhere.length} />}
          <LinkButton name="do" value="cancel">
            {say('offline.cancel')}
          </LinkButton>
        </ButtonGroup>
      </ActionForm>
      <Pagination
        current={current}
        count={pages}
        href={(number) => `${home}/loads/${loadId}?show=${show}&page=${number}`}
      />
    </ResponsePage>
  );
}
