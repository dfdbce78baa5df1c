/** `npm run db:generate -- add_lot_to_invitation`: writes the next migration for both databases, named with a verb. */
import { at, root, runTool, stop } from './place.mjs';

const name = process.argv[2] ?? '';
if (!/^[a-z]+(_[a-z0-9]+)+$/.test(name)) {
  stop(`Name the migration with a verb, such as: npm run db:generate -- add_lot_to_invitation (in ${root}).`);
}
for (const dialect of ['sqlite', 'pg']) {
  const args = ['generate', '--config', at('db', `drizzle.${dialect}.config.ts`), '--name', name];
  if ((await runTool('drizzle-kit/bin.cjs', args)) !== 0) stop(`drizzle-kit could not write the ${dialect} migration.`);
}
