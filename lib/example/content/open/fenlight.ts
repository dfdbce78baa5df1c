import type { Bid } from '../shape';

export const fenlight: Bid = {
  supplier: 'fenlight',
  acceptedAt: '2026-11-03T08:47:19.000Z',
  evidence: [
    {
      name: 'security-review-plan-bins.pdf',
      text: 'Quarterly review plan for this contract signed by Dr H. Lyle',
    },
    {
      name: 'ce-plus-certificate.pdf',
      reused: true,
      text: '',
    },
    {
      name: 'binsense-baseline-statement.pdf',
      text: 'Signed item-by-item statement for BinSense 2, firmware 1.9',
    },
    {
      name: 'provisioning-lifecycle.pdf',
      reused: true,
      text: '',
    },
    {
      name: 'binsense-commissioning.pdf',
      text: 'Commissioning procedure and signed statement on service accounts',
    },
    {
      name: 'binsense-hardware.pdf',
      text: 'Debug lock, verified start-up, secure element, steel lid bracket',
    },
    {
      name: 'hosting-configuration.pdf',
      text: 'Location list and export for storage and processing',
    },
    {
      name: 'event-catalogue.pdf',
      text: 'Event catalogue with sample log lines for all five groups',
    },
    {
      name: 'sign-in-settings.pdf',
      text: 'Export of the sign-in policy, method list and single sign-on guide',
    },
    {
      name: 'patch-times-12m.csv',
      text: 'Deployment days of every high and critical update, September 2025 to August 2026',
    },
    {
      name: 'incident-clause-v2.pdf',
      text: 'Clause 14, redrafted: 8 hours day and night',
    },
  ],
  answers: {
    'P02-04': {
      value: 'c',
      assurance: {
        basis: 'independently-tested',
        date: '2025-06-11',
      },
      savedAt: '2026-11-19T15:21:40.000Z',
    },
    'P03-01': {
      value: 'a',
      evidence: ['security-review-plan-bins.pdf'],
      assurance: {
        basis: 'contractual',
      },
      savedAt: '2026-11-12T09:14:02.000Z',
    },
    'P03-02': {
      value: 'a',
      evidence: ['ce-plus-certificate.pdf'],
      assurance: {
        basis: 'certified',
        date: '2026-05-11',
        expires: '2027-05-10',
      },
      savedAt: '2026-11-10T10:02:55.000Z',
    },
    'P05-05': {
      value: 'b',
      evidence: ['binsense-baseline-statement.pdf'],
      assurance: {
        basis: 'asserted',
        date: '2026-10-29',
      },
      savedAt: '2026-11-13T11:40:18.000Z',
    },
    'P06-03': {
      value: 'a',
      evidence: ['provisioning-lifecycle.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-13T11:52:31.000Z',
    },
    'P07-02': {
      value: 'a',
      evidence: ['binsense-commissioning.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-13T12:05:07.000Z',
    },
    'P07-04': {
      value: ['a', 'b', 'c', 'e'],
      evidence: ['binsense-hardware.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-13T12:20:44.000Z',
    },
    'P07-06': {
      value: [
        [
          'Sensor to mobile network',
          'NB-IoT, release 14',
          'SIM key, unique, not rotated',
          'SIM and device profile locked together',
          'Network sequence counters',
          'Stores 14 days; alert after 24 silent hours',
        ],
        [
          'Sensor to platform',
          'CoAP over DTLS 1.3',
          'Device certificate, unique, rotated yearly',
          'Mutual certificate check',
          'Record numbers',
          'To be confirmed with the radio team',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
      savedAt: '2026-11-20T16:48:12.000Z',
    },
    'P08-02': {
      value: 'b',
      assurance: {
        basis: 'asserted',
      },
      savedAt: '2026-11-16T14:03:29.000Z',
    },
    'P08-04': {
      value: 'b',
      evidence: ['hosting-configuration.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-16T14:31:50.000Z',
    },
    'P10-01': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['event-catalogue.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-16T15:10:05.000Z',
    },
    'P11-01': {
      value: 'a',
      evidence: ['sign-in-settings.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-12T09:33:41.000Z',
    },
    'P12-01': {
      value: [
        [
          'Northmere Cloud',
          'Hosting, two UK sites',
          'Leeds and Slough',
          'Encrypted storage; no keys',
          '2 June 2026',
          'Assurance report, penetration summary',
        ],
        [
          'Skerry Mobile',
          'NB-IoT network, SIMs',
          'Reading',
          'Traffic metadata only',
          '14 January 2026',
          'Certificate, contract clause',
        ],
        [
          'Brightpost Installations',
          'Lid fitting, battery change, removal',
          'Brackwater',
          'Sensors by hand, no sign-in',
          '6 November 2026',
          'Site audit, vetting list',
        ],
        [
          'Halden Semiconductor',
          'Radio module HM-44 and its firmware',
          'Dresden, Germany',
          'None after supply',
          '3 November 2026',
          'Advisory service',
        ],
      ],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-18T10:26:17.000Z',
    },
    'P13-02': {
      value: 'b',
      evidence: ['patch-times-12m.csv'],
      assurance: {
        basis: 'evidenced',
      },
      savedAt: '2026-11-16T15:22:36.000Z',
    },
    'P14-01': {
      value: '8',
      evidence: ['incident-clause-v2.pdf'],
      assurance: {
        basis: 'contractual',
      },
      savedAt: '2026-11-20T09:07:58.000Z',
    },
  },
  declarations: {},
  submissions: [],
  sectionsDone: [
    {
      section: 'p03',
      at: '2026-11-12T09:14:02.000Z',
    },
    {
      section: 'p05',
      at: '2026-11-13T11:40:18.000Z',
    },
    {
      section: 'p08',
      at: '2026-11-16T14:31:50.000Z',
    },
    {
      section: 'p10',
      at: '2026-11-16T15:10:05.000Z',
    },
    {
      section: 'p12',
      at: '2026-11-18T10:26:17.000Z',
    },
    {
      section: 'p14',
      at: '2026-11-20T09:07:58.000Z',
    },
  ],
};
