import { join } from 'node:path';
import Database from 'better-sqlite3';
import { kindOf } from './kind';
import { type Asked, ask } from './plain-requests';
import type { Server } from './server';

/** Ids of what one supplier did, which nobody on the buyer's side has, should somebody guess them. */
export type Traces = {
  invitation: string;
  token: string;
  response: string;
  supplier: string;
  person: string;
  submissions: string[];
  evidence: string[];
  hashes: string[];
};

/** Reads from a copy of the data, by e-mail address, what each supplier's acts left behind. */
export function tracesIn(folder: string, tokens: Readonly<Record<string, string>>): Traces[] {
  const db = new Database(join(folder, 'assay.sqlite'));
  const column = (sql: string, ...given: string[]): string[] =>
    db
      .prepare(sql)
      .pluck()
      .all(...given) as string[];
  const traces = Object.entries(tokens).map(([email, token]): Traces => {
    const [person = ''] = column('select id from user where email = ?', email);
    const [supplier = ''] = column('select supplier_id from supplier_member where user_id = ?', person);
    const [response = ''] = column('select id from response where supplier_id = ?', supplier);
    const [invitation = ''] = column('select id from invitation where email = ?', email);
    return {
      invitation,
      token,
      response,
      supplier,
      person,
      submissions: column('select id from submission where response_id = ? order by number', response),
      evidence: column('select id from evidence where supplier_id = ? order by id', supplier),
      hashes: column('select sha256 from evidence where supplier_id = ? order by id', supplier),
    };
  });
  db.close();
  return traces;
}

const unwanted = /^\/(_next|icon|help|catalogue\/.)/;

/** Every address that links lead to from some pages, as one person sees them; of each kind `perKind`, and none to `leave`. */
export async function linksFrom(
  server: Server,
  cookie: string,
  starts: readonly string[],
  perKind: number,
  leave?: RegExp,
): Promise<string[]> {
  const waiting = new Set(starts);
  const times = new Map<string, number>();
  for (const path of waiting) {
    const { headers, body } = await ask(server, cookie, { who: '', path });
    if (!headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.startsWith('text/html')))
      continue;
    for (const [, href = ''] of body.toString('utf8').matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)) {
      const next = href.replaceAll('&amp;', '&');
      const kind = kindOf(next.split('?')[0] ?? '');
      const seen = times.get(kind) ?? 0;
      if (unwanted.test(next) || leave?.test(next.split('?')[0] ?? '') || waiting.has(next) || seen >= perKind)
        continue;
      times.set(kind, seen + 1);
      waiting.add(next);
    }
  }
  return [...waiting];
}

/** An id that belongs to nothing. */
export const nowhere = 'a'.repeat(26);

/** Pages and downloads of a procurement whether or not a link leads there. */
export const pagesOf = (id: string): string[] => [
  '/procurements',
  '/evaluations',
  '/responses',
  '/library',
  '/library/exports/json',
  '/library/exports/ods',
  '/people',
  '/account',
  '/status',
  '/api/health',
  ...[
    '',
    '/invitations',
    '/clarifications',
    `/clarifications/${nowhere}`,
    '/people',
    '/documents',
    '/documents/choose',
    `/documents/files/${nowhere}`,
    `/documents/files/${nowhere}/download`,
    '/amend',
    '/amend/drop',
    '/amend/message',
    '/uk4',
    '/notice',
    '/core-information',
    '/timetable',
    '/cancel',
    '/cancel/confirm',
    '/support',
    `/support/${nowhere}`,
    '/load',
    '/load/portal',
    '/load/aside',
    '/load/confirm',
    '/load/record',
    '/load/organisations/new',
    `/load/organisations/${nowhere}`,
    `/load/organisations/${nowhere}/details`,
    `/load/organisations/${nowhere}/remove`,
    `/load/organisations/${nowhere}/files/${nowhere}`,
    '/opening',
    '/opening/confirm',
    '/opening/record',
    '/opening/extend',
    `/opening/late/${nowhere}`,
    '/conflicts',
    `/conflicts/${nowhere}`,
    '/gates',
    '/disregard',
    '/results/lessons',
    '/award/lessons',
    '/evaluation',
    '/moderation',
    '/moderation/lock',
    '/price',
    '/price/enter',
    '/price/sheet',
    '/price/open',
    '/results',
    '/results/finalise',
    '/summaries',
    '/summaries/release',
    '/summaries/release/confirm',
    `/summaries/${nowhere}`,
    `/summaries/${nowhere}/withhold`,
    `/summaries/${nowhere}/add`,
    '/comparison',
    '/award-decision',
    '/award-decision/confirm',
    '/award-decision/notice',
    '/award-decision/contract',
    '/award-decision/obligations',
    '/award-decision/obligations/new',
    '/award-decision/obligations/1',
    '/award-decision/hold',
    '/award-decision/hold/confirm',
    '/questionnaire/import',
    `/questionnaire/import/${nowhere}`,
    '/award',
    '/award/price',
    '/rehearsal',
    '/rehearsal/bids/new',
    ...[
      'supplier-workbook',
      'marking-scheme',
      'questionnaire',
      'evaluation-matrix',
      'contest',
      'outcome',
      'evidence-bundle',
      'audit',
      'tender-notice',
      'clarifications',
      'obligations',
      'obligations?format=ods',
      'obligations-csv',
      'opening-record',
      'opening-record?format=ods',
      'conflict-register',
      'compliance-matrix',
      'pricing-schedule',
      'moderation-record',
      'moderation-record?format=ods',
      'moderation-record-document',
      'conflict-register?format=ods',
      'supplier-workbook?format=ods',
      'evaluation-matrix?format=ods',
      'marking-scheme?format=else',
      'else',
    ].map((kind) => `/exports/${kind}`),
  ].map((page) => `/procurements/${id}${page}`),
  `/evaluations/${id}`,
  `/evaluations/${id}/lock`,
  `/evaluations/${id}/workbook`,
  `/evaluations/${id}/workbook/download`,
  `/evaluations/${id}/workbook/download?format=ods`,
  `/evaluations/${id}/moderation/P02-06`,
];

