import type { Message } from '../result';

export type InvitationLine = { organisation: string; email: string };

const address = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,189}\.[^\s@<>,;."]{2,63}$/;

/** One line as people paste it: "Organisation, address", with a tab or semicolon, or "Organisation <address>". */
const readLine = (line: string): InvitationLine | null => {
  const bracketed = /^(.*?)\s*<([^<>]+)>\s*$/.exec(line);
  const divided = /^(.*)[,;\t]\s*(\S+)\s*$/.exec(line);
  const [, organisation = '', email = ''] = bracketed ?? divided ?? [];
  const name = organisation
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return name && address.test(email.trim()) ? { organisation: name, email: email.trim().toLowerCase() } : null;
};

/**
 * Takes lines of organisations and e-mail addresses; returns those that could be read, and a message for each line
 * that could not, or that repeats an address. Empty lines are passed over.
 */
export const readInvitationLines = (text: string): { rows: InvitationLine[]; faults: Message[] } => {
  const rows: InvitationLine[] = [];
  const faults: Message[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    const fault = (key: string): void =>
      void faults.push({ path: 'several', key: `invitation.${key}`, params: { line: at + 1 } });
    if (!read) fault('line-form');
    else if (read.organisation.length > 200) fault('line-long');
    else if (rows.some(({ email }) => email === read.email)) fault('line-twice');
    else rows.push(read);
  });
  if (rows.length === 0 && faults.length === 0) faults.push({ path: 'several', key: 'invitation.several-missing' });
  return { rows, faults };
};
