/**
 * Names that a supplier must be able to meet by an equivalent: content, looked through on the day below. Families of
 * numbers rather than a list of all, and only names that mean nothing else in plain English.
 */
export const namesChecked = '2026-11-23';

/** Standards and schemes, however they are written. */
const numbered = [
  'Cyber Essentials(?: Plus)?',
  'ISO(?:\\/IEC)?[ -]?\\d{4,5}',
  'IEC[ -]?\\d{5}',
  'BS[ -](?:EN[ -])?(?:ISO[ -])?\\d{4,5}',
  'PAS[ -]?\\d{3,5}',
  'EN[ -]\\d{3}[ -]?\\d{3}',
  'SOC[ -]?[12]\\b',
  'PCI[ -]DSS',
  'FIPS[ -]?\\d{3}',
  'NIST (?:SP ?)?800-\\d{1,3}',
  'ISAE[ -]?\\d{4}',
  'Data Security and Protection Toolkit',
  'Cyber Assessment Framework',
  'Constructionline',
  'SafeContractor',
] as const;

/** The same where small letters would be ordinary words: a river has a crest, and people pass a check scheme. */
const capitals = [
  'CSA STAR',
  'BPSS',
  'Common Criteria',
  'IASME',
  'CREST\\b',
  'NIST (?:CSF\\b|Cyber ?security Framework)',
  'CIS (?:Controls|Benchmarks?)',
  'OWASP(?: ASVS| Top (?:10|Ten))?',
  'HITRUST',
  'FedRAMP',
  'TISAX',
  'COBIT\\b',
  'ITIL\\b',
  'CISSP\\b',
  'CISM\\b',
  'Kitemark',
  'CHECK (?:scheme|status|provider|test)',
  'DSPT\\b',
  'UKAS\\b',
  'CHAS\\b',
  'SSAIB\\b',
  'NSI (?:Gold|Silver)',
  'Secured by Design',
] as const;

/** Makers and products often named in the specifications of councils. */
const brands = [
  'Microsoft(?: (?:365|Azure|Entra|Intune|Defender|Sentinel|Teams|Purview))?',
  'Office 365',
  'Azure(?: AD)?',
  'Active Directory',
  'SharePoint',
  'Windows (?:Server|\\d{2})',
  'Amazon Web Services',
  'AWS',
  'Google (?:Cloud|Workspace|Maps)',
  'Oracle',
  'VMware',
  'Citrix',
  'Cisco(?: Meraki)?',
  'Meraki',
  'Fortinet',
  'FortiGate',
  'Palo Alto Networks',
  'CrowdStrike',
  'Darktrace',
  'Sophos',
  'Splunk',
  'Okta',
  'CyberArk',
  'BitLocker',
  'Nessus',
  'Qualys',
  'Salesforce',
  'ServiceNow',
  'Power BI',
  'Cloudflare',
  'Zscaler',
  'Mimecast',
  'Trend Micro',
  'McAfee',
  'Kaspersky',
  'SolarWinds',
  'Ubiquiti',
  'Juniper Networks',
  'Huawei',
  'ArcGIS',
  'Hikvision',
  'Dahua',
  'Axis Communications',
  'Genetec',
  'Avigilon',
  'Hanwha',
  'XProtect',
  'Bosch',
  'Siemens',
  'Honeywell',
  'Schneider Electric',
  'Philips',
  'Telensa',
  'Yunex',
] as const;

const anyOf = (names: readonly string[], flags: string): RegExp => new RegExp(`\\b(?:${names.join('|')})`, flags);
const numberedPattern = anyOf(numbered, 'gi');
const capitalsPattern = anyOf(capitals, 'g');
const brandsPattern = anyOf(
  brands.map((brand) => `${brand}\\b`),
  'g',
);

const matches = (text: string, pattern: RegExp): { index: number; name: string }[] =>
  [...text.matchAll(pattern)].map(({ index, 0: name }) => ({ index, name }));

/** Takes a text; returns the standards and schemes that it names, in order, as they stand there. */
export const standardsIn = (text: string): string[] =>
  [...matches(text, numberedPattern), ...matches(text, capitalsPattern)]
    .sort((a, b) => a.index - b.index)
    .map(({ name }) => name);

/** The buyer's own product must be named: a supplier cannot offer another one in its place. */
const ownProduct = /\b(?:our|the (?:council|authority)['’]s)(?: (?:own|existing|current|present|corporate))*\s*$/i;

/**
 * Takes a text; returns the makers and products that it names, in order. Written as the makers write them, and not
 * where the text speaks of the buyer's own.
 */
export const brandsIn = (text: string): string[] =>
  matches(text, brandsPattern)
    .filter(({ index }) => !ownProduct.test(text.slice(0, index)))
    .map(({ name }) => name);
