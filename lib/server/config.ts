import 'server-only';
import { isAbsolute, relative } from 'node:path';
import { z } from 'zod';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address such as `http://localhost:3000` can only be reached from this machine. */
export const isLoopback = (address: string): boolean => loopbackHosts.has(new URL(address).hostname);

const unset = (value: unknown) => (value === '' ? undefined : value);
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least, { error: `must be at least ${least}` })
        .max(most, { error: `must be at most ${most}` }),
    );
const absolutePath = z
  .string({ error: 'must be set to an absolute path (npm start and npm run dev set it for you)' })
  .refine(isAbsolute, { error: 'must be an absolute path' });
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text), {
    error: 'must be an address such as https://assay.example.gov.uk, without a path or a slash at the end',
  });
const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const notifyId = z.string().regex(new RegExp(`^${uuid}$`), { error: 'must be an id of GOV.UK Notify (a UUID)' });
const mib = 1024 * 1024;
/** tcp://host:port, or unix: and the absolute path of a socket. */
const scannerAddress = z
  .string()
  .transform((text) => {
    const path = /^unix:(\/.+)$/.exec(text)?.[1];
    if (path) return { path };
    const [, host, port] = /^tcp:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
    return host && port && Number(port) > 0 && Number(port) < 65_536
      ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
      : null;
  })
  .refine((address) => address !== null, {
    error: 'must be tcp:// with a host and port, or unix: with the path of a socket',
  });

const variables = {
  ASSAY_DATA: absolutePath,
  ASSAY_KEY_FILE: absolutePath,
  ASSAY_HOST: z.string().min(1).default('127.0.0.1'),
  ASSAY_PORT: wholeNumber(1, 65_535).prefault('3000'),
  ASSAY_PUBLIC_URL: origin.optional(),
  DATABASE_URL: z.undefined({ error: 'must not be set: this release keeps its data in SQLite under ASSAY_DATA' }),
  ASSAY_SMTP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^smtps?:/.test(text), { error: 'must begin with smtp:// or smtps://' })
    .optional(),
  ASSAY_MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
  ASSAY_NOTIFY_KEY: z
    .string()
    .regex(new RegExp(`^.{1,200}-${uuid}-${uuid}$`), { error: 'must be an API key of GOV.UK Notify, as it was shown' })
    .optional(),
  ASSAY_NOTIFY_TEMPLATE: notifyId.optional(),
  ASSAY_NOTIFY_REPLY_TO: notifyId.optional(),
  ASSAY_NOTIFY_URL: origin.prefault('https://api.notifications.service.gov.uk'),
  ASSAY_UPLOAD_LIMIT: wholeNumber(mib, 200 * mib).prefault(String(25 * mib)),
  ASSAY_CLAMAV: scannerAddress.optional(),
  ASSAY_DISK_RESERVE: wholeNumber(0, 1024 * 1024 * mib).prefault(String(512 * mib)),
  ASSAY_CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, { error: 'must be the name of a header in lower case' })
    .optional(),
  ASSAY_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('info'),
  ASSAY_EXAMPLE: z.enum(['1'], { error: 'must be 1 or not set' }).optional(),
  ASSAY_TEST_CLOCK: absolutePath.optional(),
};

/** Every variable that the server reads, in the order of the README's table (a test compares the two). */
export const variableNames = Object.keys(variables) as (keyof typeof variables)[];

/** Variables of the build, the tests and the commands; the server ignores them but does not refuse them. */
export const toolVariableNames = [
  'ASSAY_DIST',
  'ASSAY_REQUIRE_ALL',
  'ASSAY_SEED',
  'ASSAY_LAW_SCALE',
  'CHROMIUM_PATH',
  'LIBREOFFICE_PATH',
] as const;

export type Config = {
  /** Folder of everything but the key. */
  data: string;
  keyFile: string;
  host: string;
  port: number;
  /** Origin as browsers see it; same-origin checks compare with this. */
  publicUrl: string;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** GOV.UK Notify in the place of a mail server; null unless its key is given. */
  notify: { url: string; key: string; template: string; replyTo: string | null } | null;
  /** Largest evidence file, in bytes. */
  uploadLimit: number;
  /** Where a ClamAV daemon listens, or null: files are then not checked for viruses. */
  scanner: { path: string } | { host: string; port: number } | null;
  /** Bytes of disk that uploads leave free, so that answers can always be saved. */
  diskReserve: number;
  /** Header in which a trusted proxy puts the client's address, or null when there is no proxy. */
  clientAddressHeader: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  example: boolean;
  /** File holding a clock offset in milliseconds; null outside tests. */
  testClock: string | null;
};

