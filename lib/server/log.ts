import 'server-only';
import pino, { type Logger } from 'pino';
import { config } from './config';

/**
 * All that a log line may say. The list is closed on purpose: answers, names, addresses, tokens and error
 * messages (which may quote them) cannot be written because there is no field for them.
 */
export type LogFields = {
  requestId?: string;
  route?: string;
  action?: string;
  status?: number;
  milliseconds?: number;
  count?: number;
  child?: string;
  fault?: string;
};

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

let logger: Logger | undefined;
const open = () => {
  logger ??= pino({ level: config().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
};

/** Writes one JSON line to standard output. `event` is a fixed phrase, such as `server started`. */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
  open()[level](fields, event);
}

/** What may be said of an error: its class, code and place, never its message. */
export function describeError(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = (error as Error & { code?: unknown }).code;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return typeof code === 'string' ? { name: error.name, code, at } : { name: error.name, at };
}

/** Logs a fault nobody expected, without its message. */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  open().error({ ...fields, error: describeError(error) }, event);
}
