import { useEffect, useState } from 'react';
import type { Job } from '../../jobs/job.ts';
import { jobs } from '../../jobs/page.ts';

/** What a job answered, or why it could not. */
export interface Answer<T> {
  readonly result?: T;
  readonly message?: string;
  /** what stands here answers an earlier question; the answer to this one is on its way */
  readonly waiting: boolean;
}

/** Runs a job, anew when what is asked for changes; given up when it is no longer shown. The last result stays meanwhile. */
export function useAnswer<P, T>(job: Job<P, T>, dataset: string, parameters: P | null): Answer<T> {
  const asked = `${dataset} ${JSON.stringify(parameters)}`;
  const [answer, setAnswer] = useState<{ asked: string; result?: T; message?: string }>({ asked: '' });
  useEffect(() => {
    if (parameters === null) return;
    const stop = new AbortController();
    jobs.run(job, { dataset, parameters }, { signal: stop.signal }).then(
      (result) => !stop.signal.aborted && setAnswer({ asked, result }),
      (error: unknown) => {
        if (!stop.signal.aborted)
          setAnswer({ asked, message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => stop.abort();
    // What is asked for stands in `asked`: parameters are a new object at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [job, asked]);
  const { asked: answered, ...rest } = answer;
  return { ...rest, waiting: answered !== asked };
}
