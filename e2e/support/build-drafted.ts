/**
 * Adds a procurement that is still being drafted to the example, by the commands that people use. Run in a process of
 * its own by drafted.ts, on the data folder that the environment names; prints the procurement's id.
 */
import { unopened } from '../../lib/example/content';
import { draftProcurement, type Until } from '../../lib/example/drafting';
import { peopleThere } from '../../lib/example/people';

const { title, reference, until } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
if (!title || !reference || !until) throw new Error('Nothing says what the procurement is called.');
const timetable = {
  published: '2027-04-06T08:00:00.000Z',
  clarificationsClose: '2027-04-20T11:00:00.000Z',
  deadline: '2027-05-21T11:00:00.000Z',
  marking: '2027-06-18T16:00:00.000Z',
  moderation: '2027-06-25T09:00:00.000Z',
  award: '2027-07-09T08:00:00.000Z',
};
const { noticeReference: _, ...content } = unopened.procurement;
const id = await draftProcurement(
  await peopleThere(),
  { ...content, title, reference, timetable, override: null },
  until as Until,
);
process.stdout.write(`procurement ${id}\n`);
process.exit(0);
