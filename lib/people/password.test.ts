import { describe, expect, it } from 'vitest';
import { passwordFault, passwordFaults } from './password';

const about = { email: 'rhian.hughes@fenwick.example', name: 'Rhian Hughes' };
const fault = (password: string) => passwordFault(password, about);

describe('a password', () => {
  it.each([
    'plum kettle northbound',
    'Teapot-Marmalade-42',
    'wf8!kd0_zqL3',
    'môr a mynydd hir',
    'a dozen cold herons',
    'kettle2024harbour',
  ])('is taken when it is long and not guessable: %s', (password) => {
    expect(fault(password)).toBeNull();
  });

  it.each([
    ['elevenchars', 'people.password-short'],
    ['', 'people.password-short'],
    ['x'.repeat(129), 'people.password-long'],
    ['aaaaaaaaaaaa', 'people.password-repeats'],
    ['abcabcabcabc', 'people.password-repeats'],
    ['12121212121212', 'people.password-repeats'],
    ['aabbaabbaabba', 'people.password-repeats'],
    ['123456789012', 'people.password-sequence'],
    ['abcdefghijklm', 'people.password-sequence'],
    ['qwertyuiop123', 'people.password-sequence'],
    ['zyxwvutsrqpo', 'people.password-sequence'],
    ['1qaz2wsx3edc', 'people.password-sequence'],
    ['rhian is at work', 'people.password-own'],
    ['HUGHES-teapot-9', 'people.password-own'],
    ['fenwick teapots', 'people.password-own'],
    ['assay teapots 9', 'people.password-own'],
    ['4ss4y teapots 9', 'people.password-own'],
    ['Password1234!', 'people.password-common'],
    ['P4ssw0rd!2027', 'people.password-common'],
    ['welcome-summer-2027', 'people.password-common'],
    ['passwordpassword1', 'people.password-common'],
    ['CorrectHorseBatteryStaple', 'people.password-common'],
    ['Winter2026!!', 'people.password-common'],
  ])('is refused: %s (%s)', (password, key) => {
    expect(fault(password)).toBe(key);
  });

  it('counts characters, not bytes', () => {
    expect(fault('ŵ ŷ ô ê ï â')).toBe('people.password-short');
  });

  it('is not refused for a short piece of a name', () => {
    expect(passwordFault('plum kettle northbound', { email: 'jo@x.example', name: 'Jo Li' })).toBeNull();
  });

  it('has its fault at the field of the form', () => {
    expect(passwordFaults('short', about, 'newPassword')).toEqual([
      { path: 'newPassword', key: 'people.password-short' },
    ]);
    expect(passwordFaults('plum kettle northbound', about)).toEqual([]);
  });
});
