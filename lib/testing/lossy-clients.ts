/** Simulated people at one answer: real savers and real requests, over a network that loses, repeats and delays. */
import { vi } from 'vitest';
import { KeptHere } from '@/app/_answer/kept-here';
import { isHeld, replay } from '@/app/_answer/replay';
import { type SaveAnswerReply, Saver } from '@/app/_answer/saver';
import { saveAddress } from '@/app/_answer/send-answer';
import { POST } from '@/app/uploads/answers/[responseId]/[questionId]/route';
import { reading, writing } from '@/db/client';
import { findAnswer, listAnswerHistory } from '@/db/store/answer';
import { endSession } from '@/db/store/people';
import { deviceKeyOf } from '@/lib/server/device-key';
import { asRequestOf, type Browser, posted, signedIn } from './requests';
import { testId } from './world';

const questionId = 'story';

/** What a browser keeps between its pages. */
class Shelf implements Storage {
  #texts = new Map<string, string>();
  get length(): number {
    return this.#texts.size;
  }
  key = (at: number): string | null => [...this.#texts.keys()][at] ?? null;
  getItem = (name: string): string | null => this.#texts.get(name) ?? null;
  setItem = (name: string, text: string): void => void this.#texts.set(name, text);
  removeItem = (name: string): void => void this.#texts.delete(name);
  clear = (): void => this.#texts.clear();
}

type Person = { browser: Browser; signedIn: boolean; shelf: Shelf };

/** Words on their way; without `answer` the page that sent them has given them up, and they may arrive all the same. */
type Letter = {
  by: Tab;
  body: string;
  answer?: { resolve: (reply: SaveAnswerReply) => void; reject: (error: Error) => void };
};

/** A page with the question in it. */
export type Tab = {
  person: Person;
  slot: string;
  form: { text: string };
  saver: Saver;
  kept: KeptHere;
  online: boolean;
  open: boolean;
  conflict: boolean;
  /** Versions whose text was in front of the person, or is theirs. */
  knows: Map<number, string>;
  /** Whose words these are: a page goes on with those of the page before it. */
  lines: Set<string>;
};

const textIn = (body: string): string => new URLSearchParams(body).get('answer') ?? '';

/** A network that gives up. */
const lost = () => new TypeError('the network is gone');

export class LossyClients {
  readonly responseId: string;
  readonly tabs: Tab[] = [];
  #people: Person[];
  #wire: Letter[] = [];
  #living = new Set<string>();
  #acknowledged = new Set<string>();
  /** How many acknowledgements were looked up when they were last looked at: nothing is ever taken out of a history. */
  #checked = -1;
  /** By whom each version was saved. */
  #author = new Map<number, string>();

  private constructor(responseId: string, people: Person[]) {
    this.responseId = responseId;
    this.#people = people;
  }

  /** People of one organisation, each with so many tabs. */
  static async meet(responseId: string, userIds: readonly string[], tabs: number): Promise<LossyClients> {
    const browsers = await Promise.all(userIds.map(signedIn));
    const people = browsers.map((browser) => ({ browser, signedIn: true, shelf: new Shelf() }));
    const world = new LossyClients(responseId, people);
    for (let at = 0; at < tabs; at += 1) await world.#show(people[at % people.length] as Person);
    return world;
  }

  /** Shows the page of the question anew: as the server has it, with what an ended page left on the device. */
  async #show(person: Person, at = this.tabs.length): Promise<void> {
    const current = await findAnswer(reading(), this.responseId, questionId);
    const slot = testId();
    const shown = current ? String(current.answer.value) : '';
    const version = current?.version ?? 0;
    const form = { text: shown };
    const key = { person: person.browser.userId, key: deviceKeyOf(person.browser.userId) };
    const kept = new KeptHere(person.shelf, key, this.responseId, slot);
    const tab = { person, slot, form, kept, online: true, open: true, conflict: false } as Tab;
    tab.knows = new Map([[version, shown]]);
    tab.lines = new Set([slot]);
    tab.saver = new Saver(
      {
        read: () => new URLSearchParams({ answer: form.text }).toString(),
        send: (body) => this.#send(tab, body),
        show: ({ is }) => {
          tab.conflict = is === 'conflict';
        },
        moved: () => undefined,
        isOnline: () => tab.online,
        keep: (unsent) =>
          unsent
            ? kept.keep({ ...unsent, questionId, ref: 'SEC-03', path: '/', typedAt: new Date().toISOString() })
            : kept.drop(questionId),
      },
      version,
    );
    this.#living.add(slot);
    this.tabs[at] = tab;
    const left = (await kept.list()).filter((entry) => !this.#living.has(entry.slot)).at(-1);
    if (!left) return;
    if (textIn(left.body) === shown) {
      kept.remove(left.name);
      return;
    }
    form.text = textIn(left.body);
    tab.lines.add(left.slot);
    // What the words were written on was in front of the same person.
    const before = this.#gone.get(left.slot);
    if (before) for (const [known, text] of before.knows) tab.knows.set(known, text);
    tab.saver.resume(left);
    kept.remove(left.name);
    await kept.settled();
  }
  #gone = new Map<string, Tab>();

