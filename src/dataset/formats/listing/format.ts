import { found } from '../finding.ts';
import type { Format } from '../format.ts';
import { isOnlyListing } from './recognised.ts';

/** A listing of raw files on the web. */
export const listing: Format = {
  id: 'listing',
  role: 'aside',
  label: 'listing of files',
  holds: 'an object with `files` only, which opens by its address, see [below](#across-the-network)',
  endings: ['.json'],
  describesFiles: true,
  looks: ({ json }) => isOnlyListing(json?.value),
  load: async () => ({ describe: () => found('aside', 'listing of files') }),
};
