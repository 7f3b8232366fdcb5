import * as v from 'valibot';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { featureOf, finite, finite32, share, uint32, whole } from '../../shared/forms.ts';
import { MOST_CANDIDATES, NAMED } from '../analysis/together/limits.ts';

/** The form of candidates for absorption by tokens. */
export function absorptionForm({ features }: LayerInfo) {
  const feature = featureOf(features);
  const candidate = v.pipe(
    v.object({
      child: feature,
      parent: feature,
      cosine: finite,
      rank: share,
      carried: whole,
      silent: whole,
      expected: finite,
      sd: finite,
      p: share,
      tokens: uint32(),
      activations: finite32(),
    }),
    v.check(
      ({ carried, silent, tokens, activations }) =>
        silent <= carried &&
        tokens.length === Math.min(silent, NAMED) &&
        activations.length === tokens.length,
    ),
  );
  return v.pipe(
    v.object({
      candidates: v.pipe(v.array(candidate), v.maxLength(MOST_CANDIDATES)),
      found: whole,
      pairs: whole,
      judged: whole,
      unknown: whole,
      of: whole,
    }),
    v.check(({ candidates, found, pairs, judged, unknown }) => {
      const different = new Set(candidates.map(({ child, parent }) => `${child}-${parent}`)).size;
      return (
        different === candidates.length && found >= different && judged >= found && pairs >= judged + unknown
      );
    }),
  );
}