  type(tab: Tab, text: string): void {
    tab.form.text = text;
    tab.saver.touched();
  }

  #send(tab: Tab, body: string): Promise<SaveAnswerReply> {
    if (!tab.online) return Promise.reject(lost());
    return new Promise((resolve, reject) => this.#wire.push({ by: tab, body, answer: { resolve, reject } }));
  }

  /** The server takes a letter, through the real handler; what it says is held against what everybody knows. */
  async #arrive({ by, body }: Letter): Promise<SaveAnswerReply> {
    const before = await findAnswer(reading(), this.responseId, questionId);
    const path = saveAddress(this.responseId, questionId);
    const params = Promise.resolve({ responseId: this.responseId, questionId });
    const response = await asRequestOf(by.person.browser, (headers) => POST(posted(headers, path, body), { params }));
    const reply = (await response.json()) as SaveAnswerReply;
    const after = await findAnswer(reading(), this.responseId, questionId);
    if (after && after.version !== (before?.version ?? 0)) {
      if (after.version !== (before?.version ?? 0) + 1) throw new Error('a version was left out');
      const under = before ? String(before.answer.value) : '';
      if (by.knows.get(before?.version ?? 0) !== under)
        throw new Error(`silent overwrite of “${under}” by “${textIn(body)}”`);
      this.#author.set(after.version, by.slot);
    }
    if (reply.is === 'saved') by.knows.set(reply.version, textIn(body));
    return reply;
  }

  /** What became of one of the letters on their way. */
  async fate(which: number, fate: 'arrives' | 'twice' | 'reply-lost' | 'lost' | 'late'): Promise<void> {
    const letter = this.#wire.splice(which % Math.max(1, this.#wire.length), 1)[0];
    if (!letter) return;
    const { answer } = letter;
    if (fate === 'late' || fate === 'twice') this.#wire.push({ by: letter.by, body: letter.body });
    if (fate === 'lost' || fate === 'late') answer?.reject(lost());
    else {
      const reply = await this.#arrive(letter);
      if (fate === 'reply-lost') answer?.reject(lost());
      else if (answer) {
        await this.#heard(letter, reply);
        answer.resolve(reply);
      }
    }
    await this.calm();
  }

