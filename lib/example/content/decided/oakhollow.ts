import type { Bid } from '../shape';

export const oakhollow: Bid = {
  supplier: 'oakhollow',
  acceptedAt: '2026-03-06T19:25:33.000Z',
  evidence: [
    {
      name: 'oakhollow-data-flow.png',
      text: 'One page drawn by hand, April 2026: sensor, camera, Canopy, open-data page; arrows named, no line between organisations, no store shown.',
    },
    {
      name: 'oakhollow-risk-list.pdf',
      text: 'Informal list of fourteen risks, February 2026.',
    },
    {
      name: 'oakhollow-own-scan.pdf',
      text: 'Report of an automated scan of Canopy by Oakhollow, 22 March 2026.',
    },
    {
      name: 'oakhollow-director-plan.pdf',
      text: "W. Tarrant, founder and director, reviews this contract's security each March and September.",
    },
    {
      name: 'oakhollow-five-controls-report.pdf',
      text: 'Independent report of Larkspur Assurance, 15 January 2026: firewalls, secure settings, updates, access and malware checked at all eight workplaces and in Canopy administration.',
    },
    {
      name: 'oakhollow-access-table.pdf',
      text: 'Two places by contract; approval and session record form with one filled example of 11 March 2026.',
    },
    {
      name: 'oakhollow-clauses.pdf',
      text: 'Draft clauses: no other use of data, models included; location list; 48 hour notice; updates; support to 31 December 2030.',
    },
    {
      name: 'oakhollow-dpia-notes.pdf',
      text: "Five pages: roles, purposes and 14 data items for this service; three risks with mitigation 'to be agreed'.",
    },
    {
      name: 'oakhollow-art28.pdf',
      text: 'Signed acceptance; one sub-processor (Northmere Cloud).',
    },
    {
      name: 'oakhollow-camera-menu.png',
      text: 'Camera menu of the Veldt V3: motion tracking and people search shown off, with on and off buttons.',
    },
    {
      name: 'oakhollow-canopy-statement.pdf',
      text: 'Item by item statement against EN 303 645 for the Canopy sensor; nothing for the camera.',
    },
    {
      name: 'oakhollow-architecture.png',
      text: 'One page: three zones and the hosting firewall; no control named at the camera, the gateway or the support laptop.',
    },
    {
      name: 'oakhollow-key-groups.pdf',
      text: 'Design note: sensors share a join key per street cabinet; cameras have one certificate for each site.',
    },
    {
      name: 'oakhollow-canopy-separation.pdf',
      text: 'Council data in its own folder and role; not tested by others.',
    },
    {
      name: 'oakhollow-commissioning.pdf',
      text: 'Commissioning sheet: password printed in the case, unique, changed on site; both names sign.',
    },
    {
      name: 'oakhollow-remote-link.pdf',
      text: 'Permanent private link to Canopy and gateways; second factor; two named people.',
    },
    {
      name: 'oakhollow-hardware.pdf',
      text: 'Resin-filled debug header, encrypted key store with data sheet, steel bracket; photograph of a tilt switch on a bench sample, no firmware line or alert shown.',
    },
    {
      name: 'oakhollow-protocols.csv',
      text: 'Protocol for each of six hops: TLS 1.2 or AES-128 LoRaWAN, hosting interior included.',
    },
    {
      name: 'oakhollow-storage.pdf',
      text: 'Canopy database and files encrypted with hosting keys; camera card not encrypted.',
    },
    {
      name: 'oakhollow-release-note.pdf',
      text: "Two pages: how a site is checked before it is published, and the council's e-mail approval.",
    },
    {
      name: 'oakhollow-deletion.pdf',
      text: 'Monthly script on the main database, run by hand.',
    },
    {
      name: 'oakhollow-outage-log.csv',
      text: 'Mains and network outages of 2025 at two customers; no planned tests.',
    },
    {
      name: 'oakhollow-backup.pdf',
      text: 'Nightly copy in the same hosting account; restore tried 5 February 2026.',
    },
    {
      name: 'oakhollow-log-sample.csv',
      text: 'Sign-in, device and export lines from Canopy.',
    },
    {
      name: 'oakhollow-mfa.png',
      text: 'Second factor on for the two administrators; optional for customers.',
    },
    {
      name: 'oakhollow-admin-note.pdf',
      text: 'Separate administrator accounts; two managed laptops.',
    },
    {
      name: 'oakhollow-updates.pdf',
      text: 'Service level: services 14 days, devices 60; remote signed update of the sensor, staged by street; one sheet.',
    },
    {
      name: 'oakhollow-contact-page.png',
      text: 'Web page with an address for security reports; no policy.',
    },
    {
      name: 'oakhollow-incident-plan.pdf',
      text: 'Six pages, reviewed November 2025: company roles and severities; no steps with a customer.',
    },
  ],
  answers: {
    'P01-01': {
      value: [
        ['Canopy sensor (60)', 'Sensor', 'Council', 'Oakhollow', 'Lamp columns', 'Air quality', 'no'],
        ['Veldt V3 (24)', 'Camera', 'Council', 'Council', 'Town centre, market', 'Images', 'no'],
        ['Canopy', 'Hosted platform and web page', 'Oakhollow', 'Oakhollow', 'Northmere Cloud', 'Data and map', 'no'],
        ['SIM cards', 'Mobile data', 'No entry', 'No entry', 'No entry', 'Cameras', 'no'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P01-02': {
      value: '',
      evidence: ['oakhollow-data-flow.png'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P01-03': {
      value: [
        [
          'Stopped',
          'Air alerts late for people with asthma; cameras dark on market day',
          'Sensors hold 5 days; camera card holds 24 h',
          'Keep patrols',
        ],
        [
          'False data',
          'Residents told air is fine when it is not',
          'Sensible limits in Canopy',
          'Check against the fixed station',
        ],
        ['Leak', 'Footage of people at the food bank stall shared', 'Passwords and encryption', 'Train operators'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P02-01': {
      value: 'd',
      evidence: ['oakhollow-risk-list.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P02-04': {
      value: 'e',
      evidence: ['oakhollow-own-scan.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-03-22',
      },
    },
    'P03-01': {
      value: 'b',
      evidence: ['oakhollow-director-plan.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P03-02': {
      value: 'c',
      evidence: ['oakhollow-five-controls-report.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-01-15',
      },
      equivalent:
        'Independent report on the same five controls for all eight staff and for Canopy administration, in place of a certificate.',
    },
    'P04-01': {
      value: [
        ['Physical devices', 'Build, supply, repair in 5 days', 'Veldt: camera', 'Mount', 'Oakhollow', 'Plan 1'],
        ['Firmware and device software', 'Sensor firmware', 'Veldt: camera firmware', 'None', 'Oakhollow', 'Plan 2'],
        ['Radio and network links', 'Gateways and keys', 'None', 'Roof space', 'Oakhollow', 'Plan 2'],
        ['Hosted platform', 'Run Canopy', 'Northmere: hosts', 'None', 'Oakhollow', 'Plan 3'],
        ['Application', 'Maintain', 'None', 'Report faults', 'Oakhollow', 'Plan 3'],
        ['Identities and sign-in', 'Create accounts', 'None', 'Tell us of leavers', 'Oakhollow', 'Plan 3'],
        ['Keys and certificates', 'No entry', 'No entry', 'No entry', 'No entry', 'No entry'],
        ['Data and its deletion', 'Monthly script', 'None', 'Ask for deletions', 'Oakhollow', 'P08-07'],
        ['Security updates', 'Sensors and Canopy', 'Veldt: camera', 'None', 'Oakhollow', 'P13-02'],
        ['Monitoring and logs', 'Look at logs weekly', 'None', 'None', 'Oakhollow', 'Plan 4'],
        ['Backup and restore', 'Nightly copy', 'None', 'None', 'Oakhollow', 'P09-05'],
        ['Supplier remote support', 'Two named people', 'None', 'None', 'Oakhollow', 'P07-03'],
        ['Incident response', 'Tell within 48 h', 'None', 'Name a contact', 'Oakhollow', 'P14-02'],
        ['Change and configuration', 'E-mail before change', 'None', 'None', 'Oakhollow', 'Plan 4'],
        ['Removal and exit', 'No entry', 'No entry', 'No entry', 'No entry', 'No entry'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P04-03': {
      value: 'c',
      evidence: ['oakhollow-access-table.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P04-05': {
      value: 'a',
      evidence: ['oakhollow-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-01': {
      value: '',
      evidence: ['oakhollow-dpia-notes.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P05-02': {
      value: 'yes',
      evidence: ['oakhollow-art28.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-04': {
      value: [
        ['1, 2', 'Purpose kept in the camera list; yearly note', 'Write and review'],
        ['3, 4', 'Sign template with our and your number', 'Put up signs'],
        ['5, 6', 'Card overwrites after 24 h; Canopy keeps 14 days unless you change it', 'Choose days'],
        ['7', 'Two viewer accounts; export from Canopy only', 'Keep the request book'],
        [
          '8, 9',
          'Passwords, encryption; people search and motion tracking off, you can switch them in the menu',
          'Leave them off',
        ],
      ],
      evidence: ['oakhollow-camera-menu.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P05-05': {
      value: 'c',
      evidence: ['oakhollow-canopy-statement.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P06-01': {
      value: '',
      evidence: ['oakhollow-architecture.png'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P06-02': {
      value: 'c',
      evidence: ['oakhollow-key-groups.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P06-03': {
      value: 'c',
      evidence: ['oakhollow-key-groups.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P06-06': {
      value: 'c',
      evidence: ['oakhollow-canopy-separation.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P07-01': {
      value: [
        ['Canopy web page, 443', 'Internet', 'Map and data', 'Password, second factor for us', 'yes'],
        ['Camera viewer, 443', 'Internet', 'Viewing', 'Password', 'no'],
        ['Support link', 'Internet, private tunnel', 'Repairs', 'Second factor', 'no'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P07-02': {
      value: 'b',
      evidence: ['oakhollow-commissioning.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'c',
      evidence: ['oakhollow-remote-link.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-04': {
      value: ['a', 'c', 'd', 'e'],
      evidence: ['oakhollow-hardware.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'Sensor to gateway',
          'LoRaWAN 1.0.4',
          'AES-128, join key per cabinet, not rotated',
          'Over the air',
          '16-bit counter',
          'Not detected',
        ],
        ['Camera to Canopy', 'LTE, TLS 1.2', 'Certificate per site, two years', 'SIM', 'TLS session', 'Not detected'],
        [
          'Gateway to Canopy',
          'LTE, TLS 1.2',
          'Certificate per gateway, two years',
          'SIM',
          'TLS session',
          'Stores 1 day',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-01': {
      value: [
        ['Air readings', 'Show pollution', '5 minutes', '5 years', 'Could be hourly'],
        ['Images', 'Safety', '720p', '14 days', 'Masks on request'],
        ['Accounts', 'Sign-in', 'Name, e-mail', 'While in use', 'No entry'],
        ['Device status', 'Repairs', 'Daily', '1 year', 'No entry'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-02': {
      value: 'b',
      evidence: ['oakhollow-protocols.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-03': {
      value: 'c',
      evidence: ['oakhollow-storage.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-04': {
      value: 'c',
      evidence: ['oakhollow-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P08-06': {
      value:
        'Before a sensor goes on the public map one of us visits the site and asks three things: could anyone work out who lives nearby and when they are out, would the reading embarrass a single business, and does the place look right on the map. Street names are shown and house numbers are not. We write the answers on a one-page release note with a photograph and e-mail it to your air quality officer; nothing is published until that person replies that they agree. The university gets the same hourly file as the public, from the same page. If a site causes worry later we take it off the map on the next working day and talk to the resident who raised it. We have used this with two parish councils and a school partnership since 2023.',
      evidence: ['oakhollow-release-note.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-07': {
      value: 'c',
      evidence: ['oakhollow-deletion.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P09-01': {
      value: [
        [
          'Power',
          'Sensor keeps going on battery; camera stops',
          '120; 0',
          '5 days; none',
          'Restarts alone',
          'Seen in outage 2025-08',
        ],
        [
          'Communications',
          'Sensor stores; camera records to card',
          '120; 24',
          '5 days; 24 h',
          'Sends what it has',
          'Seen in outage 2025-08',
        ],
        ['Time source', 'Uses last network time', 'Not known', 'All', 'Corrects on contact', 'Not tested'],
        ['Hosted service', 'Map shows old data', '120', 'As above', 'Restore by us', 'Not tested'],
      ],
      evidence: ['oakhollow-outage-log.csv'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P09-05': {
      value: 'c',
      evidence: ['oakhollow-backup.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-02-05',
      },
    },
    'P10-01': {
      value: ['a', 'c', 'd'],
      evidence: ['oakhollow-log-sample.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-01': {
      value: 'd',
      evidence: ['oakhollow-mfa.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-03': {
      value: ['a', 'b'],
      evidence: ['oakhollow-admin-note.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-01': {
      value: [
        ['Northmere Cloud', 'Hosting', 'Wexcombe', 'Encrypted data', '2026-01', 'Public certificate'],
        ['Veldt Optics', 'Camera and its firmware', 'On order', 'None in service', '2025-12', 'Support letter to 2031'],
        ['Brontide', 'Radio module RM5', 'On order', 'None; updates promised in writing', 'No entry', 'Module list'],
        ['Hedgerow Mobile', 'SIMs', 'UK', 'Encrypted traffic', '2025-09', 'Terms'],
        ['Oakhollow staff', 'Build and commissioning', 'Oakhollow', 'Devices', '2026-02', 'Screening record'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P12-03': {
      value: 'd',
      assurance: {
        basis: 'asserted',
      },
    },
    'P12-07': {
      value:
        "Three of us write code. Changes go through a second pair of eyes before they are merged, and only Kofi Brandreth and one other person can publish a release. Accounts on the code host need a second factor, and the list of who has access is checked when somebody joins or leaves. Sensor updates are built on Kofi's work machine, tried on the six sensors in our yard for a week, and then sent street by street so that we can stop if something looks wrong. Sensors check a signature made with our release key before they install. The key is kept on an encrypted stick in the safe. Canopy is updated by hand on Tuesday mornings when all of us are in. Camera updates come from Veldt and we pass them on when they are published.",
      assurance: {
        basis: 'asserted',
      },
    },
    'P13-01': {
      value: '2030-12-31',
      evidence: ['oakhollow-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-02': {
      value: 'c',
      evidence: ['oakhollow-updates.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-03': {
      value: ['a', 'b', 'e'],
      evidence: ['oakhollow-updates.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-04': {
      value: 'c',
      evidence: ['oakhollow-contact-page.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-07': {
      value: [
        ['Data', 'CSV and video files', '20', '0', 'Half a day', 'yes'],
        ['Devices', 'Yours to keep', 'At the end', '0', 'We show you how', 'no'],
        ['Keys', 'We will help', 'Not stated', '0', 'E-mail', 'no'],
        ['Access', 'Our two accounts closed, you check', '2', '0', 'Call', 'yes'],
        ['SIMs', 'Ended', '30', '0', 'None', 'no'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P13-08': {
      value: 'c',
      assurance: {
        basis: 'asserted',
      },
    },
    'P14-01': {
      value: '48',
      evidence: ['oakhollow-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P14-02': {
      value: '',
      evidence: ['oakhollow-incident-plan.pdf'],
      assurance: {
        basis: 'asserted',
        date: '2025-11-18',
      },
    },
  },
  declarations: {
    'D-01': [
      ['Northmere Cloud (example)', 'EX-000411', 'Hosting', 'no', 'EX-SHARE-41'],
      ['Veldt Optics (example)', 'EX-000431', 'Cameras', 'no', 'EX-SHARE-61'],
    ],
    'D-02': [
      ['Processor', 'Brontide', 'BP2', 'Taiwan', 'Canopy sensor'],
      ['Radio module', 'Brontide', 'RM5', 'Taiwan', 'Canopy sensor'],
      ['Camera', 'Veldt Optics', 'V3', 'Poland', 'Camera'],
    ],
    'D-03': [['None yet', '1,000,000 pounds quoted', 'Not known', 'From contract start']],
    'D-04': 'nil',
    'D-05': [['Canopy sensor 1.9, Veldt V3, Canopy 4', 'Wendy Tarrant', 'Founder and director', '2026-04-19']],
    'D-06': [['General AI writing assistant', 'P01-03', 'Wendy Tarrant']],
  },
  submissions: [
    {
      at: '2026-04-19T20:05:33.090Z',
    },
  ],
};
