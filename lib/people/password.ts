import type { Message } from '../result';

/** Least and most characters of a password. */
const passwordLimits = { least: 12, most: 128 };

/** Words that many long passwords are made of; digits, signs and repeats around them add next to nothing. */
const tiredWords = [
  'abc',
  'access',
  'admin',
  'administrator',
  'angel',
  'apple',
  'arsenal',
  'august',
  'autumn',
  'baby',
  'baseball',
  'batman',
  'birthday',
  'changeme',
  'charlie',
  'chelsea',
  'chocolate',
  'computer',
  'council',
  'daniel',
  'december',
  'default',
  'demo',
  'donald',
  'dragon',
  'england',
  'example',
  'family',
  'february',
  'flower',
  'football',
  'forever',
  'freedom',
  'friday',
  'george',
  'google',
  'government',
  'guest',
  'hello',
  'house',
  'hunter',
  'iloveyou',
  'internet',
  'january',
  'jesus',
  'jordan',
  'july',
  'june',
  'killer',
  'letmein',
  'liverpool',
  'london',
  'login',
  'love',
  'manchester',
  'march',
  'master',
  'michael',
  'microsoft',
  'monday',
  'money',
  'monkey',
  'mynoob',
  'november',
  'office',
  'october',
  'pass',
  'passcode',
  'password',
  'pokemon',
  'princess',
  'procurement',
  'qazwsx',
  'qwerty',
  'qwertyuiop',
  'random',
  'saturday',
  'scotland',
  'secret',
  'security',
  'september',
  'shadow',
  'soccer',
  'spring',
  'starwars',
  'summer',
  'sunday',
  'sunshine',
  'superman',
  'system',
  'temp',
  'temporary',
  'tender',
  'test',
  'thursday',
  'trustno',
  'tuesday',
  'united',
  'user',
  'wales',
  'wednesday',
  'welcome',
  'whatever',
  'winter',
  'work',
  'zxcvbn',
  'zxcvbnm',
].sort((a, b) => b.length - a.length);

/** Long passwords that are on every list of stolen ones though no rule below finds them. */
const known = new Set([
  'correcthorsebatterystaple',
  'onetwothreefour',
  'thequickbrownfox',
  'maythe4thbewithyou',
  'todayisagoodday',
  'tobeornottobe',
  'openthedoorplease',
  'threerandomwords',
  'iloveyousomuch',
  'letmeinplease',
  'nevergonnagiveyouup',
  'supercalifragilisticexpialidocious',
]);

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  'qazwsxedcrfvtgbyhnujmikolp',
  '!"£$%^&*()',
  '!@#$%^&*()',
];
const bothWays = runs.flatMap((run) => [run, [...run].reverse().join('')]);

const digitsAsLetters: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const lettersOnly = (text: string): string => text.replace(/[^a-z]/g, '');
const unleet = (text: string): string => [...text].map((sign) => digitsAsLetters[sign] ?? sign).join('');

/** How many signs are left after taking every run of three or more out of the text. */
function outsideRuns(text: string): number {
  let left = 0;
  for (let at = 0; at < text.length; ) {
    let length = 1;
    while (at + length < text.length && bothWays.some((run) => run.includes(text.slice(at, at + length + 1))))
      length += 1;
    if (length < 3) left += length;
    at += length;
  }
  return left;
}

/** True where the text is one short piece again and again, such as `abcabcabcabc`. */
const repeats = (text: string): boolean =>
  [1, 2, 3, 4, 5, 6].some((size) => [...text].every((sign, at) => sign === text[at % size]));

const withoutTiredWords = (text: string): string => tiredWords.reduce((rest, word) => rest.split(word).join(''), text);

const pieces = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece.length >= 4);

/**
 * Takes a password and whose it is (e-mail address and name); returns the key of what is wrong with it, or null.
 * Length 12 to 128 characters (product rule); then what guessing programs try first: known and tired words, repeats,
 * runs of the alphabet or keyboard, the person's own e-mail address and name, and the name of the product.
 */
export function passwordFault(password: string, about: { email: string; name: string }): string | null {
  const length = [...password].length;
  if (length < passwordLimits.least) return 'people.password-short';
  if (length > passwordLimits.most || password.length > passwordLimits.most) return 'people.password-long';
  const lower = password.toLowerCase();
  const plain = unleet(lower);
  if (repeats(lower) || new Set(lower).size < 5) return 'people.password-repeats';
  if (outsideRuns(lower) < 4) return 'people.password-sequence';
  const [mailbox = '', domain = ''] = about.email.split('@');
  const own = [...pieces(mailbox), ...pieces(domain.split('.')[0] ?? ''), ...pieces(about.name), 'assay'];
  if (own.some((piece) => lower.includes(piece) || plain.includes(piece))) return 'people.password-own';
  const letters = [lettersOnly(lower), lettersOnly(plain)];
  if (letters.some((text) => known.has(text) || withoutTiredWords(text).length < 4)) return 'people.password-common';
  return null;
}

/** The same as messages at a form's field. */
export function passwordFaults(password: string, about: { email: string; name: string }, path = 'password'): Message[] {
  const key = passwordFault(password, about);
  return key === null ? [] : [{ path, key }];
}
