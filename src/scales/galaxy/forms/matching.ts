import * as v from 'valibot';
import type { DatasetInfo, LayerInfo } from '../../../dataset/dataset.ts';
import { finite, finite32, int32, number, share, uint32, uint8, whole, within } from '../../shared/forms.ts';
import { MATCH_KINDS } from '../analysis/matching/kinds.ts';

/** The form of a matching of a layer with another; null if the dataset lacks the other. */
export function matchingForm({ features: n }: LayerInfo, { layers }: DatasetInfo, parameters: unknown) {
  const { with: id } = parameters as { readonly with?: unknown };
  const m = layers.find((layer) => layer.id === id)?.features;
  if (m === undefined) return null;
  const sizes = [n, m] as const;
  const family = v.pipe(
    v.object({
      set: v.picklist([0, 1]),
      one: whole,
      members: uint32(),
      similarity: finite32(),
      within: finite,
      least: finite,
    }),
    v.check(
      ({ set, one, members, similarity }) =>
        one < sizes[set] &&
        members.length > 1 &&
        members.length === similarity.length &&
        within(members, 0, sizes[1 - set]!),
    ),
  );
  return v.object({
    seed: whole,
    sides: v.tuple([sideForm(n, m), sideForm(m, n)]),
    mutual: whole,
    assignment: v.pipe(
      v.object({
        partner: v.pipe(
          int32(n),
          v.check((partner) => within(partner, -1, m)),
        ),
        pairs: whole,
        mean: number,
        unproven: whole,
      }),
      // Without pairs there is no mean.
      v.check(({ pairs, mean }) => pairs === 0 || Number.isFinite(mean)),
    ),
    families: v.pipe(v.array(family), v.maxLength(n + m)),
  });
}

/** The form of the features of one set with their best partners in the other. */
function sideForm(features: number, others: number) {
  const counts = v.object(
    Object.fromEntries(MATCH_KINDS.map((kind) => [kind, whole])) as Record<
      (typeof MATCH_KINDS)[number],
      typeof whole
    >,
  );
  return v.pipe(
    v.object({
      features: v.literal(features),
      unusable: whole,
      partner: uint32(features),
      similarity: finite32(features),
      kind: uint8(features),
      counts,
      mean: finite,
      line: finite,
      beyond: share,
      nulls: v.array(v.object({ name: v.string(), mean: finite, line: finite, samples: finite32() })),
    }),
    v.check(
      ({ partner, kind, counts: stated }) =>
        within(partner, 0, others) &&
        within(kind, 0, MATCH_KINDS.length) &&
        MATCH_KINDS.every(
          (name, at) => kind.reduce((sum, one) => sum + (one === at ? 1 : 0), 0) === stated[name],
        ),
    ),
  );
}
