import { textHash } from '../evaluation/asked-text';
import { everyQuestion } from '../questionnaire/find';
import { hashOf, sha256Hex } from '../questionnaire/hash';
import { contestIn } from './contest-in';
import { BundleFault } from './fault';
import { Award, Questions, Summaries } from './later-parts';
import type { OpenedBundle } from './opened';
import { AuditLine, Bidders, paths } from './parts';

const has = (bundle: OpenedBundle, path: string): boolean => bundle.parts.some((part) => part.path === path);

const noQuestions: Questions = { format: 'assay-questions/1', questions: [] };
const noSummaries: Summaries = {
  format: 'assay-summaries/1',
  release: null,
  summaries: [],
  instead: '',
  added: [],
  withheld: [],
};
const noAward: Award = { format: 'assay-award/1', decision: null, notices: [], contracts: [] };

/** What bidders were asked; nothing where the bundle has no such file. */
export const questionsIn = (bundle: OpenedBundle): Questions =>
  has(bundle, paths.questions) ? bundle.json(paths.questions, Questions) : noQuestions;
/** The released summaries; nothing where the bundle has no such file. */
export const summariesIn = (bundle: OpenedBundle): Summaries =>
  has(bundle, paths.summaries) ? bundle.json(paths.summaries, Summaries) : noSummaries;
/** The award and what followed it; nothing where the bundle has no such file. */
export const awardIn = (bundle: OpenedBundle): Award =>
  has(bundle, paths.award) ? bundle.json(paths.award, Award) : noAward;

type Act = { at: string; actorId: string | null; subjectId: string; data: Record<string, unknown> };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The acts of one kind that the log tells, without those that were refused. */
const actsIn = (bundle: OpenedBundle, kind: string): Act[] =>
  bundle.lines(paths.audit, AuditLine).flatMap(({ at, actorId, subjectId, action, refused, data }) => {
    if (action !== kind || refused) return [];
    const read: unknown = JSON.parse(data);
    return [{ at, actorId, subjectId, data: isRecord(read) ? read : {} }];
  });

/** What a row must agree on with its entry in the log; `undefined` where an older log does not tell it. */
type Told = readonly [name: string, row: unknown, log: unknown];

const agrees = ([, row, log]: Told): boolean => log === undefined || row === log;

/** Every row of a list has an entry in the log that says the same, and the log tells of no other. */
const requireActs = <R>(
  bundle: OpenedBundle,
  path: string,
  list: string,
  rows: readonly R[],
  kind: string,
  told: (row: R, act: Act) => readonly Told[],
): void => {
  const left = actsIn(bundle, kind);
  const count = left.length;
  rows.forEach((row, index) => {
    // Where none agrees in everything, the fault is told against the entry that agrees in most.
    const [best] = left
      .map((act, at) => ({ at, wrong: told(row, act).filter((one) => !agrees(one)) }))
      .sort((a, b) => a.wrong.length - b.wrong.length);
    if (!best) throw new BundleFault(path, `${list}[${index}]: the log tells of no such act (${kind})`);
    for (const [name, own, log] of best.wrong)
      throw new BundleFault(path, `${list}[${index}].${name}: is ${String(own)}; the log says ${String(log)}`);
    left.splice(best.at, 1);
  });
  if (left.length > 0)
    throw new BundleFault(path, `has ${rows.length} of ${count} acts that the log tells of (${kind})`);
};

const checkQuestions = (bundle: OpenedBundle): void => {
  const { questions } = questionsIn(bundle);
  const bidders = new Set(bundle.json(paths.bidders, Bidders).bidders.map(({ submissionId }) => submissionId));
  const asked = new Set(everyQuestion(contestIn(bundle).questionnaire).map(({ id }) => id));
  questions.forEach(({ submissionId, questionId, answer, askedAt, answerBy }, index) => {
    const place = `questions[${index}]`;
    if (!bidders.has(submissionId))
      throw new BundleFault(paths.questions, `${place}.submissionId: ${submissionId} is no bidder's`);
    if (!asked.has(questionId)) throw new BundleFault(paths.questions, `${place}.questionId: is not asked`);
    if (answer && (answer.answeredAt < askedAt || answer.answeredAt >= answerBy))
      throw new BundleFault(paths.questions, `${place}.answer.answeredAt: is not between the question and its end`);
  });
  requireActs(bundle, paths.questions, 'questions', questions, 'bidder-question.ask', (row, act) => [
    ['submissionId', row.submissionId, act.subjectId],
    ['number', row.number, act.data.number],
    ['askedBy', row.askedBy, act.actorId],
    ['askedAt', row.askedAt, act.at],
    ['text', textHash(row.id, row.text), act.data.textHash],
  ]);
  const answered = questions
    .flatMap(({ id, answer }) => (answer ? [{ id, ...answer }] : []))
    .sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
  requireActs(bundle, paths.questions, 'answers', answered, 'response.answer-bidder-question', (row, act) => [
    ['id', row.id, act.subjectId],
    ['answeredBy', row.answeredBy, act.actorId],
    ['text', textHash(row.id, row.text), act.data.textHash],
  ]);
};

