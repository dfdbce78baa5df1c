import type { Expected, Panel } from '../shape';

/** What a careful panel would give once the bids are opened, by which tests play the exercise to its end. */
export const panel: Panel = {
  structuredBy: {
    'P02-04': 'evaluator-1',
    'P03-01': 'evaluator-1',
    'P05-05': 'evaluator-1',
    'P06-02': 'evaluator-1',
    'P06-03': 'evaluator-1',
    'P07-02': 'evaluator-1',
    'P07-03': 'evaluator-1',
    'P07-04': 'evaluator-1',
    'P08-02': 'evaluator-1',
    'P08-04': 'evaluator-1',
    'P10-01': 'evaluator-1',
    'P11-01': 'evaluator-1',
    'P13-01': 'evaluator-1',
    'P13-02': 'evaluator-1',
    'P13-04': 'evaluator-1',
    'P14-01': 'evaluator-1',
  },
  confirmed: {
    fenlight: {
      'P03-01': '5',
      'P06-03': '5',
      'P07-02': '5',
      'P07-03': '4',
      'P08-02': '5',
      'P10-01': '5',
      'P11-01': '5',
      'P13-01': '5',
      'P13-02': '5',
      'P13-04': '4',
    },
    corvane: {
      'P02-04': '4',
      'P03-01': '4',
      'P05-05': '4',
      'P06-02': '5',
      'P06-03': '5',
      'P07-02': '5',
      'P07-03': '5',
      'P07-04': '4',
      'P08-02': '4',
      'P08-04': '5',
      'P11-01': '4',
      'P13-01': '4',
      'P13-02': '4',
      'P13-04': '5',
      'P14-01': '4',
    },
    oakhollow: {
      'P02-04': '2',
      'P03-01': '5',
      'P05-05': '2',
      'P06-02': '4',
      'P06-03': '4',
      'P07-02': '4',
      'P07-03': '2',
      'P08-02': '4',
      'P08-04': '3',
      'P10-01': '3',
      'P11-01': '3',
      'P13-01': '3',
      'P13-02': '3',
      'P13-04': '5',
      'P14-01': '3',
    },
  },
  gates: [
    {
      question: 'P03-02',
      supplier: 'fenlight',
      decision: 'pass',
      by: 'officer-lead',
      at: '2026-11-23T15:00:00.000Z',
      reason: 'Cyber Essentials Plus certificate FL-CEP-20931 was checked with the scheme: in date, whole company.',
    },
    {
      question: 'P03-02',
      supplier: 'corvane',
      decision: 'pass',
      by: 'officer-lead',
      at: '2026-11-23T15:00:00.000Z',
      reason:
        'Cyber Essentials certificate CV-CE-44817 was checked with the scheme: in date, scope covers the delivery team.',
    },
    {
      question: 'P03-02',
      supplier: 'oakhollow',
      decision: 'pass',
      by: 'officer-lead',
      at: '2026-11-23T15:00:00.000Z',
      reason:
        'A signed commitment to hold the certificate by 15 January 2027 was given, as the published option allows. Award would wait for it.',
    },
  ],
  lowered: [
    {
      question: 'P02-04',
      supplier: 'fenlight',
      to: '4',
      reason:
        "The tester's letter lists node, radio, portal and public interface; the mobile app is out of scope, so the option for every part is not shown.",
      agreed: {
        mark: '4',
        reason: {
          shows: 'The test is recent and its letter gives scope and fixes, but the mobile app was left out.',
          whyNotHigher: 'The evidence supports "all but one part in scope".',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P05-05',
      supplier: 'fenlight',
      to: '2',
      reason:
        'The laboratory report covers the Aria 3 node; for the Aria Sun power unit there is only a brochure page.',
      agreed: {
        mark: '2',
        reason: {
          shows: 'An independent report was given for one of the two device types offered.',
          whyNotHigher: 'The evidence supports "some types".',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P06-02',
      supplier: 'fenlight',
      to: '4',
      reason: 'The design note shows unique keys and server limits, but no test extract is attached.',
      agreed: {
        mark: '4',
        reason: {
          shows: 'The design confines a captured device to its own data.',
          whyNotHigher: 'No test was shown, so the evidence supports the untested option.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-04',
      supplier: 'fenlight',
      to: '4',
      reason:
        'The tamper switch appears on a drawing only; nothing shows that it alerts the service and no tamper test is given.',
      agreed: {
        mark: '4',
        reason: {
          shows: 'Four of the five protections are shown for the node.',
          whyNotHigher: 'Tamper detection that alerts the service is claimed and not shown.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P08-04',
      supplier: 'fenlight',
      to: '3',
      reason:
        'The configuration export locks storage and processing, but the backup policy reads "any region"; the location list is contractual.',
      agreed: {
        mark: '3',
        reason: {
          shows: 'Places are fixed by contract for this bid.',
          whyNotHigher:
            'The configuration supplied does not enforce them for backup, which supports the option "by contract, not enforced".',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P14-01',
      supplier: 'fenlight',
      to: '4',
      reason:
        'The clause promises 4 hours in office hours only and up to 12 hours otherwise, and the question asks day and night.',
      agreed: {
        mark: '4',
        reason: {
          shows: 'The clause supplied binds the supplier to 12 hours day and night.',
          whyNotHigher: 'The figure of 4 hours holds in office hours only.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P10-01',
      supplier: 'corvane',
      to: '4',
      reason:
        'The catalogue names five groups; the sample has no line for a change of alert rules, so that point is not shown.',
      agreed: {
        mark: '4',
        reason: {
          shows: 'Four of the five event groups are shown in sample lines.',
          whyNotHigher: 'Logging of alert-rule changes is named and not shown.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-04',
      supplier: 'oakhollow',
      to: '2',
      reason:
        'The description says that secrets lie in ordinary flash memory, so encrypted storage of secrets is not shown.',
      agreed: {
        mark: '2',
        reason: {
          shows: 'Locked debug port and hardened cage are shown.',
          whyNotHigher: "The bid's own description does not support encrypted, unextractable secrets.",
          whyNotLower: '',
        },
      },
    },
  ],
  scored: [
    {
      question: 'P01-02',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Clear flows with a legend and date; I missed only the support route.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Neither the support gateway nor telemetry is drawn, and both cross an organisation.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Main flows and crossings are shown with legend and date.',
          whyNotHigher:
            'The support and telemetry routes described elsewhere in the bid are not drawn, which keeps it from 4.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P04-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'All rows filled; four of our tasks are too vague to act on.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Every row has an owner, but "as needed" and "cooperate" are not tasks.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Every row is filled with one answerable party.',
          whyNotHigher: 'In four rows our task is vague, such as "cooperate" for incidents.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'All three kinds of interface; the outside scan is four months old.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Complete list with protection; two hand or radio items are not monitored.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Interfaces reached by internet, radio and hand are all listed with protection.',
          whyNotHigher: 'The scan dates from 21 July 2026, more than three months before the deadline.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-06',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Three links, every column; SIM key rotation is thin.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Good detail; one column thin for the mobile link.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every link is described, with yearly certificate rotation.',
          whyNotHigher: 'Rotation is thin for the mobile network link, where the SIM key stays the same.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P08-06',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Checks, our approval and off switch are there; recall is missing.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Method and sign-off only; I see no small-number rule.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'There is a plausibility method and our approval before release.',
          whyNotHigher: 'It tests readings more than identity, has no small-number rule and no recall.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P09-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Four losses covered, two tests dated.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Power and time were not tested.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Safe states and data held are given for all four losses.',
          whyNotHigher: 'Two of the four were not tested.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P12-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Direct sub-contractors complete, component assurance not held.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'The installer is not yet assessed and firmware parts are missing.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'All direct sub-contractors are listed with what they reach.',
          whyNotHigher: 'Component makers are partial, and no assurance is held for the installer or the radio module.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P13-07',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Data and access are complete; device removal has no days.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: '"To be agreed" and "per rate card" are no commitment.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Data, configuration and access have days and prices.',
          whyNotHigher: 'Device removal has neither, and keys would not work at supplier failure.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P01-02',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Every route numbered, support and telemetry included, legend and date.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Matches the interface and component answers line by line.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'Every data type, route, store and crossing is shown, including support and telemetry. Legend and date are present and the diagram agrees with the other answers.',
          whyNotHigher: '',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P04-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Named tasks on both sides in every row.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'The identities row has two answerable parties.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every row has a named task for each side.',
          whyNotHigher: 'Identities and sign-in names two answerable parties, which keeps it from 5.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Nine interfaces of all three kinds, scan of October 2026.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Complete and monitored, with a recent scan.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'All internet, radio and hand-reached interfaces are justified, protected and monitored. An outside scan of 6 October 2026 is supplied.',
          whyNotHigher: '',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-06',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'All links, rotation and jamming alarm described.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'I first read the yearly rejoin as thin rotation.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'Every link is complete with unique keys and a stated rotation. Jamming is noticed by noise-floor and missed-reading alarms.',
          whyNotHigher: '',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P08-06',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Method, sign-off, small-number rule, terms and off switch; no recall.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Strong, but nothing is said on data already taken.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'A seven-step test of identity and operational risk with our sign-off, small-number rule, partner terms and off switch.',
          whyNotHigher: 'Recall of data already released is not described.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P09-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Five losses, four tested this year.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Time source tested on the bench only.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Each loss has a safe state, hours, data held and an orderly return.',
          whyNotHigher: 'The loss of time source was not tested on site.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P12-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Down to firmware review and sensor cells; one date awaited.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Complete, with one assurance date missing.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'The list is complete down to cells, radio module and firmware review, with updates promised.',
          whyNotHigher: 'The assurance date for the radio module is awaited.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P13-07',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Every item with days and price, escrow for keys; untested.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'No sign of a test with another customer.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every item has days, price and help, and works if the supplier fails.',
          whyNotHigher: 'The plan was not tested with another customer.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P01-02',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'All flows and crossings, support included; no store named for backup.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Clear picture; the backup store is missing.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'All flows and crossings are drawn, including support.',
          whyNotHigher: 'The backup store is missing for one of them.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P04-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Every row is filled; two of our tasks are vague.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: '"From time to time" and "where possible" are vague.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every row has one answerable party and mostly clear tasks.',
          whyNotHigher: 'Our task is vague in two rows, incident response and change.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Internet side complete; no debug port or solar controller.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Nothing that can be reached by hand is listed.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'The internet side is complete, with protection and monitoring.',
          whyNotHigher:
            'Ports that can be reached by hand are missing although the hardware answer mentions a debug port.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P07-06',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Encryption and joining are there; no rotation, no jamming test.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Says openly that jamming was not tested.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Encryption and joining are described for both links.',
          whyNotHigher: 'Keys are not rotated and jamming is not noticed.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P08-06',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'The only bid with recall, and it has used it.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Tests both kinds of risk, with sign-off, grouping, terms, switch and recall.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'A tested method for identity and operational risk with our sign-off, small-number and place rules, partner terms, off switch and recall. It is backed by a log of a real recall.',
          whyNotHigher: '',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P09-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'All losses, honest field results, second building untested.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Restore only on the same servers.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every loss has a safe state, hours and data held, with field tests in January 2026.',
          whyNotHigher: 'Restoring in the second building was not tested.',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P12-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Hosting, modem, boards, libraries and fitters, each with a date.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Complete, with promise of updates.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'Complete down to hosting, modem firmware, boards, software libraries and fitters, with reach and assurance for each. Changes are promised within a week.',
          whyNotHigher: '',
          whyNotLower: '',
        },
      },
    },
    {
      question: 'P13-07',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Days and price everywhere, tested with a parish; SIM row depends on another firm.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Tested, but not sure at supplier failure for SIMs.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every item has days and price and the plan was tested with another customer.',
          whyNotHigher: 'For SIMs it does not say what happens if the supplier fails, which keeps it from 5.',
          whyNotLower: '',
        },
      },
    },
  ],
  criteria: [],
  prices: {
    fenlight: '186400.00',
    corvane: '174250.00',
    oakhollow: '158900.00',
  },
  schedule: {
    openedAt: '2026-11-23T14:04:31.000Z',
    declaredAt: '2026-11-23T14:20:00.000Z',
    marking: ['2026-11-24T09:00:00.000Z', '2026-12-02T17:00:00.000Z'],
    moderation: ['2026-12-04T10:00:00.000Z', '2026-12-04T16:30:00.000Z'],
    qualityLockedAt: '2026-12-07T11:00:00.000Z',
    pricesOpenedAt: '2026-12-08T10:00:00.000Z',
    finalisedAt: '2026-12-11T14:00:00.000Z',
  },
  interest: null,
};

/** Worked out apart from the product: exact fractions, and totals as shown. */
export const expected: Expected = {
  bids: {
    corvane: {
      sections: {
        p01: '100/1',
        p02: '80/1',
        p03: '80/1',
        p04: '80/1',
        p05: '80/1',
        p06: '100/1',
        p07: '23913/250',
        p08: '43333/500',
        p09: '80/1',
        p10: '80/1',
        p11: '80/1',
        p12: '80/1',
        p13: '85/1',
        p14: '80/1',
      },
      security: '219717399/2500000',
      securityPoints: '659152197/12500000',
      criteria: {},
      pricePoints: '57420/1589',
      total: '1765142841033/19862500000',
    },
    oakhollow: {
      sections: {
        p01: '80/1',
        p02: '40/1',
        p03: '100/1',
        p04: '80/1',
        p05: '40/1',
        p06: '80/1',
        p07: '13913/250',
        p08: '80/1',
        p09: '80/1',
        p10: '60/1',
        p11: '60/1',
        p12: '100/1',
        p13: '75/1',
        p14: '60/1',
      },
      security: '86538403/1250000',
      securityPoints: '259615209/6250000',
      criteria: {},
      pricePoints: '40/1',
      total: '509615209/6250000',
    },
    fenlight: {
      sections: {
        p01: '60/1',
        p02: '80/1',
        p03: '100/1',
        p04: '60/1',
        p05: '40/1',
        p06: '90/1',
        p07: '21087/250',
        p08: '9167/125',
        p09: '60/1',
        p10: '100/1',
        p11: '100/1',
        p12: '60/1',
        p13: '85/1',
        p14: '80/1',
      },
      security: '100727911/1250000',
      securityPoints: '302183733/6250000',
      criteria: {},
      pricePoints: '52560/1589',
      total: '808669951737/9931250000',
    },
  },
  ranking: [
    {
      supplier: 'corvane',
      rank: 1,
      outcome: 'ranked',
      total: '88.87',
    },
    {
      supplier: 'oakhollow',
      rank: 2,
      outcome: 'ranked',
      total: '81.54',
    },
    {
      supplier: 'fenlight',
      rank: 3,
      outcome: 'ranked',
      total: '81.43',
    },
  ],
  sectionTies: [],
};
