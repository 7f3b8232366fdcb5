import * as v from 'valibot';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import {
  finite,
  finite32,
  finite64,
  int32,
  nullFigure,
  number,
  places,
  share,
  uint32,
  whole,
  within,
} from '../../shared/forms.ts';
import { INDICES } from '../analysis/tokens/indices.ts';
import { MOST_FEATURES } from '../analysis/tokens/limits.ts';
import { TOKEN_DEFAULTS } from '../analysis/tokens/defaults.ts';

/** The form of a cloud of tokens. */
export function tokensForm({ features: n }: LayerInfo) {
  return v.pipe(
    v.object({
      features: uint32(),
      firing: whole,
      of: whole,
      tokens: uint32(),
      document: uint32(),
      strongest: uint32(),
      activation: finite32(),
      positions: places(),
      share: finite64(),
      planes: v.array(v.object({ separability: nullFigure, mixture: nullFigure })),
      score: nullFigure,
      together: nullFigure,
      strongestOnly: v.optional(v.object({ kept: whole, capped: whole, shared: whole })),
    }),
    v.check((cloud) => {
      const { features, tokens, document, strongest, activation, positions, planes } = cloud;
      const [points, components] = [tokens.length, cloud.share.length];
      return (
        features.length <= MOST_FEATURES &&
        within(features, 0, n) &&
        points <= TOKEN_DEFAULTS.most &&
        (points === 0 || components > 0) &&
        [document, strongest, activation].every(({ length }) => length === points) &&
        within(strongest, 0, n) &&
        positions.length === points * components &&
        planes.length === Math.max(0, components - 1)
      );
    }),
  );
}

/** The form of a ranking of clusters by the shapes of their tokens. */
export function tokenRankingForm({ features: n }: LayerInfo) {
  const figure = v.pipe(
    v.object({
      value: number,
      mean: number,
      sd: number,
      beyond: v.nullable(finite),
      asFar: whole,
      draws: whole,
      p: v.nullable(share),
      q: v.nullable(share),
    }),
    v.check(({ value, mean, sd, p }) => p === null || [value, mean, sd].every(Number.isFinite)),
  );
  const candidate = v.object({
    cluster: whole,
    features: whole,
    firing: whole,
    full: v.boolean(),
    figures: v.object(
      Object.fromEntries(INDICES.map((name) => [name, figure])) as Record<
        (typeof INDICES)[number],
        typeof figure
      >,
    ),
    together: v.object({ value: number, mean: number, z: v.nullable(number) }),
  });
  return v.pipe(
    v.object({
      candidates: v.array(candidate),
      leftOut: v.object({ single: whole, large: whole, silent: whole, apart: v.optional(whole) }),
      of: whole,
      mostDraws: whole,
      labels: int32(n),
    }),
    v.check(({ candidates, labels }) => {
      const sizes = new Map<number, number>();
      for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
      return (
        within(labels, -1, n) &&
        new Set(candidates.map(({ cluster }) => cluster)).size === candidates.length &&
        candidates.every(({ cluster, features }) => sizes.get(cluster) === features)
      );
    }),
  );
}
