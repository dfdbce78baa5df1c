/** The addresses of every file that is taken away, a star for each id. Kept complete by a test. */
export const downloadPaths: readonly string[] = [
  '/evaluations/*/workbook/download',
  '/evidence/*/download',
  '/library/exports/*',
  '/procurements/*/documents/files/*/download',
  '/procurements/*/exports/*',
  '/procurements/*/load/organisations/*/files/*',
  '/procurements/*/load/record',
  '/procurements/*/opening/record',
  '/procurements/*/questionnaire/import/*/report',
  '/procurements/*/submissions/*/evidence/*',
  '/procurements/*/summaries/*/document',
  '/responses/*/draft',
  '/responses/*/evidence/*',
  '/responses/*/practice/sent/content',
  '/responses/*/practice/sent/receipt',
  '/responses/*/submitted/receipt',
  '/responses/*/submitted/sent',
  '/responses/*/summary/document',
  '/responses/*/workbook/download/*',
];

const pattern = new RegExp(`^(${downloadPaths.map((path) => path.replaceAll('*', '[^/]+')).join('|')})/?$`);

/** Takes the path of an address; returns whether a file is downloaded from it. */
export const isDownloadPath = (pathname: string): boolean => pattern.test(pathname);

/** What a downloaded file may do where a browser shows it all the same: nothing. */
export const downloadPolicy = "sandbox; default-src 'none'";
