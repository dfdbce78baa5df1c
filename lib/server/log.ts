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
    // A message may run over several lines, and a line of it may look like a place.
    .replace(error.message, '')
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

/** Where a request failed, as the framework tells it. */
type FailedRequest = { headers: Readonly<Record<string, string | string[] | undefined>> };

/**
 * Logs a request that ended in a fault: its page as a pattern without ids, the number that the error page shows, and
 * the request id. Upload routes stand outside proxy.ts, so a request id there is the caller's own words and left out.
 */
export function logRequestError(
  error: unknown,
  { headers }: FailedRequest,
  { routePath }: { routePath: string },
): void {
  const digest = error instanceof Error ? (error as Error & { digest?: unknown }).digest : undefined;
  const requestId = routePath.startsWith('/uploads/') ? undefined : headers['x-request-id'];
  logError('request failed', error, {
    route: routePath,
    ...(typeof digest === 'string' ? { fault: digest } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  });
}

/** What the framework may print of a thing it was handed: of an error its class, code and place. */
const printable = (part: unknown): unknown => {
  if (part instanceof Error) return JSON.stringify(describeError(part));
  return typeof part === 'object' && part !== null ? '[object]' : part;
};

/**
 * The framework prints every error whole, message and all, and has no setting for it; so the console's two doors are
 * made as narrow as this log. Its own sentences still pass.
 */
export function narrowConsole(target: Pick<Console, 'error' | 'warn'> = console): void {
  for (const door of ['error', 'warn'] as const) {
    const print = target[door].bind(target);
    target[door] = (...parts: unknown[]) => print(...parts.map(printable));
  }
}
