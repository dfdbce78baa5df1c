import type { Declaration } from '../../../declaration';

export const declarations: Declaration[] = [
  {
    id: 'D-01',
    edition: 2,
    home: 4,
    wording: { en: 'Name each associated person and intended sub-contractor relied on in this bid.' },
    guidance: {
      en: 'We use this for exclusion and debarment checks. Core supplier information is read from the central digital platform and is not asked again.',
    },
    kind: 'table',
    purpose: 'information',
    settings: {
      columns: [
        { id: 'name', label: { en: 'Name' } },
        { id: 'registered-number-or-other-identifier', label: { en: 'Registered number or other identifier' } },
        { id: 'role-in-this-contract', label: { en: 'Role in this contract' } },
        {
          id: 'relied-on-for-a-condition-of-participation',
          label: { en: 'Relied on for a condition of participation (yes/no)' },
        },
        { id: 'platform-share-reference', label: { en: 'Platform share reference' } },
      ],
      rowName: { en: 'person or sub-contractor' },
      nilAllowed: true,
    },
    checked: '2026-11-22',
  },
  {
    id: 'D-02',
    edition: 2,
    home: 12,
    wording: { en: 'State the maker and place of manufacture of each main hardware part offered.' },
    guidance: {
      en: 'A fact for the national security assessment, which a person makes. It earns no mark and decides nothing by itself.',
    },
    kind: 'table',
    purpose: 'information',
    settings: {
      columns: [
        { id: 'part', label: { en: 'Part (processor; radio module; camera; gateway; other)' } },
        { id: 'maker', label: { en: 'Maker' } },
        { id: 'model', label: { en: 'Model' } },
        { id: 'place-of-manufacture', label: { en: 'Place of manufacture' } },
        { id: 'used-in', label: { en: 'Used in (device type)' } },
      ],
      rowName: { en: 'hardware part' },
      nilAllowed: true,
    },
    checked: '2026-11-22',
  },
  {
    id: 'D-03',
    edition: 2,
    home: 14,
    wording: { en: 'State the cyber insurance that you hold or will take out if awarded this contract.' },
    guidance: {
      en: 'Cover need not be in place before the contract is awarded. This is about financial standing and not about security quality.',
    },
    kind: 'table',
    purpose: 'information',
    settings: {
      columns: [
        { id: 'insurer', label: { en: 'Insurer' } },
        { id: 'limit-of-cover', label: { en: 'Limit of cover' } },
        { id: 'main-exclusions', label: { en: 'Main exclusions' } },
        { id: 'in-place-now-or-from-which-date', label: { en: 'In place now or from which date' } },
      ],
      rowName: { en: 'insurance policy' },
      nilAllowed: true,
    },
    checked: '2026-11-22',
  },
  {
    id: 'D-04',
    edition: 2,
    home: 5,
    wording: { en: 'List the answers that you ask us to treat as confidential.' },
    guidance: {
      en: 'We use this for freedom of information requests and assessment summaries. The authority decides under the law.',
    },
    kind: 'table',
    purpose: 'information',
    settings: {
      columns: [
        { id: 'question', label: { en: 'Question' } },
        { id: 'part-of-the-answer', label: { en: 'Part of the answer' } },
        { id: 'reason', label: { en: 'Reason' } },
        { id: 'until-which-date', label: { en: 'Until which date' } },
      ],
      rowName: { en: 'answer' },
      nilAllowed: true,
    },
    checked: '2026-11-22',
  },
  {
    id: 'D-05',
    edition: 2,
    home: 13,
    wording: {
      en: 'Confirm that the answers describe the product and version offered and may form part of the contract.',
    },
    guidance: { en: 'Enter one row for each product. You cannot submit while this is empty. It carries no mark.' },
    kind: 'table',
    purpose: 'information',
    settings: {
      columns: [
        { id: 'product-and-version', label: { en: 'Product and version' } },
        { id: 'name-of-person-signing', label: { en: 'Name of person signing' } },
        { id: 'post', label: { en: 'Post' } },
        { id: 'date', label: { en: 'Date' } },
      ],
      rowName: { en: 'product' },
    },
    checked: '2026-11-22',
  },
  {
    id: 'D-06',
    edition: 2,
    home: 3,
    wording: { en: 'State any use of AI tools in writing this response.' },
    guidance: {
      en: 'Information only: it has no weighting and nobody passes or fails on it. If you used none, say that there are none.',
    },
    kind: 'table',
    purpose: 'information',
    settings: {
      columns: [
        { id: 'tool', label: { en: 'Tool' } },
        { id: 'used-for-which-answers', label: { en: 'Used for which answers' } },
        { id: 'person-who-checked-them', label: { en: 'Person who checked them' } },
      ],
      rowName: { en: 'tool' },
      nilAllowed: true,
    },
    checked: '2026-11-22',
  },
];
