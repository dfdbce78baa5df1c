import type { StrideLetter } from '../catalogue';
import type { PartKind } from './model';

/**
 * Threats to look for at each kind of part, in our own words. Which letters fit which kind is our choice: the method's
 * six questions can be asked of any part, and an officer may assess a letter that is not suggested.
 */
export const suggestedThreats: Readonly<Record<PartKind, Readonly<Partial<Record<StrideLetter, string>>>>> = {
  device: {
    S: 'Somebody puts a false device in its place, or a device believes commands from a stranger.',
    T: 'Somebody who can reach the device opens it, or changes its software or its settings.',
    I: 'A stolen device gives away keys, recordings or personal data that it holds.',
    D: 'The device is damaged, jammed, drained or overloaded, and its service stops.',
    E: 'A weak or shared password lets a passer-by act as the device’s administrator.',
  },
  link: {
    S: 'A false base station, gateway or network name takes the place of the real one.',
    T: 'Data is changed on its way and nothing at the other end notices.',
    I: 'Data is read on its way because it is not encrypted, or weakly.',
    D: 'The link is jammed, cut or flooded, and nothing takes over.',
  },
  platform: {
    S: 'Somebody signs in as a member of staff or as the supplier with a stolen or guessed password.',
    T: 'Records, rules or software of the platform are changed without permission.',
    R: 'An order is given and nobody can say by whom, because logs are missing or accounts are shared.',
    I: 'One customer, partner or former member of staff reads what is not theirs.',
    D: 'The platform fails or is flooded with requests, or its data is encrypted for ransom.',
    E: 'An ordinary account gains administrator rights through a fault or a wrong setting.',
  },
  person: {
    S: 'Somebody pretends to be a colleague or the supplier’s support and is believed.',
    R: 'Somebody denies an act because several people use one account.',
    I: 'Somebody sees or takes more data than their work needs.',
    E: 'Rights stay with people after they change jobs or leave.',
  },
};

/** Takes a kind of part and a letter; returns the threat that we suggest, or null where we suggest none. */
export const suggestedThreat = (kind: PartKind, letter: StrideLetter): string | null =>
  suggestedThreats[kind][letter] ?? null;
