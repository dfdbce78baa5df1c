/** Starts a child that never ends and prints its process id, so that the test can kill this parent. */
import { fileURLToPath } from 'node:url';
import { startChild } from '../../server/child';

const subject = fileURLToPath(new URL('./subject.ts', import.meta.url));
const limits = { seconds: 60, heapMb: 64, memoryMb: 300, inputBytes: 1_000, outputBytes: 1_000 };
void startChild('subject', ['--conditions=react-server', '--import', 'tsx', subject], limits, { act: 'spin' }, (pid) =>
  process.stdout.write(`${pid}\n`),
);
