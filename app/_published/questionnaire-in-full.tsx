import { inLanguage } from '@/lib/condition/say';
import { type AwardBlock, awardText } from '@/lib/questionnaire/award-text';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { awardQuestions } from '@/lib/questionnaire/fit';
import { weightInFull } from '@/lib/scoring/weights';
import { type Locale, sayIn } from '@/lib/text';
import { TextLink } from '../_ui/links';
import { Table } from '../_ui/table';
import { QuestionInFull } from './question-in-full';

/** The rules of the award, as suppliers read them. */
export function AwardRules({ document, locale = 'en', level = 3 }: FullProps & { level?: 2 | 3 }) {
  const Title = `h${level}` as const;
  return (
    <>
      {awardText(document, sayIn(locale), locale).map((block) => (
        <section key={block.id} id={`rules-${block.id}`}>
          <Title className="govuk-heading-m">{block.heading}</Title>
          <Block block={block} />
        </section>
      ))}
    </>
  );
}

function Block({ block }: { block: AwardBlock }) {
  return (
    <>
      {block.paragraphs.map((text) => (
        <p key={text} className="govuk-body">
          {text}
        </p>
      ))}
      {block.lists?.map(({ intro, items }) => (
        <div key={intro}>
          <p className="govuk-body">{intro}</p>
          <ul className="govuk-list govuk-list--bullet">
            {items.map((item) => (
              <li key={item} className="assay-prose">
                {item}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {block.tables?.map(({ caption, columns, rows }) => (
        <Table
          key={caption}
          caption={caption}
          captionSize="s"
          form="stack"
          small
          columns={columns.map((label) => ({ key: label, label }))}
          rows={rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
        />
      ))}
    </>
  );
}

type FullProps = { document: QuestionnaireDocument; locale?: Locale };

/**
 * The whole published document: introduction, scoring rules, every section and question with its marks, declarations.
 * It is what suppliers read and what the buyer's page of a published version shows. Starts at h2.
 */
export function QuestionnaireInFull({ document, locale = 'en' }: FullProps) {
  const say = sayIn(locale);
  const declarations = document.declarations ?? [];
  return (
    <>
      <nav aria-label={say('published.contents')}>
        <h2 className="govuk-heading-m">{say('published.contents')}</h2>
        <ul className="govuk-list">
          <li>
            <TextLink href="#rules">{say('published.rules')}</TextLink>
          </li>
          {document.sections.map((section) => (
            <li key={section.id}>
              <TextLink href={`#section-${section.id}`}>{inLanguage(section.title, locale)}</TextLink>
            </li>
          ))}
          {declarations.length > 0 && (
            <li>
              <TextLink href="#declarations">{say('published.declarations')}</TextLink>
            </li>
          )}
        </ul>
      </nav>
      {document.introduction && (
        <section>
          <h2 className="govuk-heading-l">{say('published.introduction')}</h2>
          {inLanguage(document.introduction, locale)
            .split(/\n{2,}/)
            .map((text) => (
              <p key={text} className="govuk-body">
                {text}
              </p>
            ))}
        </section>
      )}
      <section id="rules">
        <h2 className="govuk-heading-l">{say('published.rules')}</h2>
        <AwardRules document={document} locale={locale} />
      </section>
      <section id="questions">
        <h2 className="govuk-heading-l">{say('published.questions')}</h2>
        {document.sections.map((section) => (
          <section key={section.id} id={`section-${section.id}`}>
            <h3 className="govuk-heading-m">{inLanguage(section.title, locale)}</h3>
            <p className="govuk-body">
              {awardQuestions(section).length > 0
                ? say('published.section-weight', { weight: weightInFull(section.weight) })
                : say('published.section-unscored')}
              {section.threshold != null && ` ${say('published.section-minimum', { minimum: section.threshold })}`}
            </p>
            {section.introduction && <p className="govuk-body">{inLanguage(section.introduction, locale)}</p>}
            {section.questions.map((question) => (
              <QuestionInFull key={question.id} question={question} document={document} locale={locale} />
            ))}
          </section>
        ))}
      </section>
      {declarations.length > 0 && (
        <section id="declarations">
          <h2 className="govuk-heading-l">{say('published.declarations')}</h2>
          <p className="govuk-body">{say('published.declarations-words')}</p>
          <h3 className="govuk-visually-hidden">{say('published.questions')}</h3>
          {declarations.map((question) => (
            <QuestionInFull key={question.id} question={question} document={document} locale={locale} />
          ))}
        </section>
      )}
    </>
  );
}
