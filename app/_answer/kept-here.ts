import { unsentPrefix } from '../_ui/unsent-here';
import type { Unsent } from './saver';

/** Whose words are kept, and with what: the key comes with the page of whoever is signed in, and from nowhere else. */
export type DeviceKey = { person: string; key: string };

/** Words that wait on this device, with what a page says of them. */
export type Waiting = Unsent & {
  questionId: string;
  /** The question as people call it, and its page. */
  ref: string;
  path: string;
  /** When they were last typed, by this device's clock: it decides their order and nothing else. */
  typedAt: string;
};

export type Entry = Waiting & {
  /** Under which name they are kept, and by which page that was shown. */
  name: string;
  slot: string;
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const isWaiting = (given: unknown): given is Waiting => {
  const { base, body, sent, questionId, ref, path, typedAt } = given as Partial<Record<keyof Waiting, unknown>>;
  return (
    typeof base === 'number' &&
    (sent === undefined || typeof sent === 'string') &&
    [body, questionId, ref, path, typedAt].every((text) => typeof text === 'string')
  );
};

/**
 * What was typed and not yet acknowledged, kept in this browser so that a reload, a closed tab or an ended sign-in
 * loses none of it. It is encrypted with a key that only the server knows how to make and gives to its owner alone:
 * whoever uses the same computer next finds nothing to read. Each page that is shown has a slot of its own, so that
 * two tabs never take each other's words for their own.
 */
export class KeptHere {
  readonly slot: string;
  #storage: Storage;
  #key: Promise<CryptoKey>;
  #prefix: string;
  /** One thing after another: what is taken away must not come back from an encryption that took longer. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage, { person, key }: DeviceKey, responseId: string, slot: string) {
    this.#storage = storage;
    this.slot = slot;
    this.#prefix = `${unsentPrefix(person)}${responseId}.`;
    this.#key = crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  }

  /** Ends when everything asked so far is done. */
  settled(): Promise<unknown> {
    return this.#queue;
  }

  /** Keeps the words of one question, in the place of those that this page kept before. */
  keep(waiting: Waiting): void {
    this.#next(async () => {
      const name = `${this.#prefix}${waiting.questionId}.${this.slot}`;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(waiting));
      const sealed = await crypto.subtle.encrypt(this.#with(iv, name), await this.#key, plain);
      this.#storage.setItem(name, `${base64Of(iv)}.${base64Of(new Uint8Array(sealed))}`);
    });
  }

  /** Takes away what this page keeps of one question. */
  drop(questionId: string): void {
    this.remove(`${this.#prefix}${questionId}.${this.slot}`);
  }

  /** Takes away what is kept under a name. */
  remove(name: string): void {
    this.#next(async () => this.#storage.removeItem(name));
  }

  /** What is kept of this response, in the order in which it was typed. What cannot be read is nobody's, and goes. */
  async list(): Promise<Entry[]> {
    await this.#queue;
    const found: Entry[] = [];
    for (const name of Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? '')) {
      if (!name.startsWith(this.#prefix)) continue;
      const waiting = await this.#read(name);
      if (waiting) found.push({ ...waiting, name, slot: name.split('.').at(-1) ?? '' });
      else this.#storage.removeItem(name);
    }
    return found.sort((one, other) => (one.typedAt < other.typedAt ? -1 : 1));
  }

  async #read(name: string): Promise<Waiting | null> {
    const [iv = '', sealed = ''] = (this.#storage.getItem(name) ?? '').split('.');
    try {
      const plain = await crypto.subtle.decrypt(this.#with(bytesOf(iv), name), await this.#key, bytesOf(sealed));
      const given: unknown = JSON.parse(new TextDecoder().decode(plain));
      return isWaiting(given) ? given : null;
    } catch {
      return null;
    }
  }

  #with(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
  }

  #next(work: () => Promise<unknown>): void {
    // A full or forbidden storage keeps nothing; the words are still in the form, and the status says if they are saved.
    this.#queue = this.#queue.then(work).catch(() => undefined);
  }
}
