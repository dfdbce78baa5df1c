import { describe, expect, it } from 'vitest';
import { principles, templates } from './content/connected-places-principles/2021';
import { type CatalogueQuery, searchCatalogue } from './search';

const find = (query: CatalogueQuery) => {
  const { principles: cards, questions } = searchCatalogue(principles, templates, query);
  return { cards: cards.map((one) => one.number), ids: questions.map((one) => one.id) };
};

describe('search', () => {
  it('gives everything for an empty query', () => {
    expect(find({})).toEqual({ cards: principles.map((one) => one.number), ids: templates.map((one) => one.id) });
  });

  it('finds a question by its id and by words in any order and case', () => {
    expect(find({ words: 'p07-02' }).ids).toEqual(['P07-02']);
    expect(find({ words: 'Ransom consent' }).ids).toEqual(['P14-08']);
    expect(find({ words: 'consent RANSOM' }).ids).toEqual(['P14-08']);
    expect(find({ words: 'no such words here' })).toEqual({ cards: [], ids: [] });
  });

  it('finds a question by its options, columns and evidence', () => {
    expect(find({ words: 'cyclonedx' }).ids).toEqual(['P12-03']);
    expect(find({ words: 'behaviour when jammed' }).ids).toEqual(['P07-06']);
  });

  it('finds a principle by our explanation', () => {
    expect(find({ words: 'payroll' }).cards).toEqual([6]);
  });

  it('narrows by principle, flag, letter and framework together', () => {
    expect(find({ principle: 5, flag: 'video' }).ids).toEqual(['P05-01', 'P05-02', 'P05-04']);
    expect(find({ flag: 'personalData', principle: 5 }).ids).toContain('P05-03');
    expect(find({ principle: 9, letter: 'T' }).ids).toEqual(['P09-02', 'P09-05', 'P09-06']);
    expect(find({ framework: 'ce', identifier: 'MP' }).ids).toEqual(['P03-02']);
    expect(find({ framework: 'dev', principle: 1 }).ids).toEqual([]);
  });

  it('shows no principle by itself where only questions can match', () => {
    expect(find({ flag: 'video' }).cards).toEqual([]);
  });
});
