import { inLanguage, type Language } from '@/lib/condition/say';
import { answerText, isAnswered } from '@/lib/question/kinds';
import type { AnswerValue } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { sayIn } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { Table } from '../table';

/** Text of a supplier exactly as written: plain, with its line breaks, never cut. */
export function SupplierText({ children, lang = 'en' }: { children: string; lang?: Language }) {
  return (
    <div className="assay-supplier-text" lang={lang}>
      {children}
    </div>
  );
}

type AnswerTextProps = { question: Question; value: AnswerValue | undefined; locale?: Language };

/** An answer for reading: prose in a bordered block, tables as tables, everything else in words. */
export function AnswerText({ question, value, locale = 'en' }: AnswerTextProps) {
  if (!isAnswered(question, value)) return sayPart('parts.answer-not-answered', undefined, locale);
  if (question.kind === 'table' && Array.isArray(value)) {
    const columns = question.settings?.columns ?? [];
    return (
      <Table
        caption={inLanguage(question.wording, locale)}
        captionHidden
        form="stack"
        small
        columns={columns.map(({ id, label }) => ({ key: id, label: inLanguage(label, locale) }))}
        rows={(value as string[][]).map((cells, index) => ({
          key: String(index),
          cells: columns.map((column, at) => (
            <span key={column.id} className="assay-prose">
              {cells[at] ?? ''}
            </span>
          )),
        }))}
      />
    );
  }
  const text = answerText(question, value, sayIn(locale), locale);
  return question.kind === 'long-text' || question.kind === 'short-text' ? (
    <SupplierText lang={locale}>{text}</SupplierText>
  ) : (
    <span className="assay-prose">{text}</span>
  );
}
