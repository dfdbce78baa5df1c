/**
 * Loaded into a program before anything else (`node --require`): watches how long its event loop stands still, and
 * which work of passwords is done on it. On SIGUSR2 it writes what it saw to LOOP_WATCH_FILE and starts afresh.
 */
const crypto = require('node:crypto');
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { isMainThread } = require('node:worker_threads');

const file = process.env.LOOP_WATCH_FILE;

/** CPU time of this thread, and time that it waited for a processor, in milliseconds; null off Linux. */
function schedule() {
  try {
    const [ran, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
    return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 };
  } catch {
    return null;
  }
}

function watch() {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let calls = {};
  for (const name of ['scrypt', 'scryptSync', 'pbkdf2Sync']) {
    const original = crypto[name];
    crypto[name] = (...given) => {
      calls[name] = (calls[name] ?? 0) + 1;
      return original(...given);
    };
  }
  syncBuiltinESMExports();

  // Between two ticks of a timer the thread runs, waits for work, or waits for a processor. The first alone is ours.
  let most = { gap: 0, ran: 0 };
  let before = { at: performance.now(), ...schedule() };
  const look = () => {
    const now = { at: performance.now(), ...schedule() };
    most = { gap: Math.max(most.gap, now.at - before.at), ran: Math.max(most.ran, now.ran - before.ran) };
    before = now;
  };
  setInterval(look, 10).unref();

  let reports = 0;
  process.on('SIGUSR2', () => {
    look();
    reports += 1;
    const seen = {
      // The clock on the wall; a machine that is busy with something else counts too.
      longestMs: Math.max(delay.max / 1e6, most.gap),
      // The processor's time alone.
      longestCpuMs: Number.isFinite(most.ran) ? most.ran : null,
      calls,
    };
    writeFileSync(`${file}.part`, JSON.stringify(seen));
    renameSync(`${file}.part`, `${file}.${reports}`);
    delay.reset();
    most = { gap: 0, ran: 0 };
    calls = {};
  });
  writeFileSync(`${file}.pid`, String(process.pid));
}

if (file && isMainThread) watch();
