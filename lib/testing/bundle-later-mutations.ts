import { rowHash } from '@/lib/audit';
import { Award, Questions, Summaries } from '@/lib/bundle/later-parts';
import { AuditLine, Head, paths } from '@/lib/bundle/parts';
import { SummaryDocument } from '@/lib/evaluation/summary-document';
import { canonical, hashOf } from '@/lib/questionnaire/hash';
import { type Change, json, type Mutation, partAt, pick, remade, replaced, type Sound, textOf } from './bundle-changes';

const forms = { questions: Questions, summaries: Summaries, award: Award };
type Opened = { questions: Questions; summaries: Summaries; award: Award };
const opened = <K extends keyof Opened>(sound: Sound, name: K): Opened[K] =>
  forms[name].parse(JSON.parse(textOf(partAt(sound, paths[name])))) as Opened[K];

/** The summary of a tender that somebody else won, and the place of it among all. */
const summaryOf = (sound: Sound, at: number): { path: string; document: SummaryDocument } => {
  const documents = opened(sound, 'summaries').summaries.map(({ path }) => ({
    path,
    document: SummaryDocument.parse(JSON.parse(textOf(partAt(sound, path)))),
  }));
  return pick(
    documents.filter(({ document }) => document.winner !== null),
    at,
  );
};

/** A summary with another content, and the index that has its hash; with `release`, the hash of all of them as well. */
const resummed = (sound: Sound, path: string, document: SummaryDocument, release: boolean) => {
  const index = opened(sound, 'summaries');
  for (const one of index.summaries) if (one.path === path) one.documentHash = hashOf(document);
  if (release && index.release)
    index.release.hash = hashOf(
      index.summaries.map(({ submissionId, documentHash }) => ({ submissionId, hash: documentHash })),
    );
  return { index, changes: { [path]: canonical(document), [paths.summaries]: json(index) } };
};

/** Another mark in a supplier's own part. */
const otherMark = (document: SummaryDocument): SummaryDocument => {
  const [question] = document.own.questions.filter(({ mark }) => mark !== null);
  if (question) question.mark = question.mark === '2' ? '1' : '2';
  return document;
};

/** The award goes to whoever is not first. */
const otherWinner = (sound: Sound, a: number): Award => {
  const award = opened(sound, 'award');
  const { summaries } = opened(sound, 'summaries');
  const others = summaries.filter(({ submissionId }) => submissionId !== award.decision?.submissionId);
  if (award.decision) award.decision.submissionId = pick(others, a).submissionId;
  return award;
};

/** What somebody who holds the signing key could change of what came before the gates and after the outcome. */
export const laterInsiders: Record<string, Change> = {
  'an answer of a bidder changed': (sound) => {
    const questions = opened(sound, 'questions');
    for (const { answer } of questions.questions) if (answer) answer.text = 'The one of last year.';
    return {
      changes: { [paths.questions]: json(questions) },
      first: /^FAIL audit: questions\.json: answers\[0\]\.text: is/,
    };
  },
  'a question to a bidder taken away': (sound, a) => {
    const questions = opened(sound, 'questions');
    questions.questions.splice(a % questions.questions.length, 1);
    return { changes: { [paths.questions]: json(questions) }, first: /^FAIL audit: questions\.json: / };
  },
  'a mark of a summary changed': (sound, a) => {
    const { path, document } = summaryOf(sound, a);
    return {
      changes: { [path]: canonical(otherMark(document)) },
      first: /^FAIL audit: summaries\/\w+\.json: has the hash/,
    };
  },
  'a mark of a summary changed with its hash': (sound, a) => {
    const { path, document } = summaryOf(sound, a);
    return {
      changes: resummed(sound, path, otherMark(document), false).changes,
      first: /^FAIL audit: summaries\.json: its 4 summaries are not the 4 released/,
    };
  },
  'a mark of a summary changed with every hash': (sound, a) => {
    const { path, document } = summaryOf(sound, a);
    return {
      changes: resummed(sound, path, otherMark(document), true).changes,
      first: /^FAIL audit: summaries\.json: release\[0\]\.hash: is/,
    };
  },
  'summaries that were never released': (sound) => ({
    changes: { [paths.summaries]: json({ ...opened(sound, 'summaries'), release: null }) },
    first: /^FAIL audit: summaries\.json: has 0 of 1 acts/,
  }),
  'the award to another tender': (sound, a) => ({
    changes: { [paths.award]: json(otherWinner(sound, a)) },
    first: /^FAIL audit: award\.json: decision\[0\]\.submissionId: is/,
  }),
  'an award signed by whoever proposed it': (sound) => {
    const award = opened(sound, 'award');
    if (award.decision) award.decision.confirmedBy = award.decision.askedBy;
    return {
      changes: { [paths.award]: json(award) },
      first: /^FAIL audit: award\.json: decision\[0\]\.confirmedBy: is/,
    };
  },
  'no award': (sound) => ({
    changes: { [paths.award]: json({ ...opened(sound, 'award'), decision: null }) },
    first: /^FAIL audit: award\.json: has 0 of 1 acts/,
  }),
  'a notice of another day': (sound) => {
    const award = opened(sound, 'award');
    for (const notice of award.notices) notice.publishedOn = '2027-02-14';
    return {
      changes: { [paths.award]: json(award) },
      first: /^FAIL audit: award\.json: notices\[0\]\.publishedOn: is/,
    };
  },
  'a contract taken away': (sound) => ({
    changes: { [paths.award]: json({ ...opened(sound, 'award'), contracts: [] }) },
    first: /^FAIL audit: award\.json: has 0 of 1 acts/,
  }),
};

