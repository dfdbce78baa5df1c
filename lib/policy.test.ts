import { describe, expect, it } from 'vitest';
import { type Action, actions, type Decision, type Facts, may, type Viewer } from './policy';
import { duties } from './procurement/duties';
import { has } from './text';

const buyer: Viewer = { kind: 'buyer', userId: 'u1', authorityId: 'a1', administrator: false, officer: true };
const administrator: Viewer = { ...buyer, administrator: true, officer: false };
const supplier: Viewer = { kind: 'supplier', userId: 's1', supplierId: 'x', role: 'owner' };
const contributor: Viewer = { ...supplier, role: 'contributor' };
const anonymous: Viewer = { kind: 'anonymous' };
const system: Viewer = { kind: 'system' };

/** A procurement on which everything that can be right is right. */
const all: Facts = {
  authorityId: 'a1',
  duties: [...duties],
  supplierId: 'x',
  cancelled: false,
  published: false,
  deadlinePassed: true,
  mayOpen: true,
  opened: true,
  interests: 'clear',
  assigned: true,
  locked: false,
  allLocked: true,
  qualityLocked: false,
  pricesOpened: true,
  finalised: false,
  askedBy: 'u2',
  steppedUp: true,
  tokenValid: true,
};
const why = (decision: Decision): string => (decision.allowed ? 'allowed' : decision.reason);
const ask = (viewer: Viewer, action: Action, facts: Facts = {}): string =>
  why(may(viewer, action, { ...all, ...facts }));
const hidden = (viewer: Viewer, action: Action, facts: Facts = {}): boolean => {
  const decision = may(viewer, action, { ...all, ...facts });
  return !decision.allowed && decision.stranger;
};

const bids: Action[] = [
  'submission.read',
  'gate.read',
  'mark.read',
  'moderation.read',
  'price.read',
  'results.read',
  'summary.read',
  'bundle.make',
  'award.read',
];
const ofSupplier = actions.filter((action) =>
  /^(response|answer|section|version|evidence|receipt|late-attempt|practice|library|team(?!\.join))\.(?!file$)/.test(
    action,
  ),
);
const onProcurements = actions.filter(
  (action) =>
    !/^(authority|catalogue|status|account|people|mail|import|health|library|stored-file|removal\.(?:go-on|finish)|setup-code|example|invitation\.(look|accept)|team\.join)/.test(
      action,
    ) &&
    !ofSupplier.includes(action) &&
    !['procurement.list', 'procurement.create', 'evaluation.list'].includes(action),
);

describe('sealed responses', () => {
  it.each(bids)('nobody on the buyer side does %s before the opening, whatever their duty', (action) => {
    for (const duty of duties) {
      const decision = may(buyer, action, { ...all, duties: [duty], opened: false });
      expect(decision.allowed).toBe(false);
    }
    expect(ask(buyer, action, { opened: false })).toBe('policy.sealed');
    expect(ask(administrator, action, { opened: false })).toBe('policy.sealed');
  });

  it('cannot be opened before 60 seconds after the deadline, nor twice', () => {
    expect(ask(buyer, 'opening.ask', { opened: false, mayOpen: false })).toBe('policy.sealed');
    expect(ask(buyer, 'opening.ask', { opened: false })).toBe('allowed');
    expect(ask(buyer, 'opening.ask')).toBe('policy.already-open');
  });

  it('are opened by two different people, each with a fresh code', () => {
    const closed = { opened: false };
    expect(ask(buyer, 'opening.confirm', { ...closed, askedBy: 'u1' })).toBe('policy.own-asking');
    expect(ask(buyer, 'opening.confirm', { ...closed, steppedUp: false })).toBe('policy.code-old');
    expect(ask(buyer, 'opening.confirm', closed)).toBe('allowed');
  });

  it.each(bids)('%s needs a declaration of interests first', (action) => {
    expect(ask(buyer, action, { interests: 'undeclared' })).toBe('policy.not-declared');
    expect(ask(buyer, action, { interests: 'waiting' })).toBe('policy.conflict');
    expect(hidden(buyer, action, { interests: 'removed' })).toBe(true);
  });
});

