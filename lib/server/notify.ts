import 'server-only';
import { createHmac } from 'node:crypto';

/** How GOV.UK Notify is reached: the address of its API, a key made there, and a template with subject and body. */
export type NotifyAccess = {
  url: string;
  /** `{name}-{service id}-{secret}`, as Notify shows it once. */
  key: string;
  /** An e-mail template whose subject is `((subject))` and whose message is `((body))`. */
  template: string;
  /** Which of the service's reply-to addresses to use; null for its first. */
  replyTo: string | null;
};

/** Notify's refusal: its status and the name of its first error, without what it says of the recipient. */
export class NotifyError extends Error {
  override name = 'NotifyError';
  readonly code: string;
  constructor(
    readonly responseCode: number,
    kind: string,
  ) {
    super(`GOV.UK Notify answered ${responseCode}`);
    this.code = /^[A-Za-z]{1,40}$/.test(kind) ? `Notify ${kind}` : 'Notify';
  }
}

const uuidLength = 36;
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A JSON Web Token (HS256) as Notify asks for with every request: the service's id and the time, signed with the secret.
 * It lives for half a minute, so the time is the machine's own and not that of a test.
 */
export function notifyToken(key: string, seconds: number): string {
  const secret = key.slice(-uuidLength);
  const service = key.slice(-2 * uuidLength - 1, -uuidLength - 1);
  const signed = `${base64url({ typ: 'JWT', alg: 'HS256' })}.${base64url({ iss: service, iat: seconds })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/**
 * Notify reads a message as light Markdown. A supplier's words can stand in one, so that nothing may become a link with
 * other words on it, a heading or an inset: a space parts the brackets, and marks at the beginning of a line follow an
 * invisible joiner.
 */
export const plainForNotify = (text: string): string =>
  text.replaceAll('](', '] (').replaceAll(/^(\s*)([#^*>-])/gm, '$1\u2060$2');

async function ask(access: NotifyAccess, path: string, body?: object): Promise<void> {
  const seconds = Math.floor(Date.now() / 1000);
  const answer = await fetch(`${access.url}${path}`, {
    method: body ? 'POST' : 'GET',
    redirect: 'error',
    signal: AbortSignal.timeout(20_000),
    headers: {
      Authorization: `Bearer ${notifyToken(access.key, seconds)}`,
      'Content-Type': 'application/json',
      'User-Agent': 'Assay',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (answer.ok) {
    await answer.body?.cancel();
    return;
  }
  const said = (await answer.json().catch(() => null)) as { errors?: { error?: unknown }[] } | null;
  throw new NotifyError(answer.status, String(said?.errors?.[0]?.error ?? ''));
}

/**
 * Sends one message through GOV.UK Notify (POST /v2/notifications/email).
 * @throws NotifyError when Notify refuses it, Error when Notify is not reached.
 */
export async function sendByNotify(
  access: NotifyAccess,
  message: { to: string; subject: string; text: string; reference: string },
): Promise<void> {
  await ask(access, '/v2/notifications/email', {
    email_address: message.to,
    template_id: access.template,
    personalisation: { subject: message.subject, body: plainForNotify(message.text) },
    reference: message.reference,
    ...(access.replyTo === null ? {} : { email_reply_to_id: access.replyTo }),
  });
}

/** Whether Notify answers, knows the key and has the template. It sends nothing. */
export async function notifyAnswers(access: NotifyAccess): Promise<boolean> {
  return ask(access, `/v2/template/${access.template}`).then(
    () => true,
    () => false,
  );
}