/** The hash of what was released: over the hashes of all documents, in the order of the submissions. */
const releasedHash = ({ summaries }: Summaries): string =>
  hashOf(
    summaries
      .map(({ submissionId, documentHash }) => ({ submissionId, hash: documentHash }))
      .sort((a, b) => (a.submissionId < b.submissionId ? -1 : 1)),
  );

const checkRelease = (bundle: OpenedBundle): void => {
  const index = summariesIn(bundle);
  const { release, summaries } = index;
  requireActs(bundle, paths.summaries, 'release', release ? [release] : [], 'summary.release', (row, act) => [
    ['hash', row.hash, act.data.hash],
    ['count', row.count, act.data.count],
    ['askedBy', row.askedBy, act.data.askedBy],
    ['confirmedBy', row.confirmedBy, act.actorId],
    ['releasedAt', row.releasedAt, act.at],
  ]);
  const known = new Set(summaries.map(({ path }) => path));
  const odd = bundle.parts.find(({ path }) => path.startsWith('summaries/') && !known.has(path));
  if (odd) throw new BundleFault(odd.path, `is not in ${paths.summaries}`);
  summaries.forEach(({ path, documentHash }) => {
    const found = sha256Hex(bundle.text(path));
    if (found !== documentHash)
      throw new BundleFault(path, `has the hash ${found}; ${paths.summaries} has ${documentHash}`);
  });
  if (release && (summaries.length !== release.count || releasedHash(index) !== release.hash))
    throw new BundleFault(paths.summaries, `its ${summaries.length} summaries are not the ${release.count} released`);
  if (!release && summaries.length > 0) throw new BundleFault(paths.summaries, 'has summaries, and no release of them');
  if (release && release.askedBy === release.confirmedBy)
    throw new BundleFault(paths.summaries, 'release: was asked for and confirmed by the same person');
};

const checkAwardActs = (bundle: OpenedBundle): void => {
  const { decision, notices, contracts } = awardIn(bundle);
  requireActs(bundle, paths.award, 'decision', decision ? [decision] : [], 'award.sign', (row, act) => [
    ['submissionId', row.submissionId, act.data.submission],
    ['outcomeHash', row.outcomeHash, act.data.outcomeHash],
    ['askedBy', row.askedBy, act.data.askedBy],
    ['reason', row.reason, act.data.reason],
    ['confirmedBy', row.confirmedBy, act.actorId],
    ['decidedAt', row.decidedAt, act.at],
  ]);
  if (decision && decision.askedBy === decision.confirmedBy)
    throw new BundleFault(paths.award, 'decision: was proposed and signed by the same person');
  requireActs(bundle, paths.award, 'notices', notices, 'award-notice.record', (row, act) => [
    ['reference', row.reference, act.data.reference],
    ['publishedOn', row.publishedOn, act.data.day],
    ['lastDay', row.lastDay ?? '', act.data.lastDay],
    ['recordedBy', row.recordedBy, act.actorId],
    ['recordedAt', row.recordedAt, act.at],
  ]);
  requireActs(bundle, paths.award, 'contracts', contracts, 'contract.record', (row, act) => [
    ['enteredOn', row.enteredOn ?? '', act.data.day],
    ['recordedBy', row.recordedBy, act.actorId],
    ['recordedAt', row.recordedAt, act.at],
  ]);
};

/**
 * The log tells of every question to a bidder and its answer, of the release of the summaries, of the award, its notices
 * and contracts, and of nothing of these that is not in the bundle.
 */
export const checkTold = (bundle: OpenedBundle): void => {
  checkQuestions(bundle);
  checkRelease(bundle);
  checkAwardActs(bundle);
};