/** The audit log, whole and by its filters; asked last, for every look at what is sealed is in it. */
export const logsOf = (id: string): string[] =>
  [
    '/audit',
    '/audit?page=2',
    '/audit?refused=yes',
    '/audit?kind=invitation',
    '/audit?person=supplier',
    '/exports/audit',
  ].map((page) => `/procurements/${id}${page}`);

/** Addresses that exist only once a supplier has acted. */
export function guesses(
  id: string,
  { token, response, person, supplier, submissions, evidence, hashes }: Traces,
): string[] {
  const home = `/responses/${response}`;
  const procurement = `/procurements/${id}`;
  const ofSubmission = (submission: string): string[] => [
    `${procurement}/results/${submission}`,
    `${procurement}/results/${submission}/answers/P02-06`,
    `${procurement}/summaries/${submission}`,
    `${procurement}/summaries/${submission}/withhold`,
    `${procurement}/summaries/${submission}/add`,
    `${procurement}/gates/${submission}/P03-02`,
    `${procurement}/gates/${submission}/P03-02/ask`,
    `${procurement}/disregard/${submission}`,
    `${procurement}/disregard/${submission}/notice`,
    `${procurement}/disregard/${submission}/explanation`,
    `/library/${submission}/P03-02`,
    `/evaluations/${id}/${submission}/P02-06`,
    `/people/links/${submission}`,
    ...[...hashes, ...evidence].slice(0, 4).map((file) => `${procurement}/submissions/${submission}/evidence/${file}`),
  ];
  return [
    ...[
      '',
      '/start',
      '/changes',
      '/check',
      '/declaration',
      '/clarifications',
      `/clarifications/${nowhere}`,
      '/closed',
      '/draft',
      '/evidence',
      `/evidence/${evidence[0]}`,
      `/evidence/${evidence[0]}/remove`,
      '/sections/p02',
      '/sections/p02/P02-06',
      '/sections/p02/P02-06/compare',
      '/sections/p02/P02-06/history',
      '/team',
      '/support',
      '/summary',
      '/questions',
      '/submitted',
      '/submitted?version=1',
      '/submitted/receipt?version=1',
      '/submitted/sent?version=1',
      '/submitted/withdraw',
      '/practice',
      '/practice/sent?run=1',
      '/practice/sent/receipt?run=1',
      '/practice/sent/content?run=1',
      '/workbook',
      '/workbook/download/filled',
      '/workbook/download/clarifications',
      `/workbook/loads/${nowhere}`,
    ].map((page) => `${home}${page}`),
    ...submissions.flatMap(ofSubmission),
    '/evidence',
    `/evidence/${evidence[0]}`,
    `/evidence/${evidence[0]}/download`,
    `/evidence/${evidence[0]}/remove`,
    `/people/${person}/suspend`,
    `/people/${person}/reset`,
    `/procurements/${supplier}`,
    `/procurements/${response}`,
    `/invitations/${token}`,
  ];
}

/** Uploads that are not for this person, and not there before a supplier has acted. */
export const uploads = (id: string, who: string, { response, submissions }: Traces): Asked[] => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
  const post = (path: string): Asked => ({ who, method: 'POST', path, headers: form, body: 'answer=a&base=0' });
  return [
    post(`/uploads/answers/${response}/P02-06`),
    post(`/uploads/evidence/${response}`),
    post('/uploads/evidence'),
    post(`/uploads/workbooks/${response}`),
    post(`/uploads/portal/${id}/${nowhere}/workbook`),
    post(`/uploads/marking/${id}`),
    post(`/uploads/prices/${id}`),
    post(`/uploads/reason-drafts/${id}/${submissions[0]}/P02-06`),
  ];
};

/** The same with ids that belong to nothing. */
export const unknown: Traces = {
  invitation: nowhere,
  token: 'a'.repeat(43),
  response: nowhere,
  supplier: nowhere,
  person: nowhere,
  submissions: [nowhere],
  evidence: [nowhere],
  hashes: ['a'.repeat(64)],
};
