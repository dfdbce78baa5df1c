import type { Metadata } from 'next';
import { cache } from 'react';
import { PrintLink } from '@/app/_frame/print-link';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { Button, ButtonGroup, ButtonLink } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { Figure } from '@/app/_ui/figure';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { placeDrawing } from '@/app/_ui/place-diagram';
import { SpreadsheetLinks } from '@/app/_ui/spreadsheet-links';
import { starters } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { placeStarters } from '@/lib/threats';
import { threatModel } from '@/lib/views/threat-model';
import { startParts } from './actions';
import { FlowTable, PartTable, Risks, type ThreatModelView, Threats } from './tables';

type Props = Params & Search<'done'>;

const load = cache(async (id: string) => threatModel(await readContext(), { id }));
const title = 'Parts of the place and threats';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

const doneWords: Record<string, string> = {
  start: 'Parts added from the example. Check each one.',
  part: 'Part saved.',
  flow: 'Flow saved.',
  threat: 'Threat saved.',
  removed: 'Removed.',
};

function Lead() {
  return (
    <p className="govuk-body">
      Threats explain why questions are suggested. They never change the profile by themselves. The suggestions are
      ours; the method is STRIDE, best done in a workshop with people who know the place.
    </p>
  );
}

/** Nothing is listed yet: begin from an example, or with a first part. */
function Empty({ view }: { view: ThreatModelView }) {
  const { procurement, starter, mayEdit, editReason } = view;
  if (!mayEdit)
    return (
      <>
        <Heading>{title}</Heading>
        {editReason && <InsetText>{say(editReason)}</InsetText>}
        <p className="govuk-body">No parts are listed yet. They appear here when an officer adds them.</p>
      </>
    );
  return (
    <ActionForm
      action={startParts.bind(null, procurement.id)}
      heading={
        <>
          <Heading>{title}</Heading>
          <p className="govuk-body-l">No parts are listed yet.</p>
          <Lead />
        </>
      }
    >
      <Radios
        name="starter"
        legend="Start from an example of a place"
        legendSize="m"
        hint="An example lists parts and flows. You check every one."
        value={placeStarters.some(({ id }) => id === starter) ? (starter ?? undefined) : undefined}
        items={starters
          .filter(({ id }) => placeStarters.some((one) => one.id === id))
          .map(({ id, name, examples }) => ({ value: id, label: name, hint: `For example ${examples}` }))}
      />
      <ButtonGroup>
        <Button>Start from this example</Button>
        <ButtonLink href={`/procurements/${procurement.id}/threats/parts/new`} look="secondary">
          Add a part yourself
        </ButtonLink>
      </ButtonGroup>
    </ActionForm>
  );
}

function Listed({ view }: { view: ThreatModelView }) {
  const { procurement, model, sentence, mayEdit, editReason } = view;
  const home = `/procurements/${procurement.id}/threats`;
  return (
    <>
      <Heading>{title}</Heading>
      <Lead />
      {editReason && <InsetText>{say(editReason)}</InsetText>}
      <Figure id="place" title="The place" sentence={sentence} chart={placeDrawing(model)}>
        <FlowTable view={view} home={home} />
      </Figure>
      <PartTable view={view} home={home} />
      {mayEdit && (
        <ButtonGroup>
          <ButtonLink href={`${home}/parts/new`}>Add a part</ButtonLink>
          {model.parts.length > 1 && (
            <ButtonLink href={`${home}/flows/new`} look="secondary">
              Add a flow of data
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
      <Threats view={view} home={home} />
      <Risks view={view} />
      <SpreadsheetLinks href={`/procurements/${procurement.id}/exports/threats`} />
      <PrintLink>Print</PrintLink>
    </>
  );
}

/** What could go wrong, where, and who owns it. */
export default async function ThreatsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const words = wordsFor(doneWords, done);
  const { title: name, reference } = view.procurement;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      crumbs={[{ text: 'Parts and threats' }]}
      width="full"
      printLine={`${name}, ${reference}`}
    >
      {words && <NotificationBanner type="success">{words}</NotificationBanner>}
      {view.model.parts.length === 0 ? <Empty view={view} /> : <Listed view={view} />}
    </ProcurementFrame>
  );
}
