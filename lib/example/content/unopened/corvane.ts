import type { Bid } from '../shape';

export const corvane: Bid = {
  supplier: 'corvane',
  acceptedAt: '2026-10-06T07:51:37.000Z',
  evidence: [
    {
      name: 'aq2-data-flow-v6.pdf',
      text: 'Data-flow diagram, two A3 pages, every route and crossing numbered, support and telemetry included, dated 30 September 2026',
    },
    {
      name: 'halyard-test-letter-2026-05.pdf',
      text: 'Halyard Security letter, 22 May 2026: sensor, radio, gateway, portal and cloud in scope, public interface not tested, one low finding open',
    },
    {
      name: 'oversight-plan-brackwater.pdf',
      text: 'Name, post and half-yearly review dates for this contract',
    },
    {
      name: 'cyber-essentials-2026.pdf',
      text: 'Cyber Essentials, CV-CE-44817, scope "design, support and hosting operations", 3 February 2026 to 2 February 2027',
    },
    {
      name: 'en303645-statements.pdf',
      text: 'Signed item-by-item statements for AQ-2 firmware 5.1 and Gateway G4 firmware 2.7',
    },
    {
      name: 'isolation-design-and-test.pdf',
      text: 'Isolation design note with Halyard test extract, section 6: captured node could not address another',
    },
    {
      name: 'key-lifecycle.pdf',
      text: 'Provisioning, hardware key store and single-device revocation; component data sheet',
    },
    {
      name: 'outside-scan-2026-10.pdf',
      text: 'Outside scan of all internet interfaces, 6 October 2026',
    },
    {
      name: 'commissioning-g4-aq2.pdf',
      text: 'Commissioning procedure and signed statement on service accounts',
    },
    {
      name: 'remote-access-and-session.pdf',
      text: 'Just-in-time support route with council approval; session record of 9 September 2026',
    },
    {
      name: 'hardware-security-aq2.pdf',
      text: 'Debug fuse, secure boot, encrypted key store, steel bracket; drop and pry test record',
    },
    {
      name: 'lorawan-key-procedure.pdf',
      text: 'Radio security description and yearly rejoin schedule',
    },
    {
      name: 'protocols-by-hop.pdf',
      text: 'Protocol table for all seven hops, minimum TLS 1.2',
    },
    {
      name: 'data-locations-and-lock.pdf',
      text: 'Locations for storage, processing, backup and routing; policy export that denies all others; clause 9',
    },
    {
      name: 'open-data-method.pdf',
      text: 'Publication method with site and small-number rules',
    },
    {
      name: 'failure-table-and-tests.pdf',
      text: 'Failure modes with test records of February and June 2026',
    },
    {
      name: 'events-and-samples.pdf',
      text: 'Event catalogue of five groups; sample lines for four, none for alert-rule changes',
    },
    {
      name: 'mfa-export-and-sso.pdf',
      text: 'Enforced sign-in policy for all users and single sign-on guide',
    },
    {
      name: 'supply-chain-register.csv',
      text: 'Register of suppliers and components with assurance documents',
    },
    {
      name: 'lifetime-statement.pdf',
      text: 'Support end by model and version, signed by the product director',
    },
    {
      name: 'patch-report-q3.pdf',
      text: 'Service level and sample quarterly report of deployment times',
    },
    {
      name: 'exit-plan-brackwater.pdf',
      text: 'Exit plan for this contract with priced items',
    },
    {
      name: 'clause-incident.pdf',
      text: 'Clause 12: eight hours from awareness, day and night; duty telephone number tested monthly',
    },
  ],
  answers: {
    'P01-02': {
      value: '',
      evidence: ['aq2-data-flow-v6.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-09-30',
      },
    },
    'P02-04': {
      value: 'b',
      evidence: ['halyard-test-letter-2026-05.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-05-22',
      },
    },
    'P03-01': {
      value: 'b',
      evidence: ['oversight-plan-brackwater.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P03-02': {
      value: 'b',
      evidence: ['cyber-essentials-2026.pdf'],
      assurance: {
        basis: 'certified',
        date: '2026-02-03',
        expires: '2027-02-02',
      },
    },
    'P04-01': {
      value: [
        [
          'Physical devices',
          'Make, fit, inspect yearly',
          'Marram Civils: posts and brackets',
          'Permit for each post',
          'Corvane',
          'P01-02, crossing 1',
        ],
        [
          'Firmware and device software',
          'Write, sign, test, release',
          'None',
          'Agree maintenance hours',
          'Corvane',
          'P13-02',
        ],
        [
          'Radio and network links',
          'Run gateways and radio server',
          'Skerry Mobile: gateway backhaul',
          'Roof access at three offices',
          'Corvane',
          'P07-06',
        ],
        [
          'Hosted platform',
          'Operate, patch and scan servers',
          'Saltmarsh Hosting: power, buildings, hypervisor',
          'None',
          'Corvane',
          'P08-04',
        ],
        ['Application', 'Develop, test and support Fieldview', 'None', 'Report faults', 'Corvane', 'P13-02'],
        [
          'Identities and sign-in',
          'Run Fieldview sign-in; link to directory',
          'None',
          'Add and remove our staff in the directory',
          'Corvane (service), council (people)',
          'P11-01',
        ],
        ['Keys and certificates', 'Issue, rotate, revoke; report yearly', 'None', 'None', 'Corvane', 'P06-03'],
        [
          'Data and its deletion',
          'Keep as instructed; delete and certify',
          'Saltmarsh Hosting: disk destruction',
          'Set keeping period; approve release',
          'Corvane',
          'P08-06, P13-07',
        ],
        [
          'Security updates',
          'Deploy within the service level',
          'Saltmarsh Hosting: hypervisor in 14 days',
          'None',
          'Corvane',
          'P13-02',
        ],
        [
          'Monitoring and logs',
          'Watch day and night; send monthly digest',
          'None',
          'Read digest; name a contact',
          'Corvane',
          'P10-01',
        ],
        [
          'Backup and restore',
          'Nightly; restore test each half-year',
          'Saltmarsh Hosting: second site',
          'Witness one restore',
          'Corvane',
          'P09-01',
        ],
        [
          'Supplier remote support',
          'Ask, connect, record',
          'None',
          'Approve each session within 2 hours',
          'Corvane',
          'P07-03',
        ],
        [
          'Incident response',
          'Detect, tell, contain, report in 10 days',
          'Both: call us within 4 hours',
          'Decide on public statements',
          'Corvane',
          'P14-01',
        ],
        [
          'Change and configuration',
          'Propose with risk note; carry out; roll back',
          'None',
          'Approve thresholds and sites',
          'Corvane',
          'P10-01',
        ],
        [
          'Removal and exit',
          'Take down, wipe, recycle, hand over',
          'Marram Civils: lifting',
          'Accept site by site',
          'Corvane',
          'P13-07',
        ],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-05': {
      value: 'b',
      evidence: ['en303645-statements.pdf'],
      assurance: {
        basis: 'asserted',
        date: '2026-08-12',
      },
    },
    'P06-02': {
      value: 'a',
      evidence: ['isolation-design-and-test.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-05-22',
      },
    },
    'P06-03': {
      value: 'a',
      evidence: ['key-lifecycle.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-01': {
      value: [
        [
          'Fieldview portal, TCP 443',
          'Internet',
          'Council and school users',
          'MFA, single sign-on, web filter, patch in 14 days',
          'yes',
        ],
        [
          'Partner interface, TCP 443',
          'Internet',
          'University and open data portal',
          'OAuth clients, scopes, 60 calls a minute',
          'yes',
        ],
        ['Public map, TCP 443', 'Internet', 'Residents', 'Static files from cache; no route to database', 'yes'],
        ['Radio server, UDP over VPN', 'Six gateways only', 'Uplink', 'WireGuard, unique key for each gateway', 'yes'],
        [
          'Support broker, TCP 443',
          'Internet, two fixed addresses',
          'Approved sessions',
          'MFA, hardware key, closes after 2 hours',
          'yes',
        ],
        ['LoRaWAN 868 MHz, AQ-2', 'Radio', 'Readings', 'Unique keys, counters, join server', 'yes'],
        [
          'Gateway Ethernet and USB',
          'By hand, locked roof box',
          'Installation',
          'Disabled in firmware after commissioning; box switch alarm',
          'yes',
        ],
        ['AQ-2 debug pads', 'By hand, inside sealed housing', 'Factory', 'Fuse blown; start-up refuses', 'yes'],
        ['AQ-2 magnet wake', 'By hand', 'Site test', 'Sends one test reading; opens nothing', 'yes'],
      ],
      evidence: ['outside-scan-2026-10.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-10-06',
      },
    },
    'P07-02': {
      value: 'a',
      evidence: ['commissioning-g4-aq2.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'a',
      evidence: ['remote-access-and-session.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-04': {
      value: ['a', 'b', 'c', 'e'],
      evidence: ['hardware-security-aq2.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'AQ-2 to gateway',
          'LoRaWAN 1.1, class A',
          'AES-128, unique root keys in secure element; session keys rotated at yearly rejoin',
          'Over the air; join server checks device list; old join numbers refused',
          '32-bit counters kept over restart; repeats dropped and counted',
          'Gateway noise floor and missed-reading alarm in 30 minutes; sensor holds 60 days',
        ],
        [
          'Gateway to mobile network',
          'LTE Cat 4',
          'SIM key unique; network session keys',
          'SIM tied to gateway identity, private network',
          'Network counters',
          'Falls back to second operator; alarm in 10 minutes',
        ],
        [
          'Gateway to platform',
          'WireGuard over LTE',
          'Curve25519, unique, rotated each quarter and tracked in key register',
          'Gateway key on allow-list; revoked singly',
          'Handshake timestamps, packet counters',
          'Gateway stores 7 days, sends oldest first',
        ],
        [
          "Engineer's phone to AQ-2",
          'None: no short-range radio fitted',
          'Not applicable, nothing to join',
          'Not applicable',
          'Not applicable',
          'Not applicable',
        ],
      ],
      evidence: ['lorawan-key-procedure.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-02': {
      value: 'b',
      evidence: ['protocols-by-hop.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      equivalent:
        'LoRaWAN 1.1 end-to-end payload encryption with AES-128 on the radio hop: a published protocol for small radio devices, reviewed independently in the Halyard test, section 4.',
    },
    'P08-04': {
      value: 'a',
      evidence: ['data-locations-and-lock.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P08-06': {
      value:
        "Each new data set goes through our seven-step method before release. We list its fields, test whether time and place together could point to one household, school event or delivery, and round to fifteen minutes and one hundred metres where they could. Fewer than three sensors in a ward are shown as one group. We also ask whether the pattern could help somebody plan harm or damage. The council's data owner signs the result; nothing is released before that signature. Partners accept terms with purpose, onward use and end date. An off switch removes a feed from map and interface within five minutes, and its use is logged.",
      evidence: ['open-data-method.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P09-01': {
      value: [
        [
          'Power at sensor',
          'Sleeps; keeps counters and readings',
          '240',
          '60 days',
          'Wakes with full status report',
          '18 February 2026',
        ],
        [
          'Power at gateway',
          'Battery, orderly shutdown',
          '8',
          '7 days',
          'Rejoins by itself, sends store',
          '18 February 2026',
        ],
        [
          'Communications',
          'Sensors hold; second operator tried',
          '1,440',
          '60 days',
          'Oldest first, rate limited',
          '23 June 2026',
        ],
        [
          'Time source',
          'Gateway clock kept by crystal; readings marked',
          '96',
          '60 days',
          'Stepwise correction, flagged',
          'Bench only, no site test',
        ],
        [
          'Hosted service',
          'Gateway holds; map says how old data is',
          '168',
          '7 days at gateway',
          'Restored at second site in 4 hours',
          '23 June 2026',
        ],
      ],
      evidence: ['failure-table-and-tests.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P10-01': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['events-and-samples.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-01': {
      value: 'b',
      evidence: ['mfa-export-and-sso.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-01': {
      value: [
        [
          'Saltmarsh Hosting',
          'Servers and second site',
          'Norwich and Derby',
          'Encrypted disks; console under our supervision',
          '9 March 2026',
          'Independent control report',
        ],
        [
          'Skerry Mobile',
          'Gateway backhaul',
          'Reading',
          'Encrypted tunnel traffic',
          '15 April 2026',
          'Certificate and clause',
        ],
        [
          'Marram Civils',
          'Posts, brackets, removal',
          'Brackwater depot',
          'Devices by hand; seals checked',
          '1 October 2026',
          'Site audit, vetting list',
        ],
        [
          'Oresund Sensor Works',
          'Gas and particle cells',
          'Malmö, Sweden',
          'None',
          '20 November 2025',
          'Quality certificate',
        ],
        [
          'Halden Semiconductor',
          'Secure element, radio module',
          'Dresden, Germany',
          'None; sends advisories',
          'Awaited',
          'Data sheet, advisory service',
        ],
        [
          'Lantern Firmware Partners',
          'Review of start-up code',
          'Bristol',
          'Source read-only, named people',
          '7 July 2026',
          'Contract, vetting, access log',
        ],
        [
          'We will update this list within 10 days of a change',
          'Commitment',
          'No entry',
          'No entry',
          'No entry',
          'No entry',
        ],
      ],
      evidence: ['supply-chain-register.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-01': {
      value: '2031-12-31',
      evidence: ['lifetime-statement.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-02': {
      value: 'b',
      evidence: ['patch-report-q3.pdf'],
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
        [
          'Data',
          'All readings, calibration and metadata in CSV and JSON; our copy destroyed, certificate',
          '20',
          'Included',
          'Three engineer days',
          'yes',
        ],
        [
          'Configuration',
          'Rules, sites, thresholds, radio plan as documented files',
          '20',
          'Included',
          'Half-day handover',
          'yes',
        ],
        [
          'Keys',
          'Root keys moved to the new join server, or destroyed in front of you',
          '15',
          '£900',
          'Joint session with successor',
          'yes, held by escrow agent',
        ],
        [
          'Devices',
          'Left working on open LoRaWAN, or removed and wiped with serial list',
          '40',
          '£38 for each sensor',
          'Marram team, two weeks',
          'yes',
        ],
        ['Domain names', 'airquality sub-domain already yours; certificates reissued', '5', 'Included', 'Guide', 'yes'],
        ['SIMs', 'Six gateway SIMs transferred or cancelled', '10', '£60 in all', 'Operator forms filled in', 'yes'],
        ['Access', 'Supplier accounts closed, tokens revoked, signed list', '1', 'Included', 'Check together', 'yes'],
      ],
      evidence: ['exit-plan-brackwater.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P14-01': {
      value: '8',
      evidence: ['clause-incident.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
  },
  declarations: {
    'D-01': [
      ['Saltmarsh Hosting Ltd', 'FX-62230117', 'Hosting', 'no', 'SHARE-C7-11'],
      ['Marram Civils Ltd', 'FX-73341902', 'Posts, brackets and removal', 'no', 'SHARE-C7-12'],
    ],
    'D-02': [
      ['Secure element', 'Halden Semiconductor', 'HSE-7', 'Dresden, Germany', 'AQ-2'],
      ['Particle cell', 'Oresund Sensor Works', 'OP-10', 'Malmö, Sweden', 'AQ-2'],
      ['Gateway board', 'Corvane Networks', 'G4', 'Ketterby, England', 'Gateway'],
    ],
    'D-03': [['Copperline Insurance', '£3,000,000', 'Loss of own hardware', 'In place now']],
    'D-04': [['P07-06', 'Rotation dates', 'Would help an attacker', 'End of contract']],
    'D-05': [
      [
        'AQ-2 firmware 5.1; Gateway G4 firmware 2.7; Fieldview 12.4',
        'Declan Marchbank',
        'Commercial director',
        '19 November 2026',
      ],
    ],
    'D-06': 'nil',
  },
  submissions: [
    {
      at: '2026-11-17T15:05:51.904Z',
      before: {
        'P11-01': {
          value: 'c',
          assurance: {
            basis: 'asserted',
          },
        },
        'P14-01': {
          value: '24',
          assurance: {
            basis: 'asserted',
          },
        },
      },
    },
    {
      at: '2026-11-19T10:31:27.112Z',
    },
  ],
};
