import 'server-only';
import type { Reader } from '@/db/client';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { findScoping } from '@/db/store/scoping';
import {
  addedBy,
  answersIn,
  explainProfile,
  flagWords,
  type Profile,
  type ProfileOverride,
  type ProfileResult,
  readScoping,
  type ScopingAnswer,
  type ScopingQuestion,
  scopingQuestions,
  templates,
} from '@/lib/catalogue';
import { may } from '@/lib/policy';
import type { Message } from '@/lib/result';
import { placeOf, uncheckedQuestions } from './place';
import { procurementFacts } from './procurement-facts';
import { view } from './view';
import { whyNot } from './why-not';

const load = async (db: Reader, { id }: { id: string }) => {
  const state = await findProcurement(db, id);
  return state && { state, scoping: await findScoping(db, id) };
};

export type ScopingItem = {
  number: number;
  question: ScopingQuestion;
  answer: ScopingAnswer | null;
  checked: boolean;
  by: string;
  at: string | null;
};

export type Scoping = {
  id: string;
  title: string;
  started: boolean;
  starter: string | null;
  items: ScopingItem[];
  /** Questions still without a checked answer. */
  left: number;
  /** The first of them, by number; null where none is left. */
  nextNumber: number | null;
  /** What "don't know" and some a "no" ask somebody to do. */
  actions: { number: number; action: string }[];
  /** The project's owner: its leads. */
  owner: string;
  mayEdit: boolean;
  mayOverride: boolean;
  editReason: Message | null;
  /** The profile with its sentences; null with a message why there is none yet. */
  place:
    | {
        profile: Profile;
        result: ProfileResult;
        sentences: Message[];
        override: (ProfileOverride & { name: string }) | null;
      }
    | { profile: null; why: Message[] };
};

/** The answers about the place, what they raise, and the profile that follows from them. */
export const scoping = view({
  action: 'scoping.read',
  load,
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state, scoping: stored }, context }): Promise<Scoping> => {
    const people = await listPeople(db, state.procurement.authorityId);
    const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.name ?? '';
    const facts = procurementFacts(state, context);
    const edit = may(context.viewer, 'scoping.answer', facts);
    const unchecked = uncheckedQuestions(stored);
    const numberOf = (id: string) => scopingQuestions.findIndex((question) => question.id === id) + 1;
    const place = placeOf(state, stored);
    const override = stored?.profileOverride ?? null;
    return {
      id: state.procurement.id,
      title: state.procurement.title,
      started: stored !== null,
      starter: stored?.starter ?? null,
      items: scopingQuestions.map((question, at) => {
        const entry = stored?.answers[question.id];
        return {
          number: at + 1,
          question,
          answer: entry?.answer ?? null,
          checked: entry?.checked ?? false,
          by: entry ? nameOf(entry.by) : '',
          at: entry?.at ?? null,
        };
      }),
      left: unchecked.length,
      nextNumber: unchecked[0] === undefined ? null : numberOf(unchecked[0]),
      actions: readScoping(scopingQuestions, answersIn(stored?.answers ?? {}, 'checked')).actions.map((one) => ({
        number: numberOf(one.question),
        action: one.action,
      })),
      owner: state.duties
        .filter((row) => row.duty === 'lead')
        .map((row) => nameOf(row.userId))
        .join(', '),
      mayEdit: edit.allowed,
      mayOverride: may(context.viewer, 'profile.override', facts).allowed,
      editReason: whyNot(edit),
      place: place.ok
        ? {
            profile: place.value.profile,
            result: place.value.result,
            sentences: explainProfile(place.value.result, (flag) => flagWords[flag].name),
            override: override && { ...override, name: nameOf(override.by) },
          }
        : { profile: null, why: place.messages },
    };
  },
});

export type ScopingPage = {
  id: string;
  title: string;
  number: number;
  count: number;
  question: ScopingQuestion;
  answer: ScopingAnswer | null;
  checked: boolean;
  /** What an answer would add to the questions that apply: how many, and the first ones. */
  effects: { answer: ScopingAnswer; added: number; such: string[] }[];
  /** The question before, where its answer raised an action. */
  raised: { action: string; owner: string; takenAsYes: boolean } | null;
  mayEdit: boolean;
  editReason: Message | null;
};

type PageInput = { id: string; number: number; raised?: number | undefined };

/** One question about the place, with what its answers change. */
export const scopingPage = view({
  action: 'scoping.read',
  load: async (db, input: PageInput) => {
    const loaded = await load(db, input);
    const question = scopingQuestions[input.number - 1];
    return loaded && question ? { ...loaded, question } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state, scoping: stored, question }, input, context }): Promise<ScopingPage> => {
    const answers = answersIn(stored?.answers ?? {}, 'all');
    const { [question.id]: _own, ...others } = answers;
    const { flags } = readScoping(scopingQuestions, others);
    const entry = stored?.answers[question.id];
    const edit = may(context.viewer, 'scoping.answer', procurementFacts(state, context));
    const last = input.raised === undefined ? undefined : scopingQuestions[input.raised - 1];
    const [action] = last ? readScoping([last], answers).actions : [];
    const people = action ? await listPeople(db, state.procurement.authorityId) : [];
    const leads = state.duties.filter((row) => row.duty === 'lead').map((row) => row.userId);
    return {
      id: state.procurement.id,
      title: state.procurement.title,
      number: input.number,
      count: scopingQuestions.length,
      question,
      answer: entry?.answer ?? null,
      checked: entry?.checked ?? false,
      effects: Object.entries(question.sets).flatMap(([answer, set]) => {
        if (!set || set.length === 0 || answer === 'dont-know') return [];
        const added = addedBy(set, templates, flags);
        const such = added.slice(0, 2).flatMap((id) => templates.find((one) => one.id === id)?.wording.en ?? []);
        return [{ answer: answer as ScopingAnswer, added: added.length, such }];
      }),
      raised:
        action && last
          ? {
              action: action.action,
              owner: people
                .filter((person) => leads.includes(person.userId))
                .map((person) => person.name)
                .join(', '),
              takenAsYes: answers[last.id] === 'dont-know' && (last.sets['dont-know']?.length ?? 0) > 0,
            }
          : null,
      mayEdit: edit.allowed,
      editReason: whyNot(edit),
    };
  },
});
