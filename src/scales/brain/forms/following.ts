import * as v from 'valibot';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { float64, nullFigure, number, share, whole } from '../../shared/forms.ts';

/** The form of lobes followed to another layer. */
export function followingForm({ blocks }: LayerInfo, _: unknown, parameters: unknown) {
  const { k } = parameters as { readonly k?: unknown };
  // A layer of few features has fewer lobes than were asked for.
  const most = typeof k === 'number' ? k : 0;
  const followed = v.object({
    lobe: whole,
    partner: v.nullable(whole),
    // NaN without a partner, or if one of both never varies.
    correlation: number,
    mean: number,
    sd: number,
    p: v.nullable(share),
    pWithin: v.nullable(share),
  });
  return v.pipe(
    v.object({
      blocks: v.literal(blocks),
      led: whole,
      units: v.picklist(['documents', 'runs', 'blocks']),
      agreement: nullFigure,
      agreementWithin: v.nullable(nullFigure),
      correlation: float64(),
      followed: v.pipe(v.array(followed), v.maxLength(most)),
    }),
    v.check(({ correlation, followed: { length }, followed: lobes }) => {
      const others = length === 0 ? 0 : correlation.length / length;
      return (
        (others === 0 ? correlation.length === 0 : Number.isInteger(others)) &&
        others <= most &&
        lobes.every(({ lobe, partner }, at) => lobe === at && (partner ?? 0) < Math.max(1, others)) &&
        correlation.every((value) => !(Math.abs(value) > 1 + 1e-9))
      );
    }),
  );
}