/** A wrong environment variable; the message has one line per fault, each beginning with the variable's name. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError naming each wrong, contradictory or misspelt variable.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(variableNames.map((name) => [name, unset(environment[name])]));
  const parsed = z.object(variables).safeParse(given);
  const known = new Set<string>([...variableNames, ...toolVariableNames]);
  const faults = Object.keys(environment)
    .filter((name) => name.startsWith('ASSAY_') && !known.has(name))
    .map((name) => `${name}: is not a variable of Assay; see the table in README.md`);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
    throw new ConfigError(faults.join('\n'));
  }
  const value = parsed.data;
  const publicUrl = value.ASSAY_PUBLIC_URL ?? `http://localhost:${value.ASSAY_PORT}`;
  const local = isLoopback(publicUrl);
  if (!local && publicUrl.startsWith('http:'))
    faults.push('ASSAY_PUBLIC_URL: must begin with https:// unless it is an address of this machine');
  if (!local && value.ASSAY_EXAMPLE)
    faults.push('ASSAY_EXAMPLE: example accounts are refused unless ASSAY_PUBLIC_URL is an address of this machine');
  if (!local && value.ASSAY_TEST_CLOCK)
    faults.push('ASSAY_TEST_CLOCK: a test clock is refused unless ASSAY_PUBLIC_URL is an address of this machine');
  if (value.ASSAY_SMTP_URL && !value.ASSAY_MAIL_FROM)
    faults.push('ASSAY_MAIL_FROM: must be set when ASSAY_SMTP_URL is set');
  const { ASSAY_NOTIFY_KEY: key, ASSAY_NOTIFY_TEMPLATE: template, ASSAY_NOTIFY_URL: notifyUrl } = value;
  if (key && value.ASSAY_SMTP_URL)
    faults.push('ASSAY_NOTIFY_KEY: must not be set together with ASSAY_SMTP_URL; choose one way to send mail');
  if (key && !template) faults.push('ASSAY_NOTIFY_TEMPLATE: must be set when ASSAY_NOTIFY_KEY is set');
  if (!isLoopback(notifyUrl) && notifyUrl.startsWith('http:'))
    faults.push('ASSAY_NOTIFY_URL: must begin with https:// unless it is an address of this machine');
  const keyFromData = relative(value.ASSAY_DATA, value.ASSAY_KEY_FILE);
  if (keyFromData === '' || !(keyFromData.startsWith('..') || isAbsolute(keyFromData)))
    faults.push('ASSAY_KEY_FILE: must lie outside ASSAY_DATA, so that a copy of the data alone cannot be read');
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return {
    data: value.ASSAY_DATA,
    keyFile: value.ASSAY_KEY_FILE,
    host: value.ASSAY_HOST,
    port: value.ASSAY_PORT,
    publicUrl,
    smtpUrl: value.ASSAY_SMTP_URL ?? null,
    mailFrom: value.ASSAY_MAIL_FROM ?? null,
    notify: key && template ? { url: notifyUrl, key, template, replyTo: value.ASSAY_NOTIFY_REPLY_TO ?? null } : null,
    uploadLimit: value.ASSAY_UPLOAD_LIMIT,
    scanner: value.ASSAY_CLAMAV ?? null,
    diskReserve: value.ASSAY_DISK_RESERVE,
    clientAddressHeader: value.ASSAY_CLIENT_ADDRESS_HEADER ?? null,
    logLevel: value.ASSAY_LOG_LEVEL,
    example: value.ASSAY_EXAMPLE === '1',
    testClock: value.ASSAY_TEST_CLOCK ?? null,
  };
}

let cached: Config | undefined;

/**
 * The configuration of this process, read once and lazily, so that a build needs none.
 * @throws ConfigError as readConfig.
 */
export function config(): Config {
  cached ??= readConfig(process.env);
  return cached;
}
