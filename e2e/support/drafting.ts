import { expect, type Page } from '@playwright/test';
import { look } from './look';
import type { Person } from './people';

const proceed = async (page: Page, from: string): Promise<void> => {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(from);
  await look(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(heading).not.toContainText(from);
};

const fillDate = async (page: Page, legend: string, iso: string): Promise<void> => {
  const group = page.getByRole('group', { name: legend, exact: true });
  const [year = '', month = '', day = ''] = iso.split('-').map((part) => String(Number(part)));
  await group.getByLabel('Day', { exact: true }).fill(day);
  await group.getByLabel('Month', { exact: true }).fill(month);
  await group.getByLabel('Year', { exact: true }).fill(year);
};

export type Timetable = Record<
  | 'Questionnaire published'
  | 'Clarification questions close'
  | 'Deadline for responses'
  | 'Marking ends'
  | 'Moderation'
  | 'Award',
  string
>;
export type Team = { officer: string; evaluators: readonly string[]; moderator: string; observer?: string };

/** The nine steps of a new procurement. The lead is who fills them in. Gives the procurement's id. */
export async function createProcurement(
  lead: Person,
  title: string,
  timetable: Timetable,
  team: Team,
): Promise<string> {
  const { page } = lead;
  await page.goto('/procurements');
  await look(page);
  await page
    .getByRole('link', { name: 'Start a new procurement' })
    .or(page.getByRole('button', { name: 'Start a new procurement' }))
    .click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Reference').fill('PRJ-0142');
  await page.getByLabel('Short description').fill('Sensors for air quality and river levels, with a hosted platform.');
  await proceed(page, 'What are you buying?');
  await page.getByLabel('England').check();
  await proceed(page, 'Whose procurement rules apply?');
  await page.getByLabel('Estimated value', { exact: true }).fill('180000');
  await page.getByLabel('Length of the contract in years').fill('3');
  await fillDate(page, 'Contract starts', '2027-04-01');
  await fillDate(page, 'Contract ends', '2030-03-31');
  await proceed(page, 'What is the estimated value, including VAT?');
  await page
    .getByRole('radio', { name: /below the threshold/i })
    .or(page.getByRole('radio', { name: 'Open procedure', exact: true }))
    .first()
    .check();
  await proceed(page, 'How will you run it?');
  await page.getByLabel('No', { exact: true }).check();
  await proceed(page, 'Is it split into lots?');
  await page.getByLabel('In Assay').check();
  await proceed(page, 'How will suppliers send their responses?');
  for (const [event, day] of Object.entries(timetable)) await fillDate(page, event, day);
  await proceed(page, 'What are the dates?');
  await page.getByLabel('Lead', { exact: true }).selectOption({ label: lead.name });
  const tick = (group: string, name: string) => page.getByRole('group', { name: group }).getByLabel(name).check();
  await tick('Second officer', team.officer);
  for (const evaluator of team.evaluators) await tick('Evaluators', evaluator);
  await tick('Moderator', team.moderator);
  if (team.observer) await tick('Observers', team.observer);
  await proceed(page, 'Who is working on it?');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Check your answers');
  await look(page);
  await page.getByRole('button', { name: 'Create procurement' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await look(page);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/**
 * Starts from an example of a place and goes through the 22 questions: what the example says is confirmed, and `yes`
 * names the questions, by number, that are answered with yes where it says nothing; the others get no.
 */
export async function answerScoping(
  page: Page,
  procurement: string,
  starter: string,
  yes: readonly number[],
): Promise<void> {
  await page.goto(`/procurements/${procurement}/scope`);
  await look(page);
  await page.getByRole('radio', { name: starter, exact: true }).check();
  await page.getByRole('button', { name: 'Start' }).click();
  for (let number = 1; number <= 22; number += 1) {
    await expect(page.getByText(`Question ${number} of 22`)).toBeVisible();
    await look(page);
    if ((await page.getByRole('radio', { checked: true }).count()) === 0)
      await page.getByRole('radio', { name: yes.includes(number) ? 'Yes' : 'No', exact: true }).check();
    await page.getByRole('button', { name: 'Save and continue' }).click();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your answers about the place');
  await look(page);
}

/** Takes the suggested questions, or of them only those named. Gives how many were suggested. */
export async function useSuggested(page: Page, procurement: string, only?: readonly string[]): Promise<number> {
  await page.goto(`/procurements/${procurement}/recommended`);
  await look(page);
  const [, count = '0'] =
    (await page.getByText(/^\d+ questions and \d+ gates for a/).innerText()).match(/^(\d+)/) ?? [];
  if (only) {
    for (const box of await page.getByRole('checkbox', { name: /^Include /, checked: true }).all()) {
      const name = (await box.getAttribute('value')) ?? '';
      if (!only.includes(name)) await box.uncheck();
    }
    for (const detail of await page
      .getByRole('group')
      .filter({ has: page.locator('summary') })
      .all())
      await detail.evaluate((element) => element.setAttribute('open', ''));
    for (const name of only) await page.getByRole('checkbox', { name: new RegExp(`^Include ${name} `) }).check();
  }
  await page.getByRole('button', { name: 'Use these questions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security questionnaire');
  await look(page);
  return Number(count);
}

const outline = (procurement: string) => `/procurements/${procurement}/questionnaire`;

/** Opens a question of the draft in its editor, lets `change` fill fields in, and saves. */
export async function editQuestion(
  page: Page,
  procurement: string,
  ref: string,
  change: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto(outline(procurement));
  await page.getByRole('link', { name: `Edit ${ref}`, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save question' })).toBeVisible();
  await look(page);
  await change(page);
  await page.getByRole('button', { name: 'Save question' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security questionnaire');
}

/** Takes a question out of the draft. */
export async function removeQuestion(page: Page, procurement: string, ref: string): Promise<void> {
  await page.goto(outline(procurement));
  await page.getByRole('button', { name: `Remove ${ref}`, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  await look(page);
}

/** Adds a question of the bank that was not suggested. It comes with weighting 0. */
export async function addSuggested(page: Page, procurement: string, ref: string): Promise<void> {
  await page.goto(`${outline(procurement)}/add`);
  await look(page);
  await page.getByRole('checkbox', { name: new RegExp(`^${ref}\\.`) }).check();
  await page.getByRole('button', { name: 'Add chosen questions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security questionnaire');
}

/** Sets weightings of sections, by title, and of questions in their section, by reference. */
export async function setWeights(
  page: Page,
  procurement: string,
  sections: Record<string, string>,
  questions: Record<string, string>,
  reason: string,
): Promise<void> {
  await page.goto(outline(procurement));
  for (const [title, weight] of Object.entries(sections))
    await page.getByLabel(`Weighting of the section: ${title}`).fill(weight);
  for (const [ref, weight] of Object.entries(questions))
    await page.getByLabel(`Weighting of ${ref} in per cent of its section`).fill(weight);
  await page.getByLabel('Why weightings changed (optional)').fill(reason);
  await page.getByRole('button', { name: 'Save weightings' }).last().click();
  await expect(page.getByText('Weightings saved.').first()).toBeVisible();
  await look(page);
}

/** Records the sign-off of the governance group, without which nothing is published. */
export async function recordSignOff(page: Page, procurement: string): Promise<void> {
  await page.goto(`/procurements/${procurement}/path/sign-off`);
  await look(page);
  await page.getByLabel('Name of the group').fill('Connected places board');
  const first = page.getByRole('group', { name: 'Person 1', exact: true });
  await first.getByLabel('Name', { exact: true }).fill('Ruth Ventris');
  await first.getByLabel('Duty in the group').fill('Chair');
  await first.getByLabel('What this person approves').fill('Publication and the risk that is left');
  // Earlier than whatever the server's clock says.
  await fillDate(page, 'Date of the decision', '2024-01-15');
  await page.getByRole('button', { name: 'Save sign-off' }).click();
  await expect(page.getByText('Sign-off recorded.')).toBeVisible();
  await look(page);
}

/** One officer asks for sign-off; the other reads the same facts, approves, stops to think, and publishes. */
export async function publish(asking: Person, signing: Person, procurement: string): Promise<void> {
  const { page } = asking;
  await recordSignOff(page, procurement);
  await page.goto(`/procurements/${procurement}/checks`);
  await expect(page.getByText(/^0 things you must fix/)).toBeVisible();
  await look(page);
  await page
    .getByRole('link', { name: 'Go on to sign-off' })
    .or(page.getByRole('button', { name: 'Go on to sign-off' }))
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Publish version 1');
  await look(page);
  await page
    .getByLabel('What the person who signs off should know')
    .fill('The weightings follow the workshop of 29 October.');
  await page.getByRole('button', { name: /^Ask .* to sign off$/ }).click();
  await expect(page.getByText('You asked for sign-off, so somebody else must give it.')).toBeVisible();
  await look(page);

  const second = signing.page;
  await second.goto(`${outline(procurement)}/publish`);
  await look(second);
  await second.getByLabel('I have read version 1 and approve it').check();
  await second.getByRole('button', { name: 'Continue' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Publish version 1?');
  await look(second);
  await second.getByLabel('Code from your authenticator app').fill(signing.code());
  await second.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Version 1 published');
  await look(second);
}
