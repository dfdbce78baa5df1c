/** How ready the fictional authority says it is: every statement is in place but these. */
export const readiness: Readonly<Record<'partly' | 'not-yet' | 'not-for-us', readonly string[]>> = {
  partly: ['C01-02', 'C02-03', 'C03-03', 'C06-02', 'C08-04', 'C12-02', 'C13-03'],
  'not-yet': ['C03-06', 'C10-03', 'C11-04', 'C14-05'],
  'not-for-us': ['C07-05'],
};

/** What the officers added to the example of a place that they began from, and what they made of its threats. */
export const place = {
  starter: 'environment',
  cameras: {
    part: { name: 'Public-space cameras', kind: 'device', holds: 'Pictures of people', boundary: 'Street' },
    flow: { from: 'Public-space cameras', to: 'Radio network', data: 'Pictures' },
  },
  threats: [
    {
      part: 'Air and water sensors',
      letter: 'T',
      likelihood: '4',
      impact: '2',
      owner: 'Environmental health data lead',
      treatment: 'reduce',
      plan: 'Ask for sealed boxes and a check of readings against neighbours.',
    },
    {
      part: 'Radio network',
      letter: 'I',
      likelihood: '3',
      impact: '3',
      owner: 'ICT security architect',
      treatment: 'reduce',
      plan: 'Ask for encryption from the device to the platform.',
    },
    {
      part: 'Data platform',
      letter: 'E',
      likelihood: '2',
      impact: '5',
      owner: 'ICT security architect',
      treatment: 'reduce',
      plan: 'Ask for separate administrator accounts and a yearly test.',
    },
    {
      part: 'Supplier support',
      letter: 'S',
      likelihood: '4',
      impact: '4',
      owner: '',
      treatment: 'share',
      plan: 'Ask who may connect, how, and how we can switch it off.',
    },
  ],
} as const;

/** Whom the authority calls, how fast, and what it wants in its contracts. */
export const incident = {
  contacts: [
    { who: 'Duty manager, control room', reach: '01632 960114', when: 'At any hour' },
    { who: 'ICT security architect', reach: 'ict.security@brackwater.example.test', when: 'When data may be lost' },
  ],
  times: { tell: '24', report: '72', updates: '24' },
  duties: ['contact', 'plan', 'tell', 'contain', 'evidence', 'chain', 'restore', 'report'],
  more: '',
};
