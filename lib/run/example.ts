/** Builds the example on an empty database. Run by `npm start -- --example`, after the migration. */
import { closeConnections } from '@/db/client';
import { exampleStanding } from '@/lib/commands/build-example';
import { examplePassword } from '@/lib/example/accounts';
import { buildExample } from '@/lib/example/build';
import { people } from '@/lib/example/content/authority';
import { now } from '@/lib/server/clock';
import { ConfigError, config } from '@/lib/server/config';
import { say } from '@/lib/text';

async function main(): Promise<void> {
  const standing = await exampleStanding();
  if (standing === 'built') {
    process.stdout.write('The example data is here already.\n');
    return;
  }
  if (standing === 'empty') process.stdout.write('Building the example (up to a minute).\n');
  const built = await buildExample(now());
  if (!built.ok) throw new Error(built.messages.map((message) => say(message)).join(' '));
  const lead = people.find(({ id }) => id === 'officer-lead');
  process.stdout.write(
    `The example is ready. Sign in at ${config().publicUrl} as ${lead?.email} with the password "${examplePassword}".\nEverybody else is listed in README.md, under Example.\n`,
  );
}

main()
  .catch((error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof ConfigError ? `Assay cannot start.\n${said}\n` : `${said}\n`);
    process.exitCode = 1;
  })
  .finally(closeConnections);
