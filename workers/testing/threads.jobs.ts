import { defineJob } from '../../src/jobs/job.ts';
import { withParts } from '../../src/math/work/parts.ts';
import { defineTask, shardBounds } from '../../src/math/work/team.ts';
import type { Work } from '../../src/math/work/work.ts';

/** Jobs that put the workers to the test. */
export const sumJob = defineJob<{ count: number }, { sum: number; threads: number }>('test/sum');
export const waitJob = defineJob<object, null>('test/wait', { title: 'Waiting' });
export const spinJob = defineJob<object, null>('test/spin', { title: 'Spinning' });
export const crashJob = defineJob<object, null>('test/crash', { title: 'Crashing' });
export const memberCrashJob = defineJob<object, null>('test/member-crash', { title: 'Crashing below' });

const sumTask = defineTask('test/sum', (part: Float64Array) => part.reduce((total, x) => total + x, 0));

/** Σ 1/(i+1)², i < count: its last digits depend on the order of the additions. */
export async function sharedSum(count: number, work: Work): Promise<number> {
  const data = Float64Array.from({ length: count }, (_, i) => 1 / (i + 1) ** 2);
  const bounds = shardBounds(count, work.team.size);
  const parts = Array.from({ length: work.team.size }, (_, i) => data.subarray(bounds[i], bounds[i + 1]));
  const sums = await withParts(work.team, parts, (lent) => lent.each(sumTask, null));
  return sums.reduce((total, x) => total + x, 0);
}
