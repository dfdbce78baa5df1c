/**
 * Other frameworks that a question is linked to, by their own identifiers. The words beside an identifier are our
 * short description, never the framework's text, and every link is our mapping. A new edition that renumbers gets a
 * new key, so that an identifier such as A2.b can never be read in the wrong edition.
 */
export const frameworkKeys = ['scp', 'csp', 'caf', 'dev', 'en', 'iso', 'ce'] as const;
export type FrameworkKey = (typeof frameworkKeys)[number];

export type Framework = {
  key: FrameworkKey;
  name: string;
  edition: string;
  /** Id of the source that describes it. */
  source: string;
  /** Identifier to our short description. */
  identifiers: Readonly<Record<string, string>>;
};

const count = (from: number, to: number, prefix: string, about: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, step) => [`${prefix}${from + step}`, about]));

export const frameworks: Readonly<Record<FrameworkKey, Framework>> = {
  scp: {
    key: 'scp',
    name: 'NCSC supply chain security principles',
    edition: '12 principles',
    source: 'ncsc-supply-chain',
    identifiers: {
      '1': 'what needs protecting, and why',
      '2': 'who the suppliers are and how secure they look',
      '3': 'the risk that the chain brings',
      '4': 'suppliers know what security is expected',
      '5': 'minimum requirements are set and made known',
      '6': 'security is part of contracts, all the way down',
      '7': 'our own duties as supplier and consumer',
      '8': 'awareness in the chain',
      '9': 'support when an incident happens',
      '10': 'assurance is part of managing suppliers',
      '11': 'security keeps improving',
      '12': 'trust is built with suppliers',
    },
  },
  csp: {
    key: 'csp',
    name: 'NCSC cloud security principles',
    edition: '14 principles',
    source: 'ncsc-cloud',
    identifiers: {
      '1': 'data on the move',
      '2': 'assets and resilience',
      '3': 'customers kept apart',
      '4': 'governance',
      '5': 'secure daily operation',
      '6': 'people at the provider',
      '7': 'secure development',
      '8': "the provider's own chain",
      '9': 'managing users securely',
      '10': 'identity and sign-in',
      '11': 'interfaces to the outside',
      '12': 'administering the service',
      '13': 'audit records and alerts for customers',
      '14': 'secure use by the customer',
    },
  },
  caf: {
    key: 'caf',
    name: 'NCSC Cyber Assessment Framework outcomes',
    edition: '4.0, August 2025',
    source: 'ncsc-caf',
    identifiers: {
      'A1.a': 'direction from the board',
      'A1.b': 'roles and responsibilities',
      'A1.c': 'how decisions are made',
      'A2.a': 'process for managing risk',
      'A2.b': 'understanding threat',
      'A2.c': 'assurance',
      'A3.a': 'managing assets',
      'A4.a': 'supply chain',
      'A4.b': 'secure development and support of software',
      'B1.a': 'policies and processes: development',
      'B1.b': 'policies and processes: use',
      'B2.a': 'identity checks, sign-in and authorisation',
      'B2.b': 'managing devices',
      'B2.c': 'managing privileged users',
      'B2.d': 'managing identities and access',
      'B3.a': 'understanding data',
      'B3.b': 'data on the move',
      'B3.c': 'stored data',
      'B3.d': 'data on mobile equipment',
      'B3.e': 'wiping media and equipment',
      'B4.a': 'secure by design',
      'B4.b': 'secure configuration',
      'B4.c': 'secure management',
      'B4.d': 'managing vulnerabilities',
      'B5.a': 'preparing for resilience',
      'B5.b': 'designing for resilience',
      'B5.c': 'backups',
      'B6.a': 'security culture',
      'B6.b': 'security training',
      'C1.a': 'log sources and tools',
      'C1.b': 'securing logs',
      'C1.c': 'raising alerts',
      'C1.d': 'sorting alerts',
      'C1.e': 'monitoring skills',
      'C1.f': 'behaviour and threat intelligence',
      'C2.a': 'looking for hidden threats',
      'D1.a': 'response plan',
      'D1.b': 'ability to respond and recover',
      'D1.c': 'exercises',
      'D2.a': 'analysis after an incident',
      'D2.b': 'improving after an incident',
    },
  },
  dev: {
    key: 'dev',
    name: 'NCSC device security principles',
    edition: '11 principles, 2022',
    source: 'ncsc-device',
    identifiers: {
      '1': 'secure updates',
      '2': 'suitable sign-in',
      '3': 'data stored and on the move',
      '4': 'device integrity',
      '5': 'visible device health',
      '6': 'trusted software only',
      '7': 'little privilege and reach for applications',
      '8': 'limits on every interface',
      '9': 'sound device management',
      '10': 'logs, alerts and monitoring',
      '11': 'return to a known good state',
    },
  },
  en: {
    key: 'en',
    name: 'EN 303 645 clauses',
    edition: '3.1.3, September 2024',
    source: 'en-303-645',
    identifiers: {
      '5.1': 'passwords',
      '5.2': 'reports of vulnerabilities',
      '5.3': 'software updates',
      '5.4': 'stored secrets',
      '5.5': 'communication',
      '5.6': 'attack surface',
      '5.7': 'software integrity',
      '5.8': 'personal data',
      '5.9': 'outages',
      '5.10': 'telemetry',
      '5.11': 'deleting user data',
      '5.12': 'installation and maintenance',
      '5.13': 'checking input',
      '6': 'data protection',
    },
  },
  iso: {
    key: 'iso',
    name: 'ISO/IEC 27001 Annex A controls',
    edition: '2022',
    source: 'iso-27001',
    identifiers: {
      ...count(1, 37, '5.', 'organisation'),
      ...count(1, 8, '6.', 'people'),
      ...count(1, 14, '7.', 'premises and equipment'),
      ...count(1, 34, '8.', 'technology'),
    },
  },
  ce: {
    key: 'ce',
    name: 'Cyber Essentials controls',
    edition: 'requirements 3.3, April 2026',
    source: 'cyber-essentials',
    identifiers: {
      FW: 'firewalls',
      SC: 'secure configuration',
      UM: 'update management',
      AC: 'access control',
      MP: 'protection from malware',
    },
  },
};

export type FrameworkLinks = Partial<Record<FrameworkKey, string[]>>;

/**
 * What a set of questions is linked to: for each framework its identifiers, each once, in the framework's own order.
 * Frameworks without a link are left out.
 */
export const linksOf = (
  questions: readonly { map: Readonly<Partial<Record<FrameworkKey, readonly string[]>>> }[],
): FrameworkLinks => {
  const links: FrameworkLinks = {};
  for (const key of frameworkKeys) {
    const linked = new Set(questions.flatMap((question) => question.map[key] ?? []));
    const inOrder = Object.keys(frameworks[key].identifiers).filter((id) => linked.has(id));
    if (inOrder.length > 0) links[key] = inOrder;
  }
  return links;
};
