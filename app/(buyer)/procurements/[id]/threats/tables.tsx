import { TextLink } from '@/app/_ui/links';
import { RiskMatrix } from '@/app/_ui/risk-matrix';
import { Table } from '@/app/_ui/table';
import { threats as threatsOfLetter } from '@/lib/catalogue';
import type { Ok } from '@/lib/result';
import { kindNames, levelNames, treatmentNames } from '@/lib/threats';
import type { threatModel } from '@/lib/views/threat-model';

export type ThreatModelView = Extract<Awaited<ReturnType<typeof threatModel>>, Ok<unknown>>['value'];
type Props = { view: ThreatModelView; home: string };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const threatName = (letter: keyof typeof threatsOfLetter): string =>
  `${capital(threatsOfLetter[letter].name)} (${letter})`;
const boundaryName = (name: string): string => name || 'outside';

/** The same as the picture says, flow by flow. */
export function FlowTable({ view: { flows, mayEdit }, home }: Props) {
  if (flows.length === 0)
    return (
      <p className="govuk-body">
        No flows of data are listed yet. A flow joins two parts, such as readings from a sensor.
      </p>
    );
  return (
    <>
      <p className="govuk-body-s">
        In the picture a number in a square crosses a boundary, and one in a circle does not.
      </p>
      <Table
        caption="Figures behind this picture"
        captionSize="s"
        form="stack"
        columns={[
          { key: 'number', label: 'No.' },
          { key: 'from', label: 'From' },
          { key: 'to', label: 'To' },
          { key: 'data', label: 'Data' },
          { key: 'crosses', label: 'Crosses' },
          ...(mayEdit ? [{ key: 'act', label: 'Change' }] : []),
        ]}
        rows={flows.map((flow) => ({
          key: flow.id,
          cells: [
            flow.number,
            flow.fromName,
            flow.toName,
            `${flow.data}${flow.checked ? '' : ' (from the example, not checked yet)'}`,
            flow.crossing
              ? `From ${boundaryName(flow.crossing.leaves)} to ${boundaryName(flow.crossing.enters)}`
              : 'No boundary',
            ...(mayEdit
              ? [
                  <TextLink key="act" href={`${home}/flows/${flow.id}`} hidden={`flow ${flow.number}`}>
                    {flow.checked ? 'Change' : 'Check'}
                  </TextLink>,
                ]
              : []),
          ],
        }))}
      />
    </>
  );
}

export function PartTable({ view: { model, crossed, mayEdit }, home }: Props) {
  return (
    <Table
      caption="Parts"
      form="stack"
      columns={[
        { key: 'part', label: 'Part' },
        { key: 'kind', label: 'Kind' },
        { key: 'holds', label: 'Holds or carries' },
        { key: 'boundary', label: 'Inside the boundary' },
        { key: 'crosses', label: 'Crosses a boundary' },
      ]}
      rows={model.parts.map((part) => ({
        key: part.id,
        cells: [
          <span key="part">
            {mayEdit ? (
              <TextLink href={`${home}/parts/${part.id}`}>{`${part.ref} ${part.name}`}</TextLink>
            ) : (
              `${part.ref} ${part.name}`
            )}
            {!part.checked && <span className="govuk-body-s"> From the example, not checked yet</span>}
          </span>,
          kindNames[part.kind].one,
          part.holds || 'Nothing named',
          part.boundary || 'None',
          crossed.includes(part.id) ? 'Yes' : 'No',
        ],
      }))}
    />
  );
}

export function Threats({ view: { rows, mayEdit }, home }: Props) {
  return (
    <div id="threats">
      <Table
        caption="Threats"
        form="stack"
        small
        columns={[
          { key: 'part', label: 'Part' },
          { key: 'threat', label: 'Threat' },
          { key: 'text', label: 'What could happen' },
          { key: 'likelihood', label: 'Likelihood 1 to 5' },
          { key: 'impact', label: 'Impact 1 to 5' },
          { key: 'owner', label: 'Owner' },
          { key: 'treatment', label: 'Treatment' },
        ]}
        rows={rows.map(({ ref, part, letter, suggested, threat }) => ({
          key: ref,
          cells: [
            `${part.ref} ${part.name}`,
            mayEdit ? (
              <TextLink key="threat" href={`${home}/parts/${part.id}/${letter}`} hidden={`at ${part.ref}`}>
                {threatName(letter)}
              </TextLink>
            ) : (
              threatName(letter)
            ),
            { content: threat ? threat.text : `Suggested: ${suggested}`, className: 'govuk-!-width-one-third' },
            ...(threat
              ? [threat.likelihood, threat.impact, threat.owner || 'No owner', treatmentNames[threat.treatment]]
              : [mayEdit ? 'Not assessed yet' : 'Not assessed', '–', '–', '–']),
          ],
        }))}
      />
    </div>
  );
}

/** The matrix and the same threats in order. */
export function Risks({ view: { rated, risk } }: { view: ThreatModelView }) {
  if (rated.length === 0)
    return (
      <>
        <h2 className="govuk-heading-m">Risk matrix</h2>
        <p className="govuk-body">
          No threat has a likelihood and an impact yet. Open a threat above to assess it, and it appears here.
        </p>
      </>
    );
  return (
    <>
      <h2 className="govuk-heading-m">Risks</h2>
      <p className="assay-figure__sentence">{risk}</p>
      <RiskMatrix rated={rated} />
      <p className="govuk-body-s">
        Likelihood times impact: Low to 4, Medium to 9, High to 16, Very high above. The steps are ours and put work
        into an order; they measure nothing.
      </p>
      <Table
        caption="Threats by risk"
        captionSize="s"
        form="stack"
        columns={[
          { key: 'ref', label: 'Ref' },
          { key: 'part', label: 'Part' },
          { key: 'threat', label: 'Threat' },
          { key: 'risk', label: 'Risk' },
          { key: 'owner', label: 'Owner' },
          { key: 'plan', label: 'What will be done' },
        ]}
        rows={rated.map(({ ref, part, letter, threat, product, level }) => ({
          key: ref,
          cells: [
            ref,
            part.name,
            threatName(letter),
            `${product} ${levelNames[level]}`,
            threat.owner || 'No owner',
            `${treatmentNames[threat.treatment]}${threat.plan === '' ? '' : `: ${threat.plan}`}`,
          ],
        }))}
      />
    </>
  );
}
