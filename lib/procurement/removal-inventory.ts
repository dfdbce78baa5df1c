/**
 * Which table holds what of a procurement, and whether it goes when the records are removed. One list for all of the
 * schema: a test fails for a table that is not in it. The reasons stand in decision 0031.
 */

/** What goes, as a certificate counts it. */
export const removedKinds = [
  'submissions',
  'answers',
  'files',
  'team',
  'questions',
  'portal',
  'marks',
  'decisions',
  'summaries',
  'contacts',
  'mail',
] as const;
export type RemovedKind = (typeof removedKinds)[number];

/** The column by which a table's rows belong to a procurement: its own, or that of the thing they are about. */
export type RemovedBy = 'procurementId' | 'responseId' | 'submissionId' | 'clarificationId';

export type RemovedTable = { table: string; by: RemovedBy; kind: RemovedKind };

const rows = (kind: RemovedKind, by: RemovedBy, ...names: string[]): RemovedTable[] =>
  names.map((table) => ({ table, by, kind }));

/** Tables whose rows are deleted, in the order of deletion: what refers to a row goes before it. */
export const removedTables: readonly RemovedTable[] = [
  ...rows('submissions', 'submissionId', 'withdrawal'),
  ...rows('marks', 'submissionId', 'reasonDraft'),
  ...rows('submissions', 'responseId', 'practice', 'lateContent'),
  ...rows('submissions', 'procurementId', 'lateDecision', 'lateAttempt'),
  ...rows('answers', 'responseId', 'earlierAnswer', 'earlierChoice', 'answer', 'answerHistory', 'workbookLoad'),
  ...rows('answers', 'procurementId', 'versionAcknowledgement'),
  ...rows('team', 'responseId', 'sectionDone', 'questionOwner', 'answerWord', 'teamComment', 'readyNote', 'reminder'),
  ...rows('team', 'responseId', 'supportLook'),
  ...rows('team', 'procurementId', 'supportCode'),
  ...rows('questions', 'clarificationId', 'clarificationDraft', 'confidentialityDecision', 'clarificationChoice'),
  ...rows('questions', 'procurementId', 'clarificationAnswer', 'clarification', 'bidderAnswer', 'bidderQuestion'),
  ...rows('portal', 'procurementId', 'portalFile', 'portalBid'),
  ...rows('marks', 'procurementId', 'markingLoad', 'mark', 'agreedMark', 'criterionScore'),
  ...rows(
    'decisions',
    'procurementId',
    'gateDecision',
    'disregard',
    'priceExplanation',
    'priceNotice',
    'priceLoad',
    'price',
  ),
  ...rows('summaries', 'procurementId', 'summaryAddition', 'summaryRedaction', 'summaryCheck', 'assessmentSummary'),
  ...rows('contacts', 'procurementId', 'registration', 'coreInformation'),
  ...rows('mail', 'procurementId', 'outbox'),
  // Last: by these the rows above are found.
  ...rows('submissions', 'procurementId', 'submission'),
];

/**
 * Those of them that other pages read than the procurement's own, or that send something: they go in the transaction in
 * which the removal is signed, and the others after it in batches.
 */
export const readElsewhere: readonly string[] = [
  'earlierAnswer',
  'earlierChoice',
  'reminder',
  'supportLook',
  'supportCode',
  'registration',
  'coreInformation',
  'outbox',
];

/** Tables of which a row stays, without the words in these columns: they become ''. */
export const blankedTables: readonly (RemovedTable & { columns: readonly string[] })[] = [
  // Answers in plain, and everything that was counted of them; that there was an outcome, and whose, stays.
  { table: 'outcome', by: 'procurementId', kind: 'decisions', columns: ['contest', 'result'] },
  // The address of a person; that the organisation was invited stays.
  { table: 'invitation', by: 'procurementId', kind: 'contacts', columns: ['email'] },
];

/** Tables of a supplier's files: a file goes where nothing else of the same supplier uses it. */
export const fileTables: readonly string[] = ['evidenceDates', 'evidenceFile', 'evidenceEarlier', 'evidence'];

/** Tables of copies that wait for whoever asked for them: they go with their bytes, and are counted as what they copy. */
export const copyTables: readonly string[] = ['preparedFile'];

/** Tables that stay as they are, and why. */
export const keptTables: Readonly<Record<string, string>> = {
  // The record of what was decided, by whom and when; it quotes no supplier.
  auditEvent: 'the audit log',
  twoPersonStep: 'who asked for and confirmed what',
  opening: 'who opened, and when: ids and letters, no words',
  qualityLock: 'who closed quality, and when',
  markLock: 'who locked, and when',
  priceOpening: 'who opened prices, and when',
  assignment: 'who was to mark what',
  conflictDeclaration: 'what people of the authority declared: it still decides who may look',
  conflictDecision: 'how declared interests were dealt with',
  summaryRelease: 'who released summaries, and when',
  awardDecision: 'the award',
  awardNotice: 'the published notice of the award',
  contractRecord: 'what the clock counts from',
  recordHold: 'why records were kept longer',
  recordHoldLift: 'who lifted a hold',
  recordRemoval: 'the certificate',
  removedFile: 'which files went',
  cancellation: 'who cancelled, and why',
  deadlineExtension: 'who moved the deadline, and why',
  openingNotice: 'the published notice',
  portalLoad: 'who loaded and confirmed, and from where',
  lessonsChoice: 'a choice made before anybody answered',
  response: 'that there was a response: ids and times; by it a supplier learns that the rest is gone',
  // The record of the contract, which may run for longer than the procurement is kept.
  obligation: 'the schedule of the contract',
  obligationReminder: 'that somebody was reminded of a line, and when',
  // What the authority asked and published.
  procurement: 'the procurement itself',
  lot: 'its lots',
  duty: 'who had which duty',
  scoping: 'the authority’s own scoping',
  questionnaireVersion: 'the published document',
  questionHistory: 'the authority’s own drafts',
  draftRevision: 'the authority’s own drafts',
  importFile: 'the authority’s own file',
  guidanceRecord: 'the authority’s own records',
  rehearsal: 'made-up bids',
  rehearsalBid: 'made-up bids',
  questionnaireTemplate: 'the authority’s own',
  questionnaireTemplateVersion: 'the authority’s own',
  // Not of one procurement.
  authority: 'an account',
  member: 'an account',
  accessLink: 'an account',
  user: 'an account',
  session: 'an account',
  account: 'an account',
  verification: 'an account',
  twoFactor: 'an account',
  supplier: 'an account of an organisation, which may take part elsewhere',
  supplierMember: 'an account',
  teamInvitation: 'an account',
  evidencePending: 'uploads on their way, which have no row yet',
  throttle: 'the service',
  installation: 'the service',
  lease: 'the service',
  servicePeriod: 'the service',
};
