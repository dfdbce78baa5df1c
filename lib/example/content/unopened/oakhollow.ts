import type { Bid } from '../shape';

export const oakhollow: Bid = {
  supplier: 'oakhollow',
  acceptedAt: '2026-10-21T18:03:05.000Z',
  evidence: [
    {
      name: 'breathe-data-flow.png',
      text: 'Data-flow diagram drawn by our engineer, one A3 page with legend, dated 11 October 2026',
    },
    {
      name: 'university-test-letter-2025.pdf',
      text: 'Letter, 30 April 2025, University of the Wolds security group: node and portal only',
    },
    {
      name: 'oversight-letter-board.pdf',
      text: 'Board letter naming our founder, with twelve quarterly review dates for this contract',
    },
    {
      name: 'ce-commitment-signed.pdf',
      text: 'Signed commitment to hold Cyber Essentials by 15 January 2027; assessment booked for 9 December 2026',
    },
    {
      name: 'baseline-breathe-node.csv',
      text: 'Item-by-item statement for Breathe node 2.4; none yet for the solar controller',
    },
    {
      name: 'node-isolation.pdf',
      text: 'Design note: one key for each node, topic limits at the broker; says plainly that it is untested',
    },
    {
      name: 'provisioning-notes.pdf',
      text: 'How node certificates are made, stored in software and revoked one by one',
    },
    {
      name: 'breathe-commissioning.pdf',
      text: 'Commissioning procedure with the step that changes the unique set-up code',
    },
    {
      name: 'support-route.pdf',
      text: 'Design of the support link: WireGuard, always up, second factor, three named people',
    },
    {
      name: 'breathe-hardware.pdf',
      text: 'Photographs and description: debug port fused, steel cage; secrets in ordinary flash memory',
    },
    {
      name: 'hops.csv',
      text: 'Protocol table for each hop, TLS 1.2 settings',
    },
    {
      name: 'where-data-lives.pdf',
      text: 'Location list and hosting agreement, clause 6',
    },
    {
      name: 'open-data-handbook.pdf',
      text: 'Our publication handbook, third edition, with partner agreement template and recall log',
    },
    {
      name: 'what-happens-when.pdf',
      text: 'Loss table with field test notes from the 2026 winter trial',
    },
    {
      name: 'log-events.pdf',
      text: 'Event list and sample lines',
    },
    {
      name: 'portal-settings.png',
      text: 'Screenshot of the sign-in policy that enforces a second factor for everyone',
    },
    {
      name: 'parts-and-people.csv',
      text: 'Supplier and component list with dates and documents',
    },
    {
      name: 'support-promise.pdf',
      text: 'Support dates, published on our website',
    },
    {
      name: 'service-levels.pdf',
      text: 'Update times we commit to',
    },
    {
      name: 'exit-and-escrow.pdf',
      text: 'Exit plan tested with Holme Parish Council, June 2026',
    },
    {
      name: 'incident-promise.pdf',
      text: 'Clause we would sign: 24 hours, day and night; on-call telephone shared by two directors',
    },
  ],
  answers: {
    'P01-02': {
      value: '',
      evidence: ['breathe-data-flow.png'],
      assurance: {
        basis: 'evidenced',
        date: '2026-10-11',
      },
    },
    'P02-04': {
      value: 'd',
      evidence: ['university-test-letter-2025.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2025-04-30',
      },
      notYet: {
        by: '2027-06-30',
        text: 'A full test of node, radio, portal and hosting is budgeted with an outside tester in the first five months of the contract; we will give you the letter.',
      },
    },
    'P03-01': {
      value: 'a',
      evidence: ['oversight-letter-board.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P03-02': {
      value: 'd',
      evidence: ['ce-commitment-signed.pdf'],
      assurance: {
        basis: 'contractual',
      },
      notYet: {
        by: '2027-01-15',
        text: 'Assessment booked for 9 December 2026. We failed a first attempt in August on two laptops out of support; both have been replaced.',
      },
    },
    'P04-01': {
      value: [
        [
          'Physical devices',
          'Build, test, deliver',
          'Two fitters we employ; no sub-contractor',
          'Give post permits',
          'Oakhollow',
          'P07-04',
        ],
        ['Firmware and device software', 'Write, review in public, sign', 'None', 'None', 'Oakhollow', 'P13-02'],
        [
          'Radio and network links',
          'Choose SIM, watch signal',
          'Skerry Mobile: network',
          'None',
          'Oakhollow',
          'P07-06',
        ],
        [
          'Hosted platform',
          'Run containers and database',
          'Kestrel Hosting Co-operative: servers, power',
          'None',
          'Oakhollow',
          'P08-04',
        ],
        ['Application', 'Write and run Commons', 'None', 'Tell us what is wrong', 'Oakhollow', 'P13-02'],
        [
          'Identities and sign-in',
          'Run accounts; remove on request in 1 day',
          'None',
          'Tell us of leavers',
          'Oakhollow',
          'P11-01',
        ],
        ['Keys and certificates', 'Make, store, revoke', 'None', 'None', 'Oakhollow', 'P06-03'],
        [
          'Data and its deletion',
          'Keep 5 years, delete on written request',
          'Kestrel: wipe disks',
          'Decide the period',
          'Oakhollow',
          'P13-07',
        ],
        ['Security updates', 'Patch service and nodes', 'Kestrel: host system', 'None', 'Oakhollow', 'P13-02'],
        [
          'Monitoring and logs',
          'Watch in office hours; alarm by phone at night',
          'None',
          'None',
          'Oakhollow',
          'P10-01',
        ],
        [
          'Backup and restore',
          'Nightly; restore tried each quarter',
          'Kestrel: second building',
          'None',
          'Oakhollow',
          'P09-01',
        ],
        ['Supplier remote support', 'Three named people', 'None', 'May ask for the log', 'Oakhollow', 'P07-03'],
        [
          'Incident response',
          'Tell, contain, explain',
          'Kestrel: help with servers',
          'Support us where possible',
          'Oakhollow',
          'P14-01',
        ],
        [
          'Change and configuration',
          'Change rules on request',
          'None',
          'Agree changes from time to time',
          'Oakhollow',
          'P10-01',
        ],
        ['Removal and exit', 'Take down, recycle, hand over', 'None', 'Be on site for schools', 'Oakhollow', 'P13-07'],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-05': {
      value: 'c',
      evidence: ['baseline-breathe-node.csv'],
      assurance: {
        basis: 'asserted',
        date: '2026-09-20',
      },
      notYet: {
        by: '2027-03-31',
        text: 'Statement for the solar controller.',
      },
    },
    'P06-02': {
      value: 'b',
      evidence: ['node-isolation.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-03': {
      value: 'b',
      evidence: ['provisioning-notes.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-01': {
      value: [
        ['Commons portal, TCP 443', 'Internet', 'Council and schools', 'Second factor, TLS, rate limit', 'yes'],
        ['Public map and data download, TCP 443', 'Internet', 'Everyone', 'Read-only copy of the database', 'yes'],
        ['MQTT broker, TCP 8883', 'Internet', 'Nodes', 'Client certificate', 'yes'],
        ['Support VPN, UDP 51820', 'Internet', 'Three named staff', 'WireGuard key, second factor', 'yes'],
        ['LTE-M modem', 'Radio', 'Readings', 'Certificate in TLS', 'no'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P07-02': {
      value: 'b',
      evidence: ['breathe-commissioning.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'c',
      evidence: ['support-route.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-04': {
      value: ['a', 'c', 'e'],
      evidence: ['breathe-hardware.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'Node to mobile network',
          'LTE-M',
          'SIM key, not changed in service',
          'SIM locked to the modem',
          'Network counters',
          'We have not tested jamming',
        ],
        [
          'Node to broker',
          'MQTT with TLS 1.2',
          'Client certificate for each node, no fixed rotation',
          'Broker accepts listed certificates only',
          'TLS and message number',
          'Stores 14 days, sends later',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-02': {
      value: 'b',
      evidence: ['hops.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-04': {
      value: 'c',
      evidence: ['where-data-lives.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P08-06': {
      value:
        'We publish air data for eleven parishes and have had to withdraw a set once, so our method comes from experience. Every new data set is tested for two things: could it point at a person or a home, and could it help someone disrupt a place or service? Test results go to you, and nothing is published until your data owner signs. Counts under five are grouped; sites are given as street sections, school gates never. Partners sign our short agreement with purpose, no re-identification and deletion date. An off switch works in two minutes. If we must recall data, we tell every downloader who left an address, replace the file and log who confirmed.',
      evidence: ['open-data-handbook.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P09-01': {
      value: [
        ['Power', 'Node stops safely, keeps readings', '72', '14 days', 'Starts alone, reports gap', '19 January 2026'],
        ['Communications', 'Measures and stores', '336', '14 days', 'Sends oldest first', '19 January 2026'],
        [
          'Time source',
          'Own clock, up to 2 seconds a day wrong',
          '336',
          '14 days',
          'Corrected and marked',
          '22 January 2026',
        ],
        [
          'Hosted service',
          'Node stores; website shows age of data',
          '336',
          '14 days',
          'Restored in 5 hours 10 minutes',
          '4 September 2026, same servers only; second building not tried',
        ],
      ],
      evidence: ['what-happens-when.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P10-01': {
      value: ['a', 'c', 'd'],
      evidence: ['log-events.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-01': {
      value: 'c',
      evidence: ['portal-settings.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-01': {
      value: [
        [
          'Kestrel Hosting Co-operative',
          'Servers, backup',
          'Sheffield and Hull',
          'Encrypted disks; their two administrators could reach memory',
          '16 June 2026',
          "Audit letter, members' security report",
        ],
        ['Skerry Mobile', 'SIMs and network', 'Reading', 'Metadata, sealed traffic', '28 May 2026', 'Certificate'],
        [
          'Halden Semiconductor',
          'Modem HM-91 and its firmware',
          'Dresden, Germany',
          'None after supply',
          '10 September 2026',
          'Advisory service, update promise to 2031',
        ],
        [
          'Fennel Boards',
          'Circuit boards, assembly',
          'Kettering',
          'Hardware before keys are loaded',
          '5 August 2026',
          'Our visit report with photographs',
        ],
        ['Tallow Metalworks CIC', 'Cages and brackets', 'Brackwater', 'None', '5 August 2026', 'Visit report'],
        [
          'Open-source libraries, 41',
          'Parts of firmware and Commons',
          'Published list',
          'Run inside the product',
          '1 November 2026',
          'Bill of materials, scan result',
        ],
        [
          'Our own two fitters',
          'Fitting and removal',
          'Borough',
          'Devices by hand',
          '1 November 2026',
          'Vetting, employment contract',
        ],
        ['We publish changes to this list within a week', 'Promise', 'No entry', 'No entry', 'No entry', 'No entry'],
      ],
      evidence: ['parts-and-people.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-01': {
      value: '2030-06-30',
      evidence: ['support-promise.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-02': {
      value: 'c',
      evidence: ['service-levels.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-04': {
      value: 'a',
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-07': {
      value: [
        ['Data', 'All readings as CSV; our copy wiped, witnessed', '14', 'Included', 'Two days', 'yes'],
        ['Configuration', 'Public repository plus your settings file', '7', 'Included', 'Written guide', 'yes'],
        ['Keys', 'Certificates revoked or re-issued to successor', '14', 'Included', 'Half a day', 'yes'],
        ['Devices', 'Yours from the first day; we remove on request', '30', '£22 each', 'Our fitters', 'yes'],
        ['Domain names', 'We use yours', '0', 'Nothing', 'None needed', 'yes'],
        ['SIMs', 'Moved to your account', '21', 'Included', 'We fill in the form', 'depends on Skerry'],
        ['Access', 'All accounts closed, list signed', '1', 'Included', 'Check together', 'yes'],
      ],
      evidence: ['exit-and-escrow.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P14-01': {
      value: '24',
      evidence: ['incident-promise.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
  },
  declarations: {
    'D-01': [['Kestrel Hosting Co-operative', 'FX-CO-2291', 'Hosting', 'no', 'SHARE-K4-02']],
    'D-02': [
      ['Modem', 'Halden Semiconductor', 'HM-91', 'Dresden, Germany', 'Breathe node'],
      ['Board', 'Fennel Boards', 'BR-24', 'Kettering, England', 'Breathe node'],
      ['Solar controller', 'Fennel Boards', 'SC-1', 'Kettering, England', 'Power unit'],
    ],
    'D-03': [['Wherry Mutual', '£1,000,000', 'Fines', 'From 1 January 2027']],
    'D-04': 'nil',
    'D-05': [
      [
        'Breathe node 2.4; solar controller 1.1; Commons 2026.10',
        'Wendy Tarrant',
        'Founder and director',
        '19 November 2026',
      ],
    ],
    'D-06': 'nil',
  },
  submissions: [
    {
      at: '2026-11-19T17:48:03.551Z',
      withdrawnAt: '2026-11-20T08:12:44.020Z',
    },
    {
      at: '2026-11-20T11:06:19.287Z',
    },
  ],
};
