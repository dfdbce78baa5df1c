import type { strideLetters } from '@/lib/questionnaire/document';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Details } from './notices';

type WhyProps = {
  /** The reason, in a sentence. */
  because?: string | undefined;
  principle: { number: number; name: string };
  stride?: readonly (typeof strideLetters)[number][] | undefined;
  source?: { name: string; edition: string; checked: string } | undefined;
  locale?: Locale;
};

/** Why a question is asked: the reason, the principle, the threats, and where it comes from. */
export function WhyThisQuestion({ because, principle, stride = [], source, locale }: WhyProps) {
  const threats = stride.map((letter) => sayPart(`parts.stride-${letter}`, undefined, locale)).join(', ');
  return (
    <Details summary={sayPart('parts.why-asked', undefined, locale)}>
      {because && <p className="govuk-body">{because}</p>}
      <p className="govuk-body">{sayPart('parts.why-principle', principle, locale)}</p>
      {threats && <p className="govuk-body">{sayPart('parts.why-stride', { threats }, locale)}</p>}
      {source && (
        <p className="govuk-body">
          {sayPart('parts.why-source', { source: source.name, edition: source.edition, date: source.checked }, locale)}
        </p>
      )}
      <p className="govuk-body govuk-!-margin-bottom-0">{sayPart('parts.why-ours', undefined, locale)}</p>
    </Details>
  );
}
