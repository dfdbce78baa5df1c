import { ukDate } from './uk-time';

/**
 * The documents that a procurement gives away, by the letters of the schedules of a tender pack, and when each is due.
 * Who may have one is the policy's to say; this says it in words, before anybody asks.
 */
export type DocumentFrom =
  | 'published'
  | 'decided'
  | 'final'
  | 'notice'
  | 'clarified'
  | 'opened'
  | 'moderated'
  | 'register'
  | 'awarded'
  | 'removed'
  | 'now'
  | GuidedKind;

/** Documents of the guided path, each there once something is in it. */
type GuidedKind = 'self-check' | 'threats' | 'incident-contacts';

export type DocumentOffered = {
  name: string;
  use: string;
  who: 'Suppliers' | 'Public' | 'Team only';
  from: DocumentFrom;
  kind: string;
  /** Of the schedule that it is, or is a part of; none for what is no schedule. */
  letter?: string;
  format: 'XLSX' | 'CSV' | 'JSON' | 'NDJSON' | 'ZIP' | 'DOCX';
  /** The same for reading: a page to print, and a DOCX. */
  paper?: 'questionnaire' | 'clarifications' | 'opening-record' | 'moderation-record' | 'decision-report';
};

/** The evidence bundle is prepared by itself: it is an archive already, and its form is its own for ever. */
export const bundleKind = 'evidence-bundle';