describe('somebody who was removed because of an interest', () => {
  const own: Action[] = ['conflict.read', 'conflict.declare', 'evaluation.read'];

  it.each(onProcurements.filter((action) => !own.includes(action)))('is told nothing by %s', (action) => {
    expect(hidden(buyer, action, { interests: 'removed' })).toBe(true);
  });

  it('is told so, and does not declare again', () => {
    const removed = { interests: 'removed' as const };
    expect(ask(buyer, 'conflict.read', removed)).toBe('allowed');
    expect(ask(buyer, 'conflict.declare', removed)).toBe('policy.removed');
    expect(ask(buyer, 'evaluation.read', removed)).toBe('allowed');
  });
});

describe('notices, portals and cancellations', () => {
  const open = { published: true, deadlinePassed: false };

  it('suppliers are invited once the notice that must come first is recorded', () => {
    expect(ask(buyer, 'invitation.send', open)).toBe('allowed');
    expect(ask(buyer, 'invitation.send', { ...open, noticeMissing: true })).toBe('policy.notice-missing');
  });

  it('nobody is invited and nothing is opened where a portal receives', () => {
    expect(ask(buyer, 'invitation.send', { ...open, portal: true })).toBe('policy.portal');
    for (const action of ['opening.ask', 'opening.confirm'] as const)
      expect(ask(buyer, action, { opened: false, portal: true })).toBe('policy.portal');
  });

  it('two different officers cancel, each with a fresh code', () => {
    expect(ask(buyer, 'procurement.ask-cancelling', { steppedUp: false })).toBe('policy.code-old');
    expect(ask(buyer, 'procurement.cancel', { askedBy: 'u1' })).toBe('policy.own-asking');
    expect(ask(buyer, 'procurement.cancel', { steppedUp: false })).toBe('policy.code-old');
    expect(ask(buyer, 'procurement.cancel')).toBe('allowed');
    for (const action of ['procurement.ask-cancelling', 'procurement.cancel', 'procurement.keep'] as const) {
      expect(ask(buyer, action, { duties: ['approver', 'evaluator', 'moderator'] })).toBe('policy.duty');
      expect(ask(buyer, action, { cancelled: true })).toBe('policy.cancelled');
    }
  });

  it('after a cancellation nothing is changed or opened, and everything may still be read', () => {
    const world = { cancelled: true, deadlinePassed: false, published: false };
    const allowed = onProcurements.filter((action) => may(buyer, action, { ...all, ...world }).allowed);
    // Its records are held and removed all the same.
    expect(allowed.filter((action) => !/\.(read|make|declare)$|^(hold|removal)\./.test(action))).toEqual([]);
    for (const action of ['answer.save', 'response.submit', 'response.withdraw', 'section.mark'] as const)
      expect(ask(supplier, action, world)).toBe('policy.cancelled');
    for (const action of ['response.read', 'receipt.read', 'evidence.read'] as const)
      expect(ask(supplier, action, world)).toBe('allowed');
    for (const action of bids) expect(ask(buyer, action, { ...world, opened: false })).toBe('policy.sealed');
  });
});

