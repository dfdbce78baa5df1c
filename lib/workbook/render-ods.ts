import JSZip from 'jszip';
import { withAnnex } from './annex';
import { withoutUnprintable } from './cells';
import { language, pagesAcross } from './look';
import type { Workbook } from './model';
import { contentXml } from './ods/content';
import { manifestXml, metaXml, odsType, settingsXml } from './ods/parts';
import { stylesXml } from './ods/styles';

/** The first day that a zip file can name: no two makings of the same workbook differ by the clock. */
const firstDay = new Date(Date.UTC(1980, 0, 1));

/**
 * Takes a workbook model; returns the bytes of an ODS file that says the same as `renderWorkbook`: the same cells, rules,
 * protection, named tables and widths, the same bytes for the same model. Without `values`, formulas come without the
 * values that we know they have. The only place that knows how it is packed.
 * @throws Error for a formula that this cannot write.
 */
export const renderOds = async (given: Workbook, { values = true } = {}): Promise<Uint8Array> => {
  const model = withAnnex(given);
  const content = Buffer.concat(contentXml(model, values).map((piece) => Buffer.from(piece, 'utf8')));
  const across = [...new Set(model.sheets.map(({ columns }) => pagesAcross(columns.map(({ width }) => width))))].sort(
    (a, b) => a - b,
  );
  const parts: [name: string, body: string | Buffer][] = [
    ['content.xml', content],
    ['styles.xml', stylesXml(language, withoutUnprintable(model.foot), across)],
    ['meta.xml', metaXml(model, language)],
    ['settings.xml', settingsXml(model)],
  ];
  const zip = new JSZip();
  const shared = { date: firstDay, createFolders: false } as const;
  // First and not compressed: how other programs know the file.
  zip.file('mimetype', odsType, { ...shared, compression: 'STORE' });
  for (const [name, body] of parts) zip.file(name, body, shared);
  zip.file('META-INF/manifest.xml', manifestXml(parts.map(([name]) => name)), shared);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};
