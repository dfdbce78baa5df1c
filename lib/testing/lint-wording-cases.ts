import type { Question } from '../questionnaire/document';
import { aGate } from './contests';
import { choice, en, fails, type LintCase, one, open, passes } from './lint-cases';

type Purpose = 'award-criterion' | 'requirement' | 'condition-of-participation' | 'information';

/** A question in these words: an open one where it is scored or information, else yes or no. */
const ask = (wording: string, purpose: Purpose = 'award-criterion', changes: object = {}): Question =>
  purpose === 'award-criterion'
    ? open('q1', { wording: en(wording), ...changes })
    : ({
        ...aGate('q1'),
        purpose,
        ...(purpose === 'information' ? { passIf: undefined } : {}),
        wording: en(wording),
        ...changes,
      } as unknown as Question);
const fault = (wording: string, finds: string | string[], purpose?: Purpose, changes?: object): LintCase =>
  fails(wording, finds, one(ask(wording, purpose, changes)));
const sound = (wording: string, purpose?: Purpose, changes?: object): LintCase =>
  passes(wording, one(ask(wording, purpose, changes)));
const participation = 'condition-of-participation';
const essentials = 'Do you hold Cyber Essentials?';
const option = (id: string, text: string, mark: string) => ({ id, label: en(text), mark });

