import type { Bid } from '../shape';

export const fenlight: Bid = {
  supplier: 'fenlight',
  acceptedAt: '2026-10-08T09:14:22.000Z',
  evidence: [
    {
      name: 'aria3-data-flow.pdf',
      text: 'Data-flow diagram, one A3 page with legend, dated 2 September 2026',
    },
    {
      name: 'redpoll-test-letter-2026-03.pdf',
      text: 'Redpoll Assurance letter, 18 March 2026: node, radio, portal and public interface tested, mobile app out of scope, two medium findings fixed',
    },
    {
      name: 'security-review-plan.pdf',
      text: 'Quarterly review plan for this contract signed by Dr H. Lyle, operations director',
    },
    {
      name: 'ce-plus-certificate.pdf',
      text: 'Cyber Essentials Plus, FL-CEP-20931, whole company, 11 May 2026 to 10 May 2027',
    },
    {
      name: 'device-baseline-reports.pdf',
      text: 'Laboratory report for the Aria 3 node (firmware 3.2); brochure page for the Aria Sun power unit',
    },
    {
      name: 'device-isolation-note.pdf',
      text: 'Design note: unique keys, per-device topics, server-side limits; no test extract',
    },
    {
      name: 'provisioning-lifecycle.pdf',
      text: 'Key provisioning and single-device revocation, with secure element data sheet',
    },
    {
      name: 'interfaces-scan-2026-07.pdf',
      text: 'Outside scan of all internet interfaces, 21 July 2026',
    },
    {
      name: 'commissioning-and-accounts.pdf',
      text: 'Commissioning procedure and signed statement that no hidden or service accounts exist',
    },
    {
      name: 'remote-support-design.pdf',
      text: 'Support gateway design with a sample session record of 4 August 2026',
    },
    {
      name: 'aria3-hardware-security.pdf',
      text: 'Debug lock, verified start-up, secure element and IK10 housing; tamper switch shown on the drawing only',
    },
    {
      name: 'radio-security.pdf',
      text: 'Private network set-up, SIM profile and key rotation on the mobile link',
    },
    {
      name: 'protocol-table-and-scan.pdf',
      text: 'Protocol for each hop, TLS 1.3 configuration scan of 21 July 2026',
    },
    {
      name: 'hosting-configuration.pdf',
      text: 'Location list and export: storage and processing locked to two UK sites, backup policy shows "any region"',
    },
    {
      name: 'release-procedure.pdf',
      text: 'Horizon release procedure, version 4',
    },
    {
      name: 'loss-behaviour.pdf',
      text: 'Design behaviour on loss of power, link, time and platform',
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
      name: 'support-policy-2026.pdf',
      text: 'Published support dates for Aria 3, Aria Sun and Horizon',
    },
    {
      name: 'patch-times-12m.csv',
      text: 'Deployment days of every high and critical update, September 2025 to August 2026',
    },
    {
      name: 'incident-clause.pdf',
      text: 'Draft clause 14: 4 hours in office hours, otherwise by 08:00 next day and at most 12 hours',
    },
  ],
  answers: {
    'P01-02': {
      value: '',
      evidence: ['aria3-data-flow.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-09-02',
      },
    },
    'P02-04': {
      value: 'a',
      evidence: ['redpoll-test-letter-2026-03.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-03-18',
      },
    },
    'P03-01': {
      value: 'a',
      evidence: ['security-review-plan.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P03-02': {
      value: 'a',
      evidence: ['ce-plus-certificate.pdf'],
      assurance: {
        basis: 'certified',
        date: '2026-05-11',
        expires: '2027-05-10',
      },
    },
    'P04-01': {
      value: [
        [
          'Physical devices',
          'Supply, fit and swap within 5 days',
          'Brightpost Installations: lamp-post work',
          'Give column permits',
          'Fenlight',
          'Method statement 2',
        ],
        ['Firmware and device software', 'Write, sign and release', 'None', 'None', 'Fenlight', 'P13-02'],
        [
          'Radio and network links',
          'Monitor link and order SIMs',
          'Skerry Mobile: private network',
          'None',
          'Fenlight',
          'P07-06',
        ],
        [
          'Hosted platform',
          'Configure and patch tenant',
          'Northmere Cloud: buildings, hosts',
          'None',
          'Fenlight',
          'P08-04',
        ],
        ['Application', 'Build, test and run Horizon', 'None', 'Use it', 'Fenlight', 'P13-02'],
        ['Identities and sign-in', 'Run sign-in service', 'None', 'Manage users as appropriate', 'Fenlight', 'P11-01'],
        [
          'Keys and certificates',
          'Issue, rotate and revoke',
          'Northmere Cloud: key vault hardware',
          'None',
          'Fenlight',
          'P06-03',
        ],
        [
          'Data and its deletion',
          'Store and delete on instruction',
          'Northmere Cloud: media disposal',
          'Instruct as needed',
          'Fenlight',
          'P13-07',
        ],
        [
          'Security updates',
          'Deploy to nodes and Horizon',
          'Northmere Cloud: host patches',
          'None',
          'Fenlight',
          'P13-02',
        ],
        [
          'Monitoring and logs',
          'Watch and keep 12 months',
          'None',
          'Review jointly from time to time',
          'Fenlight',
          'P10-01',
        ],
        ['Backup and restore', 'Daily, restore test yearly', 'Northmere Cloud: storage', 'None', 'Fenlight', 'P08-04'],
        ['Supplier remote support', 'Named staff through gateway', 'None', 'Approve on request', 'Fenlight', 'P07-03'],
        ['Incident response', 'Lead, report', 'Northmere Cloud, Skerry: assist', 'Cooperate', 'Fenlight', 'P14-01'],
        ['Change and configuration', 'Propose and carry out', 'None', 'Approve alert levels', 'Fenlight', 'P10-01'],
        ['Removal and exit', 'Remove and wipe devices', 'Brightpost: take down', 'Confirm sites', 'Fenlight', 'P13-07'],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-05': {
      value: 'a',
      evidence: ['device-baseline-reports.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2025-11-14',
      },
    },
    'P06-02': {
      value: 'a',
      evidence: ['device-isolation-note.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-03': {
      value: 'a',
      evidence: ['provisioning-lifecycle.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-01': {
      value: [
        ['Horizon portal, TCP 443', 'Internet', 'Council users', 'Single sign-on, MFA, web filter', 'yes'],
        ['Public map, TCP 443', 'Internet', "Residents' view", 'Read-only cache, rate limit', 'yes'],
        ['Data interface, TCP 443', 'Internet', 'Open data, partners', 'Keys per partner, rate limit, scopes', 'yes'],
        [
          'Device gateway, TCP 8883',
          'Private mobile network only',
          'Readings, commands to nodes',
          'Mutual TLS 1.3, unique keys',
          'yes',
        ],
        [
          'Support gateway, TCP 443',
          'Internet, allow-list',
          'Supplier support',
          'MFA, named people, time limit',
          'yes',
        ],
        ['LTE-M radio, Aria 3', 'Radio', 'Uplink', 'Mutual network authentication, private network', 'yes'],
        ['Bluetooth commissioning', 'Radio, 5 m', 'Installation only', 'Off after 20 minutes, one-time code', 'no'],
        ['Debug pads, Aria 3', 'By hand, inside housing', 'Factory test', 'Locked at production', 'no'],
      ],
      evidence: ['interfaces-scan-2026-07.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-07-21',
      },
    },
    'P07-02': {
      value: 'a',
      evidence: ['commissioning-and-accounts.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'b',
      evidence: ['remote-support-design.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-04': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['aria3-hardware-security.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'Node to mobile network',
          'LTE-M, release 14',
          'SIM key, unique, not rotated; session keys per attach',
          'SIM and device profile locked together',
          'Network sequence counters',
          'Stores 30 days; alert after 2 missed hours',
        ],
        [
          'Node to platform',
          'MQTT over TLS 1.3 on LTE-M',
          'Device certificate, unique, rotated yearly',
          'Mutual certificate check',
          'TLS record numbers, message counter',
          'As above',
        ],
        [
          'Installer phone to node',
          'Bluetooth LE 5.2',
          'One-time code for each visit',
          'Window of 20 minutes from magnet switch',
          'Code used once',
          'Retry; no effect on readings',
        ],
      ],
      evidence: ['radio-security.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-02': {
      value: 'a',
      evidence: ['protocol-table-and-scan.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-07-21',
      },
    },
    'P08-04': {
      value: 'a',
      evidence: ['hosting-configuration.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-06': {
      value:
        'Readings pass an automatic check in Horizon before anything leaves the platform: range, drift against the nearest reference station, and a plausibility score. Flagged values are held for up to 48 hours. A named person at the council then approves each new data set once, with its fields, its resolution and its audience. Sites are published at street level and not at the exact post, so that a device cannot be found from the map. Partners sign our data sharing terms, which forbid combination with personal data. A single switch stops publication within one minute.',
      evidence: ['release-procedure.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P09-01': {
      value: [
        [
          'Power',
          'Node sleeps, last reading kept',
          '120 on battery',
          '90 days',
          'Restart staggered over one hour',
          'Not tested on site',
        ],
        [
          'Communications',
          'Node keeps measuring',
          'Without limit on solar',
          '30 days',
          'Oldest first, marked late',
          '12 March 2026',
        ],
        [
          'Time source',
          'Node runs on own clock, readings marked',
          '72',
          '30 days',
          'Time corrected on reconnection',
          'Not tested',
        ],
        [
          'Hosted service',
          'Node stores; map shows "no current data"',
          'Without limit on solar',
          '30 days',
          'Queue drained at limited rate',
          '12 March 2026',
        ],
      ],
      evidence: ['loss-behaviour.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P10-01': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['event-catalogue.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-01': {
      value: 'a',
      evidence: ['sign-in-settings.pdf'],
      assurance: {
        basis: 'evidenced',
      },
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
          'Private mobile network, SIMs',
          'Reading',
          'Traffic metadata only',
          '14 January 2026',
          'Certificate, contract clause',
        ],
        [
          'Brightpost Installations',
          'Fitting and removal',
          'Brackwater',
          'Devices by hand, no sign-in',
          'Not yet assessed',
          'Vetting list',
        ],
        ['Halden Semiconductor', 'Radio module HM-91', 'Dresden', 'None after supply', 'Not held', 'Data sheet'],
        [
          'Own firm',
          'Firmware, application, support',
          'Ellsbourne',
          'Full, through support gateway',
          '11 May 2026',
          'Cyber Essentials Plus',
        ],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-01': {
      value: '2033-01-31',
      evidence: ['support-policy-2026.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-02': {
      value: 'a',
      evidence: ['patch-times-12m.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-04': {
      value: 'b',
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-07': {
      value: [
        [
          'Data',
          'All readings and metadata as CSV and JSON; then destroyed with certificate',
          '30',
          'Included',
          'Two days of an engineer',
          'yes',
        ],
        [
          'Configuration',
          'Alert rules, sites, calibration factors as JSON',
          '30',
          'Included',
          'Guide and one call',
          'yes',
        ],
        [
          'Keys',
          'Device certificates revoked, or handed to a successor on request',
          '45',
          '£1,200',
          'By agreement',
          'no',
        ],
        ['Devices', 'Left in place, or removed', 'To be agreed', 'Per rate card', 'Brightpost removal team', 'no'],
        ['Domain names', 'Sub-domain redirected for one year', '10', 'Included', 'None needed', 'yes'],
        [
          'SIMs',
          "Cancelled, or transferred to the council's account",
          '30',
          '£4 each',
          'Form for the mobile operator',
          'yes',
        ],
        ['Access', 'All supplier accounts closed, list supplied', '1', 'Included', 'Signed statement', 'yes'],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P14-01': {
      value: '4',
      evidence: ['incident-clause.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
  },
  declarations: {
    'D-01': [
      ['Brightpost Installations Ltd', 'FX-77120413', 'Installation and removal', 'no', 'SHARE-F1-04'],
      ['Northmere Cloud Ltd', 'FX-61120981', 'Hosting', 'no', 'SHARE-F1-05'],
      ['Skerry Mobile Ltd', 'FX-60871155', 'Mobile network', 'no', 'SHARE-F1-06'],
    ],
    'D-02': [
      ['Processor', 'Halden Semiconductor', 'HS-32L5', 'Dresden, Germany', 'Aria 3 node'],
      ['Radio module', 'Halden Semiconductor', 'HM-91', 'Dresden, Germany', 'Aria 3 node'],
      ['Power unit', 'Fenlight Systems', 'Sun 2', 'Ellsbourne, England', 'Aria Sun'],
    ],
    'D-03': [['Wherry Mutual', '£5,000,000', 'War and state acts', 'In place now']],
    'D-04': [['P02-04', 'Findings table of the test letter', 'Would help an attacker', '31 January 2028']],
    'D-05': [['Aria 3 node, firmware 3.2; Aria Sun 2; Horizon 8', 'Priya Lorrimer', 'Bid manager', '18 November 2026']],
    'D-06': [['A writing assistant in our word processor', 'Spelling and length in P08-06 and P09-01', 'Tom Haskett']],
  },
  submissions: [
    {
      at: '2026-11-18T16:42:10.338Z',
    },
  ],
};
