import { lawBroken } from './law.ts';
import { withMeter } from './meter.ts';
import { mutations } from './mutations.ts';
import type { Target } from './targets.ts';

/** A damaged manifest may name a file that does not exist, and then the refusal names that file. */
const MISSING = ': expected a file, found none';

/** What some damaged files of a parser led to. */
export interface Damaged {
  readonly cases: number;
  /** how each case that breaks the law was damaged, and how it breaks it */
  readonly broken: readonly string[];
}

/**
 * For tests: damages each file of a parser in turn and parses the result.
 *
 * @param count  the number of cases of each kind of damage to each file; see `mutations`
 */
export async function parseDamaged(target: Target, seed: number, count: number): Promise<Damaged> {
  const { parts } = target;
  await target.read(parts);
  const broken: string[] = [];
  let cases = 0;
  const all = async () => {
    for (const [name, bytes] of Object.entries(parts)) {
      for (const { what, bytes: damaged } of mutations(bytes, seed, count)) {
        const why = await attempt(target, { ...parts, [name]: damaged });
        if (why !== null) broken.push(`${name}, seed ${seed}, ${what}: ${why}`);
        cases++;
      }
    }
  };
  await withoutPauses(() => withMeter(all));
  return { cases, broken };
}

const attempt = ({ names, growth = 64, read }: Target, parts: Readonly<Record<string, Uint8Array>>) =>
  lawBroken({
    names: [...(names ?? Object.keys(parts)), MISSING],
    size: Object.values(parts).reduce((sum, { length }) => sum + length, 0),
    growth,
    read: () => read(parts),
  });

/** Runs something in which the pauses that let other work in take no time: Node makes each at least a millisecond. */
async function withoutPauses<T>(run: () => Promise<T>): Promise<T> {
  const { setTimeout: own } = globalThis;
  globalThis.setTimeout = ((act: () => void, delay?: number, ...given: []) =>
    delay ? own(act, delay, ...given) : setImmediate(act)) as typeof own;
  try {
    return await run();
  } finally {
    globalThis.setTimeout = own;
  }
}
