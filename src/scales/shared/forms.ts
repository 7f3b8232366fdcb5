import * as v from 'valibot';

/**
 * What results are made of, to tell by whether a result that came with a dataset has the form that the panels read:
 * one that has not is computed anew, and no view fails on it. Fields beyond those named do no harm.
 */

/** Any number, those included that JSON lacks. */
export const number = v.custom<number>((value) => typeof value === 'number');

const array = <T extends { readonly length: number }>(Type: new (length: number) => T) => {
  return (length?: number) =>
    v.custom<T>((value) => value instanceof Type && (length === undefined || value.length === length));
};

/** Typed arrays; of exactly this many entries where a length is given. */
export const float32 = array(Float32Array);
export const float64 = array(Float64Array);
export const int32 = array(Int32Array);
export const uint32 = array(Uint32Array);

/** Whether every entry is a whole number in [least, end). */
export const within = (values: ArrayLike<number>, least: number, end: number): boolean => {
  for (let i = 0; i < values.length; i++) if (!(values[i]! >= least && values[i]! < end)) return false;
  return true;
};

/** A figure beside its null; see `besideNull`. */
export const nullFigure = v.object({
  value: number,
  null: v.object({ mean: number, sd: number, samples: float64() }),
  z: v.nullable(number),
  p: number,
});
