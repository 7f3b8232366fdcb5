import type { NullDistribution } from '../hill.ts';

/** A value beside its null model, as analyses give it. */
interface Beside {
  readonly value: number;
  readonly error?: number | undefined;
  readonly null: NullDistribution;
  readonly z?: number | null;
  readonly p?: number | null;
}

/** A value beside its null model, in the properties of a `NullFigure`. */
export const figureBeside = ({ value, error, null: distribution, z = null, p = null }: Beside) => ({
  value,
  ...(error !== undefined && { error }),
  distribution,
  z,
  p,
});
