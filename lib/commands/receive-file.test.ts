import { describe, expect, it, vi } from 'vitest';
import { receiveFile } from './receive-file';

const limit = 1_000;

const posted = (fill: (form: FormData) => void): Request => {
  const body = new FormData();
  fill(body);
  return new Request('http://localhost/uploads', { method: 'POST', body });
};
const receive = (request: Request, supplier = 'oak') => receiveFile(supplier, request.body, request.headers, limit);
const file = (name: string, bytes: number): File => new File([new Uint8Array(bytes).fill(7)], name);

/** An upload whose beginning came, and then a byte now and again. */
const aTrickle = (name: string) => {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller;
      const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
      controller.enqueue(new TextEncoder().encode(head));
    },
  });
  const request = new Request('http://localhost/uploads', {
    method: 'POST',
    body: stream,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    duplex: 'half',
  } as RequestInit);
  const sendByte = async () => {
    try {
      body?.enqueue(new Uint8Array([7]));
    } catch {
      // Nobody reads any more.
    }
    await new Promise((next) => setImmediate(next));
  };
  return { request, sendByte };
};

describe('a posted file', () => {
  it('comes with its clean name, its bytes and the small fields before it', async () => {
    const result = await receive(
      posted((form) => {
        form.set('question', 'SEC-04');
        form.set('file', file('..\\Café plan.pdf', limit));
      }),
    );
    if (!result.ok) throw new Error('refused');
    expect(result.value.name).toBe('Café plan.pdf');
    expect(result.value.bytes.length).toBe(limit);
    expect(result.value.fields).toEqual({ question: 'SEC-04' });
  });

  it.each([
    ['one byte over the limit', file('big.pdf', limit + 1), 'supplier.file-large'],
    ['far over what is read at all', file('huge.pdf', limit * 400), 'supplier.file-large'],
  ])('%s is refused while it streams', async (_what, given, key) => {
    const result = await receive(posted((form) => form.set('file', given)));
    expect(result.ok ? '' : result.messages[0]?.key).toBe(key);
  });

  it('that is missing is asked for', async () => {
    for (const request of [
      posted((form) => form.set('question', 'x')),
      posted((form) => form.set('file', new File([], ''))),
    ]) {
      const result = await receive(request);
      expect(result.ok ? '' : result.messages[0]?.key).toBe('supplier.file-missing');
    }
    expect(await receiveFile('oak', null, new Headers(), limit)).toMatchObject({ ok: false });
  });

  it('cut off on its way, or in no form at all, is a stopped upload', async () => {
    const whole = await posted((form) => form.set('file', file('a.pdf', 500))).text();
    const type = `multipart/form-data; boundary=${/^--(\S+)/.exec(whole)?.[1]}`;
    const part = (text: string, contentType: string) =>
      receive(
        new Request('http://localhost/', { method: 'POST', body: text, headers: { 'content-type': contentType } }),
      );
    for (const result of [await part(whole.slice(0, 300), type), await part('a=b', 'text/plain')])
      expect(result.ok ? '' : result.messages[0]?.key).toBe('supplier.file-stopped');
  });

  it('of one supplier that trickles keeps no other waiting, and is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const slow = Array.from({ length: 12 }, (_, at) => {
      const trickle = aTrickle(`${at}.pdf`);
      return { trickle, result: receive(trickle.request, 'slow') };
    });
    const other = await receive(
      posted((form) => form.set('file', file('plan.pdf', 10))),
      'oak',
    );
    expect(other.ok && other.value.name).toBe('plan.pdf');
    const [still, moving] = slow;
    for (let minute = 0; minute < 4; minute += 0.25) {
      await moving?.trickle.sendByte();
      await vi.advanceTimersByTimeAsync(15_000);
    }
    for (const upload of [still, moving]) {
      const result = await upload?.result;
      expect(result && !result.ok && result.messages[0]?.key).toBe('supplier.file-slow');
    }
    // All that waited behind them end too, so that the supplier can try again.
    await vi.advanceTimersByTimeAsync(6 * 30_000);
    for (const { result } of slow) expect((await result).ok).toBe(false);
    vi.useRealTimers();
  });

  it('waits its turn when many come at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) => receive(posted((form) => form.set('file', file(`${at}.pdf`, 10))))),
    );
    expect(all.map((result) => result.ok && result.value.name)).toEqual(all.map((_, at) => `${at}.pdf`));
  });
});
