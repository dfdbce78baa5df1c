import type { Metadata } from 'next';
import { EvidenceUpload } from '@/app/_answer/evidence-upload';
import { limitShown, uploadWords } from '@/app/_answer/upload-words';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Search } from '@/app/_frame/search';
import { Button, ButtonLink, LinkButton } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { megabytes } from '@/app/_ui/evidence-line';
import { FileUpload } from '@/app/_ui/file-upload';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { ukReceiptDateTime } from '@/lib/procurement/uk-time';
import { has, say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import type { PortalBidPage as View } from '@/lib/views/portal-load';
import { removeFile } from '../actions';
import { Report } from './report';
import { type BidParams, loadBid } from './shown';

type Props = BidParams & Search<'fault' | 'of' | 'done'>;
type Fault = { of: 'workbook' | 'evidence'; text: string };

/** The largest workbook, in megabytes. */
const workbookLimit = 10;

/** What the upload handler said of a file that was not taken. Its name is not in the address. */
const faultOf = async ({ searchParams }: Props, uploadLimit = 0): Promise<Fault | null> => {
  const { fault, of } = await searchParams;
  const key = one(fault) ?? '';
  if (!/^(supplier\.file|portal|evidence)[a-z.-]*$/.test(key) || !has(key)) return null;
  const evidence = one(of) === 'evidence';
  const type = evidence ? 'file of that type' : 'workbook';
  const limit = evidence ? limitShown(uploadLimit) : workbookLimit;
  const params = { name: say('evidence.file-gone'), limit, most: 100, type, left: '0', quota: '500' };
  return { of: evidence ? 'evidence' : 'workbook', text: say({ path: '', key, params }) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, bidId } = await props.params;
  const result = await loadBid(id, bidId);
  if (!result.ok) return refusedTitle(result);
  const title = pageTitle(result.value?.bid.organisation ?? '', result.value?.procurement.title ?? '');
  return { title: (await faultOf(props)) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

const doneWords: Readonly<Record<string, string>> = {
  workbook: 'The workbook is read. Look below at what is taken from it.',
  evidence: 'The file is uploaded.',
  removed: 'The file was taken out.',
};

/** Every file with its hash, to be compared with what the portal says of it. */
function Files({ id, view }: { id: string; view: View }) {
  const { bid, mayChange } = view;
  if (bid.files.length === 0) return <p className="govuk-body">No file is here yet.</p>;
  const home = `/procurements/${id}/load/organisations/${bid.id}`;
  return (
    <Table
      caption="Files"
      captionHidden
      form="stack"
      small
      columns={[
        { key: 'file', label: 'File' },
        { key: 'role', label: 'What it is' },
        { key: 'hash', label: 'SHA-256' },
        { key: 'by', label: 'Loaded by' },
        ...(mayChange ? [{ key: 'act', label: 'Take out', hidden: true }] : []),
      ]}
      rows={bid.files.map(({ id: file, name, role, size, scan, sha256, by }) => ({
        key: file,
        cells: [
          <>
            <TextLink href={`${home}/files/${file}`} download>
              {name}
            </TextLink>
            , {megabytes(size)}.{' '}
            {scan === 'clean' ? sayPart('parts.evidence-scanned') : sayPart('parts.evidence-not-scanned')}
          </>,
          role === 'workbook' ? 'Workbook' : 'Evidence',
          <Hash key="hash" value={sha256} />,
          by,
          ...(mayChange
            ? [
                <ActionForm key="act" action={removeFile.bind(null, id, bid.id)} hidden={{ file }}>
                  <LinkButton hidden={name}>Take out</LinkButton>
                </ActionForm>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function Uploads({ id, view, fault }: { id: string; view: View; fault: Fault | null }) {
  const to = `/uploads/portal/${id}/${view.bid.id}`;
  const own = (of: Fault['of']) => (fault?.of === of ? { error: fault.text } : {});
  const missing = view.bid.workbook !== 'read';
  return (
    <>
      <form action={`${to}/workbook`} method="post" encType="multipart/form-data">
        <FileUpload
          name="workbook"
          label={view.bid.workbook === 'missing' ? 'Workbook that came back' : 'Another workbook in its place'}
          labelSize="s"
          hint={`XLSX or ODS, up to ${workbookLimit} MB, exactly as it came. Do not open and save it first.`}
          accept=".xlsx,.ods"
          {...own('workbook')}
        />
        <Button look={missing ? 'primary' : 'secondary'}>Check this workbook</Button>
      </form>
      <EvidenceUpload uploadTo={`${to}/evidence`} limit={view.limit} words={uploadWords(view.limit)} />
      <noscript>
        <form action={`${to}/evidence`} method="post" encType="multipart/form-data">
          <FileUpload name="evidence" label="A file of evidence that came with it" labelSize="s" {...own('evidence')} />
          <Button look="secondary">Upload file</Button>
        </form>
      </noscript>
    </>
  );
}

/** One organisation's response as it came: its files, and row by row what becomes of its workbook. */
export default async function OrganisationPage(props: Props) {
  const { id, bidId } = await props.params;
  const home = `/procurements/${id}/load`;
  const result = await loadBid(id, bidId);
  if (!result.ok) return <Refused refusal={result} back={home} />;
  if (!result.value) notFound();
  const view = result.value;
  const { bid, read, mayChange, asked, portal } = view;
  const fault = await faultOf(props, view.limit);
  const done = one((await props.searchParams).done) ?? '';
  const own = `${home}/organisations/${bidId}`;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Load returned workbooks', href: home }, { text: bid.organisation }]}
      width="full"
    >
      {fault && <ErrorSummary errors={[{ path: fault.of, text: fault.text }]} />}
      {!fault && read.is === 'refused' && (
        <ErrorSummary errors={read.why.map((message) => ({ path: 'workbook', text: say(message) }))} />
      )}
      {!fault && read.is !== 'refused' && Object.hasOwn(doneWords, done) && (
        <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>
      )}
      <Heading caption={view.procurement.title}>{bid.organisation}</Heading>
      <SummaryList
        rows={[
          {
            key: `Received by ${portal}`,
            value: <Time at={bid.receivedAt}>{ukReceiptDateTime(bid.receivedAt).replace(/\.000$/, '')}</Time>,
          },
          { key: `Reference in ${portal}`, value: bid.reference || 'None' },
          ...(bid.lots.length > 0 ? [{ key: 'Lots', value: bid.lots.join('; ') }] : []),
        ]}
      />
      {mayChange && (
        <p className="govuk-body">
          <TextLink href={`${own}/details`}>Change what the portal states</TextLink> or{' '}
          <TextLink href={`${own}/remove`}>take this organisation out</TextLink>
        </p>
      )}
      {asked && <InsetText>{say('portal.asked')}</InsetText>}
      <h2 className="govuk-heading-m">Files</h2>
      <Files id={id} view={view} />
      {mayChange && <Uploads id={id} view={view} fault={fault} />}
      <h2 className="govuk-heading-m">What is taken from the workbook</h2>
      {read.is === 'missing' && <p className="govuk-body">Upload its workbook, and every row is shown here.</p>}
      {read.is === 'refused' && (
        <p className="govuk-body">
          Nothing is taken: the workbook was refused as a whole. Do not repair what a supplier sent. Look first whether
          this is the right file; if it is, ask for advice on what your rules allow.
        </p>
      )}
      {read.is === 'read' && <Report report={read.report} keyState={read.key} unnamed={view.unnamed} />}
      {mayChange && read.is === 'read' ? (
        <ButtonLink href={home}>Back to the load</ButtonLink>
      ) : (
        <p className="govuk-body">
          <TextLink href={home}>Back to the load</TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
