import { useEffect, useMemo, useState } from 'react';
import { atOnce, type Steps } from '../../math/work/steps.ts';
import { inTasks } from '../../jobs/manager/inTasks.ts';

/** From this number of points on, what is computed of all of them has tasks of its own, so that the page goes on answering. */
const MANY = 4_000;

/**
 * A value computed of a cloud's points: at once for a cloud of usual size, and for a large one in tasks of its own.
 *
 * @param compute  the same function while the value is the same
 * @param n  the number of points; null while there are none, and then nothing is computed
 * @returns null until the value is computed
 */
export function useLater<T>(compute: () => Steps<T>, n: number | null): T | null {
  const few = n !== null && n < MANY;
  const many = n !== null && !few;
  const now = useMemo(() => (few ? atOnce(compute()) : null), [few, compute]);
  const [later, setLater] = useState<{ readonly compute: () => Steps<T>; readonly value: T } | null>(null);
  useEffect(() => {
    if (many) return inTasks(compute(), (value) => setLater({ compute, value }));
  }, [many, compute]);
  if (!many) return now;
  return later?.compute === compute ? later.value : null;
}
