import { Bars } from '../../../../charts/lazy.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { significant } from '../../../../controls/numbers.ts';
import type { BrainLobes } from '../../jobs.ts';
import { method } from '../../method.ts';

/** Eigenvalues drawn at most, unless there are more lobes. */
const DRAWN = 24;

/** How many lobes the affinity itself suggests: the number of eigenvalues before the widest gap. */
export function Eigengap({ found: { eigenvalues, sizes } }: { found: BrainLobes }) {
  const k = sizes.length;
  // The first eigenvalue is 1 for every affinity and would dwarf the others.
  const shown = eigenvalues.subarray(1, Math.max(DRAWN, k + 1));
  const gap = widestGap(eigenvalues);
  const own = k < eigenvalues.length ? eigenvalues[k - 1]! - eigenvalues[k]! : null;
  return (
    <div>
      <h3 className="note">Eigengap</h3>
      <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
        <Bars
          method={method('eigengap')}
          label="Eigenvalues of the normalised affinity after the first, which is 1"
          values={shown}
          chosen={k - 1}
          first={2}
          place="eigenvalue"
        />
      </Guard>
      <p className="note">
        Of the first {eigenvalues.length} eigenvalues, the widest gap follows number {gap.after}, which
        suggests {gap.after} lobes: it is {significant(gap.width)} wide
        {own === null || gap.after === k ? '' : `; the gap after k = ${k} is ${significant(own)}`}.
      </p>
    </div>
  );
}

/** After which eigenvalue, from the second on, they fall most, and by how much. */
function widestGap(values: Float64Array): { after: number; width: number } {
  let after = 2;
  for (let i = 2; i + 1 < values.length; i++) {
    if (values[i]! - values[i + 1]! > values[after - 1]! - values[after]!) after = i + 1;
  }
  return { after, width: (values[after - 1] ?? 0) - (values[after] ?? 0) };
}
