import type { DatasetInfo } from '../dataset/dataset.ts';
import { SCALES } from './index.ts';
import type { Scale } from './scale.ts';
import { scaleOf } from './scaleOf.ts';

/** The chosen scale if a dataset has what it needs, or else the scale that stands in for it. */
export function fittingScale(chosen: string, info: DatasetInfo): Scale {
  const scale = scaleOf(chosen);
  const others = [...SCALES].sort((one, other) => one.standIn - other.standIn);
  return [scale, ...others].find(({ missing }) => missing(info) === '') ?? scale;
}
