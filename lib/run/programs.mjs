/** Finds the browser and the spreadsheet program that the tests use, and installs them where that needs nobody. */
import { canInstallPackages, findProgram, installPackages, runTool, say } from './place.mjs';

const browsers = [
  process.env.CHROMIUM_PATH,
  // The same browser without windows: lighter, and enough.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const offices = [
  process.env.LIBREOFFICE_PATH,
  'soffice',
  'libreoffice',
  '/usr/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** Playwright's own Chromium, where it has been downloaded. */
async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return findProgram([chromium.executablePath()]);
}

/** Path of a Chromium, or null. */
export async function findChromium() {
  const there = () => findProgram(browsers);
  let found = there() ?? (await playwrightsOwn());
  if (!found && canInstallPackages()) {
    installPackages('chromium');
    installPackages('chromium-headless-shell');
    found = there();
  }
  if (!found) {
    say('No Chromium found: trying to download the one that Playwright uses.');
    if ((await runTool('playwright/cli.js', ['install', 'chromium'])) === 0) found = await playwrightsOwn();
  }
  return found;
}

/** Path of LibreOffice's command line program, or null. */
export function findLibreOffice() {
  const there = () => findProgram(offices);
  const found = there();
  if (found || !canInstallPackages()) return found;
  return installPackages('libreoffice-calc-nogui') ? there() : null;
}
