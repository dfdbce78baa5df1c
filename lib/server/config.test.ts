import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, toolVariableNames, variableNames } from './config';

const base = { ASSAY_DATA: '/srv/assay/data', ASSAY_KEY_FILE: '/srv/assay/key' };
const fault = (extra: Record<string, string>) => {
  try {
    readConfig({ ...base, ...extra });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'accepted';
};

describe('configuration', () => {
  it('has a default for everything but the two paths', () => {
    expect(readConfig(base)).toEqual({
      data: '/srv/assay/data',
      keyFile: '/srv/assay/key',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      smtpUrl: null,
      mailFrom: null,
      notify: null,
      uploadLimit: 25 * 1024 * 1024,
      scanner: null,
      diskReserve: 512 * 1024 * 1024,
      clientAddressHeader: null,
      logLevel: 'info',
      example: false,
      testClock: null,
    });
  });

  it('lets the public address follow the port when it is not given', () => {
    expect(readConfig({ ...base, ASSAY_PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  });

  it('knows a virus scanner by host and port or by its socket, and nothing else', () => {
    const scanner = (text: string) => readConfig({ ...base, ASSAY_CLAMAV: text }).scanner;
    expect(scanner('tcp://127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 });
    expect(scanner('tcp://[::1]:3310')).toEqual({ host: '::1', port: 3310 });
    expect(scanner('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
    for (const text of ['127.0.0.1:3310', 'tcp://host', 'tcp://host:99999', 'unix:clamd.ctl', 'http://a:1'])
      expect(fault({ ASSAY_CLAMAV: text })).toMatch(/^ASSAY_CLAMAV: must be tcp/);
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ ...base, ASSAY_SMTP_URL: '', DATABASE_URL: '' }).smtpUrl).toBeNull();
  });

  it.each([
    ['ASSAY_DATA', 'data'],
    ['ASSAY_KEY_FILE', 'key'],
    ['ASSAY_KEY_FILE', '/srv/assay/data/key'],
    ['ASSAY_PORT', '70000'],
    ['ASSAY_PORT', '3000 '],
    ['ASSAY_PUBLIC_URL', 'assay.example.gov.uk'],
    ['ASSAY_PUBLIC_URL', 'https://assay.example.gov.uk/'],
    ['ASSAY_PUBLIC_URL', 'http://assay.example.gov.uk'],
    ['DATABASE_URL', 'postgres://localhost/assay'],
    ['ASSAY_SMTP_URL', 'mail.example.gov.uk'],
    ['ASSAY_MAIL_FROM', 'nobody'],
    ['ASSAY_NOTIFY_KEY', 'secret'],
    ['ASSAY_NOTIFY_TEMPLATE', 'welcome'],
    ['ASSAY_NOTIFY_REPLY_TO', 'office@council.gov.uk'],
    ['ASSAY_NOTIFY_URL', 'http://notify.example.gov.uk'],
    ['ASSAY_UPLOAD_LIMIT', '12'],
    ['ASSAY_CLIENT_ADDRESS_HEADER', 'X Forwarded For'],
    ['ASSAY_LOG_LEVEL', 'loud'],
    ['ASSAY_EXAMPLE', 'yes'],
    ['ASSAY_TEST_CLOCK', 'clock'],
    ['ASSAY_DATTA', '/srv/assay/data'],
  ])('names %s when its value is %s', (name, value) => {
    expect(fault({ [name]: value }).split('\n')).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  it('asks for a sender where mail is sent', () => {
    expect(fault({ ASSAY_SMTP_URL: 'smtps://mail.example.gov.uk' })).toMatch(/^ASSAY_MAIL_FROM: /);
  });

  it('takes GOV.UK Notify in the place of a mail server, with its template', () => {
    const id = '1f2e3d4c-5b6a-4798-8877-665544332211';
    const key = `assay-live-${id}-99887766-5544-4332-9211-001122334455`;
    expect(readConfig({ ...base, ASSAY_NOTIFY_KEY: key, ASSAY_NOTIFY_TEMPLATE: id }).notify).toEqual({
      url: 'https://api.notifications.service.gov.uk',
      key,
      template: id,
      replyTo: null,
    });
    expect(fault({ ASSAY_NOTIFY_KEY: key })).toMatch(/^ASSAY_NOTIFY_TEMPLATE: /);
    const smtp = { ASSAY_SMTP_URL: 'smtps://mail.example.gov.uk', ASSAY_MAIL_FROM: 'assay@example.gov.uk' };
    expect(fault({ ...smtp, ASSAY_NOTIFY_KEY: key, ASSAY_NOTIFY_TEMPLATE: id })).toMatch(/^ASSAY_NOTIFY_KEY: /);
  });

  it.each(['ASSAY_EXAMPLE', 'ASSAY_TEST_CLOCK'])('refuses %s where strangers can reach the server', (name) => {
    const value = name === 'ASSAY_EXAMPLE' ? '1' : '/tmp/clock';
    expect(readConfig({ ...base, [name]: value })).toBeTruthy();
    expect(fault({ [name]: value, ASSAY_PUBLIC_URL: 'https://assay.example.gov.uk' })).toMatch(
      new RegExp(`^${name}: `),
    );
  });

  it('is described in the README, variable for variable', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const described = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(described).toEqual([...variableNames, ...toolVariableNames]);
  });
});