/** Failing and passing examples of the rules about words, by the id of the rule. */
export const wordingCases: Record<string, LintCase[]> = {
  'equivalents-allowed': [
    fault('The supplier must hold Cyber Essentials.', 'no-equivalence', 'requirement'),
    fault(essentials, 'no-equivalence', participation),
    fault('Do you hold the certificate below?', 'no-equivalence', 'requirement', { passRule: en('Holds ISO 27001') }),
    fault('How do you follow ISO/IEC 27001?', 'names-standard'),
    fault('How do you follow NIST SP 800-53?', 'names-standard'),
    fault('How do logs reach Splunk?', 'names-brand'),
    fault('Does every server run Windows Server?', 'names-brand', 'requirement'),
    fault('Which of your testers are in the CHECK scheme?', 'names-standard'),
    fault('Does the council reach the cameras through XProtect?', 'names-brand'),
    sound('Do your installers pass a background check scheme?'),
    sound('How is the link secured by design against tampering?'),
    sound(essentials, participation, { equivalence: en('Any report on the same five controls') }),
    sound('How do you follow ISO/IEC 27001 or an equivalent?'),
    sound('How do staff sign in through our existing Microsoft 365?'),
    sound('At what level of the crest of the river does the sensor warn us?'),
    sound('Which certificates do you hold? We already know of Cyber Essentials.', 'information'),
  ],
  'supplier-not-scored': [
    fault('What is your track record in smart lighting?', 'posture-scored'),
    fault('How many years of experience does your team have?', 'posture-scored'),
    fault('Describe the security culture of your organisation.', 'posture-scored'),
    fault('Do you have an information security policy?', 'posture-scored'),
    fault('Give examples of previous contracts for cameras.', 'posture-scored'),
    fails(
      'the same question as a condition and scored',
      'condition-also-scored',
      one(
        { ...ask('Who checks your staff?', participation), id: 'g1', ref: 'SEC-01' } as Question,
        ask('Who checks your staff'),
      ),
    ),
    sound('How will your organisation protect our data?'),
    sound('How many people at your company can reach the service offered?'),
    sound('How is staff turnover of installers on this contract handled?'),
    sound('What happens to access rights at staff turnover?'),
    sound('Do you have an information security policy?', participation),
  ],
  'ai-use-unscored': [
    fault('Did you use AI to write this bid?', 'ai-scored'),
    fault('Which parts of your response were drafted with ChatGPT?', 'ai-scored'),
    fault('Confirm that no AI was used in preparing this tender.', 'ai-scored', 'requirement'),
    fault('Have you used artificial intelligence in your submission?', 'ai-scored', participation),
    sound('Did you use AI to write this bid?', 'information'),
    sound('How does AI draft your response to an incident?'),
    sound('How does the AI generate its answers to residents?'),
    sound('Does the AI offered in this bid produce explanations?'),
    sound('What AI is used in your tender for the dashboards?'),
    sound('How will you use AI to produce reports for residents?'),
    sound('List the attacks tested on the AI offered in this bid.'),
  ],
  'core-information': [
    fault('State your company registration number.', 'core-information', 'information'),
    fault('Name all directors and persons with significant control.', 'core-information', 'information'),
    fault('Upload your annual accounts for three years.', 'core-information', 'requirement'),
    fault('Have you been convicted of any offence below?', 'core-information', participation),
    sound('Name each intended sub-contractor relied on in this bid.', 'information'),
    sound('How many shared accounts can reach the platform?'),
    sound('Which of your directors oversees this contract?'),
    sound('List the companies in your group that will be able to reach our data.'),
    passes('the same in Scotland', one(ask('State your company registration number.', 'information')), {
      centralPlatform: false,
    }),
  ],
  'one-thing-at-a-time': [
    fault('How do you encrypt data and how do you manage keys?', 'double-barrelled'),
    fault('Do you test backups? How are staff trained?', 'double-barrelled'),
    fault('How do you test backups and how often?', 'double-barrelled'),
    fault('Who may approve a change to the service, and how is it recorded?', 'double-barrelled'),
    fault('Do you patch servers and do you scan them?', 'double-barrelled', 'requirement'),
    fault('Describe your patching and outline how you train staff.', 'double-barrelled'),
    fault('Describe how devices are updated in the field. Explain who is told of each update.', 'double-barrelled'),
    fault('Do you hold Cyber Essentials and ISO 27001?', 'double-barrelled', 'requirement'),
    sound('What protects each radio link against listening, false devices, replay and jamming?'),
    sound('How do each device and the service prove their identity to one another?'),
    sound('Describe what you would do and when you would do it.'),
    sound('Do you encrypt data at rest? If so, name the method.'),
    sound('List the sub-contractors and what each can reach.'),
    sound('How are vulnerabilities found and fixed?'),
    sound('Do you test backups? If not, why not?'),
    sound('Do you hold, or will you take out if awarded this contract, cyber insurance of £5 million?', participation),
  ],
  measurable: [
    fault('Do you have adequate security?', 'not-measurable', 'requirement'),
    fault('Do you follow industry best practice?', 'not-measurable', 'requirement'),
    fails(
      'an option that only judges',
      'not-measurable',
      one(choice([option('a', 'Robust controls', '5'), option('b', 'None', '0')])),
    ),
    fails(
      'a guide that only praises',
      ['guide-vague', 'guide-vague'],
      one(
        open('q1', {
          markingGuide: [
            { mark: '5', text: en('Excellent') },
            { mark: '0', text: en('Controls are not adequate') },
          ],
        }),
      ),
    ),
    sound('How do you keep appropriate records?'),
    sound('Are reasonable adjustments made for users of the portal?', 'requirement'),
    sound(
      'Do you accept appropriate technical and organisational measures as our data processor terms define them?',
      'requirement',
    ),
    sound('Within how many days do you fix a critical fault?'),
    passes(
      'a guide that describes',
      one(open('q1', { markingGuide: [{ mark: '5', text: en('Good evidence for all three cases') }] })),
    ),
  ],
  'place-not-scored': [
    fails(
      'marks for a place',
      'place-scored',
      one(choice([option('a', 'UK only', '5'), option('b', 'EEA', '3'), option('c', 'Elsewhere', '0')])),
    ),
    fails(
      'marks for a nationality',
      'place-scored',
      one(choice([option('a', 'All engineers are UK nationals', '5'), option('b', 'No', '0')])),
    ),
    fault('In which country is your company headquartered?', 'place-asked'),
    fault('Are you a UK-based supplier?', 'place-asked', 'requirement'),
    fault('Are the cameras manufactured in China?', 'place-asked', 'requirement'),
    sound('State the place of manufacture of each main hardware part.', 'information'),
    sound('How will any personal data that can be seen or held outside the UK be lawfully protected?'),
    sound('How do you meet the UK GDPR and British Standard practice?'),
    passes(
      'how firmly places are fixed',
      one(choice([option('a', 'Fixed list within the UK, enforced', '5'), option('b', 'Listed, may change', '1')])),
    ),
  ],
  'insurance-after-award': [
    fault('Do you hold cyber insurance of £5 million?', 'insurance-condition', participation),
    fault('Do you hold professional indemnity insurance?', 'insurance-asked', 'requirement'),
    sound('Do you hold, or will you take out if awarded this contract, cyber insurance of £5 million?', participation),
    sound('State the cyber insurance that you hold.', 'information'),
    sound('How does your insurer take part in the incident plan?'),
  ],
  'audited-accounts': [
    fault('Supply three years of audited accounts.', 'accounts-condition', participation),
    fault('Supply audited financial statements.', 'accounts-asked', 'requirement'),
    sound('Supply audited accounts where the law requires them, or other evidence.', participation),
    sound('How often are privileged accounts audited?'),
  ],
  'no-named-contract': [
    fault('Have you held a contract with Westmere Borough Council?', 'contract-condition', participation),
    fault('Describe a previous contract with us.', 'contract-asked'),
    sound('Describe a contract for street sensors with any customer.', participation),
    sound('What would change under the contract for us if a device fails?'),
  ],
  'asked-once': [
    fails(
      'the same words',
      'wording-twice',
      one(
        open('q1', { wording: en('Who watches the logs?') }, '60'),
        open('q2', { wording: en('who watches the logs') }, '40'),
      ),
    ),
    fails(
      'nearly the same words',
      'wording-twice',
      one(
        open('q1', { wording: en('How are backups of the platform kept out of reach of ransomware attackers?') }, '60'),
        open(
          'q2',
          { wording: en('How do you keep backups of your platform kept out of reach of ransomware attackers?') },
          '40',
        ),
      ),
    ),
    passes(
      'questions of one shape',
      one(
        open('q1', { wording: en('Within how many hours will you tell us of an incident?') }, '60'),
        open('q2', { wording: en('Within how many hours will you remove access?') }, '40'),
      ),
    ),
  ],
  'neutral-wording': [
    fault('Would you agree that good security matters?', 'leading'),
    fault('You do test your backups, don’t you?', 'leading'),
    fault('Is your platform 100% secure?', 'absolute', 'requirement'),
    fault('Has your service never been hacked?', 'absolute', 'requirement'),
    sound('Do you agree that no ransom is paid without our consent?', 'requirement'),
    sound('Will every person with access have passed the checks?', 'requirement'),
  ],
};

/** Ordinary wordings of scored questions in which no rule may find anything. */
export const innocentWordings: readonly string[] = [
  'How do you make sure that only signed firmware runs on the devices offered?',
  'Within how many hours will you tell our named contact about an incident?',
  'Which of our sites will your engineers visit, and in what order?',
  'How will you and your sub-contractors reach the installed equipment for support?',
  'How is access to the dashboard granted, reviewed and removed?',
  'What happens to our data when this contract ends?',
  'How do devices behave when power or communications are lost?',
  'Describe the path of a security update from your build server to a device on our street.',
  'How long are the logs of this service kept, and where?',
  'Who may approve a change to the service?',
  'How would residents learn of a leak of their data?',
  'What do you do in the first 24 hours of an incident that affects us?',
  'How do you separate test and live systems for this service?',
  'Which open source parts does the product offered contain?',
  'How does the solution comply with the UK GDPR?',
  'List the radio links of the solution and how each is protected.',
  'How many days before the end of support will you tell us?',
  'How do you check the identity of installers who work in our buildings?',
  'What limits the harm if one camera is stolen?',
  'How will you help us to test the incident plan for this service?',
];
