import type { Metadata } from 'next';
import { Bullets, Heading2, HelpPage, Text } from '../help-page';

export const metadata: Metadata = { title: 'Accessibility statement' };

export default function AccessibilityPage() {
  return (
    <HelpPage title="Accessibility statement">
      <Text>Assay is built so that as many people as possible can use it. You should be able to:</Text>
      <Bullets
        items={[
          'zoom to 400% without scrolling sideways',
          'do every task with a keyboard',
          'do every task with a screen reader',
          'answer, mark and submit with JavaScript switched off',
          'read charts as tables',
        ]}
      />
      <Heading2>How accessible it is</Heading2>
      <Text>
        We aim at level AA of the Web Content Accessibility Guidelines, version 2.2. Each page is checked automatically
        before every release. Automatic checks find only part of the problems. This release has not been audited by an
        independent tester, so we do not claim that it complies.
      </Text>
      <Heading2>What may be hard to use</Heading2>
      <Bullets
        items={[
          'Files that suppliers upload as evidence may not be accessible.',
          'Exported workbooks are large tables. The same figures are on the pages they come from.',
        ]}
      />
      <Heading2>Tell us about a problem</Heading2>
      <Text>
        Write to the contact in the procurement documents, or to the contracting authority that invited you. It can give
        you information in another format, and must answer under the accessibility regulations that apply to it.
      </Text>
    </HelpPage>
  );
}
