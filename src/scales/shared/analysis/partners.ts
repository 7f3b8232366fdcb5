import type { Matrix } from '../../../math/matrices/matrix.ts';
import { neighboursByCosine } from '../../../math/neighbours/neighbours.ts';
import type { Work } from '../../../math/work/work.ts';

/**
 * The features nearest to each of some features by cosine, as pairs, each once.
 *
 * @param decoder  `[n, dim]`
 * @param of  feature numbers
 * @param count  the number of partners of each feature at most
 * @returns features of each pair, the one that was asked for first, `[pairs, 2]`, and their cosines, `[pairs]`
 * @throws RangeError when there is no such feature
 */
export async function partnersByCosine(
  decoder: Matrix,
  of: readonly number[],
  count: number,
  work: Work,
): Promise<{ ends: Uint32Array; values: Float64Array }> {
  const pairs = new Map<string, readonly [number, number, number]>();
  for (const [i, feature] of of.entries()) {
    work.progress(i / of.length, 'Nearest directions');
    await work.pause();
    const { indices, cosines } = neighboursByCosine(decoder, feature, count);
    indices.forEach((other, at) => {
      const key = [feature, other].sort((a, b) => a - b).join();
      if (!pairs.has(key)) pairs.set(key, [feature, other, cosines[at]!]);
    });
  }
  const found = [...pairs.values()];
  return {
    ends: Uint32Array.from(found.flatMap(([a, b]) => [a, b])),
    values: Float64Array.from(found, ([, , value]) => value),
  };
}
