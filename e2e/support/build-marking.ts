/**
 * Takes the example's unopened procurement on: `opened` to who marks what, `marked` until both evaluators have given
 * everything and the first has locked, `locked` until the second has too. With `differently` the first evaluator gives
 * other marks for other reasons at the same times. Run in a process of its own, on the data folder that the environment
 * names; prints the submissions.
 */
import { unopened } from '../../lib/example/content';
import type { Panel } from '../../lib/example/content/shape';
import { panel } from '../../lib/example/content/unopened/after-opening';
import { buildOpened, lockAll, markAll, openedAs } from '../../lib/example/panel';
import { everybodyThere } from '../../lib/example/people';
import type { Stage } from './marking-states';

const { id, stage, words, differently } = JSON.parse(process.argv[2] ?? '{}') as Stage;
const [first = '', second = ''] = words;

/** A mark as near as can be that is not this one. */
const other = (mark: string): string => String(mark === '0' ? 1 : Number(mark) - 1);

/** The panel of the example, whose evaluators write a word into their reasons that stands nowhere else. */
function told({ scored, lowered, confirmed, ...rest }: Panel): Panel {
  const { 'P02-04': claimed, ...oakhollow } = confirmed.oakhollow;
  const [example] = lowered;
  if (!claimed || !example) throw new Error('The answer that is lowered here was not confirmed.');
  // It comes first, so that everything is marked in the same order as otherwise.
  const moved = { ...example, question: 'P02-04', supplier: 'oakhollow' as const, to: '0' };
  return {
    ...rest,
    confirmed: differently ? { ...confirmed, oakhollow } : confirmed,
    lowered: [...(differently ? [moved] : []), ...lowered].map((each) => ({
      ...each,
      reason: `${each.reason} ${first}`,
    })),
    scored: scored.map((each) => ({
      ...each,
      marks: each.marks.map(({ by, mark, reason }) => ({
        by,
        mark: differently && by === 'evaluator-1' ? other(mark) : mark,
        reason: `${reason} ${by === 'evaluator-1' ? first : second}`,
      })),
    })),
  };
}

const cast = await everybodyThere();
const given = told(panel);
if (stage === 'opened') await buildOpened(cast, id, panel);
const opened = await openedAs(cast, id);
if (stage === 'marked') {
  await markAll(cast, opened, given);
  await lockAll(cast, opened, given, ['evaluator-1']);
}
if (stage === 'locked') await lockAll(cast, opened, given, ['evaluator-2']);
process.stdout.write(`submissions ${unopened.bids.map(({ supplier }) => opened.submissions[supplier]).join(' ')}\n`);
process.exit(0);
