import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup, ButtonLink, LinkButton } from '@/app/_ui/button';
import { CoverageChart } from '@/app/_ui/coverage-chart';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { inHours } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import type { Coverage } from '@/lib/questionnaire/coverage';
import { strideLetters } from '@/lib/questionnaire/document';
import { awardQuestions } from '@/lib/questionnaire/fit';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import { questionnaireOutline } from '@/lib/views/questionnaire-outline';
import { changeOutline } from './actions';
import { DragRows } from './drag-rows';
import { FocusMoved, LiveMeter } from './live-meter';
import { OutlineSection } from './outline-section';
import { PublishedVersion, versionTitle } from './published-version';
import { questionnairePath } from './shown';

const load = cache(async (id: string) => questionnaireOutline(await readContext(), { id }));

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const { id } = await params;
  const asked = one((await searchParams).version);
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  if (asked !== undefined || result.value.version === null)
    return versionTitle(id, asked === undefined ? null : Number(asked));
  return { title: pageTitle('Security questionnaire', result.value.procurement.title) };
}

/** What became of copied questions on the way, as sentences. */
function takenReport(what: Message | null): string[] {
  if (what?.key !== 'questionnaire.what-taken') return [];
  const { there = 0, renamed = '', without = '', marks = '' } = what.params ?? {};
  return [
    ...(Number(there) > 0 ? [say('questionnaire.taken-there', { count: Number(there) })] : []),
    ...(renamed ? [say('questionnaire.taken-renamed', { refs: renamed })] : []),
    ...(without ? [say('questionnaire.taken-without', { refs: without })] : []),
    ...(marks ? [say('questionnaire.taken-marks', { refs: marks })] : []),
  ];
}

/** More questions than these, and sections are shown closed. */
const manyQuestions = 60;

/** The hours that a supplier needs, as far as the questions have an estimate. */
const hoursNeeded = ({ effortMinutes, unestimated }: Coverage): string => {
  const hours = inHours(effortMinutes);
  if (unestimated === 0) return say('questionnaire.effort', { hours });
  return effortMinutes === 0
    ? say('questionnaire.effort-none')
    : say('questionnaire.effort-part', { hours, count: unestimated });
};

function Covered({ coverage }: { coverage: Coverage }) {
  return (
    <>
      <p className="govuk-body">
        {coverage.questions} questions, {coverage.gates} of them with a gate. {coverage.covered} of 14 principles have a
        question. {hoursNeeded(coverage)}
      </p>
      <p className="govuk-body">
        Threats: {strideLetters.map((letter) => `${letter} ${coverage.stride[letter]}`).join(', ')}.
      </p>
      <Details summary="Coverage of principles and threats">
        <CoverageChart coverage={coverage} />
      </Details>
    </>
  );
}

