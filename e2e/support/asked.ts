import { expect, type Locator, type Page } from '@playwright/test';
import { h1, hasScripts, press } from './press';

/** A question as its page shows it. */
export type Asked = {
  /** Such as P03-02. */
  code: string;
  wording: string;
  /** `choice`: one of several; `choices`: any of several. */
  kind: 'choice' | 'choices' | 'text' | 'figure' | 'date' | 'table' | 'files';
  /** Words of the options, in their order. */
  options: string[];
  /** Labels of the fields of a table's first row. */
  columns: string[];
  /** Names of the rows that are there. */
  rows: string[];
  /** The page says that evidence must be attached. */
  evidenceNeeded: boolean;
};

export type Evidence = { name: string; type: string; bytes: Uint8Array };

/**
 * An answer in the words of the page: an option or several, a text or figure, a day as YYYY-MM-DD, or rows of a table
 * (without the column that names fixed rows). "There are none" and "Not known" tick their box.
 */
export type Answer = {
  value?: string | readonly string[] | readonly (readonly string[])[];
  evidence?: readonly Evidence[];
  equivalent?: string;
};

const labelsOf = (boxes: Locator): Promise<string[]> =>
  boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? ''));

/** The group or field of the answer: what its wording names. */
const groupOf = (page: Page, wording: string): Locator =>
  page.getByRole('main').getByRole('group', { name: wording, exact: true });

/** Reads what the page in view asks. */
export async function askedOn(page: Page): Promise<Asked> {
  const wording = (await h1(page).innerText()).trim();
  const [, code = ''] = /^(\S+), question \d/m.exec(await page.getByRole('main').innerText()) ?? [];
  const group = groupOf(page, wording);
  const asked: Asked = {
    code,
    wording,
    kind: 'files',
    options: [],
    columns: [],
    rows: [],
    evidenceNeeded: await page.getByText('You must attach evidence to this answer').isVisible(),
  };
  const field = page.getByRole('main').getByRole('textbox', { name: wording, exact: true });
  if (await field.isVisible())
    return { ...asked, kind: (await field.getAttribute('inputmode')) === 'decimal' ? 'figure' : 'text' };
  if (!(await group.isVisible())) return asked;
  const rows = group.getByRole('group');
  if (await rows.first().isVisible())
    return {
      ...asked,
      kind: 'table',
      columns: await labelsOf(rows.first().getByRole('textbox')),
      rows: await rows.evaluateAll((all) => all.map((row) => row.querySelector('legend')?.textContent?.trim() ?? '')),
    };
  if (await group.getByLabel('Day', { exact: true }).isVisible()) return { ...asked, kind: 'date' };
  if (await group.getByRole('radio').first().isVisible())
    return { ...asked, kind: 'choice', options: await labelsOf(group.getByRole('radio')) };
  if (await group.getByText('Files for this answer').isVisible()) return asked;
  return { ...asked, kind: 'choices', options: await labelsOf(group.getByRole('checkbox')) };
}

async function fillTable(page: Page, asked: Asked, given: readonly (readonly string[])[]): Promise<void> {
  const group = groupOf(page, asked.wording);
  const rows = group.getByRole('group');
  const add = group.getByRole('button', { name: /^Add another/ });
  for (let count = await rows.count(); count < given.length && (await add.isVisible()); count += 1) {
    await add.click();
    await expect(rows).toHaveCount(count + 1);
  }
  for (const [at, cells] of given.entries())
    for (const [column, cell] of cells.entries()) await rows.nth(at).getByRole('textbox').nth(column).fill(cell);
}

/** Fills the answer of the question in view in. */
export async function fill(page: Page, asked: Asked, value: NonNullable<Answer['value']>): Promise<void> {
  const group = groupOf(page, asked.wording);
  if (value === 'Not known' || value === 'There are none') {
    await page.getByLabel(value, { exact: true }).check();
    return;
  }
  switch (asked.kind) {
    case 'choice':
      return group.getByRole('radio', { name: String(value), exact: true }).check();
    case 'choices': {
      const chosen = [value].flat(2);
      for (const option of asked.options)
        await group.getByRole('checkbox', { name: option, exact: true }).setChecked(chosen.includes(option));
      return;
    }
    case 'text':
    case 'figure':
      return page.getByRole('textbox', { name: asked.wording, exact: true }).fill(String(value));
    case 'date': {
      const [year = '', month = '', day = ''] = String(value)
        .split('-')
        .map((part) => String(Number(part)));
      await group.getByLabel('Day', { exact: true }).fill(day);
      await group.getByLabel('Month', { exact: true }).fill(month);
      return group.getByLabel('Year', { exact: true }).fill(year);
    }
    case 'table':
      return fillTable(page, asked, value as readonly (readonly string[])[]);
    case 'files':
      throw new Error(`${asked.code} takes files.`);
  }
}

/** Offers an equivalent beside the answer in view. */
export async function offerEquivalent(page: Page, text: string): Promise<void> {
  const box = page.getByLabel('Yes, we offer an equivalent');
  if (!(await box.isVisible())) await page.getByText('More about this answer').click();
  await box.check();
  await page.getByLabel('What you offer, and why it is equivalent').fill(text);
}

/** Attaches a file to the answer in view: from the library where it is there already, else by uploading it. */
export async function attach(page: Page, file: Evidence): Promise<void> {
  const box = page.getByRole('checkbox', { name: file.name, exact: true });
  if ((await box.count()) > 0) return box.first().check();
  const payload = { name: file.name, mimeType: file.type, buffer: Buffer.from(file.bytes) };
  if (await hasScripts(page)) {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^Upload files/ }).click(),
    ]);
    await chooser.setFiles(payload);
  } else {
    await press(
      page,
      page.getByRole('button', { name: 'Save and upload a file' }),
      h1(page).filter({ hasText: 'Evidence' }),
    );
    await page.getByLabel('Upload a file').setInputFiles(payload);
    await press(page, page.getByRole('button', { name: 'Upload file' }), page.getByText('The file is uploaded.'));
  }
  await expect(box).toBeChecked();
}

/** Chooses by the place of an option; texts, figures, days and rows say who wrote them; evidence where it is needed. */
export const plainAnswers =
  (which: 'first' | 'last', evidence: Evidence, says = 'We do this, and show it in our evidence.') =>
  (asked: Asked): Answer => {
    const files = asked.evidenceNeeded || asked.kind === 'files' ? { evidence: [evidence] } : {};
    const option = (which === 'first' ? asked.options[0] : asked.options.at(-1)) ?? '';
    switch (asked.kind) {
      case 'choice':
        return { value: option, ...files };
      case 'choices':
        return { value: [option], ...files };
      case 'figure':
        return { value: '4', ...files };
      case 'date':
        return { value: '2026-09-30', ...files };
      case 'table':
        return { value: asked.rows.map(() => asked.columns.map((column) => `${column}: ${says}`)), ...files };
      case 'files':
        return files;
      case 'text':
        return { value: says, ...files };
    }
  };
