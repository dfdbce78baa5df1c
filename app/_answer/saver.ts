import type { SaveState } from '../_ui/save-status';
import { replay } from './replay';

/** What the server answers to an autosave. */
export type SaveAnswerReply =
  | { is: 'saved'; version: number; time: string; tooLong?: number; fault?: string }
  | { is: 'conflict'; name: string; time: string; compare: string }
  | { is: 'closed'; deadline: string; time: string | null }
  /** A newer version of the questionnaire waits to be confirmed. */
  | { is: 'version'; version: number; time: string; day: string | null; changes: string }
  | { is: 'signed-out' }
  /** It cannot be saved as it is, however often it is sent. */
  | { is: 'refused'; text: string }
  | { is: 'failed' };

export type Shown = SaveState & { compare?: string; changes?: string };

/** Words that the server has not acknowledged, as they wait on the device. */
export type Unsent = {
  /** The version that they start from. */
  base: number;
  /** The form as it is. */
  body: string;
  /** What was sent at that version before, and never answered. */
  sent?: string;
};

type Outside = {
  /** The form as it is now, without the version. */
  read: () => string;
  /** Sends it; rejects when the network fails. */
  send: (body: string) => Promise<SaveAnswerReply>;
  show: (state: Shown) => void;
  /** The version that the next save starts from. */
  moved: (version: number) => void;
  isOnline: () => boolean;
  /** Keeps on this device what is not acknowledged; null once everything is. */
  keep?: (unsent: Unsent | null) => void;
};

const pause = 800;
const slow = 1_000;
const longestWait = 30_000;
/** Browsers let a request outlive its page up to 64 KB. */
export const outlivesPage = 60_000;

/**
 * Saves one answer as it is typed: 800 ms after the last key, at once when the field is left, one request at a time,
 * again and again until it is acknowledged. It stops where going on would overwrite or deceive: at a conflict and at
 * the deadline. What the server will not take waits for the next change. Text that is not saved stays in the form.
 */
export class Saver {
  #outside: Outside;
  #version: number;
  #saved: string;
  /** A save that was sent and never answered: it may have arrived. */
  #unsure: string | undefined;
  /** What the server will not take. */
  #refused: string | undefined;
  /** The form that was posted and has not come back: nothing is sent beside it. */
  #posted: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight: Promise<void> | undefined;
  #failures = 0;
  #stopped = false;
  #lost = false;
  #gone = false;
  /** What is being sent. */
  #sending: string | undefined;
  /** The last save failed, for whatever reason. */
  #trouble = false;
  /** The words that came second, which the server keeps beside the others, and where they are compared. */
  #second: { body: string; compare: string } | undefined;
  #kept = false;

  constructor(outside: Outside, version: number) {
    this.#outside = outside;
    this.#version = version;
    this.#saved = outside.read();
  }

  /** Goes on from words that waited on this device: the form holds them already. `send` unless somebody looks first. */
  resume(unsent: Unsent, send = true): void {
    this.#version = unsent.base;
    this.#saved = '';
    this.#outside.moved(unsent.base);
    this.#unsure = unsent.sent;
    this.#trouble = true;
    this.#keep();
    if (send) this.#wait(pause);
  }