export const documentList: readonly DocumentOffered[] = [
  {
    name: 'Security response workbook',
    use: 'Suppliers answer in it, in Excel or LibreOffice. Blank, with every mark that can be given.',
    who: 'Suppliers',
    from: 'published',
    kind: 'supplier-workbook',
    letter: 'A',
    format: 'XLSX',
  },
  {
    name: 'Marking scheme',
    use: 'Goes into the tender pack: weightings, option marks, bands, guides, minimum scores, formula, ties.',
    who: 'Public',
    from: 'published',
    kind: 'marking-scheme',
    letter: 'B',
    format: 'XLSX',
    paper: 'questionnaire',
  },
  {
    name: 'Compliance matrix',
    use: 'Goes into the tender pack: each requirement with its source, whether it must or should be met, and where it is answered.',
    who: 'Suppliers',
    from: 'published',
    kind: 'compliance-matrix',
    letter: 'C',
    format: 'XLSX',
  },
  {
    name: 'Pricing schedule',
    use: 'Goes into the tender pack for suppliers to fill in: lines, among them those that security needs, years and totals.',
    who: 'Suppliers',
    from: 'published',
    kind: 'pricing-schedule',
    letter: 'D',
    format: 'XLSX',
  },
  {
    name: 'Published questionnaire',
    use: 'The document that suppliers read and scoring runs, for other programs.',
    who: 'Public',
    from: 'published',
    kind: 'questionnaire',
    format: 'JSON',
  },
  {
    name: 'Open contracting release',
    use: 'What is asked and how it is weighted, by the Open Contracting Data Standard 1.1. No answer is in it.',
    who: 'Public',
    from: 'published',
    kind: 'ocds',
    format: 'JSON',
  },
  {
    name: 'Clarification log',
    use: 'Every question answered to all suppliers, with its answer. Who asked is not in it.',
    who: 'Suppliers',
    from: 'clarified',
    kind: 'clarifications',
    letter: 'E',
    format: 'XLSX',
    paper: 'clarifications',
  },
  {
    name: 'Opening record',
    use: 'Who opened and when, and of each response its receipt time, hash, version and number of files.',
    who: 'Team only',
    from: 'opened',
    kind: 'opening-record',
    letter: 'F',
    format: 'XLSX',
    paper: 'opening-record',
  },
  {
    name: 'Moderation record',
    use: 'Individual scores side by side, what the panel agreed with its reasons, who was there, and restricted notes.',
    who: 'Team only',
    from: 'moderated',
    kind: 'moderation-record',
    letter: 'H',
    format: 'XLSX',
    paper: 'moderation-record',
  },
  {
    name: 'Conflict register',
    use: 'What each person declared about each supplier, with mitigation and who cleared it. For the lead.',
    who: 'Team only',
    from: 'register',
    kind: 'conflict-register',
    letter: 'K',
    format: 'XLSX',
  },
  {
    name: 'Decision report',
    use: 'For members: the outcome on one page of plain words, then the figures and the agreed reasons.',
    who: 'Team only',
    from: 'decided',
    kind: 'decision-report-document',
    format: 'DOCX',
    paper: 'decision-report',
  },
  {
    name: 'Evaluation matrix',
    use: 'Agreed scores with live formulas up to each total, beside our exact figures with checks.',
    who: 'Team only',
    from: 'decided',
    kind: 'evaluation-matrix',
    letter: 'I',
    format: 'XLSX',
  },
  {
    name: 'Contest',
    use: 'Everything the scoring engine looks at. Anybody can work the ranking out again from it.',
    who: 'Team only',
    from: 'decided',
    kind: 'contest',
    format: 'JSON',
  },
  {
    name: 'Outcome',
    use: 'Ranks, totals as exact fractions, and the trace of each figure.',
    who: 'Team only',
    from: 'decided',
    kind: 'outcome',
    format: 'JSON',
  },
  {
    name: 'Evidence bundle',
    use: 'The whole record of the decision, signed: questionnaire, receipts, scores and reasons, prices, outcome, log. Anybody can check it without Assay running. It holds every answer and the restricted notes.',
    who: 'Team only',
    from: 'final',
    kind: bundleKind,
    letter: 'L',
    format: 'ZIP',
  },
  {
    name: 'Schedule of obligations',
    use: 'What the winning answers promise, with owners, dates, evidence and state. Goes into the contract and is followed afterwards.',
    who: 'Team only',
    from: 'awarded',
    kind: 'obligations',
    letter: 'L',
    format: 'XLSX',
  },
  {
    name: 'Schedule of obligations for other programs',
    use: 'The same lines as plain text with commas.',
    who: 'Team only',
    from: 'awarded',
    kind: 'obligations-csv',
    format: 'CSV',
  },
  {
    name: 'Notice fields',
    use: 'What the notice of the procurement must hold: known parts filled in, the rest with who fills it in.',
    who: 'Team only',
    from: 'notice',
    kind: 'tender-notice',
    letter: 'L',
    format: 'XLSX',
  },
  {
    name: 'Self-check',
    use: 'What the contracting authority found when it checked its own readiness, principle by principle.',
    who: 'Team only',
    from: 'self-check',
    kind: 'self-check',
    format: 'XLSX',
  },
  {
    name: 'Parts of the place and threats',
    use: 'Parts, flows and each threat with likelihood, impact, owner and treatment.',
    who: 'Team only',
    from: 'threats',
    kind: 'threats',
    format: 'XLSX',
  },
  {
    name: 'Incident contacts and duties',
    use: 'Who is called in an incident, and the duties to put into the contract.',
    who: 'Team only',
    from: 'incident-contacts',
    kind: 'incident-contacts',
    format: 'XLSX',
  },
  {
    name: 'Procurement',
    use: 'The answers of the set-up, published versions, and when each step happened, for other programs.',
    who: 'Team only',
    from: 'now',
    kind: 'procurement',
    format: 'JSON',
  },
  {
    name: 'Audit log',
    use: 'What happened, who did it and when, one entry in each line.',
    who: 'Team only',
    from: 'now',
    kind: 'audit',
    format: 'NDJSON',
  },
  {
    name: 'Certificate of removal',
    use: 'Who removed what suppliers sent, when, why and by which clock, with counts and hashes of what went.',
    who: 'Team only',
    from: 'removed',
    kind: 'removal',
    format: 'JSON',
  },
];

/** What belongs to a tender pack and is not made here as a file to choose, with why, or where it is found. */
export const notMade: readonly { letter: string; name: string; why: string }[] = [
  {
    letter: 'G',
    name: 'Individual evaluator sheet',
    why: 'Each evaluator takes their own from My evaluations, and nobody takes another’s.',
  },
  { letter: 'J', name: 'Assessment summaries', why: 'One for each supplier, on the page Assessment summaries.' },
];