describe('suppliers', () => {
  it.each(ofSupplier.filter((action) => action !== 'response.list'))('%s reaches only their own', (action) => {
    expect(hidden(supplier, action, { supplierId: 'y' })).toBe(true);
    expect(may(supplier, action, { ...all, deadlinePassed: false }).allowed).toBe(true);
  });

  it.each(ofSupplier)('%s is nothing to the buyer side', (action) => {
    for (const viewer of [buyer, administrator, anonymous, system]) expect(hidden(viewer, action)).toBe(true);
  });

  it.each(['answer.save', 'response.submit', 'response.withdraw'] as const)('%s ends at the deadline', (action) => {
    expect(ask(supplier, action)).toBe('policy.supplier-closed');
    expect(ask(supplier, action, { deadlinePassed: false })).toBe('allowed');
  });

  it('only an owner submits or withdraws; a contributor answers', () => {
    const open = { deadlinePassed: false };
    expect(ask(contributor, 'response.submit', open)).toBe('policy.owner');
    expect(ask(contributor, 'response.withdraw', open)).toBe('policy.owner');
    expect(ask(contributor, 'answer.save', open)).toBe('allowed');
  });

  it('only an owner changes the team or shares a code; a contributor assigns, comments, approves and tells', () => {
    const open = { deadlinePassed: false };
    for (const action of actions.filter((name) => /^team\.(?!read|join)|^response\.(share|stop)/.test(name))) {
      expect(ask(contributor, action, open)).toBe('policy.team-owner');
      expect(ask(supplier, action)).toBe('allowed');
    }
    for (const action of ['answer.assign', 'answer.comment', 'answer.say', 'response.tell-owner'] as const) {
      expect(ask(contributor, action, open)).toBe('allowed');
      expect(ask(contributor, action)).toBe('policy.supplier-closed');
    }
  });

  it('a support code is for leads and officers of the procurement', () => {
    expect(ask(buyer, 'support.read', { duties: ['officer'], opened: false })).toBe('allowed');
    expect(ask(buyer, 'support.read', { duties: ['evaluator', 'moderator', 'approver'] })).toBe('policy.duty');
    expect(ask(buyer, 'support.read', { duties: ['observer'] })).toBe('policy.observer');
    expect(hidden(supplier, 'support.read')).toBe(true);
  });
});

describe('disregarding, asking a bidder, lessons', () => {
  it('a notice about a price waits for the prices, and nothing is disregarded after the outcome', () => {
    for (const action of ['price-notice.record', 'price-notice.explain'] as const)
      expect(ask(buyer, action, { pricesOpened: false })).toBe('policy.prices');
    for (const action of ['disregard.decide', 'price-notice.record', 'price-notice.explain'] as const)
      expect(ask(buyer, action, { finalised: true })).toBe('policy.finalised');
    expect(ask(buyer, 'disregard.decide', { duties: ['moderator', 'approver', 'evaluator'] })).toBe('policy.duty');
  });

  it('the lead alone asks a bidder, until quality is locked; its team alone answers', () => {
    expect(ask(buyer, 'bidder-question.ask', { duties: ['officer', 'moderator', 'evaluator'] })).toBe('policy.duty');
    expect(ask(buyer, 'bidder-question.ask', { qualityLocked: true })).toBe('policy.quality-locked');
    expect(ask(supplier, 'response.answer-bidder-question')).toBe('allowed');
  });

  it('lessons are chosen before publication, and read once the outcome is final', () => {
    expect(ask(buyer, 'lessons.choose', { published: true })).toBe('policy.lessons-late');
    expect(ask(buyer, 'lessons.read', { lessonsChosen: true })).toBe('policy.lessons-wait');
    expect(ask(buyer, 'lessons.read', { finalised: true })).toBe('policy.lessons-off');
    expect(ask(buyer, 'lessons.read', { finalised: true, lessonsChosen: true })).toBe('allowed');
  });
});

describe('the panel', () => {
  it('an evaluator sees no colleague’s marks until all are locked', () => {
    expect(ask(buyer, 'moderation.read', { allLocked: false })).toBe('policy.colleagues-unlocked');
    expect(ask(buyer, 'moderation.read')).toBe('allowed');
  });

  it('a locked mark is not changed', () => {
    expect(ask(buyer, 'mark.save', { locked: true })).toBe('policy.marks-locked');
    expect(ask(buyer, 'mark.save')).toBe('allowed');
  });

  it('somebody who is not assigned marks nothing', () => {
    expect(ask(buyer, 'mark.save', { assigned: false })).toBe('policy.not-assigned');
  });

  it('prices stay closed until quality is locked, and scores of other criteria too', () => {
    for (const action of ['price.ask-opening', 'price.confirm-opening', 'criterion-score.enter'] as const) {
      expect(ask(buyer, action)).toBe('policy.prices');
      expect(ask(buyer, action, { qualityLocked: true })).toBe('allowed');
    }
    expect(ask(buyer, 'price.enter', { qualityLocked: true, pricesOpened: false })).toBe('policy.prices');
  });

  it('an evaluator alone neither opens, nor prices, nor publishes', () => {
    const evaluator = { duties: ['evaluator' as const] };
    for (const action of ['price.enter', 'price.read', 'questionnaire.publish', 'gate.decide'] as const)
      expect(ask(buyer, action, evaluator)).toBe('policy.duty');
  });
});

