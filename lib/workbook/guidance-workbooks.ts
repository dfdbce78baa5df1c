import { dayInWords, type Principle, threats as threatsOfLetter } from '../catalogue';
import {
  checkAnswerNames,
  contractDuties,
  type IncidentPlan,
  phaseNames,
  responseTimes,
  type SelfCheckRecord,
  selfCheckRows,
  timeNames,
  withGaps,
} from '../guided';
import {
  crossingOf,
  kindNames,
  levelNames,
  placeInWords,
  ratedThreats,
  riskInWords,
  type ThreatModel,
  threatRows,
  treatmentNames,
} from '../threats';
import { number, text } from './cells';
import { address, type Cell, type Column, type Sheet, sheetOr, type Workbook } from './model';

/** Whose document it is, and when it last changed; ISO UTC. */
export type GuidanceFacts = { title: string; reference: string; asOf: string };

const whole = (value: number): Cell => number(String(value), 0);
const columns = (...wanted: [heading: string, width: number][]): Column[] =>
  wanted.map(([heading, width]) => ({ heading, width }));
const nothing = 'none';

/**
 * Takes the principles and the authority's own answers; returns the self-check as a workbook: counts for each
 * principle, then every statement. It is about the authority and no supplier's document.
 */
export const selfCheckWorkbook = (
  { title, reference, asOf }: GuidanceFacts,
  principles: readonly Principle[],
  record: SelfCheckRecord,
): Workbook => {
  const rows = selfCheckRows(principles, record);
  const about = `${reference}. About the contracting authority only. Suppliers never see it and it does not change any score.`;
  return {
    title: `Self-check, ${title}`,
    foot: reference,
    asOf,
    locked: false,
    sheets: [
      {
        name: 'Results',
        title: `Self-check of the authority: ${title}`,
        note: `${about} ${withGaps(rows)} of ${rows.length} principles have something not in place.`,
        table: 'SelfCheckResults',
        columns: columns(
          ['Principle', 10],
          ['Name', 34],
          ['In place', 10],
          ['Partly', 10],
          ['Not yet', 10],
          ['Not for us', 11],
          ['Not answered', 14],
        ),
        rows: rows.map((row) => [
          whole(row.number),
          text(row.name),
          whole(row.counts['in-place']),
          whole(row.counts.partly),
          whole(row.counts['not-yet']),
          whole(row.counts['not-for-us']),
          whole(row.unanswered),
        ]),
      },
      {
        name: 'Statements',
        title: 'Every statement with its answer',
        note: `${about} Statements are our words, not the publisher's.`,
        table: 'SelfCheckStatements',
        columns: columns(['Ref', 10], ['Principle', 40], ['Statement', 80], ['Answer', 16]),
        rows: principles.flatMap(({ number: at, title: name, selfCheck }) =>
          selfCheck.map((statement) => {
            const answer = record[String(at)]?.answers[statement.id];
            return [
              text(statement.id),
              text(`${at}. ${name.en}`),
              text(statement.text),
              text(answer === undefined ? 'Not answered' : checkAnswerNames[answer]),
            ];
          }),
        ),
      },
    ],
  };
};

const partsSheet = (model: ThreatModel, note: string): Sheet => ({
  name: 'Parts',
  title: 'Parts of the place',
  note: `${note} ${placeInWords(model)}`,
  table: 'PartsTable',
  columns: columns(['Ref', 8], ['Part', 34], ['Kind', 14], ['Holds or carries', 50], ['Inside the boundary', 30]),
  rows: model.parts.map(({ ref, name, kind, holds, boundary }) => [
    text(ref),
    text(name),
    text(kindNames[kind].one),
    text(holds || nothing),
    text(boundary || nothing),
  ]),
});

const flowsSheet = (model: ThreatModel, note: string): Sheet[] => {
  const named = (id: string): string => {
    const part = model.parts.find((one) => one.id === id);
    return part ? `${part.ref} ${part.name}` : '';
  };
  return sheetOr({
    name: 'Data flows',
    title: 'Data that flows between parts',
    note,
    table: 'FlowsTable',
    columns: columns(['No.', 6], ['From', 34], ['To', 34], ['Data', 40], ['Leaves', 26], ['Enters', 26]),
    rows: model.flows.map((flow, at) => {
      const crossing = crossingOf(model, flow);
      return [
        whole(at + 1),
        text(named(flow.from)),
        text(named(flow.to)),
        text(flow.data),
        text(crossing ? crossing.leaves || 'outside' : nothing),
        text(crossing ? crossing.enters || 'outside' : nothing),
      ];
    }),
  });
};

