import { literal } from '../cells';
import { headingRow, type Workbook } from '../model';
import { attributes, escaped } from './markup';
import { namespaces, xmlHead } from './styles';

export const odsType = 'application/vnd.oasis.opendocument.spreadsheet';

/** Title, language and time. The only maker that is named is Assay: no person is. */
export const metaXml = ({ title, asOf }: Workbook, language: string): string => {
  const at = asOf.replace(/\.\d+/, '');
  const facts = [
    '<meta:generator>Assay</meta:generator>',
    `<dc:title>${escaped(literal(title))}</dc:title>`,
    '<meta:initial-creator>Assay</meta:initial-creator>',
    '<dc:creator>Assay</dc:creator>',
    `<meta:creation-date>${escaped(at)}</meta:creation-date>`,
    `<dc:date>${escaped(at)}</dc:date>`,
    `<dc:language>${language}</dc:language>`,
  ];
  return `${xmlHead}<office:document-meta${namespaces}><office:meta>${facts.join('')}</office:meta></office:document-meta>`;
};

const item = (name: string, type: string, value: string | number): string =>
  `<config:config-item${attributes({ 'config:name': name, 'config:type': type })}>${escaped(String(value))}</config:config-item>`;

/** How a person finds a sheet: at A1, and where it is wanted with everything down to the headings frozen. */
const viewOf = ({ name }: Workbook['sheets'][number], frozen: boolean): string => {
  const split = frozen ? headingRow : 0;
  return `<config:config-item-map-entry${attributes({ 'config:name': name })}>${[
    item('CursorPositionX', 'int', 0),
    item('CursorPositionY', 'int', 0),
    item('HorizontalSplitMode', 'short', 0),
    item('VerticalSplitMode', 'short', frozen ? 2 : 0),
    item('HorizontalSplitPosition', 'int', 0),
    item('VerticalSplitPosition', 'int', split),
    item('ActiveSplitRange', 'short', 2),
    item('PositionLeft', 'int', 0),
    item('PositionRight', 'int', 0),
    item('PositionTop', 'int', 0),
    item('PositionBottom', 'int', split),
  ].join('')}</config:config-item-map-entry>`;
};

/** Programs look for the view under this prefix, and only where it is declared. */
const ooo = ' xmlns:ooo="http://openoffice.org/2004/office"';

export const settingsXml = ({ sheets, frozen }: Workbook): string =>
  `${xmlHead}<office:document-settings${namespaces}${ooo}><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${sheets
    .map((sheet) => viewOf(sheet, frozen === true))
    .join(
      '',
    )}</config:config-item-map-named>${item('ActiveTable', 'string', sheets[0]?.name ?? '')}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;

/** The list of parts. */
export const manifestXml = (parts: readonly string[]): string => {
  const entry = (path: string, type: string, version?: string): string =>
    `<manifest:file-entry${attributes({ 'manifest:full-path': path, 'manifest:version': version, 'manifest:media-type': type })}/>`;
  return `${xmlHead}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">${[
    entry('/', odsType, '1.2'),
    ...parts.map((part) => entry(part, 'text/xml')),
  ].join('')}</manifest:manifest>`;
};
