import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type DeadlineState, deadlineSentence, timeLeft } from './deadline';
import { DeadlineStrip } from './deadline-strip';
import { difference } from './difference';
import { megabytes } from './evidence-line';
import { SealedNotice } from './notices';
import { pagesToList } from './pagination';
import { saveText } from './save-status';
import { pounds } from './score';
import { Status } from './tag';
import { TwoPersonStep } from './two-person-step';
import { WeightMeter } from './weight-meter';

const text = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
const shown = (part: React.ReactElement): string => text(renderToStaticMarkup(part));

const words = { full: 'Friday 22 January 2027 at 12 noon', time: '12 noon' };
const closes = Date.parse('2027-01-22T12:00:00.000Z');
const sentence = (milliseconds: number, state: DeadlineState = { is: 'not-sent' }): string =>
  deadlineSentence(closes, closes - milliseconds, words, state, 'en')
    .map((part) => (part.bold ? `**${part.text}**` : part.text))
    .join(' ');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the deadline strip', () => {
  it('counts days while more than two are left', () => {
    expect(sentence(9 * day + hour)).toBe(
      'Closes Friday 22 January 2027 at 12 noon (UK time). 9 days left. **Not sent yet.**',
    );
  });

  it('counts hours and minutes by our clock under two days', () => {
    expect(sentence(22 * hour + 14 * minute)).toBe(
      'Closes tomorrow at 12 noon (UK time). 22 hours 14 minutes left by our clock. **Not sent yet.**',
    );
  });

  it('names the day while it is neither today nor tomorrow', () => {
    expect(sentence(46 * hour)).toBe(
      'Closes Friday 22 January 2027 at 12 noon (UK time). 46 hours left by our clock. **Not sent yet.**',
    );
  });

  it('asks for what there is in the last hour', () => {
    expect(sentence(41 * minute)).toBe(
      'Closes today at 12 noon. 41 minutes left by our clock. **Not sent yet.** Submit what you have: you can send again until the deadline.',
    );
  });

  it('says what was sent and until when it can be replaced', () => {
    expect(sentence(day, { is: 'sent', version: 1, sent: '20 January 2027 at 11:20:03' })).toBe(
      'Version 1 sent 20 January 2027 at 11:20:03. You can replace it until Friday 22 January 2027 at 12 noon.',
    );
  });

  it('warns of changes that are not sent', () => {
    expect(sentence(day, { is: 'changed', version: 1, changes: 3 })).toBe(
      'Version 1 is sent. **3 answers changed since then are not sent.**',
    );
  });

  it('says after the deadline what was received', () => {
    expect(sentence(0, { is: 'closed', received: { version: 2, at: '11:20:03' } })).toBe(
      'Closed Friday 22 January 2027 at 12 noon. Version 2 was received at 11:20:03.',
    );
    expect(sentence(0, { is: 'closed', received: null })).toBe(
      'Closed Friday 22 January 2027 at 12 noon. Nothing was submitted.',
    );
  });

  it('knows the UK day across the change of the clocks', () => {
    // 23:30 UTC on 30 June is half past midnight on 1 July in the UK.
    const at = Date.parse('2027-07-01T11:00:00.000Z');
    const parts = deadlineSentence(at, Date.parse('2027-06-30T23:30:00.000Z'), words, { is: 'not-sent' }, 'en');
    expect(parts[0]?.text).toContain('Closes today at 12 noon');
  });

  it('leaves out minutes on the hour and says one hour in the singular', () => {
    expect(timeLeft(hour, 'en')).toBe('1 hour');
    expect(timeLeft(hour + minute, 'en')).toBe('1 hour 1 minute');
    expect(timeLeft(59_000, 'en')).toBe('0 minutes');
  });

  it('prints from ISO times, with the time of the page for readers without JavaScript', () => {
    const strip = shown(
      <DeadlineStrip closesAt="2027-01-22T12:00:00.000Z" now="2027-01-12T11:19:00.000Z" state={{ is: 'not-sent' }} />,
    );
    expect(strip).toBe(
      'Closes Friday 22 January 2027 at 12 noon (UK time). 10 days left. Not sent yet. Shown at 11:19.',
    );
  });
});

describe('the save status', () => {
  it.each([
    [{ is: 'first' }, 'Your answers are saved as you type.'],
    [{ is: 'saving' }, 'Saving…'],
    [{ is: 'saved', time: '11:42:07' }, 'Saved 11:42:07'],
    [
      { is: 'saved', time: '11:42:07', tooLong: 24 },
      'Saved 11:42:07. 24 words too long: shorten it before you submit.',
    ],
    [{ is: 'offline' }, 'Not saved. You are offline. Keep this page open: we will save when you are back.'],
    [{ is: 'queue', count: 2 }, 'Back online. Saving 2 answers.'],
    [{ is: 'failed' }, 'Not saved. We are trying again. Your text is still here.'],
    [
      { is: 'signed-out' },
      'Not saved. You have been signed out. Sign in (opens in a new tab), then come back: your text is still here.',
    ],
    [
      { is: 'conflict', name: 'Sam Okoro', time: '11:41:50' },
      'Not saved. Sam Okoro changed this answer at 11:41:50. Compare the two.',
    ],
    [
      { is: 'version', version: 2, time: '2pm', day: null },
      'Not saved. Version 2 was published at 2pm. See what changed before you go on.',
    ],
    [
      { is: 'version', version: 2, time: '2pm', day: '12 January 2027' },
      'Not saved. Version 2 was published on 12 January 2027 at 2pm. See what changed before you go on.',
    ],
    [
      { is: 'closed', deadline: '12 noon', time: '11:58:12' },
      'Not saved. The deadline was 12 noon. Your last saved answer is from 11:58:12.',
    ],
  ] as const)('says %o', (state, expected) => {
    expect(saveText(state)).toBe(expected);
  });
});