describe('drafting', () => {
  it('a published version is edited by no one', () => {
    for (const action of ['questionnaire.edit', 'scoping.answer', 'procurement.edit'] as const)
      expect(ask(buyer, action, { published: true })).toBe('policy.published');
  });

  it('the person who asked for sign-off never publishes', () => {
    expect(ask(buyer, 'questionnaire.publish', { askedBy: 'u1' })).toBe('policy.own-asking');
    expect(ask(buyer, 'questionnaire.publish')).toBe('allowed');
  });

  it('an observer changes nothing, but may read', () => {
    const observer = { duties: ['observer' as const], qualityLocked: true };
    const allowed = onProcurements.filter((action) => may(buyer, action, { ...all, ...observer }).allowed);
    // Its records are held and removed all the same.
    expect(allowed.filter((action) => !/\.(read|make|declare)$|^(hold|removal)\./.test(action))).toEqual([]);
    expect(ask(buyer, 'questionnaire.edit', observer)).toBe('policy.observer');
  });

  it('a rehearsal takes nothing more once responses are open, so that no real bid is typed into it', () => {
    expect(ask(buyer, 'rehearsal.save', { opened: false, published: true })).toBe('allowed');
    expect(ask(buyer, 'rehearsal.save')).toBe('policy.rehearsal-opened');
    expect(ask(buyer, 'rehearsal.read', { duties: ['evaluator'] })).toBe('policy.duty');
  });

  it('only officers create procurements', () => {
    expect(ask(buyer, 'procurement.create')).toBe('allowed');
    expect(ask(administrator, 'procurement.create')).toBe('policy.officer');
  });
});

describe('strangers learn nothing', () => {
  it.each(onProcurements)('%s of another authority, or without a duty, looks as if it were not there', (action) => {
    expect(hidden(buyer, action, { authorityId: 'other' })).toBe(true);
    expect(hidden(buyer, action, { duties: [] })).toBe(true);
    expect(hidden(administrator, action, { duties: [] })).toBe(true);
    for (const viewer of [anonymous, supplier, system]) expect(hidden(viewer, action)).toBe(true);
  });

  it.each(actions.filter((action) => action.startsWith('people.') && action !== 'people.join'))(
    '%s is for administrators of the same authority',
    (action) => {
      expect(ask(administrator, action)).toBe('allowed');
      expect(hidden(administrator, action, { authorityId: 'other' })).toBe(true);
      for (const viewer of [buyer, supplier, anonymous, system]) expect(hidden(viewer, action)).toBe(true);
    },
  );

  it.each(['authority.set-up', 'people.join', 'account.renew', 'invitation.look', 'invitation.accept'] as const)(
    '%s needs a code or link that works',
    (action) => {
      for (const viewer of [anonymous, buyer, supplier])
        expect(hidden(viewer, action, { tokenValid: false })).toBe(true);
    },
  );

  it('what the application does of itself is nobody else’s', () => {
    for (const action of [
      'mail.deliver',
      'import.end',
      'stored-file.make',
      'health.beat',
      'library.file',
      'stored-file.scan',
      'stored-file.tidy',
      'removal.go-on',
      'removal.finish',
      'setup-code.issue',
      'example.build',
    ] as const) {
      expect(ask(system, action)).toBe('allowed');
      for (const viewer of [anonymous, buyer, administrator, supplier]) expect(hidden(viewer, action)).toBe(true);
    }
  });
});

