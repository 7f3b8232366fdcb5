import { useSyncExternalStore } from 'react';
import type { Progress, Reached } from './progress.ts';

/** How far a job is. The component is drawn again at every report: call it only in what shows the progress. */
export function useProgress({ now, subscribe }: Progress): Reached {
  return useSyncExternalStore(subscribe, now, now);
}
