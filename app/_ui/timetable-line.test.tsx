import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type LineEvent, TimetableLine } from './timetable-line';

const day = (iso: string): number => Date.parse(`${iso}T12:00:00Z`);
const event = (key: string, name: string, iso: string): LineEvent => ({
  key,
  name,
  at: day(iso),
  when: iso,
  short: iso,
  since: '1',
  working: 'Yes',
});
const events = [
  event('published', 'Questionnaire published', '2027-01-04'),
  event('deadline', 'Deadline for responses', '2027-02-05'),
  event('award', 'Award', '2027-03-31'),
];
const draw = (list: readonly LineEvent[], now = '2027-01-20') =>
  renderToStaticMarkup(<TimetableLine id="line" title="Dates" sentence="33 days." events={list} now={day(now)} />);

describe('the timetable line', () => {
  it('draws each event in its place, with today, and says the same in a table', () => {
    const markup = draw(events);
    expect(markup).toMatch(/<title id="line-title">Dates<\/title><desc id="line-desc">33 days\.<\/desc>/);
    const places = [...markup.matchAll(/transform="translate\(([\d.]+) /g)].map(([, x]) => Number(x));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).toHaveLength(3);
    expect(markup).toContain('Today');
    expect(markup).toContain('Days since the one before');
    expect(markup).not.toContain('style=');
  });

  it('leaves today out where it lies outside, and draws nothing where there is no length', () => {
    expect(draw(events, '2028-01-01')).not.toContain('Today');
    expect(draw([events[0] as LineEvent])).not.toContain('<svg');
    expect(draw([])).not.toContain('<table');
  });
});
