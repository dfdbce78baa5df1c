import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { QuestionnaireInFull } from '@/app/_published/questionnaire-in-full';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { questionnaireVersion } from '@/lib/views/questionnaire-version';
import { startEmpty } from './actions';
import { questionnairePath } from './shown';

const load = cache(async (id: string, number: number | null) =>
  questionnaireVersion(await readContext(), { id, number }),
);

const noVersion = 'Security questionnaire';
const titleOf = ({ number, publishedAt }: { number: number; publishedAt: string | null }): string =>
  publishedAt ? `Version ${number}, published ${ukDate(publishedAt)}` : `Draft version ${number} in full`;

/** The title of a page that shows a version in full. */
export async function versionTitle(id: string, number: number | null): Promise<Metadata> {
  const result = await load(id, number);
  if (!result.ok) return refusedTitle(result);
  const { version, procurement } = result.value;
  return { title: pageTitle(version ? titleOf(version) : noVersion, procurement.title) };
}

/** A version in full, as suppliers read it, with who stands behind it. Made for paper as well. */
export async function PublishedVersion({ id, number }: { id: string; number: number | null }) {
  const context = await readContext();
  const result = await load(id, number);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement, version, whyNot } = result.value;
  const frame = { procurement, tab: 'questionnaire', crumbs: [{ text: 'Security questionnaire' }] } as const;
  if (version === null) {
    if (number !== null) notFound();
    return (
      <ProcurementFrame {...frame} title={noVersion}>
        <p className="govuk-body">
          No questions yet. Start from the <TextLink href={`/procurements/${id}/recommended`}>suggested set</TextLink>
          {whyNot === null && (
            <>
              , or{' '}
              <TextLink href={`${questionnairePath(id)}/import`}>
                import the spreadsheet that you used last time
              </TextLink>
            </>
          )}
          .
        </p>
        {whyNot === null && (
          <ActionForm action={startEmpty.bind(null, id)}>
            <p className="govuk-body">
              Or start with an empty questionnaire, to copy from an earlier procurement or a template, or to write your
              own.
            </p>
            <Button look="secondary">Start with an empty questionnaire</Button>
          </ActionForm>
        )}
      </ProcurementFrame>
    );
  }
  const { document, deadline, receiving, versions, waived, replacedBy, mayAmend } = result.value;
  const { publishedAt, hash } = version;
  return (
    <ProcurementFrame
      {...frame}
      title={titleOf(version)}
      caption={document.title.en}
      printLine={`${procurement.title}, ${procurement.reference}, version ${version.number}${hash ? `, hash ${hash.slice(0, 12)}` : ''}. Printed ${ukDateTime(context.now)}.`}
    >
      {publishedAt && replacedBy !== null ? (
        <InsetText>
          Version {replacedBy} replaced this version. It is kept as it was published and cannot be changed.
        </InsetText>
      ) : publishedAt ? (
        <InsetText>This is what suppliers read and what scoring runs. It cannot be changed.</InsetText>
      ) : (
        <InsetText>This is the draft as suppliers would read it. It is not published.</InsetText>
      )}
      <SummaryList
        rows={[
          ...(hash ? [{ key: 'Hash', value: <Hash value={hash} /> }] : []),
          ...(publishedAt
            ? [
                { key: 'Published', value: <Time at={publishedAt}>{ukDateTime(publishedAt)}</Time> },
                { key: 'Asked for by', value: version.publishedBy },
                { key: 'Signed off by', value: version.signedOffBy },
              ]
            : []),
          ...(publishedAt && deadline
            ? [{ key: 'Deadline', value: <Time at={deadline}>{ukDeadline(deadline)}</Time> }]
            : []),
          ...(version.amendReason ? [{ key: 'Reason for the amendment', value: version.amendReason }] : []),
          ...(version.notice
            ? [{ key: 'Notice to suppliers', value: <div className="assay-prose">{version.notice}</div> }]
            : []),
          ...(version.notice && replacedBy === null
            ? [
                {
                  key: 'Message to suppliers',
                  value: <TextLink href={`/procurements/${id}/amend/message`}>Read or copy it</TextLink>,
                },
              ]
            : []),
          ...(receiving
            ? [
                {
                  key: 'Responses',
                  value:
                    receiving === 'hosted'
                      ? 'Sent in Assay, by the link of an invitation'
                      : 'Sent through the portal of the contracting authority, and not in Assay',
                },
              ]
            : []),
          ...(waived.length > 0
            ? [
                {
                  key: 'Checks with a reason',
                  value: (
                    <ul className="govuk-list">
                      {waived.map(({ id: finding, message, reason }) => (
                        <li key={finding}>
                          {say(message)} Reason: {reason}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          {
            key: 'Versions',
            value: (
              <ul className="govuk-list">
                {versions.map((each) => (
                  <li key={each.number}>
                    <TextLink href={`${questionnairePath(id)}?version=${each.number}`}>
                      {each.publishedAt
                        ? `Version ${each.number}, published ${ukDate(each.publishedAt)}`
                        : `Draft version ${each.number}`}
                    </TextLink>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {mayAmend && (
        <p className="govuk-body assay-no-print">
          <TextLink href={`/procurements/${id}/amend`}>Amend</TextLink>
        </p>
      )}
      <QuestionnaireInFull document={document} />
    </ProcurementFrame>
  );
}
