import { firstMatch } from './phrases';
import { askedText } from './question-parts';
import { questionRule } from './rule';
import { aiPolicyNote } from './sources';

const ai = /\bAI\b|\bartificial intelligence\b|\b(?:large )?language models?\b|\bLLMs?\b|\bChatGPT\b|\bCopilot\b/;
const made = '(?:written|drafted|prepared|produced|completed|created|generated)';
const making = `(?:writ(?:e|es|ing)|draft(?:s|ing)?|prepar(?:e|es|ing)|produc(?:e|es|ing)|complet(?:e|es|ing)|creat(?:e|es|ing)|generat(?:e|es|ing)|${made})`;
/** The response to this tender, and not the response to an incident. */
const response =
  '(?:(?:this|your|the tender|the supplier) response(?! to (?:\\w+ ){0,3}(?:incident|attack|breach|event|alert|threat|outage)s?)|(?:this|your) (?:\\w+ )?(?:submission|questionnaire)|(?:your|these) (?:own )?answers)';
const bid = `(?:${response}|(?:this|your) (?:\\w+ )?(?:bid|tender|proposal))`;
/** Few words may stand between, so that an AI which is part of what is offered in a bid is not mistaken for its writer. */
const between = '(?:(?:any|all|some|parts?|sections|the|text|of|or|and|in) ){0,4}';
const used: readonly RegExp[] = [
  new RegExp(`\\b${making} ${between}${bid}\\b`, 'i'),
  new RegExp(`\\b${bid} (?:(?:was|were|is|are|has|have|been|being) ){1,3}${made}\\b`, 'i'),
  new RegExp(`\\b(?:use[ds]?|using|help) (?:\\w+ ){0,6}(?:in|for|on|with) ${between}${response}\\b`, 'i'),
];

export const aiUseUnscored = questionRule({
  id: 'ai-use-unscored',
  title: 'AI used to write the response is asked for information only',
  explanation:
    'A tool used to write a response says nothing about the tender. Government policy treats such answers as information and never scores them. AI used to deliver the service may be asked about and scored.',
  fix: 'Make it information: no weighting, and nobody passes or fails on it.',
  source: aiPolicyNote,
  findings: { 'ai-scored': 'error' },
  look: (question, raise) => {
    if (question.purpose === 'information') return;
    const asked = askedText(question);
    if (ai.test(asked) && firstMatch(asked, used)) raise('ai-scored', 'purpose');
  },
});
