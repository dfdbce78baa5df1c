import 'server-only';
import { principles } from '@/lib/catalogue';
import { answerSelfCheck } from '@/lib/commands/answer-self-check';
import { editThreats } from '@/lib/commands/edit-threats';
import { recordCommission } from '@/lib/commands/record-commission';
import { recordGovernance } from '@/lib/commands/record-governance';
import { recordIncidentPlan } from '@/lib/commands/record-incident-plan';
import { ukDay } from '@/lib/procurement/uk-time';
import { suggestedThreat, type ThreatModel } from '@/lib/threats';
import { threatModel } from '@/lib/views/threat-model';
import { minutesAfter } from './calendar';
import { authority } from './content/authority';
import { incident, place, readiness } from './content/guidance';
import { as, type Cast, done } from './steps';

/** Somebody commissions the procurement on the day it starts. */
export async function commission(cast: Cast, id: string, at: string): Promise<void> {
  const given = { ...authority.commission, date: ukDay(at) };
  await done('commission', recordCommission(as(cast, 'officer-lead', at), { id, revision: 0, ...given }));
}

/** The authority's own group looks at the finished draft, and its sign-off is recorded by the lead. */
export async function signOffByGroup(cast: Cast, id: string, at: string): Promise<void> {
  const given = { ...authority.group, date: ukDay(at), minute: '' };
  await done('governance', recordGovernance(as(cast, 'officer-lead', at), { id, revision: 0, ...given }));
}

async function listThreats(cast: Cast, id: string, from: string, cameras: boolean): Promise<void> {
  const at = (minutes: number) => as(cast, 'officer-2', minutesAfter(from, minutes));
  const edit = (minutes: number, values: object) => done('threats', editThreats(at(minutes), { id, ...values }));
  const listed = async (): Promise<ThreatModel> => (await done('parts', threatModel(at(0), { id }))).model;
  await edit(0, { edit: 'start', starter: place.starter });
  if (cameras) await edit(4, { edit: 'save-part', part: null, revision: 0, ...place.cameras.part });
  const model = await listed();
  const partOf = (name: string) => {
    const part = model.parts.find((one) => one.name === name);
    if (!part) throw new Error(`The example has no part ${name}.`);
    return part;
  };
  // Each part and flow of the example of a place is looked at and saved.
  for (const [index, part] of model.parts.filter(({ checked }) => !checked).entries()) {
    const { id: own, name, kind, holds, boundary, revision } = part;
    await edit(6 + index, { edit: 'save-part', part: own, revision, name, kind, holds, boundary });
  }
  for (const [index, flow] of model.flows.entries())
    await edit(14 + index, { edit: 'save-flow', flow: flow.id, revision: flow.revision, ...ends(flow) });
  if (cameras) {
    const { from: start, to, data } = place.cameras.flow;
    await edit(22, { edit: 'save-flow', flow: null, revision: 0, from: partOf(start).id, to: partOf(to).id, data });
  }
  for (const [index, { part: name, ...threat }] of place.threats.entries()) {
    const part = partOf(name);
    const text = suggestedThreat(part.kind, threat.letter) ?? '';
    await edit(24 + 3 * index, { edit: 'save-threat', revision: 0, ...threat, part: part.id, text });
  }
}

const ends = ({ from, to, data }: ThreatModel['flows'][number]) => ({ from, to, data });

const answerTo = (statement: string) =>
  (['partly', 'not-yet', 'not-for-us'] as const).find((each) => readiness[each].includes(statement)) ?? 'in-place';

/**
 * The path of the guidance beside the questionnaire: the authority checks itself, lists the parts of the place with
 * their threats, and says whom to call.
 * @param from ISO UTC, when the officers begin; it takes them two hours.
 */
export async function walkPath(cast: Cast, id: string, from: string, cameras: boolean): Promise<void> {
  for (const [index, { number, selfCheck }] of principles.entries()) {
    const answers = Object.fromEntries(selfCheck.map((statement) => [statement.id, answerTo(statement.id)]));
    const who = as(cast, 'officer-lead', minutesAfter(from, 4 * index));
    await done(`self-check ${number}`, answerSelfCheck(who, { id, principle: number, revision: 0, answers }));
  }
  await listThreats(cast, id, minutesAfter(from, 60), cameras);
  const who = as(cast, 'officer-2', minutesAfter(from, 110));
  await done('incident contacts', recordIncidentPlan(who, { id, revision: 0, ...incident }));
}
