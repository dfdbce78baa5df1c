import { TextLink } from './links';

/** The two formats of one workbook, where a page has a workbook of its own. */
export function SpreadsheetLinks({ href }: { href: string }) {
  return (
    <ul className="govuk-list">
      <li>
        <TextLink href={href} download>
          Download as a spreadsheet (XLSX)
        </TextLink>
      </li>
      <li>
        <TextLink href={`${href}?format=ods`} download>
          Download as a spreadsheet (ODS)
        </TextLink>
      </li>
    </ul>
  );
}
