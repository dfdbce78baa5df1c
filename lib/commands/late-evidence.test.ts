import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { listEvidence } from '@/db/store/evidence';
import { listPending } from '@/db/store/evidence-library';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { early, pdf, shift, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { uploadEvidence, uploadPosted } from './upload-evidence';

aDatabase();

let tender: OpenProcurement;
let one: Team;
beforeAll(async () => {
  tender = await openProcurement();
});
beforeEach(async () => {
  one = await team(tender);
});

const at = (offset: number) => aContext(one.viewer, shift(tender.deadline, offset));
const file = { name: 'Plan.pdf', bytes: pdf('A plan.') };
const through = (offset: number, more: object = {}) => uploadEvidence(at(offset), one.responseId, { ...file, ...more });
const library = async () => (await listEvidence(reading(), one.viewer.supplierId)).map(({ name }) => name);
/** Attempts of this team that are on the record as refused. */
const recorded = async () =>
  (await listAudit(reading(), tender.procurementId))
    .filter(({ action, subjectId }) => action === 'evidence.upload' && subjectId === one.responseId)
    .map(({ refused, subjectType }) => [refused, subjectType]);

describe('a file that is uploaded for a response', () => {
  it('is taken a millisecond before the deadline', async () => {
    value(await through(-1));
    expect(await library()).toEqual(['Plan.pdf']);
    expect(await recorded()).toEqual([]);
  });

  it.each([0, 1])('is refused and recorded %i ms after it, and nothing of it is kept', async (offset) => {
    expect(why((await through(offset)) as never)).toBe('refused policy.supplier-closed-said');
    expect(await library()).toEqual([]);
    expect(await listPending(reading(), '2099-01-01T00:00:00.000Z')).toEqual([]);
    expect(await recorded()).toEqual([[true, 'response']]);
  });

  it('is refused before a byte of it is read', async () => {
    const posted = new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(10) });
    const { result } = await uploadPosted(at(0), one.responseId, posted);
    expect(why(result as never)).toBe('refused policy.supplier-closed-said');
    expect(posted.bodyUsed).toBe(false);
    expect(await recorded()).toEqual([[true, 'response']]);
  });

  it('takes no other file’s place after the deadline either', async () => {
    const { id } = value(await uploadEvidence(aContext(one.viewer, early), null, file));
    expect(why((await through(0, { bytes: pdf('Another plan.'), replaces: id })) as never)).toBe(
      'refused policy.supplier-closed-said',
    );
    expect(await recorded()).toEqual([[true, 'response']]);
  });

  it('goes into the organisation’s own library at any time', async () => {
    value(await uploadEvidence(at(1), null, file));
    expect(await library()).toEqual(['Plan.pdf']);
    expect(await recorded()).toEqual([]);
  });

  it('does not exist for another organisation, in time or not, and leaves no record there', async () => {
    const other = await team(tender, 'Corvane', 'Declan');
    for (const offset of [-1, 0]) {
      const as = aContext(other.viewer, shift(tender.deadline, offset));
      expect(why((await uploadEvidence(as, one.responseId, file)) as never)).toBe('not-found common.not-found');
    }
    expect(await recorded()).toEqual([]);
  });
});
