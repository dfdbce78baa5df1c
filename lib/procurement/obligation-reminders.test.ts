import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextObligationReminder,
  type ObligationReminderKind,
  obligationOwner,
  obligationReminderDue,
} from './obligation-reminders';
import { addDays } from './uk-time';

const due = '2027-06-30';
const line = (kinds: readonly string[] = [], more: object = {}) => ({
  state: 'open',
  due,
  sent: kinds.map((kind) => ({ kind, due })),
  ...more,
});

describe('the reminder of an obligation that is due', () => {
  it.each([
    ['2027-05-30', null],
    ['2027-05-31', 'month'],
    ['2027-06-22', 'month'],
    ['2027-06-23', 'week'],
    ['2027-06-29', 'week'],
    ['2027-06-30', 'due'],
    ['2027-07-01', 'overdue'],
    ['2029-01-01', 'overdue'],
  ])('on %s is %s', (today, kind) => {
    expect(obligationReminderDue(line(), today)).toBe(kind);
  });

  it('is sent once, and again only when the due date moved', () => {
    expect(obligationReminderDue(line(['month']), '2027-06-01')).toBeNull();
    expect(obligationReminderDue(line(['month']), '2027-06-23')).toBe('week');
    expect(obligationReminderDue(line(['overdue']), '2027-08-01')).toBeNull();
    expect(obligationReminderDue(line(['overdue'], { due: '2027-08-20' }), '2027-08-01')).toBe('month');
  });

  it('is none for what is done, given up or has no date', () => {
    for (const more of [{ state: 'met' }, { state: 'not-met' }, { state: 'ended' }, { due: null }]) {
      expect(obligationReminderDue(line([], more), due)).toBeNull();
      expect(nextObligationReminder(line([], more), due)).toBeNull();
    }
  });

  it('goes out at most four times, each kind once, however days pass and servers rest (law)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }), (steps) => {
        const sent: { kind: ObligationReminderKind; due: string }[] = [];
        let today = '2027-04-01';
        for (const step of steps) {
          today = addDays(today, step);
          const next = nextObligationReminder(line([], { sent }), today);
          const kind = obligationReminderDue(line([], { sent }), today);
          // The page says today exactly where something goes out today.
          expect(next?.on === today).toBe(kind !== null);
          if (kind) sent.push({ kind, due });
          expect(obligationReminderDue(line([], { sent }), today)).toBeNull();
        }
        expect(new Set(sent.map(({ kind }) => kind)).size).toBe(sent.length);
      }),
    );
  });

  it('is announced with its day', () => {
    expect(nextObligationReminder(line(), '2027-01-01')).toEqual({ kind: 'month', on: '2027-05-31' });
    expect(nextObligationReminder(line(['month']), '2027-06-01')).toEqual({ kind: 'week', on: '2027-06-23' });
    expect(nextObligationReminder(line(['due']), due)).toEqual({ kind: 'overdue', on: '2027-07-01' });
    expect(nextObligationReminder(line(['overdue']), '2027-07-02')).toBeNull();
  });
});

describe('the owner of an obligation', () => {
  const people = [
    { name: 'Rhian Hughes', email: 'rhian@authority.test' },
    { name: 'Sam Lee', email: 'sam@authority.test' },
    { name: 'Sam Lee', email: 'other@authority.test' },
  ];
  it('is a person by name or address, the supplier, or somebody whom Assay does not know', () => {
    expect(obligationOwner(' rhian hughes ', people, 'Supplier')).toEqual({
      is: 'person',
      email: 'rhian@authority.test',
    });
    expect(obligationOwner('SAM@authority.test', people, 'Supplier')).toEqual({
      is: 'person',
      email: 'sam@authority.test',
    });
    expect(obligationOwner('supplier', people, 'Supplier')).toEqual({ is: 'supplier' });
    expect(obligationOwner('Sam Lee', people, 'Supplier')).toEqual({ is: 'other' });
    expect(obligationOwner('Facilities', people, 'Supplier')).toEqual({ is: 'other' });
  });
});
