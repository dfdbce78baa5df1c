import { cache } from 'react';
import { readContext } from '@/lib/commands/from-request';
import { portalBidPage } from '@/lib/views/portal-load';

/** What a page about one organisation of a load has in its path. */
export type BidParams = { params: Promise<{ id: string; bidId: string }> };

/** One organisation of a load, read once for a page and its title. */
export const loadBid = cache(async (id: string, bidId: string) => portalBidPage(await readContext(), { id, bidId }));
