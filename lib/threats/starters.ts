import type { FlowInput, PartInput } from './model';

export type PlaceStarter = {
  /** Id of the starter of the questions about the place. */
  id: string;
  parts: readonly (PartInput & { key: string })[];
  /** `from` and `to` are keys of parts. */
  flows: readonly FlowInput[];
};

const operators = {
  key: 'operators',
  name: 'Operators',
  kind: 'person',
  holds: 'Sign-in to the dashboard',
  boundary: 'Our staff and systems',
} as const;
const support = {
  key: 'support',
  name: 'Supplier support',
  kind: 'person',
  holds: 'Remote access',
  boundary: 'Supplier',
} as const;
const mobile = {
  key: 'network',
  name: 'Mobile network',
  kind: 'link',
  holds: 'Carries readings and commands',
  boundary: '',
} as const;

/** Parts and flows that such places usually have, in our own words. An officer checks each one. */
export const placeStarters: readonly PlaceStarter[] = [
  {
    id: 'transport',
    parts: [
      { key: 'signals', name: 'Roadside controllers', kind: 'device', holds: 'Signal plans', boundary: 'Street' },
      {
        key: 'sensors',
        name: 'Parking and road sensors',
        kind: 'device',
        holds: 'Counts of vehicles',
        boundary: 'Street',
      },
      mobile,
      {
        key: 'platform',
        name: 'Traffic platform',
        kind: 'platform',
        holds: 'Signal plans, counts, faults',
        boundary: 'Supplier',
      },
      operators,
      support,
    ],
    flows: [
      { from: 'sensors', to: 'network', data: 'Counts of vehicles' },
      { from: 'network', to: 'platform', data: 'Counts and faults' },
      { from: 'platform', to: 'signals', data: 'Signal plans' },
      { from: 'operators', to: 'platform', data: 'Orders' },
      { from: 'support', to: 'platform', data: 'Remote support' },
    ],
  },
  {
    id: 'care-and-wellbeing',
    parts: [
      {
        key: 'alarms',
        name: 'Alarms and fall sensors',
        kind: 'device',
        holds: 'Alarm calls, activity',
        boundary: 'Homes',
      },
      { key: 'hubs', name: 'Home hubs', kind: 'device', holds: 'Alarm calls, address', boundary: 'Homes' },
      mobile,
      {
        key: 'platform',
        name: 'Monitoring platform',
        kind: 'platform',
        holds: 'Health and contact data',
        boundary: 'Supplier',
      },
      {
        key: 'operators',
        name: 'Monitoring centre',
        kind: 'person',
        holds: 'Sign-in to alarm calls',
        boundary: 'Our staff and systems',
      },
      support,
    ],
    flows: [
      { from: 'alarms', to: 'hubs', data: 'Alarm calls' },
      { from: 'hubs', to: 'network', data: 'Alarm calls' },
      { from: 'network', to: 'platform', data: 'Alarm calls' },
      { from: 'platform', to: 'operators', data: 'Alarms with names' },
      { from: 'support', to: 'platform', data: 'Remote support' },
    ],
  },
  {
    id: 'environment',
    parts: [
      { key: 'sensors', name: 'Air and water sensors', kind: 'device', holds: 'Readings', boundary: 'Street' },
      { key: 'network', name: 'Radio network', kind: 'link', holds: 'Carries readings', boundary: '' },
      {
        key: 'platform',
        name: 'Data platform',
        kind: 'platform',
        holds: 'Readings, places of sensors',
        boundary: 'Supplier',
      },
      {
        key: 'portal',
        name: 'Open data portal',
        kind: 'platform',
        holds: 'Published readings',
        boundary: 'Our staff and systems',
      },
      operators,
      support,
    ],
    flows: [
      { from: 'sensors', to: 'network', data: 'Readings' },
      { from: 'network', to: 'platform', data: 'Readings' },
      { from: 'platform', to: 'portal', data: 'Readings' },
      { from: 'operators', to: 'platform', data: 'Settings' },
      { from: 'support', to: 'platform', data: 'Remote support' },
    ],
  },
  {
    id: 'infrastructure',
    parts: [
      {
        key: 'nodes',
        name: 'Lamp and charger controllers',
        kind: 'device',
        holds: 'Switching times',
        boundary: 'Street',
      },
      mobile,
      {
        key: 'platform',
        name: 'Control platform',
        kind: 'platform',
        holds: 'Switching times, faults, use',
        boundary: 'Supplier',
      },
      {
        key: 'assets',
        name: 'Asset register',
        kind: 'platform',
        holds: 'Places and types of equipment',
        boundary: 'Our staff and systems',
      },
      operators,
      support,
    ],
    flows: [
      { from: 'nodes', to: 'network', data: 'Faults and use' },
      { from: 'network', to: 'platform', data: 'Faults and use' },
      { from: 'platform', to: 'nodes', data: 'Switching orders' },
      { from: 'platform', to: 'assets', data: 'Faults' },
      { from: 'operators', to: 'platform', data: 'Orders' },
      { from: 'support', to: 'platform', data: 'Remote support' },
    ],
  },
];
