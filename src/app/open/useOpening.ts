import { useEffect } from 'react';
import { useStore } from 'zustand';
import { referenceKey } from '../../dataset/reference.ts';
import { tokenFor } from '../../dataset/sources/hub.ts';
import { infoJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { useTricosm } from '../../state/hooks.ts';
import { localFiles } from '../../state/localFiles.ts';
import { store } from '../../state/store.ts';
import { CancelledError } from '../../math/work/work.ts';
import { hubTokens } from '../hub/token.ts';
import { LOCAL } from './embedded.ts';
import { referenceOfView } from './referenceOfView.ts';

/** Opens the dataset that the view names. The previous dataset stays until the next one is open. */
export function useOpening(): void {
  const data = useTricosm((state) => state.view.data);
  const token = useStore(hubTokens, (tokens) => tokenFor(data, tokens));
  const read = useTricosm((state) => state.view.read);
  const prepare = useTricosm((state) => state.view.prepare);
  const control = useTricosm((state) => state.view.control);
  const local = useStore(localFiles, (state) => (data === LOCAL ? (state.opened?.choice ?? null) : null));
  useEffect(() => {
    // The next dataset replaces this one: cancel opening it.
    const replaced = new AbortController();
    const { signal } = replaced;
    const { setOpening } = store.getState();
    setOpening({ status: 'loading' });
    const failed = (error: unknown) => {
      if (!signal.aborted) setOpening({ status: 'failed', message: messageOf(error), data });
    };
    const open = async () => {
      const reference = referenceOfView({ data, read, prepare, control });
      const info = await jobs.run(infoJob, { dataset: reference, parameters: {} }, { signal });
      if (!signal.aborted) {
        setOpening({ status: 'ready' }, { data, reference, key: referenceKey(reference), info });
      }
    };
    open().catch(failed);
    return () => replaced.abort();
  }, [data, local, read, prepare, control, token]);
}

function messageOf(error: unknown): string {
  if (error instanceof CancelledError) return 'Opening this dataset was cancelled: open it again to go on.';
  return error instanceof Error ? error.message : String(error);
}
