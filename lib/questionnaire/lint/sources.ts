import type { RuleSource } from './rule';

/** The day on which the law and guidance behind the rules were last read. */
const checked = '2026-11-22';

/** Takes a section number of the Procurement Act 2023; returns it as the source of a rule. */
export const act = (section: string): RuleSource => ({
  name: `Procurement Act 2023, section ${section}`,
  url: `https://www.legislation.gov.uk/ukpga/2023/54/section/${section}`,
  checked,
});

/** Core supplier information is shared through the central digital platform. */
export const coreInformationRegulation: RuleSource = {
  name: 'Procurement Regulations 2024, regulation 6',
  url: 'https://www.legislation.gov.uk/uksi/2024/692/regulation/6',
  checked,
};

/** Binds central government only; councils may follow it. */
export const aiPolicyNote: RuleSource = {
  name: 'Procurement Policy Note 017 on AI (voluntary for councils)',
  url: 'https://www.gov.uk/government/collections/procurement-policy-notes',
  checked,
};
