'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { assignQuestion, commentInTeam, sayOfAnswer } from '@/lib/commands/keep-team-note';

type Place = { responseId: string; sectionId: string; questionId: string };

const back = ({ responseId, sectionId, questionId }: Place, noted: string): string =>
  `/responses/${responseId}/sections/${sectionId}/${questionId}?noted=${noted}#team-note`;

export const assign = async (place: Place, _state: FormState, form: FormData): Promise<FormState> =>
  act(assignQuestion, form, { input: place, then: () => back(place, 'assigned') });

export const comment = async (place: Place, _state: FormState, form: FormData): Promise<FormState> =>
  act(commentInTeam, form, { input: place, then: () => back(place, 'commented') });

export const sayWord = async (place: Place, _state: FormState, form: FormData): Promise<FormState> =>
  act(sayOfAnswer, form, { input: place, then: () => back(place, 'said') });
