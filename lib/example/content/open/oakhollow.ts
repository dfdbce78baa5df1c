import type { Bid } from '../shape';

export const oakhollow: Bid = {
  supplier: 'oakhollow',
  acceptedAt: '2026-11-02T19:40:11.000Z',
  evidence: [
    {
      name: 'university-test-letter-2026.pdf',
      text: 'Letter, 28 September 2026, University of the Wolds security group: Brim sensor, radio and portal; hosting out of scope',
    },
    {
      name: 'oversight-letter-bins.pdf',
      text: 'Board letter naming our founder and two review dates a year',
    },
    {
      name: 'ce-commitment-signed.pdf',
      text: 'Signed commitment to hold Cyber Essentials by 15 January 2027; assessment booked for 9 December 2026',
    },
    {
      name: 'baseline-brim.csv',
      text: 'Item-by-item statement for Brim sensor 1.3, the only device type offered',
    },
    {
      name: 'brim-isolation.pdf',
      text: 'Design note: one key for each sensor, topic limits at the broker; untested',
    },
    {
      name: 'provisioning-notes.pdf',
      text: 'How certificates are made, stored in software and revoked one by one',
    },
    {
      name: 'brim-commissioning.pdf',
      text: 'Commissioning procedure with the step that changes the unique set-up code',
    },
    {
      name: 'support-route-2026-11.pdf',
      text: 'New support gateway: second factor, three named people, closes after one hour; sample record',
    },
    {
      name: 'brim-hardware.pdf',
      text: 'Photographs and test: debug port fused, glued steel cup under the lid',
    },
    {
      name: 'radio-notes.pdf',
      text: 'Radio description for the one link we use',
    },
    {
      name: 'hops-brim.csv',
      text: 'Protocol table for each hop',
    },
    {
      name: 'where-data-lives.pdf',
      text: 'Location list and hosting agreement, clause 6',
    },
    {
      name: 'what-happens-when-brim.pdf',
      text: 'Loss table with notes from the market-square trial, May 2026',
    },
    {
      name: 'log-events.pdf',
      text: 'Event list and sample lines',
    },
    {
      name: 'portal-settings.png',
      text: 'Screenshot of the enforced second factor for everyone',
    },
    {
      name: 'admin-habits.pdf',
      text: 'How our three administrators work; sample record',
    },
    {
      name: 'parts-brim.csv',
      text: 'Supplier and component list',
    },
    {
      name: 'support-promise-brim.pdf',
      text: 'Support dates, published',
    },
    {
      name: 'service-levels.pdf',
      text: 'Update times we commit to',
    },
    {
      name: 'exit-brim.pdf',
      text: 'Exit plan for this contract',
    },
    {
      name: 'incident-promise-2.pdf',
      text: 'Clause we would sign: 12 hours, day and night; on-call telephone shared by two directors',
    },
  ],
  answers: {
    'P01-01': {
      value: [
        [
          'Brim sensor 1.3, 64 pieces',
          'Device',
          'Council, from delivery',
          'Oakhollow',
          'Under the bin lid',
          'Measures fill level twice an hour',
          'no',
        ],
        [
          'LTE-M modem HM-91',
          'Part of device',
          'Council',
          'Skerry Mobile for the network',
          'Inside the sensor',
          'Sends readings',
          'no',
        ],
        ['SIM cards, 64', 'Link', 'Oakhollow until exit', 'Skerry Mobile', 'Inside the sensor', 'Network access', 'no'],
        [
          'Commons broker',
          'Cloud service',
          'Oakhollow',
          'Oakhollow',
          'Kestrel Hosting, Sheffield',
          'Receives readings',
          'no',
        ],
        [
          'Commons database and map',
          'Application',
          'Oakhollow',
          'Oakhollow',
          'Kestrel Hosting, Sheffield',
          'Shows fill level and round list',
          'no',
        ],
        ['Backup store', 'Cloud service', 'Kestrel Hosting', 'Kestrel Hosting', 'Hull', 'Nightly copy', 'no'],
        ['Support gateway', 'Support tool', 'Oakhollow', 'Oakhollow', 'Sheffield', 'Repairs at a distance', 'no'],
        ['Depot tablet', 'User screen', 'Council', 'Council crew', 'Town depot', 'Round list', 'yes'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P02-04': {
      value: 'b',
      evidence: ['university-test-letter-2026.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-09-28',
      },
    },
    'P03-01': {
      value: 'b',
      evidence: ['oversight-letter-bins.pdf'],
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
        text: 'Assessment booked for 9 December 2026; the two old laptops that failed us in August are gone.',
      },
    },
    'P04-01': {
      value: [
        ['Physical devices', 'Build, fit, change battery', 'None', 'Unlock bins for fitting', 'Oakhollow', 'P01-01'],
        ['Firmware and device software', 'Write, review in public, sign', 'None', 'None', 'Oakhollow', 'P13-02'],
        [
          'Radio and network links',
          'Choose SIM, watch signal',
          'Skerry Mobile: network',
          'None',
          'Oakhollow',
          'P07-06',
        ],
        ['Hosted platform', 'Run containers and database', 'Kestrel Hosting: servers', 'None', 'Oakhollow', 'P08-04'],
        ['Application', 'Write and run Commons', 'None', 'Report faults by phone or form', 'Oakhollow', 'P13-02'],
        [
          'Identities and sign-in',
          'Run accounts; remove in 1 day',
          'None',
          "Send leavers' names the same day",
          'Oakhollow',
          'P11-01',
        ],
        ['Keys and certificates', 'Make, store, revoke', 'None', 'None', 'Oakhollow', 'P06-03'],
        [
          'Data and its deletion',
          'Keep 2 years, delete on request',
          'Kestrel: wipe disks',
          'Decide the period',
          'Oakhollow',
          'P13-07',
        ],
        ['Security updates', 'Patch service and sensors', 'Kestrel: host system', 'None', 'Oakhollow', 'P13-02'],
        ['Monitoring and logs', 'Office hours; phone alarm at night', 'None', 'None', 'Oakhollow', 'P10-01'],
        [
          'Backup and restore',
          'Nightly; restore tried each quarter',
          'Kestrel: Hull copy',
          'None',
          'Oakhollow',
          'P09-01',
        ],
        [
          'Supplier remote support',
          'Three named people, one hour at a time',
          'None',
          'Read the monthly record',
          'Oakhollow',
          'P07-03',
        ],
        [
          'Incident response',
          'Tell, contain, explain in 10 days',
          'Kestrel: help with servers',
          'Name a day and a night contact',
          'Oakhollow',
          'P14-01',
        ],
        [
          'Change and configuration',
          'Change rules on written request',
          'None',
          'One named person asks',
          'Oakhollow',
          'P10-01',
        ],
        [
          'Removal and exit',
          'Take out sensors, recycle, hand over',
          'None',
          'Say which bins stay',
          'Oakhollow',
          'P13-07',
        ],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-05': {
      value: 'b',
      evidence: ['baseline-brim.csv'],
      assurance: {
        basis: 'asserted',
        date: '2026-10-25',
      },
    },
    'P06-02': {
      value: 'b',
      evidence: ['brim-isolation.pdf'],
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
        ['Commons portal, TCP 443', 'Internet', 'Depot and officers', 'Second factor, TLS, rate limit', 'yes'],
        ['MQTT broker, TCP 8883', 'Internet', 'Sensors', 'Client certificate for each sensor', 'yes'],
        ['Support gateway, TCP 443', 'Internet', 'Three named staff', 'Second factor, one-hour sessions', 'yes'],
        ['LTE-M modem', 'Radio', 'Readings', 'TLS with certificate', 'yes'],
        ['Debug pads', 'By hand, lid open and cup removed', 'Factory', 'Fused off', 'no'],
        ['Wake button', 'By hand, under the lid', 'Sends one test reading', 'Opens nothing', 'no'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P07-02': {
      value: 'b',
      evidence: ['brim-commissioning.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'b',
      evidence: ['support-route-2026-11.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-04': {
      value: ['a', 'e'],
      evidence: ['brim-hardware.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'Sensor to broker over mobile network',
          'LTE-M with TLS 1.2',
          'SIM key fixed; client certificate for each sensor, renewed every two years',
          'SIM locked to modem; broker accepts listed certificates only',
          'TLS and message number',
          'Stores 14 days; map turns grey after 6 hours of silence',
        ],
      ],
      evidence: ['radio-notes.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-02': {
      value: 'b',
      evidence: ['hops-brim.csv'],
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
    'P09-01': {
      value: [
        ['Power', 'Sensor stops; last level kept', '0', '14 days', 'New battery, reports gap', '14 May 2026'],
        ['Communications', 'Measures and stores', '336', '14 days', 'Oldest first', '14 May 2026'],
        ['Time source', 'Own clock', '336', '14 days', 'Corrected and marked', 'Not tested'],
        [
          'Hosted service',
          'Sensors store; crew works from the paper round',
          '336',
          '14 days',
          'Restored in 5 hours 10 minutes',
          '4 September 2026',
        ],
      ],
      evidence: ['what-happens-when-brim.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P10-01': {
      value: ['a', 'b', 'c', 'd'],
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
    'P11-03': {
      value: ['a', 'b'],
      evidence: ['admin-habits.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      notYet: {
        by: '2027-06-30',
        text: 'Rights raised only when needed will follow with the new support gateway.',
      },
    },
    'P12-01': {
      value: [
        [
          'Kestrel Hosting Co-operative',
          'Servers, backup',
          'Sheffield and Hull',
          'Encrypted disks; two administrators could reach memory',
          '16 June 2026',
          'Audit letter',
        ],
        ['Skerry Mobile', 'SIMs and network', 'Reading', 'Metadata, sealed traffic', '28 May 2026', 'Certificate'],
        [
          'Halden Semiconductor',
          'Modem HM-91 and its firmware',
          'Dresden, Germany',
          'None after supply',
          '10 September 2026',
          'Advisory service',
        ],
        [
          'Fennel Boards',
          'Circuit boards',
          'Kettering',
          'Hardware before keys are loaded',
          '5 August 2026',
          'Our visit report',
        ],
        [
          'Open-source libraries, 38',
          'Parts of firmware and Commons',
          'Published list',
          'Run inside the product',
          '1 November 2026',
          'Bill of materials',
        ],
        ['Our own fitters', 'Fitting and removal', 'Borough', 'Sensors by hand', '1 November 2026', 'Vetting'],
        ['We publish changes to this list within a week', 'Promise', 'No entry', 'No entry', 'No entry', 'No entry'],
      ],
      evidence: ['parts-brim.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-01': {
      value: '2032-03-31',
      evidence: ['support-promise-brim.pdf'],
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
        ['Data', 'All readings as CSV; our copy wiped', '14', 'Included', 'Two days', 'yes'],
        ['Configuration', 'Public repository plus your settings file', '7', 'Included', 'Written guide', 'yes'],
        ['Keys', 'Certificates revoked or re-issued to successor', '14', 'Included', 'Half a day', 'yes'],
        ['Devices', 'Yours from the first day; removal on request', '30', '£9 each', 'Our fitters', 'yes'],
        ['Domain names', 'We use yours', '0', 'Nothing', 'None needed', 'yes'],
        ['SIMs', 'Moved to your account', '21', 'Included', 'We fill in the form', 'yes, agreed with Skerry'],
        ['Access', 'All accounts closed, list signed', '1', 'Included', 'Check together', 'yes'],
      ],
      evidence: ['exit-brim.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P14-01': {
      value: '12',
      evidence: ['incident-promise-2.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
  },
  declarations: {
    'D-01': [['Kestrel Hosting Co-operative', 'FX-CO-2291', 'Hosting', 'no', 'SHARE-K4-02']],
    'D-02': [
      ['Modem', 'Halden Semiconductor', 'HM-91', 'Dresden, Germany', 'Brim sensor'],
      ['Board', 'Fennel Boards', 'BM-13', 'Kettering, England', 'Brim sensor'],
    ],
    'D-03': [['Wherry Mutual', '£1,000,000', 'Fines', 'From 1 January 2027']],
    'D-04': 'nil',
    'D-05': [['Brim sensor 1.3; Commons 2026.10', 'Wendy Tarrant', 'Founder and director', '19 November 2026']],
    'D-06': 'nil',
  },
  submissions: [
    {
      at: '2026-11-19T21:14:36.805Z',
    },
  ],
};
