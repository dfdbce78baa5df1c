import { expect, test } from 'vitest';
import { reading } from '@/db/client';
import { findTeamOf } from '@/db/store/bidder-question';
import { aContractedProcurement } from '@/lib/testing/contracted-procurement';
import { value } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { say } from '@/lib/text';
import { ownSummary } from './own-summary';

aDatabase();

test('a supplier reads the first and the last day of the standstill beside its own summary', async () => {
  const c = await aContractedProcurement();
  const team = await findTeamOf(reading(), c.id, c.submissions[1] ?? '');
  if (!team) throw new Error('no team');
  const viewer = { kind: 'supplier', userId: testId(), supplierId: team.supplierId, role: 'contributor' } as const;
  const context = aContext(viewer, '2027-02-16T09:00:00.000Z');
  const { released } = value(await ownSummary(context, { responseId: team.responseId }));
  const said = (released?.standstill ?? []).map((one) => say(one)).join(' ');
  expect(said).toContain('The first day of the standstill is 15 February 2027');
  expect(said).toContain('The last day is 24 February 2027: it ends at 11:59pm (UK time).');
  expect(said).toContain('from 25 February 2027');
});
