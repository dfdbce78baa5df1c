import { LinkButton } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';
import { Select } from '@/app/_ui/select';
import { SummaryList } from '@/app/_ui/summary-list';
import { RowActions, Table } from '@/app/_ui/table';
import { Textarea } from '@/app/_ui/textarea';
import type { AwardPart } from '@/lib/commands/set-award-model';
import { marksOfScale } from '@/lib/question/marks';
import { type OfferedScale, priceFormulas } from '@/lib/questionnaire/award-model';
import { mostCriteria } from '@/lib/questionnaire/criteria-rows';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { awardQuestions } from '@/lib/questionnaire/fit';
import { notApplicableRules } from '@/lib/scoring/rules';
import { say } from '@/lib/text';
import { FocusMoved, LiveMeter } from '../../questionnaire/live-meter';
import { tieText, tieValue } from '../words';
import { CriteriaRows } from './criteria-rows';

type Given = {
  document: QuestionnaireDocument;
  total: string;
  scales: readonly OfferedScale[];
  /** The marking scheme that was chosen in place of the one in use; '' where none was. */
  preset: string;
};

const formulaWords = (formula: (typeof priceFormulas)[number], document: QuestionnaireDocument) => {
  const { award } = document.scoring;
  const price = award.mode === 'points' && award.price?.formula === formula ? award.price : null;
  const levels = price?.formula === 'T8' ? { low: price.low, high: price.high } : { low: '90000', high: '180000' };
  const params = { weight: price?.weight ?? '40', ...levels };
  return (
    <>
      <p className="govuk-body">{say(`award.${formula}-words`, params)}</p>
      <p className="govuk-body">{say(`award.${formula}-symbols`, params)}</p>
      <p className="govuk-body">{say(`award.${formula}-example`)}</p>
      <p className="govuk-body">Known weakness: {say(`award.${formula}-weakness`)}</p>
      {formula === 'T8' && (
        <div className="assay-fields">
          <Input
            name="low"
            label="Lower price level"
            prefix="£"
            width={10}
            value={price?.formula === 'T8' ? price.low : ''}
          />
          <Input
            name="high"
            label="Upper price level"
            prefix="£"
            width={10}
            value={price?.formula === 'T8' ? price.high : ''}
          />
        </div>
      )}
    </>
  );
};

/** A way of combining price and quality without points: in words, in symbols, on figures, and what is weak about it. */
const modeWords = (mode: 'price-per-quality' | 'value-index', params: Record<string, number>) => (
  <>
    <p className="govuk-body">{say(`award.mode-${mode}`, params)}</p>
    <p className="govuk-body">{say(`award.${mode}-symbols`, params)}</p>
    <p className="govuk-body">{say(`award.${mode}-example`)}</p>
    <p className="govuk-body">Known weakness: {say(`award.${mode}-weakness`)}</p>
  </>
);

/** Every field of the form that holds a weighting, also of rows that are still to be added. */
const awardWeightNames = [
  'security',
  ...Array.from({ length: mostCriteria }, (_, at) => `criteria.${at}.weight`),
  'priceWeight',
];

function AwardForm({ document, total }: Given) {
  const { award } = document.scoring;
  const price = award.mode === 'points' ? award.price : null;
  const exponent = award.mode === 'value-index' ? award.exponent : 1;
  return (
    <>
      <Input
        name="security"
        label="Weighting of security"
        hint="Security is the whole quality assessment where there is no other criterion."
        labelSize="s"
        width={5}
        inputMode="decimal"
        value={award.security}
      />
      <h2 className="govuk-heading-m">Other criteria</h2>
      <p className="govuk-body">Scored by people with a reason, after the agreed marks are locked.</p>
      <CriteriaRows
        criteria={award.criteria.map(({ id, title, description, weight, max }) => ({
          id,
          title: title?.en ?? '',
          description: description?.en ?? '',
          weight,
          max,
        }))}
      />
      <Radios
        name="mode"
        legend="How price and quality are combined"
        legendSize="m"
        value={award.mode}
        items={[
          {
            value: 'points',
            label: 'Points for each criterion, added up',
            conditional: (
              <>
                <Radios
                  name="formula"
                  legend="Price formula"
                  legendSize="s"
                  value={price?.formula ?? 'none'}
                  items={[
                    ...priceFormulas.map((formula) => ({
                      value: formula,
                      label: say(`award.${formula}-name`),
                      conditional: formulaWords(formula, document),
                    })),
                    { value: 'none', label: 'Price does not count' },
                  ]}
                />
                <Input
                  name="priceWeight"
                  label="Weighting of price"
                  width={5}
                  inputMode="decimal"
                  value={price?.weight ?? ''}
                />
              </>
            ),
          },
          {
            value: 'price-per-quality',
            label: say('award.price-per-quality-name'),
            conditional: modeWords('price-per-quality', {}),
          },
          {
            value: 'value-index',
            label: say('award.value-index-name'),
            conditional: (
              <>
                {modeWords('value-index', { exponent })}
                <Input
                  name="exponent"
                  label="Power of quality"
                  hint="A whole number. 1 counts quality and price alike, 2 counts quality more."
                  width={2}
                  inputMode="numeric"
                  value={String(exponent)}
                />
              </>
            ),
          },
        ]}
      />
      <LiveMeter names={awardWeightNames} total={total} />
    </>
  );
}

