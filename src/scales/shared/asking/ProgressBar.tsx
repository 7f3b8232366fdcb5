import type { Progress } from '../../../jobs/follow/progress.ts';
import { useProgress } from '../../../jobs/follow/useProgress.ts';

/** How far a job is, as a bar for the eye: what is beside it says so in words. */
export function ProgressBar({ of: progress }: { of: Progress }) {
  const { fraction } = useProgress(progress);
  return (
    <div className="bar" aria-hidden="true">
      <div style={{ width: `${100 * fraction}%` }} />
    </div>
  );
}