  /** Whether leaving the page would leave words behind that the server does not have, or could not be sent in time. */
  get unsent(): boolean {
    const body = this.#outside.read();
    if (body === this.#saved || body === this.#second?.body || this.#posted !== undefined) return false;
    return this.#trouble || body.length >= outlivesPage;
  }

  /** Where the two texts are compared. What was typed since the conflict is sent first, so that it is the one shown. */
  async compare(): Promise<string | undefined> {
    if (this.#second && this.#outside.read() !== this.#second.body) {
      this.#stopped = false;
      await this.#save();
    }
    return this.#second?.compare;
  }

  get version(): number {
    return this.#version;
  }

  /**
   * A posted form came back: saved as a new version, or not (null). Without an answer at all it may have arrived, and
   * goes again as it was. What was typed meanwhile follows.
   */
  cameBack(answer: { version: number | null } | null): void {
    const posted = this.#posted;
    if (posted === undefined) return;
    this.#posted = undefined;
    if (answer === null && !this.#stopped) {
      this.#unsure ??= posted;
      this.#trouble = true;
      this.#failed();
      this.#keep();
      return;
    }
    const version = answer?.version ?? 0;
    if (version > this.#version) {
      this.#version = version;
      this.#saved = posted;
      this.#unsure = undefined;
      this.#stopped = false;
      this.#trouble = false;
      this.#second = undefined;
      this.#outside.moved(version);
    }
    this.#keep();
    if (!this.#stopped && this.#outside.read() !== this.#saved) this.#wait(pause);
  }

  /** What the form holds was typed before it could be compared: save it, whatever it is. */
  forget(): void {
    this.#saved = '';
    this.touched();
  }

  /** Something in the form may have changed. */
  touched(): void {
    this.#keep();
    if (this.#stopped) return;
    this.#wait(pause);
  }

  /** The field was left, or the page is about to go. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#posted === undefined ? this.#save() : Promise.resolve();
  }

  /** The connection is back. */
  online(): void {
    if (this.#stopped || !this.#lost || this.#posted !== undefined) return;
    this.#outside.show({ is: 'queue', count: 1 });
    void this.flush();
  }

  /** The page is in front of somebody again: what failed may work now, such as after signing in in another tab. */
  shownAgain(): void {
    if (!this.#stopped && this.#trouble && this.#posted === undefined) void this.flush();
  }

  /** The connection is gone: said before the first save fails. */
  offline(): void {
    if (this.#stopped || this.#outside.read() === this.#saved) return;
    this.#lost = true;
    this.#trouble = true;
    this.#outside.show({ is: 'offline' });
  }

  /** A form is about to be posted: waits for the request in hand, so that it starts from the right version. */
  async settle(): Promise<number> {
    this.#posted = this.#outside.read();
    clearTimeout(this.#timer);
    this.#keep();
    await this.#flight;
    if (this.#unsure !== undefined) await this.#save();
    return this.#version;
  }

  /** The page goes: what was typed after its form was posted follows it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#gone = true;
    const posted = this.#posted;
    const body = this.#outside.read();
    // The page went on because of the form: its words are saved, or in the history as those that came second.
    if (posted !== undefined && body === posted) this.#forgetKept();
    if (posted === undefined || body === posted || this.#stopped) return;
    this.#posted = undefined;
    // Whether the form was saved is not known here: it goes once more before what was typed after it, which then comes
    // on top of the form, and never on top of what somebody else saved meanwhile.
    const unsent = { base: this.#version, body, sent: posted };
    this.#outside.keep?.(unsent);
    replay(unsent, this.#outside.send)
      .then((reply) => reply.is === 'saved' && this.#outside.keep?.(null))
      .catch(() => undefined);
  }

  #forgetKept(): void {
    if (this.#kept) this.#outside.keep?.(null);
    this.#kept = false;
  }

  /** Keeps what is not acknowledged on this device, and takes it away once everything is. */
  #keep(): void {
    const body = this.#outside.read();
    const sent = this.#unsure ?? this.#sending ?? this.#posted;
    const nothing = body === this.#saved && this.#unsure === undefined && this.#sending === undefined;
    if (nothing || body === this.#second?.body) {
      this.#forgetKept();
      return;
    }
    this.#kept = true;
    this.#outside.keep?.({ base: this.#version, body, ...(sent === undefined ? {} : { sent }) });
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    // Once the page has gone, the next one sends what is kept on this device.
    if (this.#posted === undefined && !this.#gone) this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  #save(): Promise<void> {
    if (this.#flight) {
      // One request at a time; what was typed meanwhile goes with the next.
      return this.#flight.then(() => this.flush());
    }
    // The same words once more do no harm if they arrived; newer ones at the old version would come second to them.
    const body = this.#unsure ?? this.#outside.read();
    const news = this.#unsure !== undefined || body !== this.#saved;
    if (this.#stopped || !news || body === this.#refused) return Promise.resolve();
    const late = setTimeout(() => this.#outside.show({ is: 'saving' }), slow);
    this.#sending = body;
    this.#keep();
    this.#flight = this.#outside
      .send(`${body}&base=${this.#version}`)
      .then(
        (reply) => {
          this.#sending = undefined;
          // Turned away this time says nothing of the first time, when no answer came: that one may have arrived.
          if (reply.is !== 'signed-out' && reply.is !== 'version' && reply.is !== 'failed') this.#unsure = undefined;
          this.#trouble = reply.is !== 'saved';
          this.#answered(reply, body);
          this.#keep();
        },
        () => {
          this.#sending = undefined;
          this.#unsure = body;
          this.#trouble = true;
          this.#failed();
          this.#keep();
        },
      )
      .finally(() => {
        clearTimeout(late);
        this.#flight = undefined;
      });
    return this.#flight;
  }

  #answered(reply: SaveAnswerReply, body: string): void {
    switch (reply.is) {
      case 'saved': {
        const { version, is, ...said } = reply;
        this.#version = version;
        this.#saved = body;
        this.#refused = undefined;
        this.#second = undefined;
        this.#failures = 0;
        this.#lost = false;
        this.#outside.moved(version);
        this.#outside.show({ is, ...said });
        if (this.#outside.read() !== body) this.#wait(pause);
        return;
      }
      case 'conflict':
        this.#second = { body, compare: reply.compare };
        this.#stopped = true;
        this.#outside.show(reply);
        return;
      case 'closed':
        this.#stopped = true;
        this.#outside.show(reply);
        return;
      case 'refused':
        this.#refused = body;
        this.#failures = 0;
        this.#lost = false;
        this.#outside.show(reply);
        if (this.#outside.read() !== body) this.#wait(pause);
        return;
      // Both can be put right in another tab: then the same words are taken.
      case 'signed-out':
      case 'version':
        this.#outside.show(reply);
        this.#again();
        return;
      case 'failed':
        this.#failed();
    }
  }

  #failed(): void {
    this.#lost = true;
    this.#outside.show({ is: this.#outside.isOnline() ? 'failed' : 'offline' });
    this.#again();
  }

  #again(): void {
    this.#failures += 1;
    this.#wait(Math.min(longestWait, 1_000 * 2 ** this.#failures));
  }
}
