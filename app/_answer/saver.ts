import type { SaveState } from '../_ui/save-status';

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

type Outside = {
  /** The form as it is now, without the version. */
  read: () => string;
  /** Sends it; rejects when the network fails. */
  send: (body: string) => Promise<SaveAnswerReply>;
  show: (state: Shown) => void;
  /** The version that the next save starts from. */
  moved: (version: number) => void;
  isOnline: () => boolean;
};

const pause = 800;
const slow = 1_000;
const longestWait = 30_000;

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

  constructor(outside: Outside, version: number) {
    this.#outside = outside;
    this.#version = version;
    this.#saved = outside.read();
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
    if (answer === null && posted !== this.#saved && !this.#stopped) {
      this.#unsure ??= posted;
      this.#failed();
      return;
    }
    const version = answer?.version ?? 0;
    if (version > this.#version) {
      this.#version = version;
      this.#saved = posted;
      this.#unsure = undefined;
      this.#stopped = false;
      this.#outside.moved(version);
    }
    if (!this.#stopped && this.#outside.read() !== this.#saved) this.#wait(pause);
  }

  /** What the form holds was typed before it could be compared: save it, whatever it is. */
  forget(): void {
    this.#saved = '';
    this.touched();
  }

  /** Something in the form may have changed. */
  touched(): void {
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

  /** The connection is gone: said before the first save fails. */
  offline(): void {
    if (this.#stopped || this.#outside.read() === this.#saved) return;
    this.#lost = true;
    this.#outside.show({ is: 'offline' });
  }

  /** A form is about to be posted: waits for the request in hand, so that it starts from the right version. */
  async settle(): Promise<number> {
    this.#posted = this.#outside.read();
    clearTimeout(this.#timer);
    await this.#flight;
    if (this.#unsure !== undefined) await this.#save();
    return this.#version;
  }

  /** The page goes: what was typed after its form was posted follows it. */
  stop(): void {
    clearTimeout(this.#timer);
    const posted = this.#posted;
    const body = this.#outside.read();
    if (posted === undefined || body === posted || this.#stopped) return;
    this.#posted = undefined;
    // The version that the form made is not known here: one more, unless it held nothing new.
    const base = this.#version + (posted === this.#saved ? 0 : 1);
    this.#outside.send(`${body}&base=${base}`).catch(() => undefined);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#posted === undefined) this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  #save(): Promise<void> {
    if (this.#flight) {
      // One request at a time; what was typed meanwhile goes with the next.
      return this.#flight.then(() => this.flush());
    }
    // The same words once more do no harm if they arrived; newer ones at the old version would come second to them.
    const body = this.#unsure ?? this.#outside.read();
    if (this.#stopped || body === this.#saved || body === this.#refused) return Promise.resolve();
    const late = setTimeout(() => this.#outside.show({ is: 'saving' }), slow);
    this.#flight = this.#outside
      .send(`${body}&base=${this.#version}`)
      .then(
        (reply) => {
          this.#unsure = undefined;
          this.#answered(reply, body);
        },
        () => {
          this.#unsure = body;
          this.#failed();
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
        this.#failures = 0;
        this.#lost = false;
        this.#outside.moved(version);
        this.#outside.show({ is, ...said });
        if (this.#outside.read() !== body) this.#wait(pause);
        return;
      }
      case 'conflict':
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
