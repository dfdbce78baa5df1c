'use client';

import { useEffect } from 'react';
import { sayPart } from '@/lib/text/parts';
import { FaultPage } from './_ui/fault-page';

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => {
    document.title = `${sayPart('common.fault')} - ${sayPart('common.product')}`;
  }, []);
  return <FaultPage id={error.digest} />;
}
