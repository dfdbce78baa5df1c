import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { findProcurement } from '@/db/store/procurement';
import { firstBrokenRow } from '@/lib/audit';
import { exampleStanding } from '@/lib/commands/build-example';
import type { RankedBid } from '@/lib/evaluation/outcome';
import { exampleSecret } from '@/lib/people/second-factor';
import { questionsOf } from '@/lib/questionnaire/find';
import { toExact } from '@/lib/scoring/fraction';
import type { Trace } from '@/lib/scoring/trace';
import { auth } from '@/lib/server/auth';
import { aDatabase } from '@/lib/testing/world';
import { loadDecision } from '@/lib/views/decision-record';
import { evidenceBundle } from '@/lib/views/evidence-bundle';
import { procurements } from '@/lib/views/procurements';
import { questionnaireVersion } from '@/lib/views/questionnaire-version';
import { responses } from '@/lib/views/responses';
import { results } from '@/lib/views/results';
import { scoping } from '@/lib/views/scoping';
import { summaries } from '@/lib/views/summaries';
import { bundleLines } from '../run/verify-bundle';
import { exampleAccounts, examplePassword } from './accounts';
import { buildExample, type Example } from './build';
import { decided, open, unopened } from './content';
import { suppliers } from './content/authority';
import { expected } from './content/decided/expected';
import type { Expected, SupplierId } from './content/shape';
import * as afterOpening from './content/unopened/after-opening';
import { buildOutcome } from './outcome';
import { buildPanel } from './panel';
import { as, asSupplier, done } from './steps';
import { releaseDecided } from './summaries';

// Outside a request there are no cookies to set; the response's own headers are read instead.
vi.mock('next/headers', () => ({
  cookies: async () => ({ set: () => undefined }),
  headers: async () => new Headers(),
}));

aDatabase();

const now = '2026-11-23T10:00:00.000Z';
let example: Example;

beforeAll(async () => {
  example = await done('example', buildExample(now));
}, 180_000);

const supplierOf = (name: string): SupplierId => {
  const found = suppliers.find((each) => each.name === name);
  if (!found) throw new Error(`No supplier is called ${name}.`);
  return found.id;
};

const exactly = (trace: Trace | null | undefined): string | null => (trace ? toExact(trace.value) : null);
const pointsOf = (bid: RankedBid, about: string): string | null =>
  exactly(bid.points.find((point) => point.about === about));

/** The outcome that the product computes now, in the words of the content. */
async function outcomeOf(id: string): Promise<{ outcome: Expected; reasons: string[] }> {
  const state = await findProcurement(reading(), id);
  const record = state && (await loadDecision(reading(), state));
  if (!record?.judged.ok) throw new Error('The contest was not decided.');
  const { ranking } = record.judged.value;
  const criteria = record.published.document.scoring.award.criteria.map((criterion) => criterion.id);
  const bids = ranking.map((bid) => [
    supplierOf(bid.bidder),
    {
      sections: Object.fromEntries(bid.sections.map((section) => [section.id, exactly(section.score)])),
      security: exactly(bid.security),
      securityPoints: pointsOf(bid, 'security-points'),
      quality: exactly(bid.quality),
      criteria: Object.fromEntries(criteria.map((criterion) => [criterion, pointsOf(bid, `criterion:${criterion}`)])),
      pricePoints: pointsOf(bid, 'price-points'),
      total: exactly(bid.total),
    },
  ]);
  return {
    outcome: {
      bids: Object.fromEntries(bids),
      ranking: ranking.map(({ bidder, rank, outcome, shownTotal }) => ({
        supplier: supplierOf(bidder),
        rank,
        outcome,
        total: shownTotal,
      })) as Expected['ranking'],
      sectionTies: [],
    },
    reasons: ranking.flatMap((bid) => bid.reasons.map((reason) => `${bid.bidder}: ${reason.rule} ${reason.id}`)),
  };
}

/** What the content expects, without figures that the product does not state by themselves. */
const bidsOf = ({ bids }: Expected) =>
  Object.fromEntries(
    Object.entries(bids).map(([supplier, { qualityPoints: _, ...bid }]) => [
      supplier,
      { ...bid, quality: bid.quality ?? bid.security },
    ]),
  );