const threatsSheet = (model: ThreatModel, note: string): Sheet[] => {
  const rated = ratedThreats(model);
  return sheetOr({
    name: 'Threats',
    title: 'Threats with likelihood and impact, the greatest first',
    note: `${note} ${riskInWords(rated)} Low to 4, Medium to 9, High to 16, Very high above: our own steps.`,
    table: 'ThreatsTable',
    columns: columns(
      ['Ref', 8],
      ['Part', 22],
      ['Threat', 20],
      ['What could happen', 46],
      ['Likelihood', 11],
      ['Impact', 9],
      ['Risk', 7],
      ['Level', 11],
      ['Owner', 18],
      ['Treatment', 14],
      ['What will be done', 34],
    ),
    rows: rated.map(({ ref, part, letter, threat, product, level }, at) => [
      text(ref),
      text(part.name),
      text(`${threatsOfLetter[letter].name} (${letter})`),
      text(threat.text),
      whole(threat.likelihood),
      whole(threat.impact),
      { formula: `${address(4, at)}*${address(5, at)}`, value: String(product), places: 0 },
      text(levelNames[level]),
      text(threat.owner || 'no owner'),
      text(treatmentNames[threat.treatment]),
      text(threat.plan || nothing),
    ]),
  });
};

const openSheet = (model: ThreatModel, note: string): Sheet[] =>
  sheetOr({
    name: 'Not assessed',
    title: 'Suggested threats that nobody has assessed yet',
    note: `${note} Suggestions are ours.`,
    table: 'OpenThreatsTable',
    columns: columns(['Ref', 8], ['Part', 30], ['Threat', 26], ['Suggestion', 80]),
    rows: threatRows(model)
      .filter(({ threat }) => threat === null)
      .map(({ ref, part, letter, suggested }) => [
        text(ref),
        text(part.name),
        text(`${threatsOfLetter[letter].name} (${letter})`),
        text(suggested ?? ''),
      ]),
  });

/** Takes the parts, flows and threats of a place with at least one part; returns them as a workbook. */
export const threatsWorkbook = ({ title, reference, asOf }: GuidanceFacts, model: ThreatModel): Workbook => {
  const note = `${reference}. Threats explain why questions are suggested. They never change the profile.`;
  return {
    title: `Parts and threats, ${title}`,
    foot: reference,
    asOf,
    locked: false,
    sheets: [
      partsSheet(model, note),
      ...flowsSheet(model, note),
      ...threatsSheet(model, note),
      ...openSheet(model, note),
    ],
  };
};

/** Takes the incident contacts, times and duties; returns them as a workbook for the contract file. */
export const incidentWorkbook = ({ title, reference, asOf }: GuidanceFacts, plan: IncidentPlan): Workbook => {
  const note = `${reference}, as of ${dayInWords(asOf.slice(0, 10))}. Duties are our wording and no contract clause: take legal advice.`;
  return {
    title: `Incident contacts and duties, ${title}`,
    foot: reference,
    asOf,
    locked: false,
    sheets: [
      {
        name: 'Contacts',
        title: `Incident contacts: ${title}`,
        note,
        table: 'ContactsTable',
        columns: columns(['Who', 40], ['How to reach them', 50], ['When', 40]),
        rows: plan.contacts.map(({ who, reach, when }) => [text(who), text(reach), text(when)]),
      },
      {
        name: 'Times',
        title: 'Response times for the contract',
        note,
        table: 'TimesTable',
        columns: columns(['What', 50], ['Hours', 14]),
        rows: responseTimes.map((time) => [
          text(timeNames[time]),
          plan.times[time] === '' ? text('not agreed yet') : number(plan.times[time], 0),
        ]),
      },
      ...sheetOr({
        name: 'Duties',
        title: 'Duties to put into the contract',
        note,
        table: 'DutiesTable',
        columns: columns(['Phase', 16], ['Duty', 100]),
        rows: [
          ...contractDuties
            .filter(({ id }) => plan.duties.includes(id))
            .map(({ phase, text: duty }) => [text(phaseNames[phase]), text(duty)]),
          ...plan.more
            .split('\n')
            .map((duty) => duty.trim())
            .filter((duty) => duty !== '')
            .map((duty) => [text('Our own'), text(duty)]),
        ],
      }),
    ],
  };
};
