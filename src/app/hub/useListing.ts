import { useEffect, useState } from 'react';
import type { HubListing } from '../../dataset/open/hub.ts';
import { type HubRepository, referenceTo } from '../../dataset/reference.ts';
import { hubListingJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';

/** How far the listing of a repository is. */
export type Listing =
  | { readonly status: 'idle' }
  | { readonly status: 'looking'; readonly text: string }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'found'; readonly listing: HubListing };

/** Lists a repository; the listing is cancelled when the user names another one or closes the dialog. */
export function useListing(repository: HubRepository | null, token: string): Listing {
  const [listing, setListing] = useState<Listing>({ status: 'idle' });
  useEffect(() => {
    if (!repository) {
      setListing({ status: 'idle' });
      return;
    }
    const stop = new AbortController();
    setListing({ status: 'looking', text: 'Listing its files…' });
    jobs
      .run(
        hubListingJob,
        { dataset: referenceTo({ kind: 'nowhere' }, token), parameters: repository },
        {
          signal: stop.signal,
          onProgress: (_, text) => setListing({ status: 'looking', text: `${text}…` }),
        },
      )
      .then(
        (found) => setListing({ status: 'found', listing: found }),
        (error: Error) => {
          if (!stop.signal.aborted) setListing({ status: 'failed', message: error.message });
        },
      );
    return () => stop.abort();
  }, [repository, token]);
  return listing;
}
