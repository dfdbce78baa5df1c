import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { Timeline, type TimelineItem } from '@/app/_ui/navigation';
import { InsetText } from '@/app/_ui/notices';
import { Table } from '@/app/_ui/table';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type AwardView, awardPath, Cited, standstillLine } from './shown';

const done = 'Done';
const next = 'Next';

/** The dates from the award to the contract, each with who does it; what follows the last that is done is next. */
const datesOf = (view: AwardView): TimelineItem[] => {
  const { decision, notice, contract, summaries } = view;
  const dates: { key: string; title: string; byline: string; when: string | null }[] = [
    {
      key: 'award',
      title: 'Award decision signed',
      byline: 'by the lead and an approver',
      when: decision && ukDate(decision.at),
    },
    {
      key: 'summaries',
      title: 'Assessment summaries released',
      byline: 'by the lead and an approver',
      when: summaries.releasedAt && ukDate(summaries.releasedAt),
    },
    {
      key: 'notice',
      title: 'Contract award notice published',
      byline: 'by the lead',
      when: notice && ukDate(notice.publishedOn),
    },
    {
      key: 'contract',
      title: contract?.enteredOn === null ? 'Contract not entered into' : 'Contract entered into',
      byline: 'by the contracting authority',
      when: contract && (contract.enteredOn === null ? contract.reason : ukDate(contract.enteredOn)),
    },
  ];
  const last = dates.findLastIndex(({ when }) => when !== null);
  const open = dates.find(({ when }, at) => at > last && when === null)?.key;
  return dates.map(({ when, ...date }) => ({
    ...date,
    when: when ?? 'Not yet',
    ...(when !== null ? { note: done } : date.key === open ? { note: next } : {}),
  }));
};

/** From when a contract may be entered into: the rule, the notice and the last day. */
export function StandstillShown({ view }: { view: AwardView }) {
  const { rule, notice, contract, mayNotice, mayContract, procurement, sources } = view;
  const path = awardPath(procurement.id);
  return (
    <>
      <h2 className="govuk-heading-m">Standstill and contract</h2>
      <p className="govuk-body">
        {say(rule.is === 'exempt' ? `decision.rule-${rule.why}` : `decision.rule-${rule.is}`)}
        <Cited source={rule.source} />
      </p>
      {notice && <InsetText>{standstillLine(notice)}</InsetText>}
      {notice && notice.holidays.length > 0 && (
        <p className="govuk-body">
          {say('decision.standstill-holidays', { days: notice.holidays.map((day) => ukDate(day)).join(', ') })}
          <Cited source={sources.workingDay} />
        </p>
      )}
      {notice && <p className="govuk-body">Contract award notice: {notice.reference}</p>}
      <Timeline items={datesOf(view)} />
      {view.whyNotNotice && (
        <InsetText>
          {say({ path: '', key: view.whyNotNotice })}
          <Cited source={view.summaries.source} />{' '}
          <TextLink href={`/procurements/${procurement.id}/summaries`}>Release assessment summaries</TextLink>
        </InsetText>
      )}
      {mayNotice && !notice && <ButtonLink href={`${path}/notice`}>Record the contract award notice</ButtonLink>}
      {mayNotice && notice && (
        <p className="govuk-body">
          <TextLink href={`${path}/notice`}>Correct the contract award notice</TextLink>
        </p>
      )}
      {mayContract && notice && !contract && <ButtonLink href={`${path}/contract`}>Record the contract</ButtonLink>}
      {mayContract && (contract || !notice) && (
        <p className="govuk-body">
          <TextLink href={`${path}/contract`}>
            {contract ? 'Correct the record of the contract' : 'Record the contract'}
          </TextLink>
        </p>
      )}
    </>
  );
}

/** The schedule of obligations in short. */
export function ObligationsShown({ view }: { view: AwardView }) {
  const { obligations, procurement } = view;
  const path = `${awardPath(procurement.id)}/obligations`;
  return (
    <>
      <h2 className="govuk-heading-m">Obligations</h2>
      {obligations.length === 0 ? (
        <p className="govuk-body">
          What the winning answers promise becomes a schedule of obligations, once an officer accepts it.{' '}
          <TextLink href={path}>Open the schedule of obligations</TextLink>
        </p>
      ) : (
        <>
          <Table
            caption="Obligations"
            captionHidden
            form="stack"
            columns={[
              { key: 'from', label: say('decision.col-from') },
              { key: 'obligation', label: say('decision.col-obligation') },
              { key: 'owner', label: say('decision.col-owner') },
              { key: 'due', label: say('decision.col-due') },
              { key: 'evidence', label: say('decision.col-evidence') },
              { key: 'state', label: say('decision.col-state') },
            ]}
            rows={obligations.map(({ number, ref, obligation, owner, due, evidence, state }) => ({
              key: String(number),
              cells: [
                ref || 'None: added',
                <span key="words" className="assay-prose">
                  {obligation}
                </span>,
                owner,
                due === null ? say('decision.due-none') : ukDate(due),
                evidence || 'None',
                say(`decision.state-${state}`),
              ],
            }))}
          />
          <p className="govuk-body">
            <TextLink href={path}>Open the schedule of obligations</TextLink>
          </p>
        </>
      )}
    </>
  );
}

const removalLink = ({ removedAt, removing }: NonNullable<AwardView['records']>): string => {
  if (removedAt === null) return 'Remove what suppliers sent';
  return removing ? 'Read about the removal' : 'Read the certificate of removal';
};

/** Until when the records are kept, and the hold on them. */
export function RecordsShown({ view }: { view: AwardView }) {
  const { records, hold, procurement } = view;
  if (!records) return null;
  const path = `${awardPath(procurement.id)}/hold`;
  return (
    <>
      <h2 className="govuk-heading-m">Records</h2>
      <p className="govuk-body govuk-!-font-weight-bold">
        {say('decision.keep-until', { date: ukDate(records.until) })}
      </p>
      <p className="govuk-body">
        {say(`decision.basis-${records.basis}`, { date: ukDate(records.from) })}
        <Cited source={records.source} />
      </p>
      {records.removedAt === null ? (
        <p className="govuk-body">{say(records.state === 'over' ? 'decision.keep-over' : 'decision.keep-longer')}</p>
      ) : (
        <InsetText>
          {say(records.removing ? 'removal.going-on' : 'removal.removed-on', { date: ukDate(records.removedAt) })}
        </InsetText>
      )}
      {(records.state === 'over' || records.removedAt !== null) && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${procurement.id}/removal`}>{removalLink(records)}</TextLink>
        </p>
      )}
      {hold && (
        <InsetText>{say('decision.on-hold', { date: ukDate(hold.at), name: hold.by, reason: hold.reason })}</InsetText>
      )}
      {records.mayHold ? (
        <ButtonLink href={path} look="secondary">
          {say('decision.put-on-hold')}
        </ButtonLink>
      ) : (
        <p className="govuk-body">
          <TextLink href={path}>Holds on the records</TextLink>
        </p>
      )}
    </>
  );
}
