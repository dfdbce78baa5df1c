import { describe, expect, test } from 'vitest';
import * as spread from './spread';

const { isWide, moderationOrder, spreadOf } = spread;
const item = (questionId: string, ...marks: string[]) => ({ questionId, submissionId: 'A', marks });

describe('spread of individual marks', () => {
  test('T19: 4, 4, 2 on 0 to 5 has the spread 2, is flagged, and no mean is offered', () => {
    expect(spreadOf(['4', '4', '2'])).toBe('2');
    expect(isWide(['4', '4', '2'], { step: '1' })).toBe(true);
    expect(Object.keys(spread).sort()).toEqual(['isWide', 'moderationOrder', 'spreadOf']);
  });

  test('is 0 for one mark or none', () => {
    expect([spreadOf([]), spreadOf(['3']), spreadOf(['3', '3.0'])]).toEqual(['0', '0', '0']);
  });

  test('is measured in steps of the published scale', () => {
    expect(isWide(['4', '3'], { step: '1' })).toBe(false);
    expect(isWide(['1.5', '0.5'], { step: '0.5' })).toBe(true);
  });

  test('orders moderation widest first, equal spreads as they come', () => {
    const items = [item('q1', '3', '3'), item('q2', '5', '1'), item('q3', '4', '4', '2'), item('q4', '1', '3')];
    expect(moderationOrder(items).map(({ questionId }) => questionId)).toEqual(['q2', 'q3', 'q4', 'q1']);
  });
});
