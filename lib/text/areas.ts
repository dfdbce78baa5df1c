// One import and one entry per area: `<area>.json` holds the sentences with keys `<area>.<name>`.
import account from './en/account.json';
import amend from './en/amend.json';
import answer from './en/answer.json';
import asked from './en/asked.json';
import audit from './en/audit.json';
import award from './en/award.json';
import catalogue from './en/catalogue.json';
import checks from './en/checks.json';
import clarification from './en/clarification.json';
import common from './en/common.json';
import condition from './en/condition.json';
import decision from './en/decision.json';
import disregard from './en/disregard.json';
import documents from './en/documents.json';
import evaluation from './en/evaluation.json';
import evidence from './en/evidence.json';
import guidance from './en/guidance.json';
import importing from './en/import.json';
import invitation from './en/invitation.json';
import lessons from './en/lessons.json';
import library from './en/library.json';
import mail from './en/mail.json';
import marking from './en/marking.json';
import markingBook from './en/marking-book.json';
import notice from './en/notice.json';
import offline from './en/offline.json';
import paper from './en/paper.json';
import parts from './en/parts.json';
import people from './en/people.json';
import policy from './en/policy.json';
import portal from './en/portal.json';
import priceSheet from './en/price-sheet.json';
import procurement from './en/procurement.json';
import published from './en/published.json';
import questionnaire from './en/questionnaire.json';
import receipt from './en/receipt.json';
import records from './en/records.json';
import regime from './en/regime.json';
import rehearsal from './en/rehearsal.json';
import removal from './en/removal.json';
import response from './en/response.json';
import results from './en/results.json';
import schedules from './en/schedules.json';
import scoping from './en/scoping.json';
import submit from './en/submit.json';
import summary from './en/summary.json';
import supplier from './en/supplier.json';
import team from './en/team.json';
import threats from './en/threats.json';
import workbook from './en/workbook.json';

export const en = {
  amend,
  decision,
  disregard,
  documents,
  results,
  published,
  asked,
  audit,
  mail,
  people,
  questionnaire,
  rehearsal,
  award,
  response,
  policy,
  account,
  checks,
  marking,
  'marking-book': markingBook,
  'price-sheet': priceSheet,
  procurement,
  scoping,
  condition,
  evaluation,
  evidence,
  answer,
  catalogue,
  clarification,
  common,
  notice,
  offline,
  paper,
  parts,
  portal,
  import: importing,
  invitation,
  receipt,
  lessons,
  library,
  records,
  removal,
  regime,
  schedules,
  submit,
  summary,
  supplier,
  team,
  guidance,
  threats,
  workbook,
};