/** The outline of the draft, or the published version where there is no draft. */
export default async function QuestionnairePage({ params, searchParams }: Params & Search) {
  const { id } = await params;
  const search = await searchParams;
  const asked = one(search.version);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const outline = result.value;
  if (asked !== undefined || outline.version === null)
    return <PublishedVersion id={id} number={asked === undefined ? null : Number(asked)} />;
  const { version, document, coverage, mayEdit, procurement, undo, redo, last } = outline;
  const path = questionnairePath(id);
  const changed = one(search.changed) === String(version.revision) && last?.what ? say(last.what) : null;
  const removed = changed !== null && /^questionnaire\.what-(section-)?removed$/.test(last?.what?.key ?? '');
  // Of many sections the one in which something was just done stands open, else the first.
  const at = one(search.at);
  const open =
    document.sections.find(({ id: each, questions }) => each === at || questions.some((question) => question.id === at))
      ?.id ?? document.sections[0]?.id;
  const weighed = document.sections.filter((section) => awardQuestions(section).length > 0);
  const meter = coverage.weights.find(({ level }) => level === 'sections');
  const inexact = coverage.weights.some(({ exact }) => !exact);
  const heading = (
    <>
      <span className="govuk-caption-l">
        Draft version {version.number}, saved {ukSavedTime(version.savedAt)}
        {version.savedBy && ` by ${version.savedBy}`}
      </span>
      <h1 className="govuk-heading-l">Security questionnaire</h1>
    </>
  );
  const body = (
    <>
      {outline.others.map((name) => (
        <InsetText key={name}>
          {name} is also editing. Your changes will be merged; where they touch the same question you will be asked.
        </InsetText>
      ))}
      {version.number > 1 && (
        <InsetText>
          Version {version.number - 1} stands for suppliers until two people have published version {version.number}.{' '}
          <TextLink href={`/procurements/${id}/amend`}>What changed, and what suppliers are told</TextLink>
        </InsetText>
      )}
      {outline.waiting && (
        <InsetText>Sign-off has been asked for this version. A change now ends that request.</InsetText>
      )}
      {!mayEdit && outline.whyNot && <InsetText>{say({ path: '', key: outline.whyNot })}</InsetText>}
      <ButtonGroup>
        {mayEdit && <ButtonLink href={`${path}/add`}>Add a suggested question</ButtonLink>}
        {mayEdit && document.sections[0] && (
          <ButtonLink href={`${path}/${document.sections[0].id}/new`} look="secondary">
            Write your own
          </ButtonLink>
        )}
        {mayEdit && (
          <ButtonLink href={`${path}/copy`} look="secondary">
            Copy from an earlier procurement
          </ButtonLink>
        )}
        {mayEdit && coverage.questions > 0 && (
          <ButtonLink href={`${path}/save-template`} look="secondary">
            Save as a template
          </ButtonLink>
        )}
        {mayEdit && (
          <ButtonLink href={`${path}/new-section`} look="secondary">
            Add a section
          </ButtonLink>
        )}
        {mayEdit && (
          <ButtonLink href={`${path}/import`} look="secondary">
            Import a spreadsheet
          </ButtonLink>
        )}
      </ButtonGroup>
      <ButtonGroup>
        <TextLink href={`${path}/preview`}>Preview as a supplier</TextLink>
        <TextLink href={`${path}/preview?as=evaluator`}>Preview as an evaluator</TextLink>
        <TextLink href={`/procurements/${id}/award`}>Award model</TextLink>
        <TextLink href={`/procurements/${id}/checks`}>Checks before publishing</TextLink>
      </ButtonGroup>
      {document.sections.length === 0 ? (
        <p className="govuk-body">
          No questions yet. Start from the <TextLink href={`/procurements/${id}/recommended`}>suggested set</TextLink>
          {mayEdit && (
            <>
              , <TextLink href={`${path}/import`}>import the spreadsheet</TextLink> that you used last time, or{' '}
              <TextLink href={`${path}/copy`}>copy from an earlier procurement or a template</TextLink>
            </>
          )}
          .
        </p>
      ) : (
        <>
          <h2 className="govuk-heading-m">Weightings of the sections</h2>
          <LiveMeter
            names={weighed.map((section) => `section-weight:${section.id}`)}
            total={meter?.total ?? '0'}
            fit={
              mayEdit && meter && !meter.exact ? (
                <Button look="secondary" name="do" value="fit">
                  Make them fit
                </Button>
              ) : undefined
            }
          />
          {mayEdit && inexact && meter?.exact && (
            <>
              <p className="govuk-body">Weightings of some questions do not add up to 100 in their section.</p>
              <Button look="secondary" name="do" value="fit">
                Make them fit
              </Button>
            </>
          )}
        </>
      )}
      <Covered coverage={coverage} />
      {mayEdit && (undo || redo) && (
        <ul className="assay-row-actions govuk-!-margin-bottom-6">
          {undo && (
            <li>
              <LinkButton name="do" value="undo">
                Undo{undo.what ? `: ${say(undo.what)}` : ''}
              </LinkButton>
            </li>
          )}
          {redo && (
            <li>
              <LinkButton name="do" value="redo">
                Redo{redo.what ? `: ${say(redo.what)}` : ''}
              </LinkButton>
            </li>
          )}
        </ul>
      )}
      {document.sections.map((section) => (
        <OutlineSection
          key={section.id}
          id={id}
          document={document}
          section={section}
          mayEdit={mayEdit}
          closed={coverage.questions > manyQuestions && section.id !== open}
        />
      ))}
      {(document.declarations ?? []).length > 0 && (
        <>
          <h2 className="govuk-heading-m">Declarations</h2>
          <p className="govuk-body">Asked of every supplier. They are information and never assessed.</p>
          <ul className="govuk-list govuk-list--bullet">
            {document.declarations?.map((question) => (
              <li key={question.id}>
                {question.ref ?? question.id}. {question.wording.en}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayEdit && document.sections.length > 0 && (
        <>
          <ReasonField readers="panel" label="Why weightings changed (optional)" rows={2} />
          <Button look="secondary" name="do" value="weights">
            Save weightings
          </Button>
        </>
      )}
    </>
  );
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="questionnaire"
      crumbs={[{ text: 'Security questionnaire' }]}
      width="full"
    >
      <FocusMoved key={`focus-${version.revision}`} />
      {changed && (
        <NotificationBanner type="success">
          <p className="govuk-notification-banner__heading">{changed}</p>
          {takenReport(last?.what ?? null).map((line) => (
            <p key={line} className="govuk-body">
              {line}
            </p>
          ))}
          {removed && mayEdit && (
            <LinkButton name="do" value="undo" form="outline">
              Undo
            </LinkButton>
          )}
        </NotificationBanner>
      )}
      {mayEdit ? (
        <ActionForm
          key={version.revision}
          id="outline"
          action={changeOutline.bind(null, id)}
          heading={heading}
          revision={String(version.revision)}
        >
          {/* The first button of the form is the one that Enter presses. */}
          <button type="submit" name="do" value="weights" className="govuk-visually-hidden" tabIndex={-1} aria-hidden>
            Save weightings
          </button>
          {body}
          <DragRows />
        </ActionForm>
      ) : (
        <>
          {heading}
          {body}
        </>
      )}
    </ProcurementFrame>
  );
}