/** What is published with a tender, in its order: nothing that only the team may have. */
export const tenderPack: readonly string[] = [
  'supplier-workbook',
  'marking-scheme',
  'compliance-matrix',
  'pricing-schedule',
  'questionnaire',
  'clarifications',
];

/** What can be chosen for a file of several documents. */
export const choosable: readonly DocumentOffered[] = documentList
  .filter(({ format }) => format === 'XLSX' || format === 'JSON')
  .sort((a, b) => (a.letter ?? 'Z').localeCompare(b.letter ?? 'Z'));

/** Everything that is prepared outside the request. */
export const preparable: readonly DocumentOffered[] = [
  ...choosable,
  ...documentList.filter(({ kind }) => kind === bundleKind),
];

/** How far a procurement is, and what one person may see of it. */
export type Standing = {
  readonly published: object | null;
  readonly clarified: boolean;
  readonly opened: boolean;
  readonly removedAt: string | null;
  readonly leads: boolean;
  readonly ruled: boolean;
  readonly decided: boolean;
  /** Every evaluator has locked, and whether this person may read what they gave. */
  readonly allLocked: boolean;
  readonly mayModerate: boolean;
  readonly qualityLocked: boolean;
  readonly mayRead: boolean;
  readonly final: boolean;
  readonly awarded: boolean;
  readonly scheduled: boolean;
  readonly mayReadAward: boolean;
  readonly mayBundle: boolean;
  readonly guided: Readonly<Record<GuidedKind, boolean>>;
};

const guidedWaits: Record<GuidedKind, string> = {
  'self-check': 'After the self-check has an answer',
  threats: 'After a part of the place is listed',
  'incident-contacts': 'After the incident contacts are recorded',
};

/** When a document can be had, in words; null where it can be had now. */
export const waitsFor = ({ from }: Pick<DocumentOffered, 'from'>, view: Standing): string | null => {
  if (from === 'now') return null;
  if (from === 'notice') return view.ruled ? null : 'After the set-up names nation, value and procedure';
  if (from in guidedWaits) return view.guided[from as GuidedKind] ? null : guidedWaits[from as GuidedKind];
  if (from === 'published') return view.published ? null : 'After publication';
  if (view.removedAt && ['opened', 'moderated', 'final', 'decided', 'clarified'].includes(from))
    return `Removed on ${ukDate(view.removedAt)}`;
  if (from === 'clarified') return view.clarified ? null : 'After a question is answered to all suppliers';
  if (!view.opened) return 'After opening';
  if (from === 'opened') return null;
  if (from === 'moderated') {
    if (!view.allLocked) return 'After every evaluator has locked';
    return view.mayModerate ? null : 'Not with your duties, or before you declare your interests and lock';
  }
  if (from === 'register') return view.leads ? null : 'For the lead of this procurement';
  if (from === 'final') {
    if (!view.final) return 'After the outcome is final';
    return view.mayBundle ? null : 'Not with your duties, or before you declare your interests';
  }
  if (from === 'awarded') {
    if (!view.awarded) return 'After the award decision is signed';
    if (!view.mayReadAward) return 'Not with your duties, or before you declare your interests';
    return view.scheduled ? null : 'After an obligation is in the schedule';
  }
  if (from === 'removed' && !view.removedAt) return 'After two people remove what suppliers sent';
  if (from === 'removed')
    return view.mayReadAward ? null : 'Not with your duties, or before you declare your interests';
  if (!view.qualityLocked) return 'After quality scores are locked';
  if (!view.mayRead) return 'Not with your duties, or before you declare your interests';
  return view.decided ? null : 'After every score and price is in';
};

/** Takes kinds of documents and what a person may have now; returns whether all of them are among it. */
export const mayHaveAll = (kinds: readonly string[], view: Standing): boolean =>
  kinds.every((kind) => {
    const document = preparable.find((one) => one.kind === kind);
    return document !== undefined && waitsFor(document, view) === null;
  });
