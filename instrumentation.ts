/** Runs once when a server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startUp } = await import('@/lib/server/start-up');
    startUp();
    const { atStart } = await import('@/lib/commands/at-start');
    await atStart();
  }
}
