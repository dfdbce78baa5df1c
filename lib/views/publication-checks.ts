import 'server-only';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { everyQuestion, findQuestion, sectionOf } from '@/lib/questionnaire/find';
import type { Finding } from '@/lib/questionnaire/finding';
import { weightLevels } from '@/lib/questionnaire/fit';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { governancePath, loadReadiness, setupFaults } from './readiness';
import { view } from './view';

/** What passed, one line for each thing that was looked at and has no finding. */
const passedChecks = (document: QuestionnaireDocument, findings: readonly Finding[]): string[] => [
  ...weightLevels(document)
    .filter(({ exact }) => exact)
    .map(({ level }) => {
      const title = document.sections.find(({ id }) => id === level)?.title.en;
      return `Weightings ${title === undefined ? 'of the sections' : `in ${title}`} add up to exactly 100.`;
    }),
  ...(findings.some(({ path }) => path.startsWith('scoring.award')) ? [] : ['Criteria and price are complete.']),
  ...(findings.some(({ path }) => path.startsWith('scoring.scale'))
    ? []
    : ['The marking scheme describes every mark.']),
  ...(findings.some(({ path }) => path.startsWith('scoring.tieBreakers')) ? [] : ['The tie-break order is set.']),
  ...everyQuestion(document)
    .filter(({ id }) => !findings.some(({ questionId }) => questionId === id))
    .map(({ id, ref }) => `${ref ?? id}: wording, kind, marks, purpose, evidence and condition.`),
];

/** Everything that would be challenged, each with its question, and the reasons given for what may stand. */
export const publicationChecks = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (db, { loaded, context }) => {
    const { draft, names, state } = loaded;
    const head = pageHead(loaded, context);
    if (!draft) return { ...head, version: null };
    const readiness = await loadReadiness(db, state, draft);
    const { document } = draft;
    const findings = readiness.findings.map((finding) => {
      const question = finding.questionId === undefined ? undefined : findQuestion(document, finding.questionId);
      const sectionId = finding.sectionId ?? (question && sectionOf(document, question.id)?.id);
      return {
        ...finding,
        ref: question ? (question.ref ?? question.id) : null,
        wording: question?.wording.en ?? null,
        section: document.sections.find(({ id }) => id === sectionId)?.title.en ?? null,
        at: { sectionId: sectionId ?? null, questionId: question?.id ?? null },
        reason: readiness.reasons[finding.id] ?? null,
      };
    });
    const beside = setupFaults(readiness, context.now);
    return {
      ...head,
      version: versionHead(draft, names),
      ready: readiness.ready,
      setup: beside.filter(({ path }) => path !== governancePath),
      governance: beside.find(({ path }) => path === governancePath) ?? null,
      errors: findings.filter(({ severity }) => severity === 'error'),
      open: findings.filter(({ severity, reason }) => severity === 'warning' && !reason?.trim()),
      given: findings.filter(({ severity, reason }) => severity === 'warning' && reason?.trim()),
      passed: passedChecks(document, findings),
    };
  },
});
