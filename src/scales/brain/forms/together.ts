import * as v from 'valibot';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { finite, finite64, int32, share, uint32, whole, within } from '../../shared/forms.ts';
import { MOST_PAIRS } from '../analysis/together/limits.ts';

/** The form of a layer's pairs beyond both margins. */
export function togetherForm({ features }: LayerInfo) {
  const pairs = v.pipe(
    v.object({
      ends: uint32(),
      both: uint32(),
      expected: finite64(),
      sd: finite64(),
      // The p of a count that cannot be is 0.
      log10p: v.pipe(
        v.instance(Float64Array),
        v.check((values) => values.every((value) => value <= 0)),
      ),
      excess: finite64(),
    }),
    v.check(({ ends, both: { length }, expected, sd, log10p, excess }) => {
      const columns = [expected, sd, log10p, excess].every((column) => column.length === length);
      return columns && length <= MOST_PAIRS && ends.length === 2 * length && within(ends, 0, features);
    }),
  );
  const components = v.pipe(
    v.object({ sizes: uint32(), of: int32(features) }),
    v.check(({ sizes, of }) => within(of, -1, sizes.length) && sizesAre(sizes, of)),
  );
  return v.object({
    blocks: whole,
    fired: uint32(features),
    tested: v.object({ features: whole, blocks: whole, pairs: whole }),
    notTested: v.object({ silent: whole, alwaysOn: whole, rare: whole, frequent: whole, fixed: whole }),
    level: share,
    threshold: v.nullable(finite),
    together: whole,
    apart: whole,
    ratio: finite,
    far: whole,
    pairs,
    partners: uint32(features),
    strangers: uint32(features),
    components,
    misfit: finite,
  });
}

/** Whether the components have the sizes that are stated. */
function sizesAre(sizes: Uint32Array, of: Int32Array): boolean {
  const counted = new Uint32Array(sizes.length);
  for (const component of of) if (component >= 0) counted[component]!++;
  return counted.every((count, component) => count === sizes[component]);
}
