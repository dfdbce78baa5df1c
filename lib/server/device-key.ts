import 'server-only';
import { createHmac } from 'node:crypto';
import { keyFor } from './keys';

/**
 * The key under which a browser keeps what one person typed and has not saved yet. It is made anew for each page that
 * the person is shown, and never stored: without signing in as them nobody can read what their browser kept.
 */
export const deviceKeyOf = (userId: string): string =>
  createHmac('sha256', keyFor('device')).update(`unsent/1 ${userId}`).digest('base64');
