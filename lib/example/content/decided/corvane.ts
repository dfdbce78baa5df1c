import type { Bid } from '../shape';

export const corvane: Bid = {
  supplier: 'corvane',
  acceptedAt: '2026-03-05T10:40:51.000Z',
  evidence: [
    {
      name: 'corvane-data-flow.pdf',
      text: 'One A3 page, 8 April 2026, legend; nine crossings marked, support and telemetry shown; the store behind the partner feed has no label.',
    },
    {
      name: 'corvane-stride-summary.pdf',
      text: 'STRIDE summary for AQ-40, CN-Dome and CityDesk, May 2025, component by component, eighteen threats with treatment; product level.',
    },
    {
      name: 'corvane-pentest-letter.pdf',
      text: 'Letter of Brindle Assurance, 21 November 2025: sensor, camera, portal, API and cloud tested in October; radio (NB-IoT) stated as out of scope; two low findings open.',
    },
    {
      name: 'corvane-governance-note.pdf',
      text: 'J. Tremlett, technical director, security review of this contract each May and November.',
    },
    {
      name: 'corvane-ce-certificate.png',
      text: 'Cyber Essentials certificate EX-CE-2093, whole company, issued 3 February 2026, expires 3 February 2027, question set named.',
    },
    {
      name: 'corvane-access-table.pdf',
      text: 'Roles and places by contract; approval form and session record of 2 March 2026 for a session from elsewhere.',
    },
    {
      name: 'corvane-clauses.pdf',
      text: 'Draft clauses: telemetry list of nine fields that the customer can refuse, 12 hour notice, location list, deletion, update service level.',
    },
    {
      name: 'corvane-dpia-pack.pdf',
      text: 'Ten pages for CityDesk cameras and sensors: roles, purposes, 19 data items, risks, mitigation, retention; rights handling copied from a general policy.',
    },
    {
      name: 'corvane-art28-acceptance.pdf',
      text: 'Signed acceptance; one sub-processor (Peverel Wireless).',
    },
    {
      name: 'corvane-camera-settings.png',
      text: 'Settings page of CN-Dome 4: tracking and face search off; the switch is open to any administrator.',
    },
    {
      name: 'corvane-device-statements.pdf',
      text: 'Signed self-assessment against EN 303 645 for AQ-40 v2.2 and CN-Dome 4 v4.8.',
    },
    {
      name: 'corvane-architecture.pdf',
      text: "Two pages, March 2026: device, mobile network, data centre and support zones with main controls; nothing named at the camera's service port or the partner feed.",
    },
    {
      name: 'corvane-device-design.pdf',
      text: 'Design note: unique key per device, server accepts one series per key; no test of a stolen key.',
    },
    {
      name: 'corvane-provisioning.pdf',
      text: 'Key made in the device at first start, kept in encrypted flash, certificate signed and revocable singly.',
    },
    {
      name: 'corvane-tenant-test.pdf',
      text: 'Separate database schema per customer; tenant chapter of the October 2025 test.',
    },
    {
      name: 'corvane-credentials-statement.pdf',
      text: 'No device passwords; portal accounts by invitation; signed statement on service accounts.',
    },
    {
      name: 'corvane-support-gateway.pdf',
      text: 'Support gateway: multi-factor, named engineers, 2 hour limit, records sent monthly; sample record.',
    },
    {
      name: 'corvane-device-hardening.pdf',
      text: 'Debug ports locked, verified start-up, encrypted secrets, vandal-proof housing; no tamper sensor.',
    },
    {
      name: 'corvane-protocols.csv',
      text: 'Protocol per hop, TLS 1.2 with listed suites or better, on every hop inside the data centre too.',
    },
    {
      name: 'corvane-keys.pdf',
      text: 'Keys per store, apart from the data, rotated each year by Corvane; devices and backups included.',
    },
    {
      name: 'corvane-locations.pdf',
      text: 'Two data centres and one backup hall, configuration export; mobile routing outside the list encrypted end to end.',
    },
    {
      name: 'corvane-release-checklist.pdf',
      text: 'Release checklist RC-4, sign-off page, recall record of 17 September 2025, partner agreement template.',
    },
    {
      name: 'corvane-deletion.pdf',
      text: 'Deletion procedure by store; backups age out in 80 days; sample certificate.',
    },
    {
      name: 'corvane-failure-exercise.csv',
      text: 'Four loss tests of 11 and 12 November 2025 with times and results, time source included.',
    },
    {
      name: 'corvane-backup.pdf',
      text: 'Write-once copy in the backup hall; restore record of 8 September 2025.',
    },
    {
      name: 'corvane-events.csv',
      text: 'Event catalogue of 41 types with sample lines; alert-rule changes not among them.',
    },
    {
      name: 'corvane-mfa.png',
      text: 'Multi-factor setting on for all users; single sign-on guide; authenticator app for administrators.',
    },
    {
      name: 'corvane-privileged.pdf',
      text: 'Separate identities, managed laptops, command record, sealed emergency account tested 4 March 2026; standing rights reviewed monthly.',
    },
    {
      name: 'corvane-sbom-citydesk.csv',
      text: 'Component list of CityDesk 12.1 in the flat form of the machine-readable file; one with each release.',
    },
    {
      name: 'corvane-support-dates.pdf',
      text: 'Published support dates; earliest is AQ-40 v2, 30 June 2032.',
    },
    {
      name: 'corvane-patch-report.csv',
      text: 'Sample report: services 4 to 13 days, devices 15 to 29 days.',
    },
    {
      name: 'corvane-update-design.pdf',
      text: 'Remote, signed, no step back, second image slot, staged release; fleet screen.',
    },
    {
      name: 'corvane-disclosure.pdf',
      text: 'Public policy and contact; acknowledgement in 5 working days; no advisories with identifiers yet.',
    },
    {
      name: 'corvane-disposal.pdf',
      text: 'Keys revoked on removal, overwrite to a recognised standard, certificate per item, custody sheet from pole to recycler.',
    },
    {
      name: 'corvane-incident-plan.pdf',
      text: 'Eleven pages, reviewed October 2025: roles, severities, joint calls, camera isolation, regulator message; public messages left to the customer.',
    },
  ],
  answers: {
    'P01-01': {
      value: [
        ['AQ-40 v2.2 (60)', 'Sensor', 'Council', 'Corvane', 'Columns in schedule A', 'NO2, PM2.5', 'no'],
        ['CN-Dome 4 (24)', 'Camera', 'Council', 'Control room', 'Town centre, market', 'Images', 'no'],
        ['Mobile link (84 SIMs)', 'NB-IoT and LTE', 'Peverel Wireless', 'Carrier partner', 'UK', 'Backhaul', 'no'],
        [
          'CityDesk',
          'Hosted platform, portal, app',
          'Corvane',
          'Corvane',
          'Ketterby, Hollin Park',
          'Store, view, alert',
          'Browsers',
        ],
        ['Support gateway', 'Support tool', 'Corvane', 'Corvane', 'Ketterby', 'Named sessions', 'no'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P01-02': {
      value: '',
      evidence: ['corvane-data-flow.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P01-03': {
      value: [
        [
          'Stopped',
          'Control room blind on market days; air alert missed',
          '48 h store in camera; sensor holds 10 days',
          'Patrol plan; fixed station',
        ],
        [
          'False data',
          'Wrong warning, or an episode hidden; schools nearby act on it',
          'Range checks and neighbour comparison before any alert',
          'Confirm by telephone before a public warning',
        ],
        [
          'Leak',
          'Footage of a named resident passed round; harassment',
          'Masks, encrypted store, export log',
          'Discipline and vetting of operators',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P02-01': {
      value: 'b',
      evidence: ['corvane-stride-summary.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2025-05-14',
      },
    },
    'P02-04': {
      value: 'a',
      evidence: ['corvane-pentest-letter.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2025-11-21',
      },
      confidential: {
        part: "Tester's letter, pages 2 and 3",
        reason: 'Open findings',
        until: '2026-12-31',
      },
    },
    'P03-01': {
      value: 'b',
      evidence: ['corvane-governance-note.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P03-02': {
      value: 'b',
      evidence: ['corvane-ce-certificate.png'],
      assurance: {
        basis: 'certified',
        date: '2026-02-03',
        expires: '2027-02-03',
      },
    },
    'P04-01': {
      value: [
        ['Physical devices', 'Supply and swap in 3 days', 'None', 'Mount', 'Corvane', 'MS 2'],
        ['Firmware and device software', 'Write, test, sign', 'None', 'Agree window', 'Corvane', 'MS 4'],
        [
          'Radio and network links',
          'Order and manage SIMs',
          'Peverel: carry traffic',
          'Report black spots',
          'Corvane',
          'MS 3',
        ],
        ['Hosted platform', 'Run both halls', 'None', 'None', 'Corvane', 'P08-04'],
        ['Application', 'Maintain', 'None', 'Report faults', 'Corvane', 'MS 5'],
        ['Identities and sign-in', 'Provide sign-in', 'None', 'Manage own users', 'Council', 'P11-01'],
        ['Keys and certificates', 'Issue and revoke', 'None', 'None', 'Corvane', 'P06-03'],
        ['Data and its deletion', 'Delete, certify', 'None', 'Set retention', 'Corvane', 'P08-07'],
        ['Security updates', 'Deploy', 'None', 'Confirm window', 'Corvane', 'P13-02'],
        ['Monitoring and logs', 'Watch alerts with you', 'None', 'Watch alerts with us', 'Corvane', 'MS 6'],
        ['Backup and restore', 'Copy and test', 'None', 'None', 'Corvane', 'P09-05'],
        ['Supplier remote support', 'Named sessions, records', 'None', 'Read monthly records', 'Corvane', 'P07-03'],
        ['Incident response', 'Tell in 12 h, contain', 'Peverel: bar SIMs', 'Contact, public', 'Corvane', 'P14-02'],
        ['Change and configuration', 'Test and notify', 'None', 'Help where it affects both', 'Corvane', 'MS 7'],
        ['Removal and exit', 'Wipe, certify, hand over', 'None', 'Take down', 'Corvane', 'P13-07'],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P04-03': {
      value: 'c',
      evidence: ['corvane-access-table.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P04-05': {
      value: 'b',
      evidence: ['corvane-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-01': {
      value: '',
      evidence: ['corvane-dpia-pack.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P05-02': {
      value: 'yes',
      evidence: ['corvane-art28-acceptance.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-04': {
      value: [
        ['1, 2', 'Purpose text shown on each camera record; review reminder yearly', 'Write purpose, review'],
        ['3, 4', 'Sign artwork; named owner per camera', 'Put up signs'],
        ['5, 6', 'Retention 7 to 31 days, set by council; automatic deletion', 'Choose days'],
        ['7', 'Export by role, reason required, logged', 'Name exporters'],
        ['8, 9', 'Evidence format; encryption; sign-in with second factor', 'Train staff'],
        [
          '10, 11, 12',
          'Audit report; clip hash; tracking and face search are present in CN-Dome 4 firmware and delivered off; an administrator of the council could turn them on; no watch list supplied',
          'Check the setting quarterly',
        ],
      ],
      evidence: ['corvane-camera-settings.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P05-05': {
      value: 'b',
      evidence: ['corvane-device-statements.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P06-01': {
      value: '',
      evidence: ['corvane-architecture.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-02': {
      value: 'b',
      evidence: ['corvane-device-design.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-03': {
      value: 'b',
      evidence: ['corvane-provisioning.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-06': {
      value: 'b',
      evidence: ['corvane-tenant-test.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2025-10-24',
      },
    },
    'P07-01': {
      value: [
        ['CityDesk portal, 443', 'Internet', 'Viewing', 'Second factor, web filter, rate limit', 'yes'],
        ['Partner feed, 443', 'Internet, listed addresses', 'Hourly readings', 'Token, read only', 'yes'],
        ['NB-IoT and LTE modems', 'Mobile cell', 'Backhaul', 'Private network, SIM lock', 'yes'],
        [
          'Debug header on both devices',
          'By hand, 5 m',
          'Factory',
          'Locked, epoxied; use forces a restart, which is logged',
          'yes',
        ],
        [
          'CN-Dome service port',
          'By hand, behind plate',
          'Lens set-up',
          'Off after commissioning; link change logged',
          'yes',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P07-02': {
      value: 'a',
      evidence: ['corvane-credentials-statement.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'b',
      evidence: ['corvane-support-gateway.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-04': {
      value: ['a', 'b', 'c', 'e'],
      evidence: ['corvane-device-hardening.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'AQ-40 to network',
          'NB-IoT, DTLS 1.2',
          'Unique certificate, every two years',
          'SIM locked, mutual certificate',
          'DTLS sequence',
          'Reports late; silence alarm at 3 h',
        ],
        [
          'CN-Dome to network',
          'LTE, TLS 1.2',
          'Unique certificate, every two years',
          'SIM locked, mutual certificate',
          'TLS session',
          'Stores 48 h; carrier told',
        ],
        [
          "Engineer's commissioning link",
          'Bluetooth 5.2',
          'Pairing code per device, single use',
          'Physical button',
          'Link counter',
          'Not used in service',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-01': {
      value: [
        ['NO2, PM2.5', 'Air plan', '1 minute', '5 years, council sets', 'Sent as measured'],
        ['Sensor position', 'Map', '5 m', 'Asset life', 'No'],
        ['Images', 'Public safety', '1080p', '14 days, council sets', 'Masks over windows in the platform'],
        ['User log', 'Accountability', 'User, time, action', '24 months, council sets', 'No'],
        ['Device health', 'Upkeep', 'Hourly', '12 months, council sets', 'No'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-02': {
      value: 'b',
      evidence: ['corvane-protocols.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-03': {
      value: 'b',
      evidence: ['corvane-keys.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-04': {
      value: 'b',
      evidence: ['corvane-locations.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-06': {
      value:
        'Checklist RC-4 runs before a feed opens and again whenever a sensor moves. Identity: we take the finest hour of a month of trial data and try to infer occupancy of the nearest homes; if a reader could, the place is joined with its neighbour. Operations: the emergency planning officer marks sites not to be shown. Small numbers: no cell of the public map holds fewer than five homes, and positions are rounded to 100 m. The council signs page 3; the feed key is issued only against that signature. Brackwater University signs partner terms on re-identification, onward supply and deletion. An off switch stops a feed at once, and a recall removes published files, issues a notice to every key holder and asks for confirmation. On 17 September 2025 we recalled a faulty day for another borough: files gone in 22 minutes, last partner confirmed next morning.',
      evidence: ['corvane-release-checklist.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-07': {
      value: 'b',
      evidence: ['corvane-deletion.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P09-01': {
      value: [
        [
          'Power',
          'Safe stop; clock and settings kept',
          'Sensor 240; camera 1',
          '10 days; 48 h',
          'Self-test, then back-fill',
          '2025-11-11',
        ],
        [
          'Communications',
          'Measures and records locally',
          '240; 48',
          '10 days; 48 h',
          'Oldest first, limited to half the link',
          '2025-11-11',
        ],
        [
          'Time source',
          'Holds time within 2 s for 30 days; flags readings after that',
          '720',
          'All',
          'Step corrected and logged',
          '2025-11-12',
        ],
        [
          'Hosted service',
          'Second hall takes over; devices wait and retry',
          '48',
          'As above',
          'Automatic in 35 minutes; checked by hand',
          '2025-11-12',
        ],
      ],
      evidence: ['corvane-failure-exercise.csv'],
      assurance: {
        basis: 'evidenced',
        date: '2025-11-12',
      },
    },
    'P09-05': {
      value: 'b',
      evidence: ['corvane-backup.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2025-09-08',
      },
    },
    'P10-01': {
      value: ['a', 'b', 'c', 'd'],
      evidence: ['corvane-events.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-01': {
      value: 'b',
      evidence: ['corvane-mfa.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-03': {
      value: ['a', 'b', 'd', 'e'],
      evidence: ['corvane-privileged.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-01': {
      value: [
        ['Peverel Wireless', 'SIMs, private network', 'UK', 'Encrypted traffic', '2025-10', 'Security schedule'],
        [
          'Ketterby Data Halls',
          'Power and cooling for our racks',
          'Ketterby',
          'Locked racks, no data',
          '2025-06',
          'Site audit',
        ],
        ['Camera maker', 'CN-Dome 4 hardware', 'On order', 'Firmware support, no access', '2025-03', 'Questionnaire'],
        ['Radio module maker', 'NB-IoT module', 'On order', 'None', 'No entry', 'No entry'],
        ['Corvane engineers (own staff)', 'Commissioning', 'Ketterby', 'Devices', '2026-01', 'Screening list'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P12-03': {
      value: 'b',
      evidence: ['corvane-sbom-citydesk.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-07': {
      value:
        "All code is kept in one repository with branch protection; nobody can merge their own change. Builds run on a server that only the release team of three can administer, and each build is signed with a key held on that server's security module. Devices accept only signed firmware with a higher version number, and CityDesk servers check the package signature at deployment. A release is started by the release manager after the test report is attached to the ticket. We roll out to our office units first and then to customers in two waves, a day apart, and can halt the second wave. Build logs are kept for a year. We are looking at build attestation and at a second approver for releases, and expect to decide on both in the next planning round.",
      assurance: {
        basis: 'asserted',
      },
    },
    'P13-01': {
      value: '2032-06-30',
      evidence: ['corvane-support-dates.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-02': {
      value: 'b',
      evidence: ['corvane-patch-report.csv'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-03': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['corvane-update-design.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-04': {
      value: 'b',
      evidence: ['corvane-disclosure.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-07': {
      value: [
        ['Data', 'CSV and MP4 export, then deleted', '15', '0', 'Support by telephone', 'yes'],
        ['Configuration', 'Exported', '15', '0', 'None', 'yes'],
        ['Keys and devices', 'Handed over as agreed at the time', 'To be agreed', 'At day rate', 'Engineer', 'no'],
        ['Domain names and SIMs', 'SIMs ended; domain transferred', '30', '300', 'Form', 'no'],
        ['Access', 'Corvane accounts closed, list signed', '2', '0', 'None', 'yes'],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-08': {
      value: 'a',
      evidence: ['corvane-disposal.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P14-01': {
      value: '12',
      evidence: ['corvane-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P14-02': {
      value: '',
      evidence: ['corvane-incident-plan.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2025-10-06',
      },
    },
  },
  declarations: {
    'D-01': [['Peverel Wireless (example)', 'EX-000421', 'SIMs', 'no', 'EX-SHARE-51']],
    'D-02': [
      ['Processor', 'Merrin Devices', 'M9', 'Germany', 'AQ-40'],
      ['Radio module', 'Merrin Devices', 'NB2', 'Malaysia', 'AQ-40, CN-Dome'],
      ['Camera', 'Aldermoor Optics', 'D4', 'South Korea', 'CN-Dome'],
    ],
    'D-03': [
      ['Sable Mutual (example)', '2,000,000 pounds', 'War; unpatched systems over 30 days', 'In place to 2026-11-30'],
    ],
    'D-04': [['P02-04', "Tester's letter, pages 2 and 3", 'Open findings', '2026-12-31']],
    'D-05': [['AQ-40 v2.2, CN-Dome 4 v4.8, CityDesk 12.1', 'Declan Marchbank', 'Commercial director', '2026-04-20']],
    'D-06': 'nil',
  },
  submissions: [
    {
      at: '2026-04-20T09:47:09.662Z',
    },
  ],
};
