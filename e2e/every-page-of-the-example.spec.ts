import { expect, type Page, test } from '@playwright/test';
import { asExamplePerson, followLinks } from './support/example';
import { kindOf } from './support/kind';
import { faultsOf } from './support/look';
import { type Server, startServer } from './support/server';

/** Links to follow all of, up to a number, for few links of a kind would leave some sorts of page out. */
type More = { on: RegExp; links: RegExp; most: number };
type Walk = { home: string; more?: More[]; kinds: string[] };

const answers: More = { on: /^\/procurements\/[^/]+\/results\/[^/]+$/, links: /\/answers\//, most: 24 };
const rooms: More = { on: /^\/evaluations\/[^/]+$/, links: /^\/evaluations\/[^/]+\/[^/]+\/P/, most: 40 };
const moderated: More = { on: /\/moderation$/, links: /\/moderation\/P/, most: 12 };
const questions: More = {
  on: /^\/responses\/[^/]+\/sections\/[^/]+$/,
  links: /\/sections\/[^/]+\/[A-Z]/,
  most: 60,
};
const removing: More = { on: /^\/responses\/[^/]+\/evidence$/, links: /\/remove$/, most: 1 };
const sections: More = { on: /^\/responses\/[^/]+$/, links: /\/sections\/[^/]+$/, most: 45 };

const reading = ['', '/questionnaire', '/invitations', '/evaluation', '/documents', '/audit'];
const decided = ['/opening', '/conflicts', '/gates', '/moderation', '/price', '/results', '/results/-', '/comparison'];
/** The path of the guidance, which every role of the buyer's side may read. */
const guidance = ['/path', '/path/self-check', '/path/self-check/+', '/path/commission', '/path/incident', '/threats'];
const inProcurements = (...ends: string[]): string[] => ends.map((end) => `/procurements/-${end}`);
const inResponses = (...ends: string[]): string[] => ends.map((end) => `/responses/-${end}`);

/**
 * Each person's home, where the test starts to follow links as a person would, and kinds of page that must be among
 * those it reaches, so that a lost link cannot make the walk shorter unseen.
 */
const walks: Record<string, Walk> = {
  'officer-lead': {
    home: '/procurements',
    more: [answers],
    kinds: [
      '/procurements',
      '/procurements/new/+',
      '/catalogue',
      '/account',
      ...inProcurements(
        ...reading,
        ...decided,
        '/scope',
        '/recommended',
        '/award',
        '/checks',
        '/rehearsal',
        '/people',
        ...guidance,
      ),
      ...inProcurements('/questionnaire/publish', '/results/-/answers/+'),
    ],
  },
  observer: {
    home: '/procurements',
    more: [answers],
    kinds: ['/procurements', ...inProcurements(...reading, ...decided, '/results/-/answers/+')],
  },
  'evaluator-1': {
    home: '/evaluations',
    more: [rooms],
    kinds: ['/evaluations', '/evaluations/-', '/evaluations/-/-/+', '/procurements/-/moderation', '/catalogue'],
  },
  moderator: {
    home: '/evaluations',
    more: [moderated],
    kinds: ['/evaluations', '/evaluations/-', '/procurements/-/moderation', '/evaluations/-/moderation/+'],
  },
  admin: {
    home: '/people',
    kinds: ['/people', '/people/invite', '/people/needed', '/people/-/reset', '/people/-/suspend', '/status'],
  },
  fenlight: {
    home: '/responses',
    more: [sections, questions, removing],
    kinds: [
      '/responses',
      ...inResponses('', '/start', '/sections/+', '/sections/+/+', '/evidence', '/evidence/-/remove', '/check'),
      ...inResponses('/submitted', '/sections/+/+/earlier'),
      '/library',
      '/library/-/+',
      '/library/delete',
      ...inResponses('/clarifications'),
    ],
  },
  oakhollow: {
    home: '/responses',
    more: [sections, questions],
    kinds: ['/responses', ...inResponses('', '/start', '/sections/+', '/sections/+/+', '/check', '/submitted')],
  },
};

/** What stands further right than the page's main part does, on a wide screen. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    if (!main) return ['no main part'];
    const edge = main.getBoundingClientRect().right + 1;
    return [...main.querySelectorAll('table, pre, img, input, textarea, select')]
      .filter((element) => element.getBoundingClientRect().right > edge)
      .map((element) => `wider than the page: ${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });

/** A window's title is the page's heading, the procurement or section, and the product. */
async function titleFaults(page: Page): Promise<string[]> {
  const title = await page.title();
  const heading = (await page.getByRole('heading', { level: 1 }).first().innerText()).trim();
  const plain = title.replace(/^Error: /, '');
  // In rooms with a page for each bidder it is the question's reference and the bidder.
  const [room = ''] = /^(Moderate )?([A-Z]+\d*-\d+)(?=, Bidder )/.exec(plain)?.slice(2) ?? [];
  const named = plain.startsWith(heading) || (room !== '' && heading.startsWith(room));
  return named && plain.endsWith(' - Assay') ? [] : [`titled "${title}", headed "${heading}"`];
}

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(600_000);
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

for (const [who, { home, more = [], kinds }] of Object.entries(walks)) {
  test(`every kind of page that ${who} of the example reaches by links is accessible and fits at both widths @long`, async ({
    browser,
  }) => {
    test.setTimeout(2_400_000);
    const page = await asExamplePerson(browser, server, who);
    const faults: string[] = [];
    const visited = new Set<string>();
    const waiting = new Map(more.map((each) => [each, new Set<string>()]));

    const visit = async (address: string, status: number): Promise<void> => {
      const path = new URL(address, server.url).pathname;
      visited.add(path);
      const found: string[] = status === 200 ? [] : [`status ${status}`];
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await faultsOf(page)).map((fault) => `at ${width} px: ${fault}`));
      }
      found.push(...(await outside(page)), ...(await titleFaults(page)));
      faults.push(...found.map((fault) => `${address} ${fault}`));
      for (const [{ on, links, most }, kept] of waiting) {
        if (!on.test(path)) continue;
        const hrefs = await page
          .getByRole('main')
          .locator('a[href]')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
        for (const href of hrefs) if (links.test(href) && kept.size < most) kept.add(href);
      }
    };

    await followLinks(page, home, 3, visit);
    for (const kept of waiting.values()) {
      for (const address of kept) {
        if (visited.has(new URL(address, server.url).pathname)) continue;
        const answer = await page.goto(address);
        await visit(address, answer?.status() ?? 0);
      }
    }
    const reached = new Set([...visited].map(kindOf));
    expect.soft(kinds.filter((kind) => !reached.has(kind))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}
