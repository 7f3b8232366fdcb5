import * as v from 'valibot';

/**
 * The parts of which a result's form is made. A form decides whether a result that came with a dataset is what the panels
 * expect: a result of another form is computed again, so that no view fails on it. Fields beyond those of the form do
 * no harm.
 */

/** Any number, including those that JSON lacks. */
export const number = v.custom<number>((value) => typeof value === 'number');

/** A number that is neither NaN nor infinite. */
export const finite = v.pipe(
  number,
  v.check((value) => Number.isFinite(value)),
);

/** A whole number from 0. */
export const whole = v.pipe(
  number,
  v.check((value) => Number.isSafeInteger(value) && value >= 0),
);

/** A share or a p value, in [0, 1]. */
export const share = v.pipe(
  number,
  v.check((value) => value >= 0 && value <= 1),
);

/** The number of a feature of a layer with this number of features. */
export const featureOf = (features: number) =>
  v.pipe(
    whole,
    v.check((value) => value < features),
  );

const array = <T extends { readonly length: number }>(Type: new (length: number) => T) => {
  return (length?: number) =>
    v.custom<T>((value) => value instanceof Type && (length === undefined || value.length === length));
};

/** Typed arrays; of exactly this many entries if a length is given. */
export const float32 = array(Float32Array);
export const float64 = array(Float64Array);
export const int32 = array(Int32Array);
export const uint32 = array(Uint32Array);
export const uint8 = array(Uint8Array);

/** Arrays of floats without NaN or infinities; of exactly this many entries if a length is given. */
export const finite32 = (length?: number) =>
  v.pipe(
    float32(length),
    v.check((values) => values.every(Number.isFinite)),
  );
export const finite64 = (length?: number) =>
  v.pipe(
    float64(length),
    v.check((values) => values.every(Number.isFinite)),
  );

/** Whether every entry is a number in [least, end). */
export const within = (values: ArrayLike<number>, least: number, end: number): boolean => {
  for (let i = 0; i < values.length; i++) if (!(values[i]! >= least && values[i]! < end)) return false;
  return true;
};

/** Places that can be drawn: of exactly this many entries if a length is given, all finite and none beyond ±1e15. */
export const places = (length?: number) =>
  v.custom<Float32Array>(
    (value) =>
      value instanceof Float32Array &&
      (length === undefined || value.length === length) &&
      value.every((entry) => Math.abs(entry) <= 1e15),
  );

/** A figure beside its null; see `besideNull`: one that does not exist has neither z nor p. */
export const nullFigure = v.pipe(
  v.object({
    value: number,
    null: v.object({ mean: number, sd: number, samples: float64() }),
    z: v.nullable(finite),
    p: v.nullable(share),
  }),
  v.check(
    ({ value, null: { mean, sd, samples }, z, p }) =>
      (z === null && p === null) || [value, mean, sd, ...samples].every(Number.isFinite),
  ),
);

/** A figure that always exists, beside its null. */
export const finiteFigure = v.pipe(
  nullFigure,
  v.check(({ value, null: { mean, sd, samples } }) => [value, mean, sd, ...samples].every(Number.isFinite)),
);

/** A figure beside its null, with further fields */
export const nullFigureWith = <Fields extends v.ObjectEntries>(fields: Fields) =>
  v.intersect([nullFigure, v.object(fields)]);
