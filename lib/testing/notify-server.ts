import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const notifyTemplate = '0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d';
const service = '1f2e3d4c-5b6a-4798-8877-665544332211';
const secret = '99887766-5544-4332-9211-001122334455';
export const notifyKey = `assay-live-${service}-${secret}`;

export type Taken = {
  email_address: string;
  template_id: string;
  personalisation: { subject: string; body: string };
  reference: string;
};

const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
};

/** The key's own arithmetic, written apart from the sender's: null when the token is right, else what is wrong with it. */
function tokenFault(header: string | undefined): string | null {
  const [head = '', body = '', signature = ''] = (header ?? '').replace(/^Bearer /, '').split('.');
  const wanted = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url');
  if (signature !== wanted) return 'Invalid token: signature';
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss?: string; iat?: number };
  if (claims.iss !== service) return 'Invalid token: service not found';
  return Math.abs(Date.now() / 1000 - (claims.iat ?? 0)) > 30 ? 'Error: Your system clock must be accurate' : null;
}

/** A server that speaks as much of Notify's API as mail needs: it checks tokens, and refuses addresses at refused.test. */
export async function aNotifyServer(): Promise<{
  url: string;
  taken: Taken[];
  /** Answers every request with this status from now on; 0 for as it should be. */
  fail: (status: number) => void;
  close: () => void;
}> {
  const taken: Taken[] = [];
  let failing = 0;
  const server = createServer(async (request, response) => {
    const text = await read(request);
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const refuse = (status: number, error: string, message: string) =>
      reply(status, { status_code: status, errors: [{ error, message }] });
    if (failing) return refuse(failing, failing === 429 ? 'RateLimitError' : 'Exception', 'Internal server error');
    const fault = tokenFault(request.headers.authorization);
    if (fault) return refuse(403, 'AuthError', fault);
    if (request.method === 'GET' && request.url === `/v2/template/${notifyTemplate}`)
      return reply(200, { id: notifyTemplate, type: 'email' });
    if (request.method !== 'POST' || request.url !== '/v2/notifications/email')
      return refuse(404, 'NoResultFound', 'No result found');
    const body = JSON.parse(text) as Taken;
    if (body.template_id !== notifyTemplate) return refuse(400, 'BadRequestError', 'Template not found');
    if (body.email_address.endsWith('@refused.test'))
      return refuse(400, 'BadRequestError', `Can’t send to ${body.email_address} using a team-only API key`);
    taken.push(body);
    return reply(201, { id: service, reference: body.reference });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    fail: (status) => {
      failing = status;
    },
    close: () => server.close(),
  };
}
