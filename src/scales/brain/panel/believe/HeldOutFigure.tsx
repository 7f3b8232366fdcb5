import { useMemo } from 'react';
import { NullRows } from '../../../../charts/lazy.ts';
import { count, fixed } from '../../../../controls/numbers.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import type { HeldOut } from '../../analysis/heldOut/heldOut.ts';
import { heldOutVerdict } from '../../analysis/heldOut/heldOutVerdict.ts';
import { leaning } from '../../analysis/locality/localityVerdict.ts';
import { method } from '../../method.ts';

/** Whether lobes hold in categories that they were not made of: a figure for each set of categories held out. */
export function HeldOutFigure({ found }: { found: HeldOut }) {
  const { info } = useDataset();
  const rows = useMemo(
    () =>
      found.folds.map(({ cofiring }, f) => ({
        name: `set ${f + 1}`,
        value: cofiring.value,
        distribution: cofiring.null,
        beyond: leaning(cofiring, cofiring.correctedP) !== 'nothing',
      })),
    [found],
  );
  return (
    <div>
      <p className="note">{heldOutVerdict(found)}</p>
      <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
        <NullRows
          method={method('heldOut')}
          label="Mean phi within lobes less that between them, in categories held out"
          measure="phi within lobes, less between"
          rows={rows}
        />
      </Guard>
      <ul className="plain note">
        {found.folds.map(({ categories, blocks, made, ami }, f) => (
          <li key={f}>
            Set {f + 1}: {categories.map((one) => info.categories[one]).join(', ')} ({count(blocks)} blocks;
            lobes of the other {count(made)}). AMI {fixed(ami.value, 2)}, null {fixed(ami.null.mean, 2)}.
          </li>
        ))}
      </ul>
    </div>
  );
}
