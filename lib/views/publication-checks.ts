import 'server-only';
import { listReasoned } from '@/db/store/audit';
import { findQuestion, sectionOf } from '@/lib/questionnaire/find';
import type { Finding } from '@/lib/questionnaire/finding';
import { engineRule, type RuleText, ruleBehind, rulesKept } from '@/lib/questionnaire/lint';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { governancePath, loadReadiness, setupFaults } from './readiness';
import { view } from './view';

/** The rules that found nothing; the engine was asked only where nothing else must be fixed. */
const passedRules = (findings: readonly Finding[]): RuleText[] => {
  const engine = findings.some(({ severity }) => severity === 'error') ? [] : [engineRule];
  return [...rulesKept(findings), ...engine];
};

/** Who gave the reason that stands, and when; null where the log does not say. */
const giverOf = (reasoned: Awaited<ReturnType<typeof listReasoned>>, id: string, reason: string) => {
  const same = reasoned.filter((entry) => entry.reason === reason);
  return same.filter(({ findingId }) => findingId === id).at(-1) ?? same.filter(({ findingId }) => !findingId).at(-1);
};

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
    const reasoned = await listReasoned(db, state.procurement.id);
    const findings = readiness.findings.map((finding) => {
      const question = finding.questionId === undefined ? undefined : findQuestion(document, finding.questionId);
      const sectionId = finding.sectionId ?? (question && sectionOf(document, question.id)?.id);
      const reason = readiness.reasons[finding.id] ?? null;
      const giver = reason === null ? undefined : giverOf(reasoned, finding.id, reason);
      return {
        ...finding,
        rule: ruleBehind(finding.key),
        ref: question ? (question.ref ?? question.id) : null,
        wording: question?.wording.en ?? null,
        section: document.sections.find(({ id }) => id === sectionId)?.title.en ?? null,
        at: { sectionId: sectionId ?? null, questionId: question?.id ?? null },
        reason,
        given: giver ? { by: names.get(giver.actorId ?? '') ?? '', at: giver.at } : null,
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
      passed: passedRules(readiness.findings),
    };
  },
});