describe('administrators', () => {
  it('gain no right over any procurement', () => {
    const allowed = onProcurements.filter((action) => may(administrator, action, { ...all, duties: [] }).allowed);
    expect(allowed).toEqual([]);
  });
});

describe('reasons', () => {
  const said = { deadline: '22 January 2027 at 12 noon', declared: '23 January 2027', version: 1, next: 2 };

  it('quote the facts where they are known', () => {
    expect(may(supplier, 'answer.save', { ...all, said })).toMatchObject({
      reason: 'policy.supplier-closed-said',
      params: said,
    });
    expect(may(buyer, 'questionnaire.edit', { ...all, published: true, said })).toMatchObject({
      reason: 'policy.published-said',
    });
  });

  it('all have a sentence', () => {
    const worlds: Facts[] = [
      {},
      { cancelled: true },
      { published: true, deadlinePassed: false },
      { published: true, deadlinePassed: false, portal: true },
      { published: true, deadlinePassed: false, noticeMissing: true },
      { opened: false, mayOpen: false },
      ...(['undeclared', 'waiting', 'removed'] as const).map((interests) => ({ interests })),
      { assigned: false },
      { locked: true },
      { allLocked: false },
      { qualityLocked: true, pricesOpened: false },
      { finalised: true, qualityLocked: true },
      { finalised: true, awarded: true, qualityLocked: true },
      { finalised: true, awarded: true, held: true, qualityLocked: true, askedBy: 'u1' },
      { askedBy: 'u1', opened: false, qualityLocked: true },
      { steppedUp: false, opened: false, qualityLocked: true },
      { duties: ['observer'] },
      { duties: ['evaluator'] },
      { said },
    ];
    const viewers = [buyer, administrator, supplier, contributor];
    const reasons = new Set(
      worlds.flatMap((facts) => viewers.flatMap((viewer) => actions.map((action) => ask(viewer, action, facts)))),
    );
    expect([...reasons].filter((reason) => reason !== 'allowed' && !has(reason))).toEqual([]);
    expect(reasons.size).toBeGreaterThan(20);
  });
});

describe('amending what is published', () => {
  const open: Facts = { duties: ['officer'], published: true, amending: true, deadlinePassed: false, opened: false };
  it('is drafted only while a next version is started, and before the deadline', () => {
    expect(ask(buyer, 'questionnaire.edit', open)).toBe('allowed');
    expect(ask(buyer, 'questionnaire.edit', { ...open, amending: false })).toBe('policy.published');
    expect(ask(buyer, 'questionnaire.edit', { ...open, deadlinePassed: true })).toBe('policy.amend-late');
    expect(ask(buyer, 'questionnaire.edit', { ...open, opened: true })).toBe('policy.amend-late');
  });

  it('is started, saved and published in time, and dropped at any time', () => {
    for (const action of ['amendment.start', 'amendment.save', 'questionnaire.publish'] as const) {
      expect([action, ask(buyer, action, open)]).toEqual([action, 'allowed']);
      expect([action, ask(buyer, action, { ...open, deadlinePassed: true })]).toEqual([action, 'policy.amend-late']);
    }
    expect(ask(buyer, 'amendment.drop', { ...open, deadlinePassed: true })).toBe('allowed');
    expect(ask(buyer, 'amendment.start', { ...open, published: false })).toBe('policy.unpublished-amend');
    expect(ask(buyer, 'amendment.start', { ...open, duties: ['evaluator'] })).toBe('policy.duty');
  });

  it('is confirmed by anybody of the supplier it is about, before the deadline', () => {
    expect(ask(contributor, 'version.confirm', { deadlinePassed: false })).toBe('allowed');
    expect(ask(contributor, 'version.confirm', { deadlinePassed: true })).toBe('policy.supplier-closed');
    expect(hidden({ ...supplier, supplierId: 'other' } as Viewer, 'version.confirm', { deadlinePassed: false })).toBe(
      true,
    );
    expect(hidden(buyer, 'version.confirm', { deadlinePassed: false })).toBe(true);
  });
});
