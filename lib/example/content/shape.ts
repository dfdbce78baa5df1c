import type { Duty } from '../../procurement/duties';
import type { Setup } from '../../procurement/setup';
import type { assuranceBases } from '../../questionnaire/document';
import type { AnswerExtras } from '../../response/extras';
import type { TieBreaker } from '../../scoring/rules';

/** The shape of the example's content. Times are ISO UTC text, marks and weightings decimal strings. */
export type PersonId =
  | 'admin'
  | 'officer-lead'
  | 'officer-2'
  | 'approver'
  | 'evaluator-1'
  | 'evaluator-2'
  | 'evaluator-sub'
  | 'moderator'
  | 'observer';
export type SupplierId = 'fenlight' | 'corvane' | 'oakhollow';

export type Person = {
  id: PersonId;
  name: string;
  post: string;
  email: string;
  administrator: boolean;
  officer: boolean;
};
/** Every duty of the example's procurements, by person. */
export type DutyHolders = Record<Duty, PersonId[]>;

export type SupplierOrganisation = {
  id: SupplierId;
  name: string;
  /** Who accepts the first invitation, and so owns the organisation's account. */
  owner: { name: string; post: string; email: string };
};

export type ExampleProcurement = Pick<
  Setup,
  'title' | 'reference' | 'description' | 'value' | 'years' | 'contract' | 'procedure' | 'timetable'
> & {
  /** Of the tender notice, where the rules want it before suppliers are invited; fictional. */
  noticeReference?: string;
  startedAt: string;
  askedAt: string;
  askedBy: PersonId;
  signedOffBy: PersonId;
  /** Answers to the questions about the place. */
  scoping: Record<string, string>;
  override: { by: PersonId; at: string; profile: string; reason: string } | null;
  award: {
    security: string;
    criteria: { id: string; title: string; weight: string; max: string }[];
    price: { formula: 'T4' | 'T5'; weight: string };
    tieBreakers: TieBreaker[];
  };
  /** What the product must make of the answers about the place. */
  expected: { profile: string; profileByRule: string; flags: string[]; recommended: string[]; gates: string[] };
};

type Changed = { by: PersonId; at: string; question: string; reason: string };
/** A change of the recommended set by an officer. */
export type DraftChange =
  | (Changed & { change: 'remove' })
  | (Changed & { change: 'add' })
  | (Changed & { change: 'wording' | 'weight' | 'threshold'; from: string; to: string });

/** Weightings by id of section and of question. */
export type Weights = { sections: Record<string, string>; questions: Record<string, string> };

/**
 * A file of a supplier: the ending of its name says what is made, the text what stands in it. A reused one is already
 * in the organisation's library.
 */
export type EvidenceText = { name: string; text: string; reused?: true };

export type ExampleAnswer = {
  /** Ids of options, a number, a day, text or rows; '' where the files beside it are the answer. */
  value: string | string[] | string[][];
  /** Names of files. */
  evidence?: string[];
  assurance?: NonNullable<AnswerExtras['assurance']> & { basis: (typeof assuranceBases)[number] };
  equivalent?: string;
  notYet?: { by: string; text: string };
  confidential?: { part: string; reason: string; until?: string };
  /** When it was saved; spread before the submission where absent. */
  savedAt?: string;
};

export type Bid = {
  supplier: SupplierId;
  acceptedAt: string;
  evidence: EvidenceText[];
  answers: Record<string, ExampleAnswer>;
  declarations: Record<string, string[][] | 'nil'>;
  /** Every submission, oldest first; `before` is what it said where a later one says otherwise. */
  submissions: { at: string; before?: Record<string, ExampleAnswer>; withdrawnAt?: string }[];
  /** Sections that the team of a draft marked as completed. */
  sectionsDone?: { section: string; at: string }[];
};

export type AgreedText = { mark: string; reason: { shows: string; whyNotHigher: string; whyNotLower: string } };

/** What the panel does between opening and outcome. */
export type Panel = {
  /** Who reads each structured question alone. */
  structuredBy: Record<string, PersonId>;
  /** Structured answers whose published mark was confirmed, by supplier and question. */
  confirmed: Record<SupplierId, Record<string, string>>;
  gates: {
    question: string;
    supplier: SupplierId;
    decision: 'pass' | 'fail';
    by: PersonId;
    at: string;
    reason: string;
    equivalentAccepted?: boolean;
  }[];
  /** Structured answers whose evidence supports less. */
  lowered: { question: string; supplier: SupplierId; to: string; reason: string; agreed: AgreedText }[];
  /** Texts, tables and files: two marks alone, then the agreed one. */
  scored: {
    question: string;
    supplier: SupplierId;
    marks: { by: PersonId; mark: string; reason: string }[];
    agreed: AgreedText;
    restrictedNote?: string;
  }[];
  criteria: { criterion: string; supplier: SupplierId; score: string; reason: string }[];
  /** In pounds. */
  prices: Record<SupplierId, string>;
  schedule: {
    openedAt: string;
    /** When the first of the readers declares. */
    declaredAt: string;
    marking: [from: string, until: string];
    moderation: [from: string, until: string];
    qualityLockedAt: string;
    pricesOpenedAt: string;
    finalisedAt: string;
  };
  /** The one interest that somebody declares, and why they may mark all the same. */
  interest: { by: PersonId; supplier: SupplierId; details: string; mitigation: string } | null;
};

/** Exact fractions, such as `385/4`. */
export type ExpectedBid = {
  sections: Record<string, string>;
  security: string;
  securityPoints: string;
  /** Of all quality criteria out of 100, and their points; absent where security is the only one. */
  quality?: string;
  qualityPoints?: string;
  criteria: Record<string, string>;
  pricePoints: string | null;
  total: string | null;
};
export type Expected = {
  bids: Record<SupplierId, ExpectedBid>;
  ranking: { supplier: SupplierId; rank: number | null; outcome: 'ranked' | 'disqualified'; total: string | null }[];
  sectionTies: { section: string; between: SupplierId[]; exact: string }[];
};
