import { expect, test } from 'vitest';
import { unpackBundle } from '@/lib/bundle/read';
import { askFinalising } from '@/lib/commands/ask-finalising';
import { disregardTender } from '@/lib/commands/disregard-tender';
import { finaliseOutcome } from '@/lib/commands/finalise-outcome';
import { recordPriceNotice } from '@/lib/commands/record-price-notice';
import { signText } from '@/lib/server/keys';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { remade, type Sound } from '@/lib/testing/bundle-changes';
import { resigned } from '@/lib/testing/bundle-mutations';
import { asSteppedUp, openPrices, priced, scored } from '@/lib/testing/decided-procurement';
import { value } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { evidenceBundle } from '@/lib/views/evidence-bundle';
import { results } from '@/lib/views/results';
import { bundleLines } from './verify-bundle';

aDatabase();

const now = '2027-02-17T09:00:00.000Z';
const sign = (text: string): string => signText(text).signature;
type Kept = {
  decisions: { ground: string; decision: string; noticeId: string | null }[];
  notices: { submissionId: string }[];
};

test('a bundle with a disregarded tender holds, and not when its decision, its ground or its notice is another', async () => {
  const c = await anAgreedProcurement();
  await openPrices(c);
  value(await scored(c, { 0: '80', 1: '70', 3: '90' }));
  value(await priced(c, { 0: '95000.00', 1: '60000.00', 2: '10.00', 3: '20000.00' }));
  const place = { id: c.id, submissionId: c.submissions[1] };
  value(
    await recordPriceNotice(asSteppedUp(c, 'officer', now), {
      ...place,
      version: 0,
      how: 'By e-mail',
      sentDay: '2027-02-12',
      sentTime: '11:00',
      answerDay: '2027-02-16',
      answerTime: '17:00',
    }),
  );
  value(
    await disregardTender(asSteppedUp(c, 'officer', now), {
      ...place,
      version: 0,
      decision: 'disregard',
      ground: 'abnormally-low-price',
      notDemonstrated: 'yes',
      reason: 'Nothing was explained.',
    }),
  );
  const { decided } = value(await results(asSteppedUp(c, 'lead', now), { id: c.id }));
  value(await askFinalising(asSteppedUp(c, 'lead', now), { id: c.id, reason: 'Checked', shown: decided?.hash }));
  value(await finaliseOutcome(asSteppedUp(c, 'approver', '2027-02-17T09:10:00.000Z'), { id: c.id }));
  const bytes = Buffer.from(value(await evidenceBundle(asSteppedUp(c, 'lead', now), { id: c.id }))?.body ?? '');
  const sound: Sound = { bytes, parts: await unpackBundle(bytes) };
  expect(await bundleLines(bytes, null)).toMatchObject({ holds: true });

  // One from before questions, summaries and awards were put in has no files of them, and none is missed.
  const later = /^(questions|summaries|award)\.json$/;
  const older = remade(
    sound.parts.filter(({ path }) => !later.test(path)),
    sign,
  );
  expect(await bundleLines(older, null)).toMatchObject({ holds: true });

  const read = (): Kept =>
    JSON.parse(new TextDecoder().decode(sound.parts.find(({ path }) => path === 'disregards.json')?.bytes)) as Kept;
  const failing = async (change: (kept: Kept) => void): Promise<string> => {
    const kept = read();
    change(kept);
    const { lines } = await bundleLines(resigned(sound, { 'disregards.json': JSON.stringify(kept) }, sign), null);
    return lines.find((line) => line.startsWith('FAIL')) ?? 'nothing failed';
  };
  const contest = /^FAIL marks: contest\.json: bids\[\d\]/;
  expect(await failing(({ decisions }) => decisions.splice(0))).toMatch(contest);
  expect(
    await failing(({ decisions: [one] }) => {
      if (one) one.ground = 'procedural-breach';
    }),
  ).toMatch(contest);
  expect(
    await failing(({ decisions: [one] }) => {
      if (one) one.decision = 'take-back';
    }),
  ).toMatch(contest);
  expect(
    await failing(({ notices: [one] }) => {
      if (one) one.submissionId = c.submissions[0] ?? '';
    }),
  ).toMatch(/^FAIL marks: disregards\.json: decisions\[0\]\.noticeId: no notice/);
});
