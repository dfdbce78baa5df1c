import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { principles } from '@/lib/catalogue';
import { selfCheckRows, withGaps } from '@/lib/guided';
import { coverageOf } from '@/lib/questionnaire/coverage';
import { aPublishableDocument } from '@/lib/testing/drafts';
import { editThreatModel, emptyModel, ratedThreats, type ThreatEdit, type ThreatModel } from '@/lib/threats';
import { CoverageChart } from './coverage-chart';
import { placeDrawing } from './place-diagram';
import { RiskMatrix } from './risk-matrix';
import { SelfCheckChart } from './self-check-chart';

const saved = { revision: 1, by: 'ana', at: '2027-01-04T09:00:00.000Z' };
let made = 0;
const edit = (model: ThreatModel, change: ThreatEdit): ThreatModel => {
  const done = editThreatModel(model, change, { by: 'ana', at: saved.at, id: () => `id${++made}` });
  if (!done.ok || 'clash' in done.value) throw new Error(change.edit);
  return done.value.model;
};
const started = edit(emptyModel, { edit: 'start', starter: 'environment' });

describe('the self-check chart', () => {
  const chart = (record: Parameters<typeof selfCheckRows>[1]) => {
    const rows = selfCheckRows(principles, record);
    const begun = Object.keys(record).length > 0;
    return renderToStaticMarkup(
      <SelfCheckChart rows={rows} gaps={withGaps(rows)} begun={begun} hrefOf={(at) => `/${at}`} act="Answer" />,
    );
  };

  it('has a sentence, a bar for each answer and a table that says the same', () => {
    const markup = chart({ '1': { ...saved, answers: { 'C01-01': 'in-place', 'C01-02': 'not-yet' } } });
    expect(markup).toContain('1 of 14 principles have something not in place.');
    expect(markup.match(/<rect[^>]*fill="url\(#self-check-dots\)"/g)).toHaveLength(2);
    expect(markup.match(/role="rowheader"/g)).toHaveLength(14);
  });

  it('is not drawn while there is nothing to draw', () => {
    expect(chart({})).not.toContain('<svg');
  });
});

describe('the picture of a place', () => {
  const { content } = placeDrawing(started);
  const markup = renderToStaticMarkup(content);

  it('has a box for each part, a frame for each boundary, and squares for flows that cross one', () => {
    expect(markup.match(/assay-place__part/g)).toHaveLength(6);
    expect(markup.match(/assay-place__boundary/g)).toHaveLength(3);
    expect(markup.match(/<rect class="assay-place__badge"/g)).toHaveLength(4);
    expect(markup).not.toContain('style=');
  });
});

describe('the risk matrix', () => {
  it('has 25 cells with product and level in words, and each threat in its own', () => {
    const values = {
      text: 'x',
      likelihood: 4,
      impact: 5,
      owner: '',
      treatment: 'accept',
      plan: '',
    } as const;
    const part = started.parts[0]?.id ?? '';
    const rated = edit(started, { edit: 'save-threat', part, letter: 'D', revision: 0, values });
    const markup = renderToStaticMarkup(<RiskMatrix rated={ratedThreats(rated)} />);
    expect(markup.match(/assay-heat--\d/g)).toHaveLength(25);
    expect(markup).toMatch(/20 Very high<strong[^>]*>P1-D/);
  });
});

describe('the coverage chart', () => {
  it('draws a square for each question and names the principle with the fewest', () => {
    const markup = renderToStaticMarkup(<CoverageChart coverage={coverageOf(aPublishableDocument())} />);
    expect(markup).toContain('1 of 14 principles have a question. Least: principle 1 with 0.');
    expect(markup.match(/h12v12h-12z/g)).toHaveLength(2);
    const none = coverageOf({ ...aPublishableDocument(), sections: [] });
    expect(renderToStaticMarkup(<CoverageChart coverage={none} />)).not.toContain('<svg');
  });
});
