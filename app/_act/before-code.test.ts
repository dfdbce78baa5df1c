import { describe, expect, test } from 'vitest';
import { askCancelling } from '@/lib/commands/ask-cancelling';
import { faultsBeforeCode } from './before-code';

const faults = (reason: string, notice: string, code: string) =>
  faultsBeforeCode(askCancelling.input, { id: 'x', reason, notice }, code).map(({ path }) => path);

describe('a form that needs a code', () => {
  test('tells all that is missing at once, in the order of the page, the code last', () => {
    expect(faults('', ' ', '')).toEqual(['reason', 'notice', 'code']);
    expect(faults('', 'Our notice.', '')).toEqual(['reason', 'code']);
  });
  test('does not ask for the code again where one was typed, and leaves a complete form to it', () => {
    expect(faults('', 'Our notice.', '123456')).toEqual(['reason']);
    expect(faults('The budget went.', 'Our notice.', '')).toEqual([]);
  });
});
