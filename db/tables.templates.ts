import type { Columns } from './columns.sqlite';

/** Sections and questions that an authority keeps for its next procurements. */
export function defineTemplates(c: Columns) {
  const questionnaireTemplate = c.table(
    'questionnaire_template',
    {
      id: c.text('id').primaryKey(),
      authorityId: c.text('authority_id').notNull(),
      name: c.text('name').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('questionnaire_template_name').on(t.authorityId, t.name)],
  );
  /** Only ever added to: saving a template again makes the next version. */
  const questionnaireTemplateVersion = c.table(
    'questionnaire_template_version',
    {
      id: c.text('id').primaryKey(),
      templateId: c
        .text('template_id')
        .notNull()
        .references(() => questionnaireTemplate.id),
      number: c.int('number').notNull(),
      /** A questionnaire document as JSON, holding the chosen sections. */
      document: c.text('document').notNull(),
      /** How many questions it holds, so that lists need not read the documents. */
      questions: c.int('questions').notNull(),
      note: c.text('note').notNull(),
      /** The reference of the procurement whose draft it was saved from. */
      savedFrom: c.text('saved_from').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.uniqueIndex('questionnaire_template_version_number').on(t.templateId, t.number)],
  );
  return { questionnaireTemplate, questionnaireTemplateVersion };
}
