import 'server-only';
import { readFileSync } from 'node:fs';
import { config } from './config';

/** Offset of the test clock in milliseconds; 0 unless ASSAY_TEST_CLOCK names a file. */
function clockOffset(): number {
  const file = config().testClock;
  if (file === null) return 0;
  const text = readFileSync(file, 'utf8').trim();
  if (!/^-?\d{1,15}$/.test(text))
    throw new Error('ASSAY_TEST_CLOCK: the file must hold a whole number of milliseconds');
  return Number(text);
}

/** The server's time, which decides every deadline: `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const now = (): string => new Date(Date.now() + clockOffset()).toISOString();
