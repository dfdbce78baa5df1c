/**
 * Builds the example's people and its open procurement, to which nobody is invited yet, with one question of free text
 * more. Run in a process of its own by sealed.ts, on the data folder that the environment names; prints the
 * procurement's id.
 */
import { minutesAfter } from '../../lib/example/calendar';
import { open } from '../../lib/example/content';
import { buildProcurement } from '../../lib/example/drafting';
import { buildPeople } from '../../lib/example/people';

const { procurement } = open;
const people = await buildPeople(minutesAfter(procurement.startedAt, -60 * 24));
if (!people.ok) throw new Error(people.messages.map(({ key }) => key).join(' '));
const id = await buildProcurement(
  people.value,
  procurement,
  [
    {
      by: 'officer-lead',
      at: minutesAfter(procurement.askedAt, -49 * 60),
      change: 'remove',
      question: 'P06-02',
      reason: 'Makes room for the question of free text.',
    },
    {
      by: 'officer-lead',
      at: minutesAfter(procurement.askedAt, -48 * 60),
      change: 'add',
      question: 'P02-06',
      reason: 'Bins stand in the street for years: how weaknesses are found and told matters.',
    },
  ],
  { sections: {}, questions: { 'P02-04': '60.00', 'P02-06': '40.00', 'P06-03': '100.00' } },
);
process.stdout.write(`procurement ${id}\n`);
process.exit(0);