describe('the example', () => {
  it('is built once, on an empty database', async () => {
    expect(await exampleStanding()).toBe('built');
    const again = await buildExample(now);
    expect(again).toMatchObject({ ok: false, why: 'refused', messages: [{ key: 'people.example-not-empty' }] });
  });

  it('has one procurement decided, one closed and unopened, and one open for answers', async () => {
    const { rows } = await done('list', procurements(as(example.cast, 'officer-lead', now), {}));
    expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
      [example.decided]: 'ranked',
      [example.unopened]: 'closed',
      [example.open]: 'open',
    });
  });

  it.each([
    ['decided', decided],
    ['unopened', unopened],
    ['open', open],
  ] as const)('recommends and weighs what its content says: %s', async (name, content) => {
    const lead = as(example.cast, 'officer-lead', now);
    const { place } = await done('place', scoping(lead, { id: example[name] }));
    if (place.profile === null) throw new Error('The place has no profile.');
    const { profile, profileByRule, recommended, gates } = content.procurement.expected;
    expect([place.profile, place.result.profile]).toEqual([profile, profileByRule]);
    const page = await done('version', questionnaireVersion(lead, { id: example[name], number: 1 }));
    if (!page.version) throw new Error('Nothing is published.');
    const questions = questionsOf(page.document);
    const changes = 'changes' in content ? content.changes : [];
    const ids = new Set(recommended);
    for (const { change, question } of changes) {
      if (change === 'remove') ids.delete(question);
      if (change === 'add') ids.add(question);
    }
    expect(questions.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(questions.filter(({ here }) => here === 'gate').map(({ id }) => id)).toEqual([...gates].sort());
    expect(Object.fromEntries(page.document.sections.map(({ id, weight }) => [id, weight]))).toEqual(
      content.weights.sections,
    );
    expect(
      Object.fromEntries(
        questions.flatMap((question) =>
          question.purpose === 'award-criterion' ? [[question.id, question.weight]] : [],
        ),
      ),
    ).toEqual(content.weights.questions);
  });

  it('gives the decided procurement every figure that was worked out apart from the product', async () => {
    const { outcome, reasons } = await outcomeOf(example.decided);
    expect(outcome.bids).toEqual(bidsOf(expected));
    expect(outcome.ranking).toEqual(expected.ranking);
    expect(reasons).toEqual(['Oakhollow Sensing CIC: threshold P14-01']);
    for (const { section, between, exact } of expected.sectionTies)
      for (const supplier of between) expect(outcome.bids[supplier].sections[section]).toBe(exact);
  });

  it('freezes that outcome, and it can be worked out again', async () => {
    const page = await done('results', results(as(example.cast, 'officer-lead', now), { id: example.decided }));
    expect(page.final).toMatchObject({ askedBy: 'Dilys Harcastle', confirmedBy: 'Ruth Ventris' });
    expect(page.decided?.reproduced).toBe(true);
  });

  it('gives an evidence bundle of it that holds in every check', async () => {
    const bundle = await done('bundle', evidenceBundle(as(example.cast, 'officer-lead', now), { id: example.decided }));
    const { lines } = await bundleLines(Buffer.from(bundle?.body ?? ''), null);
    expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([expect.stringMatching(/^note: /)]);
    expect(lines).toHaveLength(7);
  });

  it('keeps every log unbroken, each in the order of time', async () => {
    const supplierStreams = Object.values(example.cast.supplier).map((viewer) => `supplier:${viewer?.supplierId}`);
    for (const stream of ['authority', example.decided, example.unopened, example.open, ...supplierStreams]) {
      const rows = await listAudit(reading(), stream);
      expect(firstBrokenRow(rows)).toBeNull();
      const times = rows.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      expect(times.every((at) => at < now)).toBe(true);
    }
    expect((await listAudit(reading(), example.decided)).length).toBeGreaterThan(300);
  });

  it('shows each supplier where it stands in the open procurement', async () => {
    const standing = async (supplier: SupplierId) => {
      const lines = await done('responses', responses(asSupplier(example.cast, supplier, now), null));
      return lines.find(({ title }) => title === open.procurement.title)?.standing;
    };
    expect([await standing('fenlight'), await standing('corvane'), await standing('oakhollow')]).toEqual([
      'draft',
      'not-started',
      'sent',
    ]);
  });

  it('lets everybody sign in with the password, and the authority with the code that the banner shows', async () => {
    for (const { email } of exampleAccounts) {
      const answer = await auth().api.signInEmail({ body: { email, password: examplePassword }, asResponse: true });
      const body = (await answer.clone().json()) as { twoFactorRedirect?: boolean };
      expect([email, answer.status, body.twoFactorRedirect === true]).toEqual([
        email,
        200,
        !suppliers.some(({ owner }) => owner.email === email),
      ]);
      if (!body.twoFactorRedirect) continue;
      const cookie = answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
      const code = new TOTP({ secret: Secret.fromUTF8(exampleSecret) }).generate();
      const second = await auth().api.verifyTOTP({
        body: { code },
        headers: new Headers({ cookie }),
        asResponse: true,
      });
      expect([email, second.status]).toEqual([email, 200]);
    }
  });

  it('gives the unopened procurement its expected outcome once it is opened and marked', async () => {
    const opened = await buildPanel(example.cast, example.unopened, afterOpening.panel);
    await buildOutcome(example.cast, opened, afterOpening.panel);
    const { outcome, reasons } = await outcomeOf(example.unopened);
    expect(outcome.bids).toEqual(bidsOf(afterOpening.expected));
    expect(outcome.ranking).toEqual(afterOpening.expected.ranking);
    expect(reasons).toEqual([]);
  }, 120_000);

  it('leaves the summaries of the decided procurement ready to be checked and released', async () => {
    expect(await releaseDecided(example.cast, now)).toBe(example.decided);
    const { release } = await done('summaries', summaries(as(example.cast, 'observer', now), { id: example.decided }));
    expect(release?.count).toBe(decided.bids.length);
  });
});