  async #heard({ by, body }: Letter, reply: SaveAnswerReply): Promise<void> {
    if (reply.is === 'saved' || reply.is === 'conflict') this.#acknowledged.add(textIn(body));
    if (reply.is === 'saved' || reply.is === 'signed-out') return;
    if (reply.is !== 'conflict') throw new Error(`answered ${JSON.stringify(reply)}`);
    const current = await findAnswer(reading(), this.responseId, questionId);
    const author = this.#author.get(current?.version ?? 0);
    // Since a page takes up what the one before it left, only somebody else's words can be in the way.
    if (author !== undefined && by.lines.has(author)) throw new Error('came second to themselves');
  }

  /** Until nothing moves any more that needs no time and no letter. */
  async calm(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    for (const tab of this.tabs) await tab.kept.settled();
    await new Promise((next) => setImmediate(next));
  }

  line(tab: Tab, online: boolean): void {
    tab.online = online;
    if (online) tab.saver.online();
    else tab.saver.offline();
  }

  /** The sign-in of a person ends, in all their tabs; or they sign in again, in another one. */
  async signIn(person: Person, again: boolean): Promise<void> {
    if (person.signedIn === again) return;
    const { userId, sessionId } = person.browser;
    if (again) person.browser = await signedIn(userId);
    else await writing((tx) => endSession(tx, sessionId, userId));
    person.signedIn = again;
  }

  /** The tab dies without a word, and the person opens the page again, signed in. */
  async reload(tab: Tab): Promise<void> {
    await tab.kept.settled();
    this.#end(tab);
    await this.signIn(tab.person, true);
    await this.#show(tab.person, this.tabs.indexOf(tab));
  }

  #end(tab: Tab): void {
    tab.open = false;
    this.#living.delete(tab.slot);
    this.#gone.set(tab.slot, tab);
    tab.saver.stop();
    for (const letter of this.#wire) if (letter.by === tab) delete letter.answer;
  }

  /** Two texts: the person looks at both, keeps one of them and goes on from it. */
  async compare(tab: Tab, keepMine: boolean): Promise<void> {
    if (!tab.conflict) return;
    await this.#withLetters(tab, tab.saver.compare());
    if (!tab.conflict) return;
    const current = await findAnswer(reading(), this.responseId, questionId);
    const mine = tab.form.text;
    tab.knows.set(current?.version ?? 0, current ? String(current.answer.value) : '');
    if (keepMine && tab.person.signedIn) {
      const body = `${new URLSearchParams({ answer: mine })}&base=${current?.version ?? 0}`;
      const letter = { by: tab, body };
      await this.#heard(letter, await this.#arrive(letter));
    }
    await this.reload(tab);
  }

  /** "Continue": the form is posted, and the page stays, with the answer to it or without one. */
  async post(tab: Tab, meanwhile: string | null, answered: boolean): Promise<void> {
    if (tab.conflict || !tab.online) return;
    const base = await this.#withLetters(tab, tab.saver.settle());
    const letter = { by: tab, body: `${new URLSearchParams({ answer: tab.form.text })}&base=${base}` };
    const reply = await this.#arrive(letter);
    if (meanwhile !== null) this.type(tab, meanwhile);
    if (!answered) tab.saver.cameBack(null);
    else {
      await this.#heard(letter, reply);
      if (reply.is === 'conflict') {
        // The page of both texts comes in the place of this one; the form was kept there.
        await this.reload(tab);
        return;
      }
      tab.saver.cameBack({ version: reply.is === 'saved' ? reply.version : null });
    }
    await this.calm();
  }

  /** Lets every letter of a tab arrive until a promise of its saver comes true. */
  async #withLetters<T>(tab: Tab, promise: Promise<T>): Promise<T> {
    let done = false;
    const ended = promise.finally(() => {
      done = true;
    });
    for (let round = 0; round < 20 && !done; round += 1) {
      const at = this.#wire.findIndex((letter) => letter.by === tab && letter.answer);
      if (at >= 0) await this.fate(at, 'arrives');
      else await this.calm();
    }
    return ended;
  }

  /** Another page of the response is shown: it sends what ended pages left on this device, oldest first. */
  async replayLeft(person: Person): Promise<void> {
    if (!person.signedIn) return;
    const key = { person: person.browser.userId, key: deviceKeyOf(person.browser.userId) };
    const kept = new KeptHere(person.shelf, key, this.responseId, testId());
    for (const entry of await kept.list()) {
      if (this.#living.has(entry.slot)) continue;
      const by = this.#gone.get(entry.slot);
      if (!by) throw new Error('words without anybody who typed them');
      const reply = await replay(entry, async (body) => {
        const letter = { by: { ...by, person, lines: new Set([entry.slot]) }, body };
        const answered = await this.#arrive(letter);
        await this.#heard(letter, answered);
        return answered;
      });
      if (isHeld(reply)) kept.remove(entry.name);
    }
    await kept.settled();
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  /** Everything that was ever acknowledged is in the history, and each saved version once. */
  async check(): Promise<void> {
    if (this.#checked === this.#acknowledged.size) return;
    this.#checked = this.#acknowledged.size;
    const history = await listAnswerHistory(reading(), this.responseId, questionId);
    const texts = new Set(history.map(({ answer }) => String(answer.value)));
    for (const text of this.#acknowledged)
      if (text !== '' && !texts.has(text)) throw new Error(`acknowledged and gone: “${text}”`);
    const saved = history.filter(({ outcome }) => outcome === 'saved').map(({ version }) => version);
    const expected = saved.map((_, at) => at + 1);
    if (saved.sort((one, other) => one - other).join() !== expected.join()) throw new Error(`versions ${saved}`);
  }

  /** The network heals and everybody signs in: every text that is in front of somebody, or on a device, is kept. */
  async heal(): Promise<void> {
    for (const person of this.#people) await this.signIn(person, true);
    for (const tab of this.tabs) this.line(tab, true);
    for (let round = 0; round < 40; round += 1) {
      while (this.#wire.length > 0) await this.fate(0, 'arrives');
      await vi.advanceTimersByTimeAsync(31_000);
      await this.calm();
      const busy = this.tabs.some((tab) => !tab.conflict && tab.saver.unsent);
      if (!busy && this.#wire.length === 0) break;
    }
    for (const tab of this.tabs) if (tab.conflict) await this.#withLetters(tab, tab.saver.compare());
    for (const person of this.#people) await this.replayLeft(person);
    this.#checked = -1;
    await this.check();
    const history = await listAnswerHistory(reading(), this.responseId, questionId);
    const texts = new Set(['', ...history.map(({ answer }) => String(answer.value))]);
    for (const tab of this.tabs)
      if (!texts.has(tab.form.text)) throw new Error(`typed and never kept: “${tab.form.text}”`);
    for (const { shelf } of this.#people) if (shelf.length > 0) throw new Error('a device still keeps what is saved');
    for (const tab of this.tabs) this.#end(tab);
  }
}
