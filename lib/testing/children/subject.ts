/** A child that misbehaves on request, for the test of the frame. */
import { serve } from '../../run/children/frame';

serve(import.meta.url, (input) => {
  const { act } = input as { act: string };
  if (act === 'spin') for (;;);
  if (act === 'hoard') {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(100_000).fill(1.5));
  }
  // Needs about 64 MiB of heap, and lets go of it.
  if (act === 'fill') return Array.from({ length: 1_000_000 }, (_, at) => ({ at, twice: 2 * at })).length;
  if (act === 'hoard-buffers') {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(1024 * 1024, 1));
  }
  if (act === 'throw') throw new Error('cell B7 has no value');
  if (act === 'exit') process.kill(process.pid, 'SIGKILL');
  if (act === 'shout') return 'x'.repeat(2_000_000);
  if (act === 'environment') return Object.keys(process.env);
  return { heard: input };
});
