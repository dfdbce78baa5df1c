/**
 * Adds a published procurement with a question of every kind to the example. Run in a process of its own by the
 * browser journeys, on the data folder that the environment names, while no server runs on it. The one argument says, as
 * JSON, what the procurement is called, when it was published, when its deadline is, and whether a portal receives.
 */
import { publishEveryKind } from './published-every-kind';

const { title, reference, publishedAt, deadline, receiving } = JSON.parse(process.argv[2] ?? '{}') as Record<
  string,
  string
>;
if (!title || !reference || !publishedAt || !deadline) throw new Error('Nothing says what the procurement is called.');
await publishEveryKind({
  title,
  reference,
  publishedAt,
  deadline,
  ...(receiving === 'portal' ? { receiving } : {}),
});
process.exit(0);
