import type { Panel } from '../shape';

export const panel: Panel = {
  structuredBy: {
    'P02-01': 'evaluator-2',
    'P02-04': 'evaluator-1',
    'P03-01': 'evaluator-2',
    'P04-03': 'evaluator-2',
    'P04-05': 'evaluator-1',
    'P05-05': 'evaluator-2',
    'P06-02': 'evaluator-2',
    'P06-03': 'evaluator-1',
    'P06-06': 'evaluator-2',
    'P07-02': 'evaluator-2',
    'P07-03': 'evaluator-1',
    'P07-04': 'evaluator-2',
    'P08-02': 'evaluator-1',
    'P08-03': 'evaluator-2',
    'P08-04': 'evaluator-1',
    'P08-07': 'evaluator-1',
    'P09-05': 'evaluator-1',
    'P10-01': 'evaluator-2',
    'P11-01': 'evaluator-1',
    'P11-03': 'evaluator-2',
    'P12-03': 'evaluator-2',
    'P13-01': 'evaluator-2',
    'P13-02': 'evaluator-1',
    'P13-03': 'evaluator-2',
    'P13-04': 'evaluator-1',
    'P13-08': 'evaluator-1',
    'P14-01': 'evaluator-2',
  },
  confirmed: {
    fenlight: {
      'P02-01': '4',
      'P02-04': '5',
      'P03-01': '5',
      'P04-03': '4',
      'P04-05': '5',
      'P05-05': '4',
      'P06-02': '5',
      'P06-03': '5',
      'P06-06': '4',
      'P07-02': '5',
      'P07-03': '5',
      'P07-04': '5',
      'P08-02': '5',
      'P08-03': '4',
      'P08-04': '5',
      'P08-07': '4',
      'P09-05': '5',
      'P10-01': '5',
      'P11-01': '5',
      'P11-03': '4',
      'P12-03': '5',
      'P13-01': '5',
      'P13-02': '4',
      'P13-03': '5',
      'P13-04': '5',
      'P13-08': '4',
      'P14-01': '5',
    },
    corvane: {
      'P02-01': '4',
      'P03-01': '4',
      'P04-03': '3',
      'P04-05': '4',
      'P05-05': '4',
      'P06-02': '4',
      'P06-03': '4',
      'P06-06': '4',
      'P07-02': '5',
      'P07-03': '4',
      'P07-04': '4',
      'P08-02': '4',
      'P08-03': '4',
      'P08-04': '4',
      'P08-07': '4',
      'P09-05': '4',
      'P10-01': '4',
      'P11-01': '4',
      'P11-03': '4',
      'P12-03': '4',
      'P13-01': '4',
      'P13-02': '4',
      'P13-03': '5',
      'P13-04': '4',
      'P13-08': '5',
      'P14-01': '4',
    },
    oakhollow: {
      'P02-01': '1',
      'P02-04': '1',
      'P03-01': '4',
      'P04-03': '3',
      'P04-05': '5',
      'P05-05': '2',
      'P06-02': '2',
      'P06-03': '2',
      'P06-06': '2',
      'P07-02': '4',
      'P07-03': '2',
      'P08-02': '4',
      'P08-03': '2',
      'P08-04': '3',
      'P08-07': '2',
      'P09-05': '2',
      'P10-01': '3',
      'P11-01': '2',
      'P11-03': '2',
      'P12-03': '1',
      'P13-01': '3',
      'P13-02': '3',
      'P13-03': '3',
      'P13-04': '2',
      'P13-08': '2',
      'P14-01': '1',
    },
  },
  gates: [
    {
      question: 'P03-02',
      supplier: 'fenlight',
      decision: 'pass',
      by: 'officer-2',
      at: '2026-04-21T10:02:00.000Z',
      reason:
        'Certificate EX-CEP-4471 covers the whole company to 11 November 2026 and was found with the issuing scheme.',
    },
    {
      question: 'P03-02',
      supplier: 'corvane',
      decision: 'pass',
      by: 'officer-2',
      at: '2026-04-21T10:09:00.000Z',
      reason:
        'Certificate EX-CE-2093 covers the whole company to 3 February 2027 and was found with the issuing scheme.',
    },
    {
      question: 'P03-02',
      supplier: 'oakhollow',
      decision: 'pass',
      by: 'officer-2',
      at: '2026-04-21T10:31:00.000Z',
      reason:
        'Equivalent accepted: the Larkspur report of 15 January 2026 checks the same five controls at all eight workplaces and in Canopy administration, done by someone other than the bidder.',
      equivalentAccepted: true,
    },
    {
      question: 'P05-02',
      supplier: 'fenlight',
      decision: 'pass',
      by: 'officer-2',
      at: '2026-04-21T10:35:00.000Z',
      reason: 'Terms accepted as they stand; two sub-processors listed.',
    },
    {
      question: 'P05-02',
      supplier: 'corvane',
      decision: 'pass',
      by: 'officer-2',
      at: '2026-04-21T10:37:00.000Z',
      reason: 'Terms accepted as they stand; one sub-processor listed.',
    },
    {
      question: 'P05-02',
      supplier: 'oakhollow',
      decision: 'pass',
      by: 'officer-2',
      at: '2026-04-21T10:40:00.000Z',
      reason: 'Terms accepted as they stand; one sub-processor listed.',
    },
  ],
  lowered: [
    {
      question: 'P02-04',
      supplier: 'corvane',
      to: '4',
      reason:
        'The top option needs every part offered in scope; the Brindle letter of 21 November 2025 states that the NB-IoT radio was out of scope.',
      agreed: {
        mark: '4',
        reason: {
          shows: 'The letter is within 12 months and covers sensor, camera, portal, interface and cloud.',
          whyNotHigher: 'Not 5, because it states that the radio link was out of scope.',
          whyNotLower: 'Not 3, because the test is less than 12 months old and only one part is missing.',
        },
      },
    },
    {
      question: 'P07-04',
      supplier: 'oakhollow',
      to: '3',
      reason:
        'Tamper detection that alerts the service is claimed, but the evidence is a photograph of a bench sample without firmware or alert.',
      agreed: {
        mark: '3',
        reason: {
          shows: 'Locked debug ports, encrypted secrets and a hardened bracket are shown.',
          whyNotHigher:
            'Not 4, because the tilt switch is a bench sample and no alert reaches the service, so that point is not supported.',
          whyNotLower: 'Not 2, because the other three points each have evidence.',
        },
      },
    },
  ],
  scored: [
    {
      question: 'P01-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: "All component types with owner and purpose; the location of Passbridge is only 'Fenlight staff'.",
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Complete and matches the price schedule apart from one vague location.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Six rows cover sensor, camera, gateway, link, platform and support tool and match the price schedule.',
          whyNotHigher:
            "Not 5, because the location of the Passbridge tool is given as 'Fenlight staff' and not as a place.",
          whyNotLower: 'Not 3, because links and support tools are listed with their owners.',
        },
      },
    },
    {
      question: 'P01-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: "Five types, all owned; 'Carrier partner' does not name who runs the link.",
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'I read the unnamed carrier as a missing link owner.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'The table lists sensor, camera, mobile link, CityDesk and support gateway with owners.',
          whyNotHigher:
            "Not 5, because the mobile link is operated by an unnamed 'Carrier partner' and its place is only 'UK'.",
          whyNotLower:
            'Not 3, because no link or support tool is left out; the owner of the SIMs, Peverel Wireless, is named.',
        },
      },
    },
    {
      question: 'P01-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '2',
          reason: 'Gateways and the support link of P07-03 are not listed; the SIM row is blank.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Two types missing against its own P07-06 table.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows: 'Sensor, camera, platform and SIM cards are listed.',
          whyNotHigher:
            'Not 3, because the gateways and the support link that appear elsewhere in the bid are left out and the SIM row has no owner, operator or location.',
          whyNotLower: 'Not 1, because the rows given describe this bid and not a product range.',
        },
      },
    },
    {
      question: 'P01-02',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Eleven crossings with protocol and store, support and telemetry included.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'I first missed the store at crossing 9; it is in the legend.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'The diagram of 30 March 2026 shows eleven numbered crossings with protocol and store at each and draws support and telemetry paths in dashed lines, with a legend.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because the store at crossing 9, first read as missing, is given in the legend.',
        },
      },
    },
    {
      question: 'P01-02',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Nine crossings; the store behind the partner feed is unlabelled.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Everything but one store.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'One page with legend marks nine crossings and includes support and telemetry.',
          whyNotHigher: 'Not 5, because the store behind the partner feed carries no label.',
          whyNotLower: 'Not 3, because no path is missing.',
        },
      },
    },
    {
      question: 'P01-02',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '2',
          reason: 'Flows are clear, organisations are not separated.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'The main flows are there; I gave credit for named arrows.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows:
            'The hand-drawn page names the flow on each arrow from sensor and camera to Canopy and the open-data page.',
          whyNotHigher:
            'Not 3, because no line shows where data passes between organisations, which the question asks for.',
          whyNotLower: 'Not 1, because data types are named.',
        },
      },
    },
    {
      question: 'P01-03',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Real limits in each case; the leak case stops at the person harmed.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Honest, with the reading alert held until two nodes agree.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Stopped, false data and leak each have a real design limit, such as the alert held until two nodes agree.',
          whyNotHigher: 'Not 5, because the leak case names no knock-on service.',
          whyNotLower: 'Not 3, because none of the three limits is generic.',
        },
      },
    },
    {
      question: 'P01-03',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Schools named for false data; knock-on of a leak missing.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Limits are specific, leak case short.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'All three cases carry limits, among them the 48 hour camera store and the neighbour comparison before an alert.',
          whyNotHigher: 'Not 5, because the effect of leaked footage on other services is not stated.',
          whyNotLower: 'Not 3, because each limit belongs to this design.',
        },
      },
    },
    {
      question: 'P01-03',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: "Three honest cases; 'sensible limits' is generic.",
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Limits are too thin in two cases.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'All three cases are local and honest, naming people with asthma and the food bank stall.',
          whyNotHigher: "Not 4, because 'sensible limits' and 'passwords and encryption' are generic for two cases.",
          whyNotLower:
            'Not 2, because all three cases are answered and the first has a real limit, five days of stored readings.',
        },
      },
    },
    {
      question: 'P04-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Fifteen rows, one answerable party and a task for each side.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Matches the component list; nothing shared without a task.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            "All fifteen rows name one answerable party and a task, for example Northmere's hardware module under keys, and agree with the component list.",
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because no row is shared in vague words.',
        },
      },
    },
    {
      question: 'P04-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Two rows do not say who does what.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Two vague rows is what mark 4 allows.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Every row has Corvane or the council as the one answerable party.',
          whyNotHigher:
            "Not 5, because 'watch alerts with you' and 'help where it affects both' do not say who does what.",
          whyNotLower: 'Not 3, because only those two rows are vague.',
        },
      },
    },
    {
      question: 'P04-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '2',
          reason: 'Keys and certificates, removal and exit are empty.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Thirteen rows done, two blank.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows: 'Thirteen rows name Oakhollow with a task.',
          whyNotHigher: 'Not 3, because the rows for keys and certificates and for removal and exit are empty.',
          whyNotLower: 'Not 1, because device, radio and support rows are completed and not the platform alone.',
        },
      },
    },
    {
      question: 'P05-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Roles, 23 items, nine risks, retention and rights, all for this service.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Nothing generic found.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'The eight-page pack gives the role in six processing activities, 23 data items, nine risks with mitigation, retention and steps for each right, all for this service.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because no item is taken from a general text.',
        },
      },
    },
    {
      question: 'P05-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Rights section is copied from a general policy.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Full pack, I overlooked the rights section.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Roles, purposes, 19 data items, risks and retention are written for CityDesk.',
          whyNotHigher:
            'Not 5, because the rights section is a general company policy and says nothing of camera images.',
          whyNotLower: 'Not 3, because risks and mitigations are complete.',
        },
      },
    },
    {
      question: 'P05-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: "Clear roles and items; mitigation 'to be agreed'.",
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Usable start, three risks only.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Five pages set out roles, purposes and 14 data items clearly.',
          whyNotHigher: "Not 4, because the three risks have mitigation 'to be agreed' and rights handling is absent.",
          whyNotLower: 'Not 2, because roles and items cover every activity.',
        },
      },
    },
    {
      question: 'P05-04',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Intrusive modules are not in the build; council holds the key.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'All twelve answered for this set-up.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'All twelve principles are answered for PoleCam, and the screenshot shows face, gait, emotion and tracking modules absent, with a council key and log for any later one.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because nothing intrusive can be switched on without that key.',
        },
      },
    },
    {
      question: 'P05-04',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'All principles; tracking is off but open to an administrator.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Off, not locked.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'All twelve principles are answered with settings of CN-Dome 4.',
          whyNotHigher: 'Not 5, because tracking and face search are present and any administrator could turn them on.',
          whyNotLower: 'Not 3, because every principle is covered and the functions are delivered off.',
        },
      },
    },
    {
      question: 'P05-04',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Nine principles; functions can be switched off by us.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'I counted the missing three as minor.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows:
            'Principles 1 to 9 are answered and the menu shows that people search and tracking can be switched off by us.',
          whyNotHigher: 'Not 4, because principles 10 to 12 on audit, evidence and reference data are missing.',
          whyNotLower: 'Not 2, because well over half are answered, so the published threshold of 3 is met.',
        },
      },
    },
    {
      question: 'P06-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'I first read boundary 12 as open; it is closed by default.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'A control at each of fourteen boundaries.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'Version 5 names a control at each of fourteen boundaries, pole cabinet and support zone included, and marks all as closed unless opened.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because boundary 12, first read as open, is shown closed on page 3.',
        },
      },
    },
    {
      question: 'P06-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Good zones; two edges unnamed.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Service port and partner feed have no control.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'The drawing shows device, mobile, data centre and support zones with main controls.',
          whyNotHigher: 'Not 4, because two boundaries, the camera service port and the partner feed, name no control.',
          whyNotLower: 'Not 2, because the controls inside the zones are named.',
        },
      },
    },
    {
      question: 'P06-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '2',
          reason: 'Three zones, one control.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Nothing at camera, gateway or support laptop.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows: 'The page shows three zones and the hosting firewall.',
          whyNotHigher: 'Not 3, because camera, gateway and support laptop have no control named.',
          whyNotLower: 'Not 1, because the zones are drawn and not the network alone.',
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
          reason: 'All three kinds; scan is of 2 December 2025.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Complete, scan too old.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'Six rows cover internet, radio and hand-reach interfaces, each justified, protected and monitored.',
          whyNotHigher:
            'Not 5, because the outside scan of 2 December 2025 is more than three months older than the bid.',
          whyNotLower: 'Not 3, because debug pads and the service port are included.',
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
          reason: 'All kinds; I read the booked scan as supplied.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'No scan with the bid.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Portal, partner feed, modems, debug header and service port are listed with protection and monitoring.',
          whyNotHigher: 'Not 5, because the outside scan is only booked for May 2026.',
          whyNotLower: 'Not 3, because radio and hand-reach interfaces are present.',
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
          reason: 'Internet side is nearly complete.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Only web and support; radio and ports missing, viewer unmonitored.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows: 'Web page, camera viewer and support link are listed.',
          whyNotHigher:
            "Not 3, because the internet side is itself incomplete: the gateway's route to Canopy is missing and two of three rows are unmonitored, and no radio or hand-reach interface appears.",
          whyNotLower: 'Not 1, because protections are named row by row.',
        },
      },
    },
    {
      question: 'P07-06',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Unique keys, renewed, silence alarm.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Gateway link does not say how jamming is noticed.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Three links with unique, renewed keys, joining and replay protection; nodes raise a silence alarm after three frames.',
          whyNotHigher:
            "Not 5, because for the gateway link the answer is only 'stores 7 days', so jamming there is not noticed.",
          whyNotLower: 'Not 3, because rotation is given for every link.',
        },
      },
    },
    {
      question: 'P07-06',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Bluetooth row thin on jamming.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Two main links full, third thin.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'NB-IoT and LTE links have unique certificates changed every two years, joining, replay protection and behaviour when jammed.',
          whyNotHigher:
            "Not 5, because the Bluetooth commissioning link says only 'not used in service' under jamming.",
          whyNotLower: 'Not 3, because key rotation is stated for the links in service.',
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
          reason: 'Joining described, no rotation on the sensor link.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Jamming not detected on two links.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'All three links have protocol, keys and joining.',
          whyNotHigher:
            "Not 4, because the sensor join key is shared in a cabinet and never rotated and jamming is 'not detected' on two links.",
          whyNotLower: 'Not 2, because joining and replay counters are described beside the encryption.',
        },
      },
    },
    {
      question: 'P08-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Masks on the camera, rounded places, our retention.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'One minute data kept 90 days seemed long; the reason is given.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'Each of five items is justified, with masks burnt in on the camera, averaging on the node, map places rounded to 50 m and retention that we set.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower:
            'Not 4, because reduction is used in every row; the 90 days of minute data are tied to the air quality plan.',
        },
      },
    },
    {
      question: 'P08-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Justified, our retention, little reduction.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Masks only in the platform.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows: 'All five items are justified and the council sets retention.',
          whyNotHigher:
            "Not 5, because three rows say 'no' or 'sent as measured' and masks are applied only in the platform.",
          whyNotLower: 'Not 3, because items, and not categories, are justified.',
        },
      },
    },
    {
      question: 'P08-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Categories with retention.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Short but retention is there.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Four categories are listed with a purpose and a retention.',
          whyNotHigher:
            "Not 4, because 'accounts' and 'device status' are not broken into items and retention is not said to be ours.",
          whyNotLower: 'Not 2, because retention is stated in each row.',
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
          reason: 'Everything but recall.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Off switch stops new data, old data stays out.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Procedure R-12 tests identity and operations, needs our sign-off, joins small groups of homes and was run on two feeds in 2025.',
          whyNotHigher:
            'Not 5, because the off switch stops new data only and no recall of published data is described.',
          whyNotLower: 'Not 3, because place rules and partner terms are present.',
        },
      },
    },
    {
      question: 'P08-06',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Recall shown with times.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'I wanted the test of the method; the trial month is that test.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'RC-4 tries to infer occupancy from a month of trial data, marks operational sites, sets five-home cells and needs our signature; the recall of 17 September 2025 took 22 minutes.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because recall is described and proved.',
        },
      },
    },
    {
      question: 'P08-06',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'A method and our e-mail approval.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Informal, I was unsure that approval is binding; it is.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows:
            'A site visit with three questions and a release note precede publication, and nothing goes out until our officer replies.',
          whyNotHigher: 'Not 4, because there is no small-number rule and no partner terms for the university.',
          whyNotLower: 'Not 2, because our sign-off is required.',
        },
      },
    },
    {
      question: 'P09-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Time source untested.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Three of four tested within the year.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'All four losses have a safe state, hours, data held and return; power, links and hosting were tested in October 2025 and February 2026.',
          whyNotHigher: "Not 5, because loss of the time source is 'not yet tested'.",
          whyNotLower: 'Not 3, because it is the only test missing.',
        },
      },
    },
    {
      question: 'P09-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Four losses, four tests in November 2025.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'I doubted the time-source test until the record was read.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'All four losses, time source included, have a state, hours, data held and orderly return, and the exercise record of 11 and 12 November 2025 shows each test with its result.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because no loss is untested.',
        },
      },
    },
    {
      question: 'P09-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Covered; outages seen stand in for two tests.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Two of four shown in real outages.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Main losses are covered and the August 2025 outage log shows power and links returning.',
          whyNotHigher:
            "Not 4, because time source and hosted service are untested and hours for the first are 'not known'.",
          whyNotLower: 'Not 2, because two losses are shown by dated record.',
        },
      },
    },
    {
      question: 'P12-01',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Down to radio module; its assurance is not dated.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'Complete but for one date.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Hosting, SIM, radio module, camera board and own field team are listed with reach and evidence, and updates are promised.',
          whyNotHigher: "Not 5, because the assurance of the radio module maker is 'not dated'.",
          whyNotLower: 'Not 3, because the component makers are named.',
        },
      },
    },
    {
      question: 'P12-01',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Two makers unnamed.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'All roles are there, though without two names.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Peverel Wireless, Ketterby Data Halls and own engineers are complete.',
          whyNotHigher:
            'Not 4, because the camera and radio module makers are not named in the table and the latter has neither date nor evidence.',
          whyNotLower: 'Not 2, because every direct sub-contractor is listed.',
        },
      },
    },
    {
      question: 'P12-01',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Short chain, fully named; one date missing.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'I counted the missing date as partial components.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Five rows name hosting, camera firmware, radio module, SIMs and own staff with their reach, and updates are promised in writing.',
          whyNotHigher: "Not 5, because Brontide's assurance date is blank.",
          whyNotLower: 'Not 3, because no component supplier is left out.',
        },
      },
    },
    {
      question: 'P12-07',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '5',
          reason: 'Every element, with a stop that was used.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Attestation, two people, keys in hardware, staged.',
        },
      ],
      agreed: {
        mark: '5',
        reason: {
          shows:
            'Single-use build machines, signed attestation, two people for release, keys in a hardware module, checks at the device and staged release are all described; the November 2025 stop at stage two shows it working.',
          whyNotHigher: 'Five is the top mark.',
          whyNotLower: 'Not 4, because attestation is enforced by the release service.',
        },
      },
    },
    {
      question: 'P12-07',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: 'Signed builds, one person releases.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Attestation and second approver only under study.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows:
            'Builds are signed with a key in a security module, access is limited to three people and devices check the signature.',
          whyNotHigher:
            'Not 4, because one release manager can start a release alone and a second approver is only being considered.',
          whyNotLower: 'Not 2, because signing covers firmware and CityDesk packages.',
        },
      },
    },
    {
      question: 'P12-07',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '2',
          reason: 'Review and restricted access; only the sensor is signed.',
        },
        {
          by: 'evaluator-2',
          mark: '1',
          reason: 'Built on a personal work machine.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows: 'Second-person review, two publishers and a yard trial of six sensors are described.',
          whyNotHigher:
            'Not 3, because only sensor firmware is signed, from a work machine; Canopy is updated by hand and camera updates are passed on.',
          whyNotLower: 'Not 1, because review and restricted publication go beyond access to source code.',
        },
      },
    },
    {
      question: 'P13-07',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Days and price on every row; no trial exit.',
        },
        {
          by: 'evaluator-2',
          mark: '5',
          reason: 'Works on failure, everything priced.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            "Data, configuration, keys, devices, domain, SIMs and access all have days, price and a 'works if you fail' answer.",
          whyNotHigher: 'Not 5, because no exit with another customer is shown.',
          whyNotLower: 'Not 3, because devices and keys are as definite as data.',
        },
      },
    },
    {
      question: 'P13-07',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: "Keys and devices 'to be agreed'.",
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'Data good, devices left open.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Data, configuration and access have days and price.',
          whyNotHigher:
            "Not 4, because keys and devices are 'to be agreed' at day rate and would not work if the company failed.",
          whyNotLower: 'Not 2, because the data and access rows are complete.',
        },
      },
    },
    {
      question: 'P13-07',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '3',
          reason: "Data and access definite, keys 'we will help'.",
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Keys without days.',
        },
      ],
      agreed: {
        mark: '3',
        reason: {
          shows: 'Data in 20 days and closure of two accounts in two days are both free and work if the company fails.',
          whyNotHigher: "Not 4, because for keys the answer is 'we will help' with no days.",
          whyNotLower: 'Not 2, because data and access have days and price.',
        },
      },
    },
    {
      question: 'P14-02',
      supplier: 'fenlight',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Strong joint steps; public message is one paragraph.',
        },
        {
          by: 'evaluator-2',
          mark: '4',
          reason: 'All there, public part thin.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'The plan for Horizon, reviewed 19 January 2026, sets roles, four severities, joint steps and isolation of cameras and support access.',
          whyNotHigher: 'Not 5, because public messages get one general paragraph.',
          whyNotLower: 'Not 3, because it is written for this service and not as an annex.',
        },
      },
    },
    {
      question: 'P14-02',
      supplier: 'corvane',
      marks: [
        {
          by: 'evaluator-1',
          mark: '4',
          reason: 'Joint calls and isolation; public messages left to us.',
        },
        {
          by: 'evaluator-2',
          mark: '3',
          reason: 'I took it for a company plan; it names CityDesk throughout.',
        },
      ],
      agreed: {
        mark: '4',
        reason: {
          shows:
            'Eleven pages for CityDesk, reviewed October 2025, give roles, severities, joint calls, camera isolation and the regulator message.',
          whyNotHigher: 'Not 5, because public messages are left to the customer.',
          whyNotLower: 'Not 3, because the plan is for the service itself.',
        },
      },
    },
    {
      question: 'P14-02',
      supplier: 'oakhollow',
      marks: [
        {
          by: 'evaluator-1',
          mark: '2',
          reason: 'Company plan, no step with a customer.',
        },
        {
          by: 'evaluator-2',
          mark: '2',
          reason: 'Current but inward-looking.',
        },
      ],
      agreed: {
        mark: '2',
        reason: {
          shows: 'A current six-page plan, reviewed November 2025, sets company roles and severities.',
          whyNotHigher: 'Not 3, because it has no annex for this product and no step taken with the council.',
          whyNotLower: 'Not 1, because it is a working plan and not a policy.',
        },
      },
      restrictedNote:
        'Evaluator 2 noted that Oakhollow supplied a school air monitor to the council in 2023. The panel agreed that this knowledge is not evidence and left it out; the mark rests on the incident plan alone.',
    },
  ],
  criteria: [
    {
      criterion: 'method-statement',
      supplier: 'fenlight',
      score: '4',
      reason:
        'Site plan for all 84 positions, named engineers, spares held in Ellsbourne and a two-day swap. Not 5, because the hand-over of live feeds from the present supplier has no dates.',
    },
    {
      criterion: 'method-statement',
      supplier: 'corvane',
      score: '3',
      reason:
        'Phased programme with test weeks, clear hand-over dates and a three-day swap. Not 4, because control room staff get one training session for three shifts and no cover is offered for market days during installation. Not 2, because each phase has dates and a named lead.',
    },
    {
      criterion: 'method-statement',
      supplier: 'oakhollow',
      score: '3',
      reason:
        'Careful local visits and a believable programme for the sensors. Not 4, because camera spares and cover for leave among eight staff are not explained.',
    },
    {
      criterion: 'social-value',
      supplier: 'fenlight',
      score: '3',
      reason:
        'Two apprenticeships and a repair café day each year, with a named lead. Not 4, because neither is tied to Brackwater wards or measured.',
    },
    {
      criterion: 'social-value',
      supplier: 'corvane',
      score: '4',
      reason:
        'Three paid placements with Brackwater College, measured each term, and low-emission vans. Not 5, because carbon reporting starts only in year two.',
    },
    {
      criterion: 'social-value',
      supplier: 'oakhollow',
      score: '5',
      reason:
        'School sensor clubs in six named wards, paid community wardens and yearly published results, all with targets and dates. Five is the top mark.',
    },
  ],
  prices: {
    fenlight: '528000.00',
    corvane: '468900.00',
    oakhollow: '391500.00',
  },
  schedule: {
    openedAt: '2026-04-20T13:10:00.000Z',
    declaredAt: '2026-04-21T08:05:00.000Z',
    marking: ['2026-04-22T08:00:00.000Z', '2026-05-06T16:00:00.000Z'],
    moderation: ['2026-05-11T08:30:00.000Z', '2026-05-12T15:10:00.000Z'],
    qualityLockedAt: '2026-05-13T15:00:00.000Z',
    pricesOpenedAt: '2026-05-14T09:00:00.000Z',
    finalisedAt: '2026-05-18T10:30:00.000Z',
  },
  interest: {
    by: 'evaluator-2',
    supplier: 'oakhollow',
    details: 'Met Oakhollow at a school air project in 2023; no continuing tie.',
    mitigation:
      'May mark. The lead judged that a meeting three years ago without a continuing tie is no conflict; it is on the record.',
  },
};
