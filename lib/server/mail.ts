import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { config } from './config';
import { notifyAnswers, sendByNotify } from './notify';

export type Message = { to: string; subject: string; text: string };
/** What tells a delivery from another; Notify shows it beside the message. */
export type Delivery = Message & { reference: string };

/** Whether messages leave this copy of Assay; otherwise they are shown to the person who caused them, to copy. */
export const mailIsSent = (): boolean => config().smtpUrl !== null || config().notify !== null;

let transport: Transporter | undefined;

function open(url: string): Transporter {
  transport ??= createTransport({
    url,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

/**
 * Sends one plain-text message by SMTP, or through GOV.UK Notify where that is configured.
 * @throws Error when the mail server does not take it; `mailFault` says of it what may be kept.
 */
export async function sendMail({ reference, ...message }: Delivery): Promise<void> {
  const { smtpUrl, mailFrom, notify } = config();
  if (notify !== null) {
    await sendByNotify(notify, { ...message, reference });
    return;
  }
  if (smtpUrl === null || mailFrom === null) throw new Error('Mail is not configured.');
  await open(smtpUrl).sendMail({ from: mailFrom, ...message });
}

/** Whether the mail server answers now. It says nothing of any message, for some are caused by suppliers. */
export async function mailServerAnswers(): Promise<boolean> {
  const { smtpUrl, notify } = config();
  if (notify !== null) return notifyAnswers(notify);
  if (smtpUrl === null) return false;
  try {
    return await open(smtpUrl).verify();
  } catch {
    return false;
  }
}

/** The kind of a failed delivery, without addresses or the server's own words. */
export function mailFault(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const kind = typeof code === 'string' ? code : 'failed';
  return typeof responseCode === 'number' ? `${kind} ${responseCode}` : kind;
}
