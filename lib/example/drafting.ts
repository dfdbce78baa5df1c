import 'server-only';
import { addQuestions } from '@/lib/commands/add-questions';
import { answerScopingQuestion } from '@/lib/commands/answer-scoping-question';
import { applyRecommended } from '@/lib/commands/apply-recommended';
import { askSignOff } from '@/lib/commands/ask-sign-off';
import { assignDuties } from '@/lib/commands/assign-duties';
import { chooseLessons } from '@/lib/commands/choose-lessons';
import { editOutline } from '@/lib/commands/edit-outline';
import { finishSetUp } from '@/lib/commands/finish-set-up';
import { overrideProfile } from '@/lib/commands/override-profile';
import { publishQuestionnaire } from '@/lib/commands/publish-questionnaire';
import { recordNotice } from '@/lib/commands/record-notice';
import { saveQuestion } from '@/lib/commands/save-question';
import { saveSetup } from '@/lib/commands/save-setup';
import { setAwardModel } from '@/lib/commands/set-award-model';
import { startProcurement } from '@/lib/commands/start-procurement';
import { startScoping } from '@/lib/commands/start-scoping';
import { ukClock, ukDay } from '@/lib/procurement/uk-time';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { findQuestion, sectionOf } from '@/lib/questionnaire/find';
import { editableOf } from '@/lib/questionnaire/question-fields';
import { questionnaireOutline } from '@/lib/views/questionnaire-outline';
import { minutesAfter } from './calendar';
import { authority } from './content/authority';
import { holders } from './content/duties';
import type { DraftChange, ExampleProcurement, Weights } from './content/shape';
import { commission, signOffByGroup, walkPath } from './guidance';
import { as, type Cast, done, withCode } from './steps';

const minutesADay = 24 * 60;

/** The draft as its outline page shows it: the revision that a save must name, and the document. */
async function draftAt(
  cast: Cast,
  id: string,
  at: string,
): Promise<{ revision: number; document: QuestionnaireDocument }> {
  const page = await done('outline', questionnaireOutline(as(cast, 'officer-lead', at), { id }));
  if (!page.version) throw new Error('The example has no draft.');
  return { revision: page.version.revision, document: page.document };
}

async function setUp(cast: Cast, content: ExampleProcurement): Promise<string> {
  const { title, reference, description, value, years, contract, procedure, timetable, startedAt } = content;
  const at = (minutes: number) => as(cast, 'officer-lead', minutesAfter(startedAt, minutes));
  const { id } = await done('start', startProcurement(at(0), { title, reference, description }));
  const steps = {
    nation: { nation: authority.nation },
    value: { value, years, contract },
    procedure: { procedure, documentsTogether: true, shorterGround: null },
    lots: { lots: [] },
    receiving: { receiving: 'hosted' },
    dates: { timetable },
  };
  for (const [index, [step, values]] of Object.entries(steps).entries())
    await done(`set-up, ${step}`, saveSetup(at(3 * index + 3), { id, step, values }));
  const duties = Object.fromEntries(
    Object.entries(holders).map(([duty, people]) => [duty, people.map((person) => cast.buyer[person].userId)]),
  );
  await done('duties', assignDuties(at(30), { id, duties }));
  await done('set-up, check', finishSetUp(at(35), { id }));
  return id;
}

async function describePlace(cast: Cast, id: string, content: ExampleProcurement): Promise<void> {
  const { scoping, override, startedAt } = content;
  const at = (minutes: number) => minutesAfter(startedAt, minutesADay + minutes);
  await done('place', startScoping(as(cast, 'officer-lead', at(0)), { id, starter: 'empty' }));
  for (const [index, [question, answer]] of Object.entries(scoping).entries())
    await done(question, answerScopingQuestion(as(cast, 'officer-lead', at(index + 1)), { id, question, answer }));
  if (!override) return;
  const { by, at: when, profile, reason } = override;
  await done('profile', overrideProfile(as(cast, by, when), { id, profile, reason }));
}

async function setAward(cast: Cast, id: string, content: ExampleProcurement, at: string): Promise<void> {
  const { security, criteria, price, tieBreakers } = content.award;
  const award = {
    mode: 'points',
    security,
    criteria: criteria.map(({ title, ...rest }) => ({ ...rest, title: { en: title } })),
    price,
  };
  const { revision } = await draftAt(cast, id, at);
  await done('award', setAwardModel(as(cast, 'officer-lead', at), { id, revision, part: 'award', scoring: { award } }));
  const next = await draftAt(cast, id, at);
  const ties = { id, revision: next.revision, part: 'ties', scoring: { tieBreakers } };
  await done('ties', setAwardModel(as(cast, 'officer-lead', minutesAfter(at, 5)), ties));
}

