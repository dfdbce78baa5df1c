import { type DeviceKey, type Entry, KeptHere } from './kept-here';

const lockOf = (slot: string): string => `assay-page.${slot}`;

/** Whether words can be kept here: the browser must be able to keep, encrypt, and tell living pages from ended ones. */
const canKeep = (): boolean => {
  try {
    return Boolean(globalThis.isSecureContext && crypto.subtle && navigator.locks && globalThis.localStorage);
  } catch {
    return false;
  }
};

export type Device = {
  kept: KeptHere;
  /** What pages that are gone left behind; what another tab still has in front of somebody is that tab's. */
  left: () => Promise<Entry[]>;
  /** The page goes: what it kept is there for the next. */
  end: () => void;
};

/** What this browser keeps of a response for the person who is signed in; null where it cannot. */
export function openDevice(device: DeviceKey, responseId: string): Device | null {
  if (!canKeep()) return null;
  const slot = crypto.randomUUID();
  const kept = new KeptHere(localStorage, device, responseId, slot);
  // Held for as long as the page is there: a crash, a closed tab and a reload end it too.
  let end = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  void navigator.locks.request(lockOf(slot), () => ended).catch(() => undefined);
  const left = async (): Promise<Entry[]> => {
    const { held = [] } = await navigator.locks.query();
    const living = new Set(held.map(({ name }) => name));
    return (await kept.list()).filter((entry) => entry.slot !== slot && !living.has(lockOf(entry.slot)));
  };
  return { kept, left, end };
}
