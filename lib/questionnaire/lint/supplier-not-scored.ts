import { everyQuestion, isAward } from '../find';
import { detailOf, firstMatch, wordsIn } from './phrases';
import { askedText, everyText } from './question-parts';
import { documentRule } from './rule';
import { act } from './sources';

/** What a supplier has done or is, whatever it offers here. */
const capacity: readonly RegExp[] = [
  /\btrack record\b/i,
  /\byears['’]? (?:of )?(?:experience|trading)\b/i,
  /\b(?<!\b(?:staff|personnel|employee|workforce) )turnover\b(?! (?:of|in|rate|among)\b)/i,
  /\bcredit (?:rating|score)\b/i,
  /\bfinancial (?:standing|stability|strength)\b/i,
  /\b(?:previous|past|similar|comparable|other) (?:contracts?|customers?|clients?|projects?) (?:that |which )?you (?:have )?(?:delivered|completed|held|won|served|carried out)\b/i,
  /\b(?:examples?|case stud(?:y|ies)|references?) (?:of|from) (?:\w+ ){0,3}(?:previous|past|similar|comparable|other) (?:contracts?|customers?|clients?|projects?)\b/i,
  /\bhow (?:many|long) (?:\w+ ){0,4}(?:been (?:trading|in business|certified)|do you employ)\b/i,
];

/** The organisation as such; a certificate or policy that it holds. */
const posture: readonly RegExp[] = [
  /\byour (?:organi[sz]ation|company|business|firm)(?:['’]s)?\b/i,
  /\b(?:do|does) (?:you|your \w+) have (?:an? |any )?(?:\w+ )?(?:information |cyber ?)?security (?:policy|policies|certifications?|accreditations?)\b/i,
];

/** Words that tie a question to what is offered here. */
const tied =
  /\b(?:this|the|our|tendered|proposed) (?:contract|service|services|solution|system|platform|product|equipment|bid|tender|offer|place|deployment|site|sites|data|devices|network)\b|\b(?:offered|supplied|proposed|tendered|installed)\b|\b(?:to|for|with|from) us\b|\bour (?:\w+ )?(?:data|devices|service|network|staff|residents|systems?|security|requirements)\b/i;

export const supplierNotScored = documentRule({
  id: 'supplier-not-scored',
  title: 'Award criteria judge the tender, not the supplier in general',
  explanation:
    'What a supplier is able to do in general belongs to conditions of participation (section 22). An award criterion must relate to the subject matter of the contract (section 23).',
  fix: 'Tie the question to this contract, or ask it unweighted where the rules allow that.',
  source: act('23'),
  findings: { 'posture-scored': 'warning', 'condition-also-scored': 'error' },
  look: (document, raise) => {
    const plain = (text: string): string => wordsIn(text).join(' ');
    const conditions = new Map(
      everyQuestion(document)
        .filter(({ purpose }) => purpose === 'condition-of-participation')
        .map((question) => [plain(question.wording.en), question.ref ?? question.id]),
    );
    conditions.delete('');
    document.sections.forEach(({ questions }, section) => {
      questions.forEach((question, at) => {
        if (!isAward(question)) return;
        const { id, ref = id, wording } = question;
        const path = `sections[${section}].questions[${at}]`;
        const other = conditions.get(plain(wording.en));
        if (other !== undefined) raise('condition-also-scored', `${path}.purpose`, { ref, other }, { questionId: id });
        const about = firstMatch(askedText(question), posture);
        const found =
          firstMatch(wording.en, capacity) ?? (about && !tied.test(everyText(question)) ? about : undefined);
        if (found)
          raise(
            'posture-scored',
            `${path}.wording`,
            { ref, words: found },
            { questionId: id, detail: detailOf(found) },
          );
      });
    });
  },
});
