import { splitDate } from '@/lib/question/date';
import { assuranceBases, type Question } from '@/lib/questionnaire/document';
import { type AnswerExtras, mayBeNotApplicable } from '@/lib/response/extras';
import type { ScoringRules } from '@/lib/scoring/rules';
import { say } from '@/lib/text';
import { Checkboxes, Radios } from '../_ui/choices';
import { DateInput } from '../_ui/date-input';
import { Details } from '../_ui/notices';
import { Textarea } from '../_ui/textarea';

type Props = {
  question: Question;
  extras: AnswerExtras;
  /** How the published document counts a scored question that does not apply. */
  rule: ScoringRules['notApplicable'];
};

const dateOf = (value: string | undefined) => (value ? splitDate(value) : undefined);

function Assurance({ assurance }: { assurance: AnswerExtras['assurance'] }) {
  const hint = say('supplier.extra-optional-date');
  return (
    <>
      <Radios
        name="extras.assurance.basis"
        legend={say('supplier.extra-basis')}
        legendSize="s"
        small
        items={assuranceBases.map((value) => ({ value, label: say(`response.basis-${value}`) }))}
        value={assurance?.basis}
      />
      <DateInput
        name="extras.assurance.date"
        legend={say('supplier.extra-basis-date')}
        legendSize="s"
        hint={hint}
        value={dateOf(assurance?.date)}
      />
      <DateInput
        name="extras.assurance.expires"
        legend={say('supplier.extra-basis-expires')}
        legendSize="s"
        hint={hint}
        value={dateOf(assurance?.expires)}
      />
    </>
  );
}

/** "Not applicable because …": in the place of the answer, where the published question takes it. */
function NotApplicable({ question, extras, rule }: Props) {
  const given = extras.notApplicable;
  const effect = question.purpose === 'award-criterion' ? rule : 'information';
  return (
    <Checkboxes
      name="extras.notApplicable.claimed"
      legend={say('supplier.extra-not-applicable')}
      legendSize="s"
      hint={say(`supplier.extra-not-applicable-${effect}`)}
      small
      values={given ? ['yes'] : []}
      items={[
        {
          value: 'yes',
          label: say('supplier.extra-not-applicable-yes'),
          conditional: (
            <Textarea
              name="extras.notApplicable.reason"
              label={say('supplier.extra-not-applicable-reason')}
              hint={say('supplier.extra-not-applicable-hint')}
              rows={3}
              value={given?.reason}
            />
          ),
        },
      ]}
    />
  );
}

/** What may be added beside an answer: only what the published question allows, and none of it needed. */
export function ExtrasFields({ question, extras, rule }: Props) {
  const allowed = question.extras ?? {};
  if (!Object.values(allowed).some(Boolean)) return null;
  const { equivalent, notYet, confidential } = extras;
  return (
    <Details summary={say('supplier.extras')} open={Object.keys(extras).length > 0}>
      <p className="govuk-hint">{say('supplier.extras-hint')}</p>
      <noscript>
        <input type="hidden" name="extras.open" value={['all', ...Object.keys(extras)].join(' ')} />
      </noscript>
      {mayBeNotApplicable(question) && <NotApplicable question={question} extras={extras} rule={rule} />}
      {allowed.assuranceBasis && <Assurance assurance={extras.assurance} />}
      {allowed.equivalent && (
        <Checkboxes
          name="extras.equivalent.offered"
          legend={say('supplier.extra-equivalent')}
          legendSize="s"
          small
          values={equivalent ? ['yes'] : []}
          items={[
            {
              value: 'yes',
              label: say('supplier.extra-equivalent-yes'),
              conditional: (
                <Textarea
                  name="extras.equivalent.text"
                  label={say('supplier.extra-equivalent-text')}
                  rows={4}
                  value={equivalent?.text}
                />
              ),
            },
          ]}
        />
      )}
      {allowed.notYet && (
        <Checkboxes
          name="extras.notYet.offered"
          legend={say('supplier.extra-not-yet')}
          legendSize="s"
          hint={say('supplier.extra-not-yet-hint')}
          small
          values={notYet ? ['yes'] : []}
          items={[
            {
              value: 'yes',
              label: say('supplier.extra-not-yet-yes'),
              conditional: (
                <>
                  <DateInput
                    name="extras.notYet.by"
                    legend={say('supplier.extra-not-yet-by')}
                    value={dateOf(notYet?.by)}
                  />
                  <Textarea
                    name="extras.notYet.text"
                    label={say('supplier.extra-not-yet-text')}
                    rows={4}
                    value={notYet?.text}
                  />
                </>
              ),
            },
          ]}
        />
      )}
      {allowed.confidentiality && (
        <Checkboxes
          name="extras.confidential.asked"
          legend={say('supplier.extra-confidential')}
          legendSize="s"
          hint={say('supplier.extra-confidential-hint')}
          small
          values={confidential ? ['yes'] : []}
          items={[
            {
              value: 'yes',
              label: say('supplier.extra-confidential-yes'),
              conditional: (
                <>
                  <Textarea
                    name="extras.confidential.part"
                    label={say('supplier.extra-confidential-part')}
                    rows={2}
                    value={confidential?.part}
                  />
                  <Textarea
                    name="extras.confidential.reason"
                    label={say('supplier.extra-confidential-reason')}
                    rows={3}
                    value={confidential?.reason}
                  />
                  <DateInput
                    name="extras.confidential.until"
                    legend={say('supplier.extra-confidential-until')}
                    value={dateOf(confidential?.until)}
                  />
                </>
              ),
            },
          ]}
        />
      )}
    </Details>
  );
}
