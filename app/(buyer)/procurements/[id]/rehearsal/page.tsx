import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { Button, ButtonLink, LinkButton } from '@/app/_ui/button';
import { Checkboxes, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { pounds } from '@/app/_ui/score';
import { RowActions, Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { spreads } from '@/lib/rehearsal/settings';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { rehearsalPage } from '@/lib/views/rehearsal';
import { removeBid, runAgain } from './actions';
import { Found } from './findings';
import { Traps } from './traps';

const load = cache(async (id: string) => rehearsalPage(await readContext(), { id }));
const title = 'Rehearse with made-up bids';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof rehearsalPage>>, Ok<unknown>>['value'];
type Ready = Extract<View, { offered: unknown }>;

const done: Record<string, string> = {
  run: 'Rehearsal run again.',
  saved: 'Made-up bid saved. The rehearsal below includes it.',
  removed: 'Made-up bid removed.',
};

function Settings({ view }: { view: Ready }) {
  const { settings, offered, procurement } = view;
  return (
    <ActionForm action={runAgain.bind(null, procurement.id)} revision={String(settings.revision)}>
      <Checkboxes
        name="madeUp"
        legend="Bids that Assay makes up"
        legendSize="s"
        small
        values={settings.madeUp}
        items={offered.map(({ kind, name, about }) => ({ value: kind, label: name, hint: about }))}
      />
      <Input
        name="seed"
        label="Seed"
        labelSize="s"
        hint="A whole number. The same seed gives the same random bid and the same shares of wins."
        width={10}
        inputMode="numeric"
        value={String(settings.seed)}
      />
      <Radios
        name="spread"
        legend="How far weightings may move when shares of wins are counted"
        legendSize="s"
        inline
        small
        value={String(settings.spread)}
        items={spreads.map((spread) => ({ value: String(spread), label: `Up to ${spread}% of each weighting` }))}
      />
      <Button>Run again</Button>
    </ActionForm>
  );
}

function Typed({ view }: { view: Ready }) {
  const { typed, procurement, maySave, mostTyped } = view;
  const path = `/procurements/${procurement.id}/rehearsal/bids`;
  return (
    <>
      <h3 className="govuk-heading-s">Bids that you type in</h3>
      {typed.length === 0 ? (
        <p className="govuk-body">
          None yet. A typed bid has a name, a price, marks by section or by question, and pass or fail for each gate.
        </p>
      ) : (
        <Table
          caption="Typed bids"
          captionSize="s"
          captionHidden
          form="stack"
          columns={[
            { key: 'name', label: 'Bid' },
            { key: 'price', label: 'Price (£)', numeric: true },
            { key: 'state', label: 'Takes part' },
            { key: 'act', label: 'Change or remove', hidden: true },
          ]}
          rows={typed.map(({ id, name, price, revision, complete }) => ({
            key: id,
            cells: [
              name,
              pounds(price, 'table').slice(1),
              complete ? 'Yes' : 'Not until you complete it: the questionnaire has changed',
              maySave ? (
                <RowActions key="act">
                  {[
                    <TextLink key="change" href={`${path}/${id}`} hidden={name}>
                      Change
                    </TextLink>,
                    <ActionForm
                      key="remove"
                      action={removeBid.bind(null, procurement.id, id)}
                      revision={String(revision)}
                    >
                      <LinkButton hidden={name}>Remove</LinkButton>
                    </ActionForm>,
                  ]}
                </RowActions>
              ) : (
                'Read only'
              ),
            ],
          }))}
        />
      )}
      {maySave && typed.length < mostTyped && (
        <ButtonLink look="secondary" href={`${path}/new`}>
          Add your own bid
        </ButtonLink>
      )}
    </>
  );
}

function Results({ view }: { view: Ready }) {
  const { findings, faults, failed, procurement, prices, relative, settings } = view;
  if (findings) return <Found findings={findings} prices={prices} relative={relative} settings={settings} />;
  if (failed)
    return (
      <WarningText>The rehearsal could not be worked out. Nothing you typed is lost. Open the page again.</WarningText>
    );
  if (faults.length === 0) return <p className="govuk-body">Choose at least one made-up bid, or type one in.</p>;
  return (
    <>
      <WarningText>The scoring engine cannot run this questionnaire yet.</WarningText>
      <ul className="govuk-list govuk-list--bullet">
        {faults.slice(0, 10).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      <p className="govuk-body">
        <TextLink href={`/procurements/${procurement.id}/checks`}>Checks before publishing</TextLink>
      </p>
    </>
  );
}

/** Does this model pick the winner we would defend? The real engine on invented bids. */
export default async function RehearsalPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const banner = wordsFor(done, (await searchParams).done);
  return (
    <ProcurementFrame procurement={view.procurement} tab="questionnaire" crumbs={[{ text: 'Rehearsal' }]} width="full">
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body-l">{say('rehearsal.lead')}</p>
      <InsetText>{say('rehearsal.invented')}</InsetText>
      {view.version === null ? (
        <p className="govuk-body">{say('rehearsal.no-document')}</p>
      ) : (
        <>
          <p className="govuk-body">
            It runs {view.version.published ? '' : 'draft '}version {view.version.number} of the questionnaire.{' '}
            {say('rehearsal.asked-of-all')}
          </p>
          <h2 className="govuk-heading-m">The bids</h2>
          {!view.maySave && view.whyNot && <InsetText>{say({ path: '', key: view.whyNot })}</InsetText>}
          <Typed view={view} />
          {view.maySave && <Settings view={view} />}
          <Results view={view} />
        </>
      )}
      <Traps traps={view.traps} />
    </ProcurementFrame>
  );
}
