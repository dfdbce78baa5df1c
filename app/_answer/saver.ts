import type { SaveState } from '../_ui/save-status';

/** What the server answers to an autosave. */
export type SaveAnswerReply =
  | { is: 'saved'; version: number; time: string; tooLong?: number; fault?: string }
  | { is: 'conflict'; name: string; time: string; compare: string }
  | { is: 'closed'; deadline: string; time: string | null }
  | { is: 'signed-out' }
  | { is: 'failed' };

export type Shown = SaveState & { compare?: string };

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
 * the deadline. Text that is not saved stays in the form.
 */
export class Saver {
  #outside: Outside;
  #version: number;
  #saved: string;
  /** A save that was sent and never answered: it may have arrived. */
  #unsure: string | undefined;
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

  /** Takes up the version that a posted form came back with. */
  continueFrom(version: number): void {
    if (version <= this.#version) return;
    this.#version = version;
    this.#saved = this.#outside.read();
    this.#unsure = undefined;
    this.#stopped = false;
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
    return this.#save();
  }

  /** The connection is back. */
  online(): void {
    if (this.#stopped || !this.#lost) return;
    this.#outside.show({ is: 'queue', count: 1 });
    void this.flush();
  }

  /** The connection is gone: said before the first save fails. */
  offline(): void {
    if (this.#stopped || this.#outside.read() === this.#saved) return;
    this.#lost = true;
    this.#outside.show({ is: 'offline' });
  }

  /** Waits for the request in hand, so that a posted form starts from the right version. */
  async settle(): Promise<number> {
    clearTimeout(this.#timer);
    await this.#flight;
    if (this.#unsure !== undefined) await this.#save();
    clearTimeout(this.#timer);
    return this.#version;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  #save(): Promise<void> {
    if (this.#flight) {
      // One request at a time; what was typed meanwhile goes with the next.
      return this.#flight.then(() => this.#save());
    }
    // The same words once more do no harm if they arrived; newer ones at the old version would come second to them.
    const body = this.#unsure ?? this.#outside.read();
    if (this.#stopped || body === this.#saved) return Promise.resolve();
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
      case 'signed-out':
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
