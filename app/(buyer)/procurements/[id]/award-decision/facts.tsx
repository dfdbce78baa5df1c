import { TextLink } from '@/app/_ui/links';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash, Time } from '@/app/_ui/time';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type AwardView, Cited } from './shown';

/** A link to where a fact comes from. */
const from = (href: string, text: string, hidden: string) => [{ href, text, hidden }];

const counted = (parts: readonly [count: number, words: string][]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');

/** The outcome, the register of interests and the checks: what both people decide on. */
export function AwardFactsShown({ view }: { view: AwardView }) {
  const { id } = view.procurement;
  if (!view.shown) return null;
  const { facts } = view.shown;
  const { tenders, interests } = facts;
  const home = `/procurements/${id}`;
  const { releasedAt, source } = view.summaries;
  return (
    <>
      <h2 className="govuk-heading-m">Outcome</h2>
      <SummaryList
        rows={[
          {
            key: 'Rank 1',
            value: view.first.map(({ name }) => name).join(', ') || say('decision.no-winner'),
            actions: from(`${home}/results`, 'Read the results', ''),
          },
          {
            key: 'Tenders',
            value: counted([
              [tenders.ranked, 'ranked'],
              [tenders.disqualified, 'disqualified under the published method'],
              [tenders.disregarded, 'disregarded'],
              [tenders.notScored, 'not scored'],
            ]),
          },
          { key: 'Final since', value: <Time at={facts.finalisedAt}>{ukDateTime(facts.finalisedAt)}</Time> },
          { key: 'Outcome', value: <Hash value={facts.outcomeHash} /> },
        ]}
      />
      <h2 className="govuk-heading-m">Conflicts of interest</h2>
      <SummaryList
        rows={[
          {
            key: 'Declarations',
            value: counted([
              [interests.clear, 'without an interest'],
              [interests.allowed, 'with an interest, allowed with mitigation'],
              [interests.removed, 'removed because of an interest'],
              [interests.waiting, 'with an interest that is not decided'],
              [interests.undeclared, 'not declared, and so without access'],
            ]),
            actions: from(`${home}/conflicts`, 'Read the register', 'of interests'),
          },
        ]}
      />
      <h2 className="govuk-heading-m">Checks</h2>
      <SummaryList
        rows={[
          {
            key: 'Outcome worked out again',
            value: facts.reproduced ? say('results.recalculated-equal') : say('results.recalculated-different'),
          },
          {
            key: 'Audit log',
            value: facts.unbroken ? 'Chain checked: unbroken.' : say('decision.chain-broken'),
            actions: from(`${home}/audit`, 'Read', 'the audit log'),
          },
          {
            key: 'Assessment summaries',
            value:
              releasedAt === null ? (
                <>
                  {say('decision.summaries-none')}
                  <Cited source={source} />
                </>
              ) : (
                <Time at={releasedAt}>{say('decision.summaries-released', { date: ukDateTime(releasedAt) })}</Time>
              ),
          },
        ]}
      />
    </>
  );
}

/** The record of a signed decision. */
export function Signed({ view }: { view: AwardView }) {
  const { decision, procurement } = view;
  if (!decision) return null;
  return (
    <SummaryList
      rows={[
        {
          key: 'Supplier',
          value: (
            <TextLink href={`/procurements/${procurement.id}/results/${decision.submissionId}`}>
              {decision.supplier}
            </TextLink>
          ),
        },
        { key: 'Reason', value: <span className="assay-prose">{decision.reason}</span> },
        { key: 'Proposed by', value: decision.askedBy },
        { key: 'Signed by', value: decision.confirmedBy },
        { key: 'Signed', value: <Time at={decision.at}>{ukDateTime(decision.at)}</Time> },
        { key: 'Outcome', value: <Hash value={decision.outcomeHash} /> },
      ]}
    />
  );
}
