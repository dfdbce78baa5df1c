import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Question } from '../questionnaire/document';
import { declarationToQuestion, type Placing, templateToQuestion } from './assemble';
import {
  declarations,
  flagWords,
  principles,
  scopingQuestions,
  splitOfResponsibility,
  starters,
  templates,
} from './content/connected-places-principles/2021';
import { markingRules } from './content/connected-places-principles/2021/marking-rules';
import { sources } from './content/sources';
import { Declaration } from './declaration';
import { flags } from './flag';
import { type FrameworkKey, frameworkKeys, frameworks, linksOf } from './frameworks';
import { Principle } from './principle';
import { answersOf, ScopingQuestion, Starter } from './scoping-question';
import { Source, type SourceRef } from './source';
import { strideInOrder } from './stride';
import { QuestionTemplate } from './template';

const twice = (ids: string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);
const onScale = (mark: string | undefined) => mark !== undefined && /^[0-5]$/.test(mark);
const placing: Placing = {
  flags: [],
  because: 'gate',
  dates: { contractEnd: '2030-01-31', contractEndExtended: '2031-01-31', assetLifeEnd: '2034-01-31' },
  belowThresholdEngland: false,
  weight: '100.00',
};

describe('the principles', () => {
  it('are 14 in three groups of 5, 5 and 4, each valid, with a slug of its own', () => {
    expect(principles.map((one) => one.number)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
    for (const principle of principles) expect(Principle.parse(principle)).toEqual(principle);
    const inGroup = (group: string) => principles.filter((one) => one.group === group).map((one) => one.number);
    expect(inGroup('understanding')).toEqual([1, 2, 3, 4, 5]);
    expect(inGroup('designing')).toEqual([6, 7, 8, 9, 10]);
    expect(inGroup('managing')).toEqual([11, 12, 13, 14]);
    expect(twice(principles.map((one) => one.slug))).toEqual([]);
  });

  it.each(principles)('$number is explained in about 120 words and opens its section in one sentence', (principle) => {
    const words = principle.explanation.join(' ').split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(100);
    expect(words).toBeLessThanOrEqual(140);
    expect(principle.forAuthority.split(/\s+/).length).toBeLessThanOrEqual(60);
    expect(principle.supplierIntroduction.en).toMatch(/^These questions .*\.$/);
  });

  it.each(principles)('$number has 5 to 8 self-check statements with ids of their own', (principle) => {
    expect(principle.selfCheck.length).toBeGreaterThanOrEqual(5);
    expect(principle.selfCheck.length).toBeLessThanOrEqual(8);
    const prefix = `C${String(principle.number).padStart(2, '0')}-`;
    expect(principle.selfCheck.filter((one) => !one.id.startsWith(prefix))).toEqual([]);
    expect(twice(principle.selfCheck.map((one) => one.id))).toEqual([]);
  });
});

describe('the questions', () => {
  it('are 100, each id once, in the numbers of the bank by kind and purpose', () => {
    expect(templates).toHaveLength(100);
    expect(twice(templates.map((one) => one.id))).toEqual([]);
    const by = <T>(of: (one: QuestionTemplate) => T) =>
      templates.reduce((counts, one) => counts.set(of(one), (counts.get(of(one)) ?? 0) + 1), new Map<T, number>());
    expect(Object.fromEntries(by((one) => one.kind))).toEqual({
      'single-choice': 41,
      table: 23,
      'long-text': 13,
      number: 8,
      'multiple-choice': 7,
      file: 4,
      'yes-no': 3,
      date: 1,
    });
    expect(Object.fromEntries(by((one) => one.purpose))).toEqual({
      'award-criterion': 94,
      'condition-of-participation': 3,
      requirement: 3,
    });
    expect(templates.filter((one) => one.when.includes('always'))).toHaveLength(35);
    expect(
      templates
        .filter((one) => one.thresholdDefault === 'on')
        .map((one) => one.id)
        .join(' '),
    ).toBe(
      'P02-04 P05-01 P05-03 P05-04 P06-02 P06-03 P06-05 P07-02 P07-03 P08-02 P09-02 P11-01 P13-01 P13-02 P13-03 P13-04 P14-01',
    );
  });

  it.each(templates)('$id is valid and has the one home principle that its id names', (template) => {
    expect(QuestionTemplate.parse(template)).toEqual(template);
    expect(Number(template.id.slice(1, 3))).toBe(template.home);
  });

  it.each(templates)(
    '$id becomes a question that the document accepts, at either side of the threshold',
    (template) => {
      for (const belowThresholdEngland of [false, true]) {
        const question = templateToQuestion(template, { ...placing, belowThresholdEngland });
        expect(Question.parse(JSON.parse(JSON.stringify(question)))).toEqual(question);
        expect(question.basis?.length).toBeLessThanOrEqual(500);
      }
    },
  );

  it('have marks on the scale from 0 to 5, best first, and the marks or outcomes that their purpose needs', () => {
    for (const template of templates) {
      const award = template.purpose === 'award-criterion';
      if (template.kind === 'single-choice' || template.kind === 'yes-no') {
        const options = template.settings.options ?? [];
        expect(options.length, template.id).toBeGreaterThanOrEqual(2);
        expect(
          options.every((one) => one.supports),
          template.id,
        ).toBe(true);
        if (award) {
          const marks = options.map((one) => one.mark);
          expect(marks.every(onScale), template.id).toBe(true);
          expect(marks, template.id).toEqual([...marks].sort().reverse());
          expect([marks[0], marks.at(-1)], template.id).toEqual(['5', '0']);
        } else {
          expect(new Set(options.map((one) => one.outcome)), template.id).toEqual(new Set(['pass', 'fail']));
          expect(
            options.some((one) => one.mark),
            template.id,
          ).toBe(false);
        }
      }
      if (template.kind === 'multiple-choice') {
        const points = template.settings.options.map((one) => Number(one.points));
        expect(
          points.reduce((total, one) => total + one, 0),
          template.id,
        ).toBe(5);
      }
      if (template.kind === 'number' || template.kind === 'date') {
        const marks = (template.settings.bands ?? []).map((band) => band.mark);
        expect(marks.length > 0 && marks.every(onScale) && onScale(template.settings.otherwise), template.id).toBe(
          true,
        );
      }
      if (template.kind === 'long-text' || template.kind === 'table' || template.kind === 'file') {
        expect(template.markingGuide?.map((line) => line.mark).join(''), template.id).toBe('543210');
      }
    }
  });

  it('have a threshold that a published mark can meet', () => {
    expect(
      templates
        .filter((one) => one.threshold && !['1', '2', '3', '4', '5'].includes(one.threshold))
        .map((one) => one.id),
    ).toEqual([]);
  });

  it('limit the words of every text and table and the pages of every file', () => {
    const unlimited = templates.filter((one) => {
      if (one.kind === 'long-text' || one.kind === 'table') return one.settings.wordLimit === undefined;
      return one.kind === 'file' && one.settings.pages === undefined;
    });
    expect(unlimited.map((one) => one.id)).toEqual([]);
  });

  it('have options and columns with ids of their own', () => {
    for (const template of templates) {
      const ids =
        template.kind === 'single-choice' || template.kind === 'multiple-choice' || template.kind === 'yes-no'
          ? (template.settings.options ?? []).map((one) => one.id)
          : template.kind === 'table'
            ? template.settings.columns.map((one) => one.id)
            : [];
      expect(twice(ids), template.id).toEqual([]);
    }
  });

  it('have gate ranks 1 to 23, each once', () => {
    const ranks = templates.flatMap((one) => one.gateRank ?? []).sort((a, b) => a - b);
    expect(ranks).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
  });

  it('name an equivalent wherever the wording names a standard', () => {
    const named = templates.filter((one) =>
      /\bEN \d|ISO|Cyber Essentials|STRIDE|Code of Practice/.test(one.wording.en),
    );
    expect(named.map((one) => one.id)).toEqual(['P02-01', 'P03-02', 'P05-04', 'P05-05']);
    expect(named.filter((one) => !one.equivalence).map((one) => one.id)).toEqual([]);
  });

  it('link only to identifiers that their framework has, and together touch every one of the small lists', () => {
    const touched = new Map<FrameworkKey, Set<string>>(frameworkKeys.map((key) => [key, new Set()]));
    const unknown = templates.flatMap((template) =>
      frameworkKeys.flatMap((key) =>
        (template.map[key] ?? []).flatMap((id) => {
          touched.get(key)?.add(id);
          return id in frameworks[key].identifiers ? [] : [`${template.id} ${key} ${id}`];
        }),
      ),
    );
    expect(unknown).toEqual([]);
    for (const key of ['scp', 'csp', 'caf', 'dev', 'en', 'ce'] as const) {
      expect([...(touched.get(key) ?? [])].sort(), key).toEqual(Object.keys(frameworks[key].identifiers).sort());
    }
  });

  it('use the fixed rows of the split of responsibility in the one table that names them', () => {
    const using = templates.filter((one) => one.rowsFrom === splitOfResponsibility.id);
    expect(using.map((one) => one.id)).toEqual([splitOfResponsibility.usedBy]);
    expect(using[0]?.kind === 'table' && using[0].settings.fixedRows).toHaveLength(15);
  });
});

describe('frameworks', () => {
  it('have the sizes of their editions and a source with the same edition', () => {
    const sizes = Object.fromEntries(
      frameworkKeys.map((key) => [key, Object.keys(frameworks[key].identifiers).length]),
    );
    expect(sizes).toEqual({ scp: 12, csp: 14, caf: 41, dev: 11, en: 14, iso: 93, ce: 5 });
    for (const key of frameworkKeys) {
      expect(sources.find((one) => one.id === frameworks[key].source)?.edition).toBe(frameworks[key].edition);
    }
  });
});

describe('links of a principle', () => {
  it('name each identifier once, in the order of its framework', () => {
    expect(linksOf(templates.filter((one) => one.home === 9))).toEqual({
      scp: ['5', '9'],
      csp: ['2', '5', '11'],
      caf: ['B5.a', 'B5.b', 'B5.c', 'D1.b'],
      dev: ['1', '9', '11'],
      en: ['5.3', '5.9'],
      iso: ['5.29', '5.30', '7.11', '8.6', '8.13', '8.14', '8.21', '8.32'],
    });
    expect(linksOf([])).toEqual({});
  });
});

describe('sources', () => {
  it('are valid, each id once', () => {
    for (const source of sources) expect(Source.parse(source)).toEqual(source);
    expect(twice(sources.map((one) => one.id))).toEqual([]);
  });

  it('say that the Playbook is a beta of March 2024 whose own page says both', () => {
    const playbook = sources.find((one) => one.id === 'playbook');
    expect(playbook?.edition).toBe('beta, March 2024');
    expect(playbook?.status).toContain('its own page says both alpha and beta');
  });

  it('stand behind every question with edition and date, the home principle first', () => {
    const known = (ref: SourceRef) => sources.some((one) => one.id === ref.source && one.edition === ref.edition);
    for (const template of templates) {
      expect(template.basis.every(known), template.id).toBe(true);
      expect(template.basis[0], template.id).toMatchObject({
        source: 'connected-places-principles',
        principle: template.home,
      });
      expect(
        template.basis.every((ref) => ref.checked === '2026-11-22'),
        template.id,
      ).toBe(true);
    }
  });
});

describe('flags', () => {
  it('each have a phrase and a name, and each is used by a question', () => {
    expect(Object.keys(flagWords)).toEqual([...flags]);
    const unused = flags.filter((flag) => !templates.some((one) => one.when.includes(flag)));
    expect(unused).toEqual([]);
  });

  it('can each be set by a scoping answer', () => {
    const settable = new Set(scopingQuestions.flatMap((one) => Object.values(one.sets).flat()));
    expect(flags.filter((flag) => flag !== 'always' && !settable.has(flag))).toEqual([]);
  });

  it('open a sentence that the reason continues', () => {
    expect(templates.filter((one) => !one.why.en.startsWith('{because}, ')).map((one) => one.id)).toEqual([]);
  });
});

describe('scoping', () => {
  it('has 22 valid questions with an answer set for every answer offered', () => {
    expect(scopingQuestions.map((one) => one.id)).toEqual(
      Array.from({ length: 22 }, (_, at) => `B-${String(at + 1).padStart(2, '0')}`),
    );
    for (const question of scopingQuestions) {
      expect(ScopingQuestion.parse(question)).toEqual(question);
      expect(Object.keys(question.sets).sort()).toEqual([...answersOf[question.answers]].sort());
      expect(question.action.raisedBy).toContain('dont-know');
    }
  });

  it('has four valid starters', () => {
    for (const starter of starters) expect(Starter.parse(starter)).toEqual(starter);
    expect(starters.map((one) => one.name)).toEqual([
      'Transport',
      'Care and wellbeing',
      'Environment',
      'Infrastructure',
    ]);
  });
});

describe('declarations', () => {
  it('are D-01 to D-06, information in tables, and become questions without weight or pass rule', () => {
    expect(declarations.map((one) => one.id)).toEqual(['D-01', 'D-02', 'D-03', 'D-04', 'D-05', 'D-06']);
    for (const declaration of declarations) {
      expect(Declaration.parse(declaration)).toEqual(declaration);
      const question = declarationToQuestion(declaration);
      expect(Question.parse(question)).toEqual(question);
      expect(question).not.toHaveProperty('weight');
    }
  });
});

describe('words', () => {
  it('of the content carry no mark of the research behind it', () => {
    const root = join(import.meta.dirname, 'content');
    const marked = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /recalled|unverified|\[found|\[judgement|TODO|TBC/i.test(readFileSync(join(root, name), 'utf8')),
      );
    expect(marked).toEqual([]);
  });

  it('of the marking rules publish how evidence, blanks, equivalents and places are treated', () => {
    for (const rule of [
      'highest option that your evidence supports',
      'left blank',
      'cannot be submitted',
      'equivalent',
      'No country',
    ]) {
      expect(markingRules.en).toContain(rule);
    }
  });

  it('name the six threats in the order of the method', () => {
    expect(strideInOrder.join('')).toBe('STRIDE');
  });
});
