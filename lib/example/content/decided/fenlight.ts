import type { Bid } from '../shape';

export const fenlight: Bid = {
  supplier: 'fenlight',
  acceptedAt: '2026-03-05T09:12:08.000Z',
  evidence: [
    {
      name: 'fenlight-dataflow-v3.pdf',
      text: 'Data-flow diagram, two A3 pages, 30 March 2026, legend; 11 numbered crossings, support and telemetry paths in dashed lines, protocol and store at each.',
    },
    {
      name: 'fenlight-threat-model-summary.pdf',
      text: 'STRIDE summary for AirNode 3, PoleCam 2 and Horizon, June 2024: method, twelve top threats, treatment. Names the products, not a street deployment.',
    },
    {
      name: 'fenlight-tester-letter-2026.pdf',
      text: 'Letter of Harrow Vale Testing, 6 February 2026: sensor, camera, gateway, LoRaWAN link, API, portal and cloud tested 12 to 30 January; one medium finding open, fix dated 30 April.',
    },
    {
      name: 'fenlight-security-review-plan.pdf',
      text: 'One page signed by A. Corbishley, operations director: quarterly review dates July 2026 to June 2030 for this contract.',
    },
    {
      name: 'fenlight-ce-plus-certificate.png',
      text: 'Cyber Essentials Plus certificate EX-CEP-4471, whole company, issued 11 November 2025, expires 11 November 2026, question set named.',
    },
    {
      name: 'fenlight-access-locations.pdf',
      text: 'Table of roles and places (Ellsbourne, Wexcombe, two home-working areas), conditional access rule, ten log lines from March 2026.',
    },
    {
      name: 'fenlight-contract-clauses.pdf',
      text: 'Draft clauses offered: no other use of data (training included), incident notice in 4 hours, update service level, deletion, exit.',
    },
    {
      name: 'fenlight-dpia-input-pack.pdf',
      text: 'Eight pages for this service: role in six processing activities, 23 data items, nine risks with mitigation, retention we may set, steps for each right; record of processing attached.',
    },
    {
      name: 'fenlight-processor-terms.pdf',
      text: 'Signed acceptance of the Article 28 terms and a list of two sub-processors.',
    },
    {
      name: 'fenlight-camera-lockoff.png',
      text: 'Screenshot of the PoleCam 2 licence page: face, gait, emotion and tracking modules absent from the build; lock state and log entry shown.',
    },
    {
      name: 'fenlight-conformance-statements.pdf',
      text: 'Signed self-assessment item by item against EN 303 645 for AirNode 3.4, GateHub 2.1 and PoleCam 2.6.',
    },
    {
      name: 'fenlight-architecture-v5.pdf',
      text: 'Three pages, version 5, 2 April 2026: device, pole cabinet, radio, gateway, cloud and support zones; 14 boundaries, a named control at each, all closed unless opened.',
    },
    {
      name: 'fenlight-device-isolation-test.pdf',
      text: 'Design note and test extract, January 2026: extracted AirNode key used from a laptop; only its own series writable, rate-limited and flagged within 6 minutes.',
    },
    {
      name: 'fenlight-key-lifecycle.pdf',
      text: 'Provisioning in a secure element at the factory, mutual certificates, single-device revocation; data sheet of the secure element.',
    },
    {
      name: 'fenlight-tenant-separation.pdf',
      text: 'Logical separation by tenant key in every table and queue; isolation chapter of the January 2026 test.',
    },
    {
      name: 'fenlight-interface-scan.csv',
      text: 'Outside scan of 2 December 2025: addresses, open ports, service names, no finding above low.',
    },
    {
      name: 'fenlight-commissioning.pdf',
      text: 'Commissioning procedure: no passwords on devices; signed statement that no service account is hidden or shared.',
    },
    {
      name: 'fenlight-remote-access.pdf',
      text: 'Session broker design and sample record of 9 March 2026: request, customer approval, 45 minute limit, screen record, closure.',
    },
    {
      name: 'fenlight-hardware-security.pdf',
      text: 'Locked debug ports, verified start-up, secure element, case and tilt switch, IK10 enclosure; tamper test photographs.',
    },
    {
      name: 'fenlight-hop-protocols.csv',
      text: 'Eleven hops with protocol and suite, TLS 1.3 on all network hops, AES-128 LoRaWAN end to end; configuration scan 18 March 2026.',
    },
    {
      name: 'fenlight-key-management.pdf',
      text: 'Keys per store, held apart in a hardware module, rotated yearly; devices and backups included. Customer-held keys shown as planned work, December 2026.',
    },
    {
      name: 'fenlight-location-config.pdf',
      text: 'Location list for storage, processing, backup and routing; export of the region policy that denies others; clause requiring consent.',
    },
    {
      name: 'fenlight-release-procedure.pdf',
      text: 'Release procedure R-12 with re-identification and site-risk checks, council sign-off form, small-number rule, partner terms.',
    },
    {
      name: 'fenlight-deletion.pdf',
      text: 'Deletion by store, backups age out in 60 days; sample certificate.',
    },
    {
      name: 'fenlight-failure-tests.csv',
      text: 'Loss tests: mobile link and power 14 October 2025, hosted service 3 February 2026; time source listed as not yet tested.',
    },
    {
      name: 'fenlight-restore-record.pdf',
      text: 'Offline copy in a separate account; restore of a full tenant on 27 January 2026 in 5 h 10 min.',
    },
    {
      name: 'fenlight-event-catalogue.csv',
      text: 'Event list of 64 types with sample lines, all five groups asked.',
    },
    {
      name: 'fenlight-sign-in-policy.png',
      text: 'Setting export: multi-factor for all tenants, security keys for administrators and support, single sign-on guide.',
    },
    {
      name: 'fenlight-privileged-access.pdf',
      text: 'Procedure and sample record: separate identities, hardened laptops, approved expiring rights, session record out of reach.',
    },
    {
      name: 'fenlight-sbom-airnode-3.4.csv',
      text: 'Bill of materials of AirNode 3.4 (flat copy of the machine-readable file), exploitability column; look-up record of 12 March 2026: 41 customers found in 2 hours.',
    },
    {
      name: 'fenlight-support-policy.pdf',
      text: 'Published support dates by model; the earliest is GateHub 2.1, 31 March 2034.',
    },
    {
      name: 'fenlight-patch-times.csv',
      text: 'Sample monthly report to a customer: services 3 to 12 days, devices 11 to 27 days.',
    },
    {
      name: 'fenlight-fleet-status.png',
      text: 'Fleet screen: version, stage, failed and returned devices; update design on the second sheet.',
    },
    {
      name: 'fenlight-disclosure-policy.pdf',
      text: 'Public policy and security.txt address; advisory FSA-2026-02 with identifier; fix times for 2025.',
    },
    {
      name: 'fenlight-disposal.pdf',
      text: 'Keys revoked, storage overwritten to a recognised standard, batch certificate sample.',
    },
    {
      name: 'fenlight-incident-plan.pdf',
      text: 'Twelve pages for Horizon, reviewed 19 January 2026: roles, four severities, joint steps with the council, isolation of cameras and support access, regulator message; public messages one paragraph.',
    },
  ],
  answers: {
    'P01-01': {
      value: [
        [
          'AirNode 3.4 (60)',
          'Sensor',
          'Council',
          'Fenlight',
          'Lamp columns, schedule A',
          'Measures NO2 and PM2.5',
          'no',
        ],
        [
          'PoleCam 2.6 (24)',
          'Camera',
          'Council',
          'Council control room',
          'Town centre, market',
          'Records public space',
          'no',
        ],
        [
          'GateHub 2.1 (5)',
          'LoRaWAN gateway',
          'Council',
          'Fenlight',
          'Civic roofs',
          'Collects sensor frames',
          'Mains and roof access',
        ],
        [
          'Mobile link',
          '24 camera and 5 gateway SIMs',
          'Tallis Mobile',
          'Tallis Mobile',
          'Private APN',
          'Backhaul',
          'no',
        ],
        [
          'Horizon',
          'Hosted platform and browser application',
          'Fenlight',
          'Fenlight',
          'Northmere Cloud, Wexcombe and Marlhythe',
          'Store, alert, view',
          'Browsers',
        ],
        [
          'Passbridge',
          'Support session tool',
          'Fenlight',
          'Fenlight',
          'Fenlight staff',
          'Approved remote sessions',
          'no',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P01-02': {
      value: '',
      evidence: ['fenlight-dataflow-v3.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P01-03': {
      value: [
        [
          'Stopped',
          'Camera gap during a disorder call; up to a day of missing air readings, so a pollution alert is late; lighting and traffic unaffected',
          '72 h store in each camera, 14 days in each node, refilled on return',
          'Control room uses patrols; air team uses the fixed station',
        ],
        [
          'False data',
          'A false high reading starts a needless traffic warning and costs public trust; a false low hides an episode',
          'Signed readings, comparison with three neighbours, alert held until two nodes agree',
          'Decide who may publish a warning by hand',
        ],
        [
          'Leak',
          'Images show who meets whom at the market; a person at risk is traced',
          'Encryption at rest, export only by two named operators, watermark on each export',
          'Vet operators; review exports monthly',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P02-01': {
      value: 'b',
      evidence: ['fenlight-threat-model-summary.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2024-06-18',
      },
    },
    'P02-04': {
      value: 'a',
      evidence: ['fenlight-tester-letter-2026.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-02-06',
      },
    },
    'P03-01': {
      value: 'a',
      evidence: ['fenlight-security-review-plan.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P03-02': {
      value: 'a',
      evidence: ['fenlight-ce-plus-certificate.png'],
      assurance: {
        basis: 'certified',
        date: '2025-11-11',
        expires: '2026-11-11',
      },
    },
    'P04-01': {
      value: [
        [
          'Physical devices',
          'Supply, spares, swap in 2 days',
          'None',
          'Mount through our contractor',
          'Fenlight',
          'Method 2.1',
        ],
        ['Firmware and device software', 'Write, sign, test', 'None', 'Agree update window', 'Fenlight', 'P12-07'],
        [
          'Radio and network links',
          'Gateways, LoRaWAN keys',
          'Tallis Mobile: SIM and APN',
          'Roof power',
          'Fenlight',
          'P07-06',
        ],
        ['Hosted platform', 'Run Horizon', 'Northmere: hosts and halls', 'None', 'Fenlight', 'P06-06'],
        ['Application', 'Maintain and fix', 'None', 'Use, report faults', 'Fenlight', 'Method 3.2'],
        ['Identities and sign-in', 'Enforce factors', 'None', 'Approve and remove our users', 'Council', 'P11-01'],
        ['Keys and certificates', 'Issue, rotate, revoke', 'Northmere: hardware module', 'None', 'Fenlight', 'P06-03'],
        [
          'Data and its deletion',
          'Delete on schedule, certify',
          'Northmere: media',
          'Set retention',
          'Fenlight',
          'P08-07',
        ],
        ['Security updates', 'Deploy in times stated', 'None', 'Approve window in 2 days', 'Fenlight', 'P13-02'],
        ['Monitoring and logs', 'Watch, keep 12 months', 'None', 'Read weekly report', 'Fenlight', 'P10-01'],
        [
          'Backup and restore',
          'Daily copy, restore test',
          'Northmere: offline vault',
          'Witness yearly test',
          'Fenlight',
          'P09-05',
        ],
        ['Supplier remote support', 'Ask per session, record', 'None', 'Approve each session', 'Fenlight', 'P07-03'],
        [
          'Incident response',
          'Detect, tell in 4 h, contain',
          'Northmere: preserve hosts',
          'Name contact, tell the public',
          'Fenlight',
          'P14-02',
        ],
        [
          'Change and configuration',
          'Test, notify, roll back',
          'None',
          'Approve listed types',
          'Fenlight',
          'Method 3.5',
        ],
        [
          'Removal and exit',
          'Hand over, wipe, certify',
          'Northmere: certify deletion',
          'Take down equipment',
          'Fenlight',
          'P13-07',
        ],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P04-03': {
      value: 'b',
      evidence: ['fenlight-access-locations.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P04-05': {
      value: 'a',
      evidence: ['fenlight-contract-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-01': {
      value: '',
      evidence: ['fenlight-dpia-input-pack.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P05-02': {
      value: 'yes',
      evidence: ['fenlight-processor-terms.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P05-04': {
      value: [
        [
          '1 and 2 Purpose, privacy review',
          'Each PoleCam carries its purpose and review date; recording stops 30 days after a missed review',
          'Write the purposes; run the yearly review',
        ],
        [
          '3 and 4 Openness, accountability',
          'Sign template with contact and camera number; owner field cannot be empty',
          'Fix signs; name the owner',
        ],
        [
          '5 and 6 Rules, storage',
          'Retention 1 to 31 days set by the council only; deletion automatic and logged',
          'Choose the retention, 14 days advised',
        ],
        [
          '7 Access and disclosure',
          'View, export and unmask are three roles; export needs two people and a reason',
          'Appoint exporters; keep the request',
        ],
        [
          '8 and 9 Standards, security',
          'Evidence grade H.265, signed and time-stamped; controls of P06 to P08',
          'Train operators',
        ],
        [
          '10, 11 and 12 Audit, evidence, reference data',
          "Quarterly audit export; hash sheet with each clip. No face, gait, emotion or tracking module is in the build; a future module needs the council's key and is logged. No reference database",
          'Review audits; keep the key',
        ],
      ],
      evidence: ['fenlight-camera-lockoff.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P05-05': {
      value: 'b',
      evidence: ['fenlight-conformance-statements.pdf'],
      assurance: {
        basis: 'asserted',
      },
    },
    'P06-01': {
      value: '',
      evidence: ['fenlight-architecture-v5.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-02': {
      value: 'a',
      evidence: ['fenlight-device-isolation-test.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-01-30',
      },
    },
    'P06-03': {
      value: 'a',
      evidence: ['fenlight-key-lifecycle.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P06-06': {
      value: 'b',
      evidence: ['fenlight-tenant-separation.pdf'],
      assurance: {
        basis: 'independently-tested',
        date: '2026-01-30',
      },
    },
    'P07-01': {
      value: [
        ['Horizon portal, 443', 'Internet', 'Staff viewing', 'Multi-factor sign-in, web filter, rate limit', 'yes'],
        ['Partner API, 443', 'Internet, listed addresses', 'Hourly readings', 'Client certificate, read only', 'yes'],
        ['LoRaWAN 868 MHz', 'About 3 km by radio', 'Sensor frames', 'Unique session keys, counters', 'yes'],
        ['Camera and gateway modem', 'Private APN only', 'Images, frames', 'No public address, TLS 1.3', 'yes'],
        ['AirNode and PoleCam debug pads', 'By hand, 6 m ladder', 'Factory only', 'Fused off, tilt alarm', 'yes'],
        [
          'PoleCam service port',
          'By hand, locked base',
          'Lens set-up',
          'Disabled after commissioning, cover switch',
          'yes',
        ],
      ],
      evidence: ['fenlight-interface-scan.csv'],
      assurance: {
        basis: 'evidenced',
        date: '2025-12-02',
      },
      confidential: {
        part: 'The scan file',
        reason: 'Address list helps an attacker',
        until: '2030-06-30',
      },
    },
    'P07-02': {
      value: 'a',
      evidence: ['fenlight-commissioning.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-03': {
      value: 'a',
      evidence: ['fenlight-remote-access.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-03-09',
      },
    },
    'P07-04': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['fenlight-hardware-security.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P07-06': {
      value: [
        [
          'Node to gateway',
          'LoRaWAN 1.1',
          'Unique AES-128 in secure element; session keys renewed monthly',
          'Over the air, join server at Fenlight',
          '32-bit counters, duplicates dropped',
          'Silence alarm after three missed frames; noise floor watched at each gateway',
        ],
        [
          'Camera to platform',
          'LTE, TLS 1.3',
          'Unique certificate, yearly',
          'SIM locked to device, private APN',
          'TLS session',
          'Switches band, stores 72 h, alarms',
        ],
        [
          'Gateway to platform',
          'LTE, TLS 1.3',
          'Unique certificate, yearly',
          'SIM locked to device',
          'TLS session',
          'Stores 7 days',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-01': {
      value: [
        [
          'NO2 and PM2.5',
          'Air quality plan',
          '1 minute kept 90 days, hourly after',
          '5 years, council sets',
          'Averaged on the node to 1 minute',
        ],
        ['Node place', 'Map', '10 m', 'Asset life', 'Public map rounds to 50 m'],
        [
          'Camera images',
          'Public safety',
          '1080p, 12 frames a second',
          '14 days, council sets 1 to 31',
          'Privacy masks over homes burnt in on the camera; no sound',
        ],
        [
          'Operator record',
          'Accountability',
          'Name, time, camera, action',
          '24 months, council sets',
          'Name replaced by role in reports',
        ],
        ['Device health', 'Maintenance', 'Hourly', '12 months, council sets', 'Daily total after 30 days'],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P08-02': {
      value: 'a',
      evidence: ['fenlight-hop-protocols.csv'],
      assurance: {
        basis: 'evidenced',
        date: '2026-03-18',
      },
    },
    'P08-03': {
      value: 'b',
      evidence: ['fenlight-key-management.pdf'],
      assurance: {
        basis: 'evidenced',
      },
      notYet: {
        by: '2026-12-18',
        text: 'Customer-held keys for every store, with revocation by the council in one step, at no charge. Proof: demonstration and key-custody record.',
      },
    },
    'P08-04': {
      value: 'a',
      evidence: ['fenlight-location-config.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P08-06': {
      value:
        "Readings pass release procedure R-12 before each feed is opened and yearly after. Step 1 tests identity: a node within 40 m of fewer than six homes is published as a street average, never alone. Step 2 tests operations: sites that would show patrol times, works access or a closed building are held back. Step 3 checks plausibility against three neighbours and marks provisional data. Step 4 is the council's sign-off form, without which the publish button stays grey. Brackwater University receives the same hourly file under partner terms that forbid re-identification and onward supply. The council can switch off either feed in one action; new data stops within five minutes. We ran R-12 on two live borough feeds in 2025 and held back three of 118 sites.",
      evidence: ['fenlight-release-procedure.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P08-07': {
      value: 'b',
      evidence: ['fenlight-deletion.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P09-01': {
      value: [
        [
          'Power',
          'Node and camera shut down cleanly, settings kept',
          'Node 336, camera 2',
          '14 days; 72 h',
          'Restart, self-check, back-fill oldest first',
          '2025-10-14',
        ],
        [
          'Communications',
          'Keeps measuring and recording',
          '336; 72',
          '14 days; 72 h',
          'Back-fill at low priority',
          '2025-10-14',
        ],
        [
          'Time source',
          'Holds own clock, marks readings as unsynchronised',
          '168',
          'All, marked',
          'Clock corrected, marks kept',
          'Not yet tested; planned 2026-06',
        ],
        [
          'Hosted service',
          'Devices store and wait; control room views cameras on the private APN',
          '72',
          'As above',
          'Second region within 4 h',
          '2026-02-03',
        ],
      ],
      evidence: ['fenlight-failure-tests.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P09-05': {
      value: 'a',
      evidence: ['fenlight-restore-record.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-01-27',
      },
    },
    'P10-01': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['fenlight-event-catalogue.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-01': {
      value: 'a',
      evidence: ['fenlight-sign-in-policy.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P11-03': {
      value: ['a', 'b', 'c', 'd'],
      evidence: ['fenlight-privileged-access.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-01': {
      value: [
        [
          'Northmere Cloud',
          'Hosting',
          'Wexcombe, Marlhythe',
          'Encrypted data; no keys',
          '2026-01',
          'ISO/IEC 27001 certificate, test summary',
        ],
        ['Tallis Mobile', 'SIM, APN', 'UK', 'Encrypted traffic', '2025-11', 'Security schedule'],
        [
          'Brontide',
          'Radio module RM7',
          'Made to order',
          'None after delivery',
          'Not dated',
          'Module bill of materials',
        ],
        [
          'Ostler Vision',
          'Camera board and lens',
          'Made to order',
          'None; firmware is ours',
          '2025-09',
          'Factory audit',
        ],
        [
          'Fenlight field team',
          'Commissioning (own staff)',
          'Ellsbourne',
          'Devices, by job credential',
          '2026-02',
          'Screening record',
        ],
      ],
      assurance: {
        basis: 'asserted',
      },
    },
    'P12-03': {
      value: 'a',
      evidence: ['fenlight-sbom-airnode-3.4.csv'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P12-07': {
      value:
        'Code reaches a build only by reviewed merge; the build runs on fresh, single-use machines in an account that four named engineers can reach, and every step is logged to a store they cannot edit. Each build carries a signed attestation of source, tools and result, and the release service refuses one without it. Release takes two people from different teams, each with a security key. Firmware signing keys never leave a hardware module; nodes, cameras and gateways check the signature and the version counter before start. Updates go to five devices of ours, then one customer gateway, then 10, 50 and 100 per cent, with a 24 hour pause between stages. Any device that fails its self-check stops the release for everybody. In November 2025 this stop halted release 3.3.1 at stage two; 3.3.2 followed in four days.',
      assurance: {
        basis: 'asserted',
      },
      confidential: {
        part: 'Names of teams and stages',
        reason: 'Trade secret and security',
        until: '2030-06-30',
      },
    },
    'P13-01': {
      value: '2034-03-31',
      evidence: ['fenlight-support-policy.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-02': {
      value: 'b',
      evidence: ['fenlight-patch-times.csv'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-03': {
      value: ['a', 'b', 'c', 'd', 'e'],
      evidence: ['fenlight-fleet-status.png'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-04': {
      value: 'a',
      evidence: ['fenlight-disclosure-policy.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P13-07': {
      value: [
        ['Data', 'Full export as CSV and MP4, then deleted', '10', '0', '2 days of engineer', 'yes'],
        [
          'Configuration and keys',
          'Export; device keys handed over or revoked',
          '5',
          '0',
          'Key ceremony with the council',
          'yes',
        ],
        ['Devices', 'Stay with the council; opened for another platform', '20', '1,800', 'Bridge firmware', 'yes'],
        ['Domain names and SIMs', 'Domain transferred; SIMs moved or ended', '15', '240', 'Tallis Mobile form', 'yes'],
        ['Access', 'All Fenlight accounts closed, list signed', '1', '0', 'Council watches', 'yes'],
      ],
      assurance: {
        basis: 'contractual',
      },
    },
    'P13-08': {
      value: 'b',
      evidence: ['fenlight-disposal.pdf'],
      assurance: {
        basis: 'evidenced',
      },
    },
    'P14-01': {
      value: '4',
      evidence: ['fenlight-contract-clauses.pdf'],
      assurance: {
        basis: 'contractual',
      },
    },
    'P14-02': {
      value: '',
      evidence: ['fenlight-incident-plan.pdf'],
      assurance: {
        basis: 'evidenced',
        date: '2026-01-19',
      },
    },
  },
  declarations: {
    'D-01': [
      ['Northmere Cloud (example)', 'EX-000411', 'Hosting', 'no', 'EX-SHARE-41'],
      ['Tallis Mobile (example)', 'EX-000412', 'SIM and APN', 'no', 'EX-SHARE-42'],
    ],
    'D-02': [
      ['Processor', 'Brontide', 'BP4', 'Taiwan', 'AirNode, GateHub'],
      ['Radio module', 'Brontide', 'RM7', 'Taiwan', 'AirNode'],
      ['Camera board', 'Ostler Vision', 'OV-26', 'Hungary', 'PoleCam'],
    ],
    'D-03': [['Sable Mutual (example)', '5,000,000 pounds', 'State-backed attack', 'In place to 2027-01-31']],
    'D-04': [
      ['P07-01', 'Scan file', 'Security', '2030-06-30'],
      ['P12-07', 'Names of teams and stages', 'Trade secret and security', '2030-06-30'],
    ],
    'D-05': [['AirNode 3.4, PoleCam 2.6, GateHub 2.1, Horizon 8', 'Priya Lorrimer', 'Bid manager', '2026-04-17']],
    'D-06': [['Grammar checker', 'P01-03, P08-06', 'Tom Haskett']],
  },
  submissions: [
    {
      at: '2026-04-17T15:22:41.318Z',
    },
  ],
};
