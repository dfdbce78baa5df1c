import type { logRequestError as Log } from '@/lib/server/log';

/** Runs once when a server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startUp } = await import('@/lib/server/start-up');
    startUp();
    const { atStart } = await import('@/lib/commands/at-start');
    await atStart();
  }
}

/** Runs when a request ends in a fault that nobody expected. */
export async function onRequestError(...failure: Parameters<typeof Log>): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('@/lib/server/log');
    logRequestError(...failure);
  }
}