type Row = ReturnType<typeof AuditLine.parse>;

/** The log with other facts in the entries of one kind, chained and signed anew: what the holder of the key could write. */
const relogged = (
  sound: Sound,
  sign: (text: string) => string,
  kind: string,
  change: (data: Record<string, unknown>) => object,
): Record<string, string> => {
  let previousHash = 'start';
  const lines = textOf(partAt(sound, paths.audit)).split('\n').slice(0, -1);
  const rows = lines.map((line): Row => {
    const { hash: _, ...row } = AuditLine.parse(JSON.parse(line));
    const data = row.action === kind && !row.refused ? JSON.stringify(change(JSON.parse(row.data))) : row.data;
    const next = { ...row, data, previousHash };
    previousHash = rowHash(next);
    return { ...next, hash: previousHash };
  });
  const { signature: _, keyId, ...head } = Head.parse(JSON.parse(textOf(partAt(sound, paths.heads))));
  const ended = { ...head, hash: previousHash };
  return {
    [paths.audit]: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    [paths.heads]: `${JSON.stringify({ ...ended, keyId, signature: sign(canonical(ended)) })}\n`,
  };
};

/** A summary with something changed, and every hash, signature and entry of the log made to fit. */
const forgedSummary =
  (change: (document: SummaryDocument) => SummaryDocument, first: RegExp): Mutation =>
  (sound, a, _, sign) => {
    const { path, document } = summaryOf(sound, a);
    const { index, changes } = resummed(sound, path, change(document), true);
    const log = relogged(sound, sign, 'summary.release', (data) => ({ ...data, hash: index.release?.hash }));
    return { bytes: remade(replaced(sound.parts, { ...changes, ...log }), sign), first };
  };

/** The same of the award. */
const forgedAward =
  (kind: string, change: (sound: Sound, a: number) => Award, told: (award: Award) => object, first: RegExp): Mutation =>
  (sound, a, _, sign) => {
    const award = change(sound, a);
    const log = relogged(sound, sign, kind, (data) => ({ ...data, ...told(award) }));
    return { bytes: remade(replaced(sound.parts, { [paths.award]: json(award), ...log }), sign), first };
  };

/** What the holder of the key could change in a file, its hashes and the log alike: the outcome still says otherwise. */
export const rewritten: Record<string, Mutation> = {
  'a mark of a summary changed, log and all': forgedSummary(
    otherMark,
    /^FAIL outcome: summaries\/\w+\.json: own\.questions\[\d\]\.mark: is/,
  ),
  "the winner's mark in another's summary changed, log and all": forgedSummary((document) => {
    const [question] = document.winner?.questions ?? [];
    if (question) question.mark = '1';
    return document;
  }, /^FAIL outcome: summaries\/\w+\.json: winner\.questions\[0\]\.mark: is/),
  'a reason of a summary changed, log and all': forgedSummary((document) => {
    const [reason] = document.own.questions.flatMap((question) => question.reason);
    if (reason) reason.words = [{ text: 'It could be better.' }];
    return document;
  }, /^FAIL outcome: summaries\/\w+\.json: own\.questions\[\d\] \(Q-\w\)\.reason\[0\]: is not the reason/),
  'the award to another tender, log and all': forgedAward(
    'award.sign',
    otherWinner,
    ({ decision }) => ({ submission: decision?.submissionId }),
    /^FAIL outcome: award\.json: decision\.submissionId: is .+; at rank 1 of the outcome is Alder Systems/,
  ),
  'a standstill cut short, log and all': forgedAward(
    'award-notice.record',
    (sound) => {
      const award = opened(sound, 'award');
      for (const notice of award.notices) notice.lastDay = '2027-02-22';
      return award;
    },
    () => ({ lastDay: '2027-02-22' }),
    /^FAIL outcome: award\.json: notices\[0\]\.lastDay: gives \d working days, and not 8/,
  ),
  'a contract on a day of the standstill, log and all': forgedAward(
    'contract.record',
    (sound) => {
      const award = opened(sound, 'award');
      for (const contract of award.contracts) contract.enteredOn = '2027-02-24';
      return award;
    },
    () => ({ day: '2027-02-24' }),
    /^FAIL outcome: award\.json: contracts\[0\]\.enteredOn: is 2027-02-24; the standstill lasted until 2027-02-24/,
  ),
  'a summary taken away, log and all': (sound, a, _, sign) => {
    const { path } = summaryOf(sound, a);
    const index = opened(sound, 'summaries');
    index.summaries = index.summaries.filter((one) => one.path !== path);
    const hash = hashOf(index.summaries.map((one) => ({ submissionId: one.submissionId, hash: one.documentHash })));
    const count = index.summaries.length;
    if (index.release) Object.assign(index.release, { hash, count });
    const log = relogged(sound, sign, 'summary.release', (data) => ({ ...data, hash, count }));
    const parts = replaced(sound.parts, { [paths.summaries]: json(index), ...log }).filter((one) => one.path !== path);
    return {
      bytes: remade(parts, sign),
      first: /^FAIL outcome: summaries\.json: has none for \w+, to whom one is owed/,
    };
  },
};
