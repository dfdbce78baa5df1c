import 'server-only';
import { assertSchema } from '@/db/client';
import { ConfigError, config } from './config';
import { log, narrowConsole } from './log';

/**
 * What must hold before the first request: a right configuration and the newest schema. Anything wrong ends the
 * process with a plain sentence.
 */
export function startUp(): void {
  // While developing, the whole error on the terminal is what one works with.
  if (process.env.NODE_ENV === 'production') narrowConsole();
  try {
    config();
    assertSchema();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      error instanceof ConfigError ? `Assay cannot start.\n${said}\n` : `Assay cannot start: ${said}\n`,
    );
    process.exit(1);
  }
  log('info', 'server started');
}
