import { TextLink } from '@/app/_ui/links';
import { Details } from '@/app/_ui/notices';
import { say } from '@/lib/text';
import type { ReportShown } from '@/lib/views/response-changes';

type Listed = ReportShown['added'][number];
type Props = {
  report: ReportShown;
  /** Where the response's pages are; null while its questions are still those of the earlier version. */
  home: string | null;
  from: number;
};

const textOf = ({ ref, wording }: Listed): string => `${ref}. ${wording}`;

function Item({ home, listed }: { home: string | null; listed: Listed }) {
  return home ? (
    <TextLink href={`${home}/sections/${listed.sectionId}/${listed.id}`}>{textOf(listed)}</TextLink>
  ) : (
    textOf(listed)
  );
}

/** An answer as it was, so that nothing anybody wrote has to be typed from memory. */
function Was({ was, from, listed }: { was: string | null; from: number; listed: Listed }) {
  if (was === null || was === '') return null;
  return (
    <Details
      summary={
        <>
          {say('amend.report-was', { from })}
          <span className="govuk-visually-hidden"> {listed.ref}</span>
        </>
      }
    >
      <p className="assay-supplier-text">{was}</p>
    </Details>
  );
}

/** What becomes of a team's answers in the newer version: kept, to look at, no longer asked, new. */
export function CarryOverReport({ report: { kept, keptChanged, look, gone, added }, home, from }: Props) {
  return (
    <>
      <h3 className="govuk-heading-s">{say('amend.report-look')}</h3>
      {look.length === 0 ? (
        <p className="govuk-body">{say('amend.report-look-none')}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {look.map((each) => (
            <li key={each.id}>
              <Item home={home} listed={each} /> {say(`amend.look-${each.why}`)}
              <Was was={each.was} from={from} listed={each} />
            </li>
          ))}
        </ul>
      )}
      <h3 className="govuk-heading-s">{say('amend.report-added')}</h3>
      {added.length === 0 ? (
        <p className="govuk-body">{say('amend.report-added-none')}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {added.map((each) => (
            <li key={each.id}>
              <Item home={home} listed={each} />
            </li>
          ))}
        </ul>
      )}
      <h3 className="govuk-heading-s">{say('amend.report-gone')}</h3>
      <p className="govuk-body">{say(gone.length === 0 ? 'amend.report-gone-none' : 'amend.report-gone-words')}</p>
      {gone.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {gone.map((each) => (
            <li key={each.id}>
              {textOf(each)}
              <Was was={each.was} from={from} listed={each} />
            </li>
          ))}
        </ul>
      )}
      <h3 className="govuk-heading-s">{say('amend.report-kept')}</h3>
      <p className="govuk-body">{say('amend.report-kept-count', { count: kept })}</p>
      {keptChanged.length > 0 && (
        <>
          <p className="govuk-body">{say('amend.report-kept-changed')}</p>
          <ul className="govuk-list govuk-list--bullet">
            {keptChanged.map((each) => (
              <li key={each.id}>
                <Item home={home} listed={each} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
