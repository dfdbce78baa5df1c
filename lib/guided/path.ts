/** What each step of the path knows of this procurement. */
export type PathFacts = {
  /** Principles whose self-check is answered in full, and begun at all. */
  checkedPrinciples: number;
  checkBegun: boolean;
  principles: number;
  commissioned: boolean;
  signedOff: boolean;
  drafted: boolean;
  published: boolean;
  /** Parts of the place; threats that the method suggests for them and that have a likelihood and an impact. */
  parts: number;
  threatsLeft: number;
  incidentPlan: boolean;
};

export type StepStatus = 'not-started' | 'in-progress' | 'completed';

export type Resource = {
  id: 'principles' | 'governance' | 'procurement' | 'threats' | 'incident';
  /** Id of the document in the list of sources. */
  source: string;
  title: string;
  /** What the resource is for, in two sentences of ours. */
  summary: string;
  /** Our own question; "no" or "not sure" leads to this step. */
  question: string;
};

/**
 * The five resources of the Playbook in the order in which a buyer needs them. Its page has a chart of yes or no
 * questions as a picture, whose text could not be read, so these questions are ours and say so where they are shown.
 */
export const resources: readonly Resource[] = [
  {
    id: 'principles',
    source: 'playbook-principles-101',
    title: 'Principles 101',
    summary:
      'An introduction to the 14 principles for everybody who works on a connected place, from new starters to the board. About half of the principles are duties of the authority itself, so check your own readiness before you ask suppliers about theirs.',
    question: 'Does everybody who works on this procurement know what the 14 principles ask for?',
  },
  {
    id: 'governance',
    source: 'playbook-governance',
    title: 'Governance in a box',
    summary:
      'A way to see every connected place project and to bring its security decisions to people who may take them. Record who commissions this procurement, and the sign-off of the group that stands behind its publication.',
    question: 'Is it clear who commissions this procurement, and which group signs its security off?',
  },
  {
    id: 'procurement',
    source: 'playbook-procurement',
    title: 'Procurement and supply chain management',
    summary:
      'Help to build security into buying, contracting and managing suppliers, beside procurement law and never in its place. Here it becomes the questionnaire, fitted to what your place is like.',
    question: 'Do your tender documents already ask suppliers about security in a way that can be marked?',
  },
  {
    id: 'threats',
    source: 'playbook-stride',
    title: 'STRIDE threat analysis',
    summary:
      'A workshop method that looks for six kinds of threat at each part of a place and at the boundaries that data crosses. List the parts, the flows between them and who owns each threat.',
    question: 'Have you looked for threats at each part of this place, and does each have an owner?',
  },
  {
    id: 'incident',
    source: 'playbook-incident-response',
    title: 'Incident response',
    summary:
      'Planning, response, recovery and review of incidents in a connected place. Write down whom to call, how fast, and which duties the contract has to give the supplier.',
    question: 'Do you know whom to call in an incident, and what the contract will oblige the supplier to do?',
  },
];

const status = (done: boolean, begun: boolean): StepStatus =>
  done ? 'completed' : begun ? 'in-progress' : 'not-started';

/** Takes what is known of a procurement; returns where each step stands. */
export const pathStatus = (facts: PathFacts): Record<Resource['id'], StepStatus> => ({
  principles: status(facts.checkedPrinciples === facts.principles, facts.checkBegun),
  governance: status(facts.commissioned && facts.signedOff, facts.commissioned || facts.signedOff),
  procurement: status(facts.published, facts.drafted),
  threats: status(facts.parts > 0 && facts.threatsLeft === 0, facts.parts > 0),
  incident: status(facts.incidentPlan, false),
});
