import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Button } from './button';
import { Radios } from './choices';
import { difference, type Piece } from './difference';
import { Textarea } from './textarea';

type DifferenceProps = {
  pieces: readonly Piece[];
  locale?: Locale | undefined;
  /** Without the frame that sets a supplier's text apart. */
  plain?: boolean;
};

/** A text with what was added and removed, in marks and in words. */
export function Difference({ pieces, locale, plain }: DifferenceProps) {
  return (
    <div className={plain ? 'assay-prose assay-difference' : 'assay-supplier-text assay-difference'}>
      {pieces.map(({ text, change }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
        if (change === 'same') return <span key={index}>{text}</span>;
        const Mark = change === 'added' ? 'ins' : 'del';
        const word = sayPart(
          change === 'added' ? 'parts.two-texts-added' : 'parts.two-texts-removed',
          undefined,
          locale,
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Mark key={index}>
            <span className="govuk-visually-hidden">{`[${word}: `}</span>
            {text}
            <span className="govuk-visually-hidden">]</span>
          </Mark>
        );
      })}
    </div>
  );
}

type TwoTextsProps = {
  yours: string;
  theirs: { text: string; name: string; time: string };
  locale?: Locale;
};

/**
 * Two versions of one text, after a save that came second: both shown, one chosen or written. It stands inside a form;
 * it posts `keep` (`mine`, `theirs` or `edited`) and `text`.
 */
export function TwoTexts({ yours, theirs, locale }: TwoTextsProps) {
  const word = (key: Parameters<typeof sayPart>[0]) => sayPart(key, { name: theirs.name, time: theirs.time }, locale);
  const pieces = difference(theirs.text, yours);
  return (
    <>
      <div className="assay-columns">
        <section>
          <h2 className="govuk-heading-m">{word('parts.two-texts-yours')}</h2>
          <Difference pieces={pieces.filter(({ change }) => change !== 'removed')} locale={locale} />
        </section>
        <section>
          <h2 className="govuk-heading-m">{word('parts.two-texts-theirs')}</h2>
          <Difference pieces={pieces.filter(({ change }) => change !== 'added')} locale={locale} />
        </section>
      </div>
      <Textarea name="text" label={word('parts.two-texts-edit')} labelSize="s" value={yours} rows={8} />
      <Radios
        name="keep"
        legend={word('parts.two-texts-choose')}
        legendSize="s"
        items={[
          { value: 'mine', label: word('parts.two-texts-mine') },
          { value: 'theirs', label: word('parts.two-texts-other') },
          { value: 'edited', label: word('parts.two-texts-edited') },
        ]}
      />
      <p className="govuk-body">{word('parts.two-texts-history')}</p>
      <Button>{word('parts.two-texts-save')}</Button>
    </>
  );
}
