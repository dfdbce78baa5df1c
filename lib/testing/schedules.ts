/** Facts of the schedules C, D and H, for what holds of every document. */
import type { ModerationFacts } from '../workbook/moderation-record';
import type { Change } from './every-workbook';

const none = { restrictedNote: '', whyDiffers: '', changeReason: '' };
const reason = {
  shows: 'Each sensor has a key of its own.',
  strengths: '=Rotation is tested',
  whyNotHigher: 'No report of a test is named.',
  whyNotLower: 'The rotation is described step by step.',
};

/** A moderation with a wide spread, a changed score, a confirmed one, and one that is still to agree. */
export const aModeration = (awkward: string, change: Change): ModerationFacts => {
  const { items, ...rest } = change({
    title: 'Air & water sensors',
    reference: 'PRJ-0142',
    asOf: '2027-02-10T15:00:00.000Z',
    version: 1,
    documentHash: 'a'.repeat(64),
    locked: { by: 'Mo Hale', at: '2027-02-10T15:00:00.000Z' },
    evaluators: ['Ana Whitlock', '=Bo Ferris', 'Ana Whitlock'],
    agreement: '0.62',
    scoredTwice: 2,
    items: [
      {
        ref: 'SEC-01',
        wording: 'How do you keep keys apart?',
        said: { strengths: awkward, gaps: '', againstDescriptor: '+Meets 4' },
        note: '@Only for the panel',
        reason,
      },
    ],
  });
  const words = items[0] ?? {
    ref: '',
    wording: '',
    said: { strengths: '', gaps: '', againstDescriptor: '' },
    note: '',
    reason,
  };
  const line = { ...none, reason: words.reason, facilitator: 'Mo Hale', attended: rest.evaluators.slice(0, 2) };
  const at = '2027-02-09T10:00:00.000Z';
  return {
    ...rest,
    items: [
      {
        letter: 'A',
        ref: words.ref,
        wording: words.wording,
        status: 'agreed',
        marks: [
          { mark: '4', kind: 'scored', reason: words.said },
          { mark: '1.5', kind: 'scored', reason: { ...words.said, gaps: words.said.strengths } },
          null,
        ],
        spread: '2.5',
        confirmed: null,
        agreed: [
          { ...line, mark: '4', source: 'moderated', at },
          {
            ...line,
            mark: '3',
            source: 'moderated',
            at: '2027-02-10T10:00:00.000Z',
            restrictedNote: words.note,
            whyDiffers: words.said.againstDescriptor,
            changeReason: words.said.strengths,
          },
        ],
      },
      {
        letter: 'B',
        ref: words.ref,
        wording: words.wording,
        status: 'confirmed',
        marks: [{ mark: '5', kind: 'confirmed', reason: { reason: words.said.strengths } }, null, null],
        spread: '0',
        confirmed: '5',
        agreed: [],
      },
      {
        letter: 'C',
        ref: words.ref,
        wording: words.wording,
        status: 'to-agree',
        marks: [
          { mark: '0', kind: 'lowered', reason: { reason: words.note } },
          { mark: '5', kind: 'confirmed', reason: { reason: words.note } },
          null,
        ],
        spread: '5',
        confirmed: null,
        agreed: [],
      },
    ],
  };
};
