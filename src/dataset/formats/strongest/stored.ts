import { readRows } from '../../files/tensors.ts';
import { outsideContexts, STORED, STORED_AT_ONCE, type Strongest } from './strongest.ts';

/** What is done with the stored tokens of features, feature by feature. */
interface Visitor {
  /** A token at which the feature at place `at` fires, which lies in its context. */
  readonly token: (at: number, sequence: number, position: number, activation: number) => void;
  /** The end of a feature; `capped` if all tokens that the file keeps of it are above the threshold. */
  readonly end: (at: number, capped: boolean) => void;
}

/**
 * Visits the stored tokens of features whose activation exceeds a threshold, in the order of the file.
 *
 * @param features  the numbers of the features; null for the first `count`
 * @throws DataError when a token lies in no context
 */
export async function visitStored(
  strongest: Strongest,
  threshold: number,
  features: Uint32Array | null,
  count: number,
  { token, end }: Visitor,
): Promise<void> {
  const { kept, contexts, length } = strongest;
  for (const [at, from, to] of runs(features, count, Math.max(1, Math.floor(STORED_AT_ONCE / kept)))) {
    const { activations, sequences, positions } = await storedTokens(strongest, from, to);
    for (let row = 0; row < to - from; row++) {
      let above = 0;
      for (let p = row * kept; p < (row + 1) * kept; p++) {
        if (!(activations[p]! > threshold)) continue;
        above++;
        const [sequence, position] = [sequences[p]!, positions[p]!];
        const placed = sequence >= 0 && sequence < contexts && position >= 0 && position < length;
        if (!placed) throw outsideContexts(strongest, from + row, sequence, position);
        token(at + row, sequence, position, activations[p]!);
      }
      end(at + row, above === kept);
    }
  }
}

/** The stored tokens of the features `[from, to)`. */
export async function storedTokens({ tensors }: Strongest, from: number, to: number) {
  const [activations, sequences, positions] = await Promise.all(
    STORED.map(async (name) => (await readRows(tensors, name, from, to)).data),
  );
  return { activations: activations!, sequences: sequences!, positions: positions! };
}

/** Runs of consecutive features, no longer than `most`: the place of the first among those asked for, and its number. */
function* runs(
  features: Uint32Array | null,
  count: number,
  most: number,
): Generator<readonly [at: number, from: number, to: number]> {
  for (let at = 0; at < count;) {
    const from = features?.[at] ?? at;
    let next = at + 1;
    while (next < count && next - at < most && (features?.[next] ?? next) === from + next - at) next++;
    yield [at, from, from + next - at];
    at = next;
  }
}
