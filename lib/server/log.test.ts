import { expect, test, vi } from 'vitest';
import { aDatabase } from '@/lib/testing/world';
import { describeError, logRequestError, narrowConsole } from './log';

const lines = vi.hoisted(() => [] as object[]);
vi.mock('pino', () => ({
  default: Object.assign(() => ({ error: (fields: object, event: string) => lines.push({ ...fields, event }) }), {
    stdTimeFunctions: {},
  }),
}));

aDatabase();

const said = 'Failed query: select\nparams: lee@example.test,\n    at the session token k7qm2x4';

test('of an error its class, code and place are told, never its message', () => {
  const told = JSON.stringify(describeError(Object.assign(new TypeError(said), { code: 'SQLITE_BUSY' })));
  expect(told).toContain('TypeError');
  expect(told).toContain('SQLITE_BUSY');
  expect(told).toContain('log.test.ts');
  expect(told).not.toMatch(/lee@|k7qm2x4/);
});

test('a failed request is told by the pattern of its page, the number of its fault and its request id', () => {
  const error = Object.assign(new Error(said), { digest: '4031' });
  logRequestError(error, { headers: { 'x-request-id': 'a-b-c' } }, { routePath: '/procurements/[id]' });
  expect(lines.at(-1)).toMatchObject({
    event: 'request failed',
    route: '/procurements/[id]',
    fault: '4031',
    requestId: 'a-b-c',
    error: { name: 'Error' },
  });
  expect(JSON.stringify(lines)).not.toMatch(/lee@|k7qm2x4/);
});

test('an upload, which no proxy has numbered, is told without what its caller calls it', () => {
  const headers = { 'x-request-id': 'whatever the caller likes' };
  logRequestError(new Error(said), { headers }, { routePath: '/uploads/evidence/[responseId]' });
  expect(JSON.stringify(lines.at(-1))).not.toContain('whatever');
});

test('what the framework prints holds no message of an error and no object', () => {
  const print = vi.fn();
  const door = { error: print, warn: print };
  narrowConsole(door);
  door.error(' ⨯', new Error(said), { params: ['lee@example.test'] });
  const printed = JSON.stringify(print.mock.calls);
  expect(printed).toContain('⨯');
  expect(printed).toContain('log.test.ts');
  expect(printed).not.toMatch(/lee@|k7qm2x4/);
});
