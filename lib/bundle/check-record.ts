import { rowHash } from '../audit';
import { OutcomeJson } from '../evaluation/outcome-json';
import { canonical, documentHash, hashOf, sha256Hex } from '../questionnaire/hash';
import { checkSent } from '../response/check-receipt';
import { Receipt } from '../response/receipt';
import { Snapshot } from '../response/snapshot';
import { checkTold } from './check-later';
import { type Proofs, requireSignature, signatureIn } from './check-manifest';
import { contestIn } from './contest-in';
import { BundleFault } from './fault';
import { firstDifference, type OpenedBundle } from './opened';
import {
  AuditLine,
  Bidders,
  Head,
  Manifest,
  Opening,
  paths,
  receiptPath,
  receiptSignaturePath,
  submissionPath,
  Versions,
} from './parts';

/** Every published document is the one of its hash, and the last is what was scored. */
export const checkDocument = (bundle: OpenedBundle): void => {
  const text = bundle.text(paths.document);
  const hash = sha256Hex(text);
  const scored = documentHash(contestIn(bundle).questionnaire);
  if (scored !== hash)
    throw new BundleFault(paths.document, `has the hash ${hash}; the document in ${paths.contest} has ${scored}`);
  const decided = bundle.json(paths.outcome, OutcomeJson).documentHash;
  if (decided !== hash) throw new BundleFault(paths.outcome, `documentHash: is ${decided}, not ${hash}`);
  const { versions } = bundle.json(paths.versions, Versions);
  versions.forEach((version, index) => {
    const found = sha256Hex(bundle.text(version.path));
    if (found !== version.documentHash)
      throw new BundleFault(
        version.path,
        `has the hash ${found}; version ${version.number} has ${version.documentHash}`,
      );
    const before = versions[index - 1];
    if (before && before.number >= version.number)
      throw new BundleFault(paths.versions, `versions[${index}]: does not come after version ${before.number}`);
  });
  if (versions.at(-1)?.path !== paths.document)
    throw new BundleFault(paths.versions, `its last version is not ${paths.document}`);
};

type Bidder = { bidder: string; submissionId: string; letter: string; keyId: string };

const checkReceipt = (bundle: OpenedBundle, proofs: Proofs, { submissionId, letter, keyId }: Bidder): void => {
  const path = receiptPath(submissionId);
  const text = bundle.text(path);
  const signaturePath = receiptSignaturePath(submissionId);
  requireSignature(bundle, proofs, {
    path: signaturePath,
    text,
    signature: signatureIn(bundle, signaturePath),
    keyId,
    of: path,
  });
  const receipt = bundle.json(path, Receipt);
  if (canonical(receipt) !== text) throw new BundleFault(path, 'is not in its canonical form');
  const scored = documentHash(contestIn(bundle).questionnaire);
  if (receipt.documentHash !== scored)
    throw new BundleFault(path, `documentHash: is ${receipt.documentHash}; what was scored has ${scored}`);
  const sent = bundle.json(submissionPath(submissionId), Snapshot);
  const broken = checkSent(receipt, sent).find(({ holds }) => !holds);
  if (broken) throw new BundleFault(submissionPath(submissionId), `${broken.what}: does not fit the receipt`);
  const opened = bundle.json(paths.opening, Opening).submissions.find((one) => one.reference === receipt.reference);
  if (!opened) throw new BundleFault(paths.opening, `has no submission ${receipt.reference}`);
  const differs = firstDifference(
    { letter: opened.letter, receivedAt: opened.receivedAt, snapshotHash: opened.snapshotHash },
    { letter, receivedAt: receipt.receivedAt, snapshotHash: receipt.snapshotHash },
  );
  if (differs)
    throw new BundleFault(
      paths.opening,
      `submission ${receipt.reference}: ${differs.place} is ${differs.left}, not ${differs.right}`,
    );
};

/** Every receipt was signed, and is of what the bundle says was submitted and opened; there is one for each bidder. */
export const checkReceipts = (bundle: OpenedBundle, proofs: Proofs): void => {
  const { bidders } = bundle.json(paths.bidders, Bidders);
  const known = new Set(
    bidders.flatMap(({ submissionId }) => [
      receiptPath(submissionId),
      receiptSignaturePath(submissionId),
      submissionPath(submissionId),
    ]),
  );
  for (const bidder of bidders) checkReceipt(bundle, proofs, bidder);
  const odd = bundle.parts.find(({ path }) => /^(receipts|submissions)\//.test(path) && !known.has(path));
  if (odd) throw new BundleFault(odd.path, 'belongs to no bidder');
  const opened = bundle.json(paths.opening, Opening).submissions.length;
  if (opened !== bidders.length)
    throw new BundleFault(paths.opening, `names ${opened} submissions; ${paths.bidders} names ${bidders.length}`);
};

/** Hash of the outcome that the log says two people confirmed; null where it says no such thing. */
const confirmedIn = (rows: readonly AuditRowIn[]): unknown => {
  const row = rows.findLast(({ action, refused }) => action === 'outcome.confirm' && !refused);
  if (!row) return null;
  try {
    return (JSON.parse(row.data) as { outcomeHash?: unknown } | null)?.outcomeHash ?? null;
  } catch {
    return null;
  }
};
type AuditRowIn = ReturnType<typeof AuditLine.parse>;

/** The log is whole, from its first entry to the head that was signed, and confirms the very outcome of the bundle. */
export const checkAudit = (bundle: OpenedBundle, proofs: Proofs): void => {
  const { id } = bundle.json(paths.manifest, Manifest).procurement;
  const rows = bundle.lines(paths.audit, AuditLine);
  let previous = 'start';
  rows.forEach((row, index) => {
    const place = `line ${index + 1}`;
    if (row.stream !== id) throw new BundleFault(paths.audit, `${place}: is of another log (${row.stream})`);
    if (row.sequence !== index + 1)
      throw new BundleFault(paths.audit, `${place}: is entry ${row.sequence}, where ${index + 1} belongs`);
    if (row.previousHash !== previous)
      throw new BundleFault(paths.audit, `${place}: does not continue the line before it`);
    const { hash, ...rest } = row;
    if (rowHash(rest) !== hash) throw new BundleFault(paths.audit, `${place}: its hash is not that of what it says`);
    previous = hash;
  });
  const heads = bundle.lines(paths.heads, Head);
  const [head] = heads;
  if (!head || heads.length !== 1) throw new BundleFault(paths.heads, `has ${heads.length} heads, not 1`);
  const { signature, keyId, ...signed } = head;
  requireSignature(bundle, proofs, { path: paths.heads, text: canonical(signed), signature, keyId, of: 'the log' });
  if (head.stream !== id || head.sequence !== rows.length || head.hash !== previous)
    throw new BundleFault(paths.audit, `ends at entry ${rows.length}; its signed head is entry ${head.sequence}`);
  const confirmed = confirmedIn(rows);
  const hash = hashOf(bundle.json(paths.outcome, OutcomeJson));
  if (confirmed !== hash)
    throw new BundleFault(paths.outcome, `has the hash ${hash}; the log confirms ${String(confirmed)}`);
  checkTold(bundle);
};
