import type { Section } from '../document';

/** Takes a section; returns what a person calls it: its title, or its id where it has none. */
export const titleOf = ({ title, id }: Pick<Section, 'title' | 'id'>): string => title.en || id;
