import type { Person, SupplierOrganisation } from './shape';

/** A fictional authority, its people and the suppliers. No real organisation or person is meant. */
export const authority = {
  name: 'Brackwater Borough Council',
  nation: 'england',
  /** Who commissions its connected places, and the group that signs each questionnaire off. */
  commission: {
    commissioner: 'Ruth Ventris',
    post: 'Director of resources',
    approves: 'The purchase, its budget and the security risk that is left after the contract is let',
  },
  group: {
    group: 'Connected places board',
    members: [
      { name: 'Ruth Ventris', duty: 'Chair', approves: 'Publication and the risk that is left' },
      { name: 'Samir Haldane', duty: 'Security adviser', approves: 'The security questions and their weightings' },
    ],
  },
} as const;

export const people: Person[] = [
  {
    id: 'admin',
    name: 'Moira Tanswell',
    post: 'Systems administrator',
    email: 'moira.tanswell@brackwater.example.test',
    administrator: true,
    officer: false,
  },
  {
    id: 'officer-lead',
    name: 'Dilys Harcastle',
    post: 'Category manager, place and environment',
    email: 'dilys.harcastle@brackwater.example.test',
    administrator: false,
    officer: true,
  },
  {
    id: 'officer-2',
    name: 'Graham Pellow',
    post: 'Procurement officer',
    email: 'graham.pellow@brackwater.example.test',
    administrator: false,
    officer: true,
  },
  {
    id: 'approver',
    name: 'Ruth Ventris',
    post: 'Director of resources',
    email: 'ruth.ventris@brackwater.example.test',
    administrator: false,
    officer: false,
  },
  {
    id: 'evaluator-1',
    name: 'Samir Haldane',
    post: 'ICT security architect',
    email: 'samir.haldane@brackwater.example.test',
    administrator: false,
    officer: false,
  },
  {
    id: 'evaluator-2',
    name: 'Joanna Prewett',
    post: 'Environmental health data lead',
    email: 'joanna.prewett@brackwater.example.test',
    administrator: false,
    officer: false,
  },
  {
    id: 'evaluator-sub',
    name: 'Teodor Malik',
    post: 'Cyber lead, Stourmere shared service',
    email: 'teodor.malik@stourmere.example.test',
    administrator: false,
    officer: false,
  },
  {
    id: 'moderator',
    name: 'Helen Ashgrove',
    post: 'Commercial governance manager',
    email: 'helen.ashgrove@brackwater.example.test',
    administrator: false,
    officer: false,
  },
  {
    id: 'observer',
    name: 'Bernard Osei',
    post: 'Internal auditor',
    email: 'bernard.osei@brackwater.example.test',
    administrator: false,
    officer: false,
  },
];

export const suppliers: SupplierOrganisation[] = [
  {
    id: 'fenlight',
    name: 'Fenlight Systems Ltd',
    owner: {
      name: 'Priya Lorrimer',
      post: 'Bid manager',
      email: 'priya.lorrimer@fenlight.example.test',
    },
  },
  {
    id: 'corvane',
    name: 'Corvane Networks Ltd',
    owner: {
      name: 'Declan Marchbank',
      post: 'Commercial director',
      email: 'declan.marchbank@corvane.example.test',
    },
  },
  {
    id: 'oakhollow',
    name: 'Oakhollow Sensing CIC',
    owner: {
      name: 'Wendy Tarrant',
      post: 'Founder and director',
      email: 'wendy.tarrant@oakhollow.example.test',
    },
  },
];