/** One change of an officer. Weightings follow the change that caused them, with its reason. */
async function change(cast: Cast, id: string, made: DraftChange, weights: Weights): Promise<void> {
  const { question: questionId, by, reason } = made;
  const { revision, document } = await draftAt(cast, id, made.at);
  const who = as(cast, by, made.at);
  const reweigh = async (chosen: Partial<Record<'sectionWeights' | 'weights', Record<string, string>>>) => {
    const draft = await draftAt(cast, id, made.at);
    const later = as(cast, by, minutesAfter(made.at, 4));
    await done(
      'weightings',
      editOutline(later, { id, revision: draft.revision, act: { do: 'weights' }, reason, ...chosen }),
    );
  };
  const inSectionOf = (wanted: string): Record<string, string> => {
    const section = wanted.slice(0, 3);
    return Object.fromEntries(Object.entries(weights.questions).filter(([each]) => each.startsWith(section)));
  };
  if (made.change === 'remove') {
    await done('remove', editOutline(who, { id, revision, act: { do: 'remove', questionId }, reason }));
    return reweigh({ weights: inSectionOf(questionId) });
  }
  if (made.change === 'add') {
    await done('add', addQuestions(who, { id, revision, questionIds: [questionId] }));
    return reweigh({ weights: inSectionOf(questionId) });
  }
  // The bank's weighting of a question shows in its section's share of the whole.
  if (made.change === 'weight') return reweigh({ sectionWeights: weights.sections });
  const question = findQuestion(document, questionId);
  const sectionId = sectionOf(document, questionId)?.id;
  if (!question || sectionId === undefined) throw new Error(`The draft has no question ${questionId}.`);
  const fields = editableOf(question);
  const edited: typeof fields =
    made.change === 'wording' ? { ...fields, wording: { en: made.to } } : { ...fields, threshold: made.to };
  await done('edit', saveQuestion(who, { id, revision, sectionId, questionId, fields: edited, reason }));
}

/** How far a procurement is taken: set up; its place described too; its questions suggested and taken. */
export type Until = 'set-up' | 'place' | 'draft';

/** Takes a procurement as far as wanted by the commands that people use, and leaves it as a draft; returns its id. */
export async function draftProcurement(cast: Cast, content: ExampleProcurement, until: Until): Promise<string> {
  const id = await setUp(cast, content);
  if (until === 'set-up') return id;
  await describePlace(cast, id, content);
  const drafted = minutesAfter(content.startedAt, 2 * minutesADay);
  if (until === 'draft') await done('recommended set', applyRecommended(as(cast, 'officer-lead', drafted), { id }));
  return id;
}

/**
 * Takes a procurement from its first page to publication by two people.
 * @returns the procurement's id.
 */
export async function buildProcurement(
  cast: Cast,
  content: ExampleProcurement,
  changes: readonly DraftChange[] = [],
  weights: Weights = { sections: {}, questions: {} },
): Promise<string> {
  const { startedAt, askedAt, askedBy, signedOffBy, timetable, override } = content;
  const id = await setUp(cast, content);
  await commission(cast, id, minutesAfter(startedAt, 60));
  await walkPath(cast, id, minutesAfter(startedAt, 120), changes.length > 0);
  await describePlace(cast, id, content);
  const drafted = minutesAfter(override?.at ?? startedAt, 2 * minutesADay);
  await done('recommended set', applyRecommended(as(cast, 'officer-lead', drafted), { id }));
  for (const each of changes) await change(cast, id, each, weights);
  await setAward(cast, id, content, minutesAfter(askedAt, -3 * 60));
  const choosing = as(cast, 'officer-lead', minutesAfter(askedAt, -60));
  await done('lessons', chooseLessons(choosing, { id, version: 0, choice: 'yes' }));
  await signOffByGroup(cast, id, minutesAfter(askedAt, -30));
  const { revision } = await draftAt(cast, id, askedAt);
  const reason = 'Ready to publish: checked by both officers against the notice.';
  await done('sign-off', askSignOff(as(cast, askedBy, askedAt), { id, revision, reason }));
  await done('publish', publishQuestionnaire(withCode(cast, signedOffBy, timetable.published), { id }));
  if (content.noticeReference) {
    const at = minutesAfter(timetable.published, 2);
    const published = { day: ukDay(timetable.published), time: ukClock(timetable.published) };
    const notice = { id, reference: content.noticeReference, ...published };
    await done('notice', recordNotice(as(cast, 'officer-lead', at), notice));
  }
  return id;
}
