import type { Steps } from '../../work/steps.ts';

/** A computation that yields, now and then, how many multiplications it has done since it last did: its caller decides when to rest. */
export type Paced<T> = Generator<number, T, undefined>;

/** The same computation in steps of about `size` multiplications. */
export function* inSteps<T>(paced: Paced<T>, size: number): Steps<T> {
  for (let spent = 0; ;) {
    const step = paced.next();
    if (step.done) return step.value;
    spent += step.value;
    if (spent < size) continue;
    spent = 0;
    yield;
  }
}
