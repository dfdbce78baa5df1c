/**
 * Releases the assessment summaries of the example's decided procurement. Run in a process of its own by released.ts, on
 * the data folder that the environment names; prints the procurement's id.
 */
import { peopleThere } from '../../lib/example/people';
import { releaseDecided } from '../../lib/example/summaries';

const id = await releaseDecided(await peopleThere(), new Date().toISOString());
process.stdout.write(`procurement ${id}\n`);
process.exit(0);