const schemeName = ({ preset, scale }: OfferedScale): string => {
  if (preset === 'pass-fail') return 'Pass or fail';
  return preset === '0-2' ? '0, 1 or 2' : `0 to ${scale.max}, in steps of ${scale.step}`;
};

/** A scheme chosen in place of the one in use: its words, and the new mark for every mark that a question publishes. */
function NewScale({ offered }: { offered: OfferedScale }) {
  const choices = [...marksOfScale(offered.scale)].reverse().map((mark) => ({ value: mark, text: mark }));
  return (
    <>
      <input type="hidden" name="preset" value={offered.preset} />
      <p className="govuk-body">New marking scheme: {schemeName(offered)}. You can change its words after saving.</p>
      <SummaryList
        rows={(offered.scale.descriptors ?? []).map(({ mark, label, text }) => ({
          key: mark,
          label: `${mark} ${label.en}`,
          value: text.en,
        }))}
      />
      <h2 className="govuk-heading-m">Old option mark to new mark</h2>
      {offered.marks.length === 0 ? (
        <p className="govuk-body">No question publishes a mark yet, so nothing else changes.</p>
      ) : (
        <>
          <p className="govuk-body">
            Options, bands, marking guides and minimum marks take the new marks. We propose the nearest mark in
            proportion: check each. Guide texts of marks that become one mark are joined.
          </p>
          <Table
            caption="Old option mark to new mark"
            captionHidden
            form="stack"
            columns={[
              { key: 'old', label: 'Old mark' },
              { key: 'used', label: 'Used by' },
              { key: 'new', label: 'New mark' },
            ]}
            rows={offered.marks.map(({ from, to, questions }, at) => ({
              key: from,
              cells: [
                from,
                `${questions.slice(0, 4).join(', ')}${questions.length > 4 ? ` and ${questions.length - 4} more` : ''}`,
                <>
                  <input key="from" type="hidden" name={`marks.${at}.from`} value={from} />
                  <Select
                    key="to"
                    name={`marks.${at}.to`}
                    label={<span className="govuk-visually-hidden">New mark for {from}</span>}
                    value={to}
                    items={choices}
                  />
                </>,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

function ScaleForm({ document, scales, preset }: Given) {
  const { scale } = document.scoring;
  const other = scales.find((each) => each.preset === preset && preset !== scale.preset);
  if (other) return <NewScale offered={other} />;
  return (
    <>
      <Radios
        name="preset"
        legend="Marking scheme"
        legendSize="m"
        hint="With another scheme you see the new mark for every old mark before anything changes."
        value={scale.preset ?? ''}
        items={scales.map((offered) => ({
          value: offered.preset,
          label: schemeName(offered),
          hint: offered.scale.descriptors?.map(({ mark, label }) => `${mark} ${label.en}`).join(', '),
        }))}
      />
      <h2 className="govuk-heading-m">What each mark means</h2>
      <p className="govuk-body">Suppliers read this. Another scheme brings its own words.</p>
      {(scale.descriptors ?? []).map(({ mark, label, text }, at) => (
        <Fieldset key={mark} legend={`Mark ${mark}`} size="s" className="assay-row-fields">
          <input type="hidden" name={`descriptors.${at}.mark`} value={mark} />
          <Input name={`descriptors.${at}.label`} label="Name" value={label.en} width={20} />
          <Textarea name={`descriptors.${at}.text`} label="What it means" value={text.en} rows={2} />
        </Fieldset>
      ))}
    </>
  );
}

function Minimums({ document }: Given) {
  return (
    <>
      <Input
        name="minimumQuality"
        label="Minimum quality (optional)"
        hint="From 0 to 100. A tender whose quality is below it is disqualified under the published method."
        width={5}
        inputMode="decimal"
        value={document.scoring.minimumQuality ?? ''}
      />
      <h2 className="govuk-heading-m">Sections and questions</h2>
      <p className="govuk-body">Minimum scores of sections and minimum marks of questions are set where they stand.</p>
      <SummaryList
        rows={document.sections.map((section) => ({
          key: section.id,
          label: section.title.en,
          value: section.threshold ?? 'None',
          actions: [{ href: `../questionnaire/${section.id}`, text: 'Change', hidden: section.title.en }],
        }))}
      />
    </>
  );
}

function Ties({ document }: Given) {
  const { tieBreakers, award } = document.scoring;
  const noPrice = award.mode === 'points' && award.price === null;
  const items = [
    { value: '', text: 'Nothing' },
    ...(noPrice ? [] : [{ value: 'price', text: say('award.tie-price') }]),
    ...document.sections
      .filter((section) => awardQuestions(section).length > 0)
      .map(({ id, title }) => ({ value: `section:${id}`, text: say('award.tie-section', { section: title.en }) })),
    ...document.sections.flatMap((section) =>
      awardQuestions(section).map((question) => {
        const tie = { by: 'question', id: question.id } as const;
        return { value: tieValue(tie), text: tieText(tie, document) };
      }),
    ),
  ];
  const unused = items.filter(({ value }) => value === '' || !tieBreakers.some((tie) => tieValue(tie) === value));
  return (
    <>
      <p className="govuk-body">Tenders with exactly equal totals are separated by the first step that differs.</p>
      {tieBreakers.length === 0 ? (
        <p className="govuk-body">{say('award.ties-none')}</p>
      ) : (
        <ol className="govuk-list govuk-list--number">
          {tieBreakers.map((tie, at) => {
            const text = tieText(tie, document);
            const move = (act: string, words: string) => (
              <LinkButton key={act} name="do" value={`${act}:${at}`} hidden={text}>
                {words}
              </LinkButton>
            );
            return (
              <li key={tieValue(tie)} id={`row-${at}`}>
                <input type="hidden" name={`ties.${at}`} value={tieValue(tie)} />
                {text}
                <RowActions>
                  {[
                    ...(at > 0 ? [move('up', 'Move up')] : []),
                    ...(at < tieBreakers.length - 1 ? [move('down', 'Move down')] : []),
                    move('remove', 'Remove'),
                  ]}
                </RowActions>
              </li>
            );
          })}
        </ol>
      )}
      <Select name="add" label="Add a step at the end" items={unused} value="" />
      <FocusMoved />
    </>
  );
}

/** The fields of one card of the award model. */
export function PartFields({ part, ...given }: Given & { part: AwardPart }) {
  switch (part) {
    case 'award':
      return <AwardForm {...given} />;
    case 'scale':
      return <ScaleForm {...given} />;
    case 'minimums':
      return <Minimums {...given} />;
    case 'rounding':
      return (
        <Select
          name="places"
          label="Decimal places shown"
          hint="Ranks, minimum scores and ties always use exact figures."
          value={String(given.document.scoring.rounding.places)}
          items={['0', '1', '2', '3', '4', '5', '6'].map((value) => ({ value, text: value }))}
        />
      );
    case 'not-applicable':
      return (
        <Radios
          name="rule"
          legend="How a scored question counts that is not asked of a supplier"
          legendSize="m"
          value={given.document.scoring.notApplicable}
          items={notApplicableRules.map((rule) => ({ value: rule, label: say(`award.not-applicable-${rule}`) }))}
        />
      );
    case 'ties':
      return <Ties {...given} />;
  }
}