describe('the deadline strip after an amendment', () => {
  const times = { full: 'Friday 22 January 2027 at 12 noon', time: '12 noon' };
  const strip = (closed: boolean) =>
    deadlineSentence(1, 0, times, { is: 'outdated', version: 1, closed }, 'en')
      .map(({ text }) => text)
      .join(' ');
  it('says plainly that what was sent does not count', () => {
    expect(strip(false)).toBe(
      'Your submission 1 answers an earlier version of the questionnaire. It does not count. Submit again by Friday 22 January 2027 at 12 noon.',
    );
    expect(strip(true)).toContain('answered an earlier version of the questionnaire and does not count.');
  });
});

describe('the sealed notice', () => {
  it('says who can open and when', () => {
    expect(
      shown(<SealedNotice state="open" deadline="Friday 22 January 2027 at 12 noon" authority="Wexcombe Council" />),
    ).toBe(
      'Responses are sealed. Until two officers open them together after Friday 22 January 2027 at 12 noon, Assay shows nobody at Wexcombe Council, administrators included, whether anyone has responded or what they wrote. Attempts to look are recorded.',
    );
    expect(shown(<SealedNotice state="closed" from="12:01pm" />)).toBe(
      'The deadline has passed. Responses are still sealed. Two officers can open them from 12:01pm.',
    );
  });
});

describe('the two-person step', () => {
  it('says what the first and the second person do', () => {
    expect(shown(<TwoPersonStep state={{ is: 'first', who: 'officer', by: '12:34pm' }} />)).toContain(
      'Step 1 of 2. A different officer must confirm within 30 minutes, by 12:34pm.',
    );
    expect(
      shown(<TwoPersonStep state={{ is: 'waiting', name: 'R. Hughes', time: '12:04pm', who: 'Priya Shah' }} />),
    ).toContain('You asked at 12:04pm. Priya Shah has been told. You can cancel this request.');
    expect(
      shown(<TwoPersonStep state={{ is: 'second', name: 'R. Hughes', time: '12:04pm', reason: 'Deadline passed' }} />),
    ).toContain(
      'Step 2 of 2. R. Hughes asked at 12:04pm, because: “Deadline passed”. Check the facts, then confirm with your code.',
    );
  });
});

describe('a status', () => {
  it('is a tag where it needs attention and plain words where it is finished', () => {
    expect(renderToStaticMarkup(<Status of="task" is="problem" />)).toBe(
      '<strong class="govuk-tag govuk-tag--red">There is a problem</strong>',
    );
    expect(renderToStaticMarkup(<Status of="task" is="completed" />)).toBe('Completed');
    expect(shown(<Status of="assignment" is="in-progress" params={{ done: 12, all: 40 }} />)).toBe(
      'In progress, 12 of 40 scored',
    );
  });
});

describe('the weight meter', () => {
  it('says what is left, what is too much and when it is exact', () => {
    expect(shown(<WeightMeter total="97.5" />)).toBe('Weightings add up to 97.50 of 100. 2.50 still to share.');
    expect(shown(<WeightMeter total="100.01" />)).toBe('Weightings add up to 100.01 of 100. 0.01 too much.');
    expect(shown(<WeightMeter total="100.00" fit="Make them fit" />)).toBe('Weightings add up to exactly 100.');
  });
});

describe('figures', () => {
  it('show money in full in tables and shorter in prose', () => {
    expect(pounds('95000.00', 'table')).toBe('£95,000.00');
    expect(pounds('95000.00', 'prose')).toBe('£95,000');
    expect(pounds('1234567.5', 'prose')).toBe('£1,234,567.50');
    expect(pounds('7', 'table')).toBe('£7.00');
  });

  it('show sizes in megabytes, never less than 0.1 where there is something', () => {
    expect([megabytes(4_200_000), megabytes(12), megabytes(0)]).toEqual(['4.2 MB', '0.1 MB', '0.0 MB']);
  });

  it('list the first, the last and the near pages', () => {
    expect(pagesToList(1, 3)).toEqual([1, 2, 3]);
    expect(pagesToList(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
    expect(pagesToList(3, 9)).toEqual([1, 2, 3, 4, null, 9]);
  });
});

describe('the difference of two texts', () => {
  it('marks what was removed and added, word by word', () => {
    expect(difference('We test every year.', 'We test twice every year.')).toEqual([
      { text: 'We test ', change: 'same' },
      { text: 'twice ', change: 'added' },
      { text: 'every year.', change: 'same' },
    ]);
  });

  it('gives either text back from its pieces', () => {
    const [a, b] = ['one two\n three four', 'one 2\n\n three five four'];
    const pieces = difference(a, b);
    const without = (change: string) =>
      pieces
        .filter((piece) => piece.change !== change)
        .map((piece) => piece.text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([a, b]);
  });

  it('does not hang on two long texts with nothing in common', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word}${index}`).join(' ');
    expect(difference(long('a'), long('b')).map((piece) => piece.change)).toEqual(['removed', 'added']);
  });
});
