import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { RuleBehind, SourceOfRule } from '@/app/_ui/rule-behind';
import { SummaryCard } from '@/app/_ui/summary-list';
import { Status } from '@/app/_ui/tag';
import { readContext } from '@/lib/commands/from-request';
import { pageOfPath, setupAddress } from '@/lib/procurement/setup-form';
import { ukDateTime } from '@/lib/procurement/uk-time';
import type { Message, Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { publicationChecks } from '@/lib/views/publication-checks';

import { stepTitles } from '../setup/step-titles';

const load = cache(async (id: string) => publicationChecks(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle('Checks before publishing', result.value.procurement.title) }
    : refusedTitle(result);
}

type Shown = Extract<Extract<Awaited<ReturnType<typeof publicationChecks>>, Ok<unknown>>['value'], { errors: unknown }>;
type Found = Shown['errors'][number];

/** Where a finding is put right. */
const placeOf = (id: string, { at, path }: Found): { href: string; text: string } => {
  const base = `/procurements/${id}`;
  if (at.questionId && at.sectionId)
    return { href: `${base}/questionnaire/${at.sectionId}/${at.questionId}`, text: 'Edit question' };
  if (path.startsWith('scoring')) return { href: `${base}/award`, text: 'Edit award model' };
  if (at.sectionId && path.endsWith('threshold'))
    return { href: `${base}/questionnaire/${at.sectionId}`, text: 'Edit section' };
  return { href: `${base}/questionnaire${at.sectionId ? `#section-${at.sectionId}` : ''}`, text: 'Edit questionnaire' };
};

function Finding({ id, found, mayEdit }: { id: string; found: Found; mayEdit: boolean }) {
  const { rule, reason, given } = found;
  const title = found.ref ? `${found.ref}. ${found.wording}` : (found.section ?? 'The whole questionnaire');
  const status = found.severity === 'error' ? 'must-fix' : found.reason ? 'reason-given' : 'fix-or-reason';
  return (
    <SummaryCard
      title={title}
      headingLevel={3}
      id={`finding-${found.id}`}
      actions={
        mayEdit
          ? [
              placeOf(id, found),
              ...(found.severity === 'warning'
                ? [
                    {
                      href: `/procurements/${id}/checks/reason?finding=${encodeURIComponent(found.id)}`,
                      text: found.reason ? 'Change the reason' : 'Give a reason',
                    },
                  ]
                : []),
            ]
          : []
      }
    >
      <p className="govuk-body govuk-!-margin-bottom-2">
        <Status of="check" is={status} />
      </p>
      <p className="govuk-body">{say(found)}</p>
      <p className="govuk-body">The rule: {rule.title}.</p>
      {reason ? (
        <p className="govuk-body">
          Reason{given && ` given by ${given.by} on ${ukDateTime(given.at)}`}: {reason}
        </p>
      ) : (
        <p className="govuk-body">How to fix it: {rule.fix}</p>
      )}
      <RuleBehind rule={rule} />
    </SummaryCard>
  );
}

/** What the set-up still lacks for a publication today, by the page that mends it. */
function SetUpFaults({ id, faults, mayEdit }: { id: string; faults: readonly Message[]; mayEdit: boolean }) {
  const ofAmendment = faults.filter(({ key }) => key.startsWith('amend.'));
  const ofSetUp = faults.filter(({ key }) => !key.startsWith('amend.'));
  const pages = [...new Set(ofSetUp.map(({ path }) => pageOfPath(path)))];
  const cards = pages.map((page) => (
    <SummaryCard
      key={page}
      title={stepTitles[page]}
      headingLevel={3}
      actions={mayEdit ? [{ href: setupAddress(id, page), text: 'Edit set-up' }] : []}
    >
      {ofSetUp
        .filter(({ path }) => pageOfPath(path) === page)
        .map((fault) => (
          <p key={fault.key} className="govuk-body">
            <Status of="check" is="must-fix" /> {say(fault)}
          </p>
        ))}
    </SummaryCard>
  ));
  return (
    <>
      {ofAmendment.length > 0 && (
        <SummaryCard
          title="What suppliers are told of the amendment"
          headingLevel={3}
          actions={mayEdit ? [{ href: `/procurements/${id}/amend`, text: 'Edit amendment' }] : []}
        >
          {ofAmendment.map((fault) => (
            <p key={fault.key} className="govuk-body">
              <Status of="check" is="must-fix" /> {say(fault)}
            </p>
          ))}
        </SummaryCard>
      )}
      {cards}
    </>
  );
}

/** The sign-off that the guided path asks for, while it is missing. */
function Governance({ id, fault, mayEdit }: { id: string; fault: Message; mayEdit: boolean }) {
  return (
    <SummaryCard
      title="Governance sign-off"
      headingLevel={3}
      actions={mayEdit ? [{ href: `/procurements/${id}/path/sign-off`, text: 'Record sign-off' }] : []}
    >
      <p className="govuk-body govuk-!-margin-bottom-0">
        <Status of="check" is="must-fix" /> {say(fault)}
      </p>
    </SummaryCard>
  );
}

/** What would be challenged, in plain words, before anybody outside sees the questionnaire. */
export default async function ChecksPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const checks = result.value;
  const frame = {
    procurement: checks.procurement,
    tab: 'questionnaire',
    crumbs: [{ text: 'Checks before publishing' }],
    title: 'Checks before publishing',
  } as const;
  if (checks.version === null)
    return (
      <ProcurementFrame {...frame}>
        <p className="govuk-body">
          There is no draft to check. Checks appear here when a questionnaire is being written.{' '}
          <TextLink href={`/procurements/${id}/questionnaire`}>Open the questionnaire</TextLink>
        </p>
      </ProcurementFrame>
    );
  const { errors, setup, governance, open, given, passed, ready, mayEdit } = checks;
  const mustFix = setup.length + errors.length + (governance ? 1 : 0);
  const list = (items: readonly Found[]) =>
    items.map((found) => <Finding key={found.id} id={id} found={found} mayEdit={mayEdit} />);
  return (
    <ProcurementFrame {...frame}>
      <p className="govuk-body-l">
        {mustFix} {mustFix === 1 ? 'thing' : 'things'} you must fix. {open.length} to fix or give a reason for.{' '}
        {passed.length} {passed.length === 1 ? 'check' : 'checks'} passed.
      </p>
      {mustFix + open.length + given.length === 0 && <InsetText>No faults found. This is not legal advice.</InsetText>}
      {mustFix > 0 && <h2 className="govuk-heading-m">Must fix</h2>}
      <SetUpFaults id={id} faults={setup} mayEdit={mayEdit} />
      {governance && <Governance id={id} fault={governance} mayEdit={mayEdit} />}
      {list(errors)}
      {open.length > 0 && <h2 className="govuk-heading-m">Fix or give a reason</h2>}
      {list(open)}
      {given.length > 0 && <h2 className="govuk-heading-m">Reason given</h2>}
      {list(given)}
      <Details summary="Passed">
        <ul className="govuk-list govuk-list--spaced">
          {passed.map((rule) => (
            <li key={rule.id}>
              <strong>{rule.title}.</strong> {rule.explanation} Source: <SourceOfRule source={rule.source} />
            </li>
          ))}
        </ul>
      </Details>
      <p className="govuk-body">
        <TextLink href="/catalogue/checks">All rules that Assay checks</TextLink>
      </p>
      {mustFix > 0 ? (
        <p className="govuk-body">You can ask for sign-off when nothing must be fixed.</p>
      ) : (
        <>
          {!ready && <p className="govuk-body">Each of the others needs a fix or a reason before sign-off.</p>}
          <ButtonLink href={`/procurements/${id}/questionnaire/publish`}>Go on to sign-off</ButtonLink>
        </>
      )}
    </ProcurementFrame>
  );
}
