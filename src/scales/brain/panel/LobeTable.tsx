import { count, percent } from '../../../controls/numbers.ts';
import type { DatasetInfo } from '../../../dataset/dataset.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { BrainLobes } from '../jobs.ts';
import { SaveLobes } from './SaveLobes.tsx';
import { useLobes } from '../../shared/lobes/useLobes.ts';
import type { ShownLobes } from '../../cloud/lobes/useLooks.ts';
import { setBrain, useBrain } from '../useBrain.ts';

/** The lobes with their size and their share of all firings; a click shows one alone. */
export function LobeTable({ shown: { found, looks } }: { shown: ShownLobes }) {
  const { info } = useDataset();
  const layer = useLayer();
  const alone = useBrain((view) => view.lobe);
  const { status } = useLobes();
  if (!found) return null;
  const shares = firingShares(found);
  return (
    <>
      <table className="data-table lobe-table" aria-busy={status === 'running'}>
        <caption className="visually-hidden">
          Lobes of {layer.name}: size, share of firings and document categories
        </caption>
        <thead>
          <tr>
            <th scope="col">lobe, fires most in</th>
            <th scope="col" className="number">
              {info.item}s
            </th>
            <th scope="col" className="number">
              firings
            </th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ name, colour, slot }, lobe) => (
            <tr key={slot} data-current={alone === lobe || undefined}>
              <td>
                <button
                  className="link-button"
                  aria-pressed={alone === lobe}
                  onClick={() => setBrain({ lobe: alone === lobe ? null : lobe })}
                >
                  <span className="swatch" style={{ background: colour }} />
                  <span>
                    {name}
                    <span className="note">{topCategories(found, lobe, info)}</span>
                  </span>
                </button>
              </td>
              <td className="number">{count(found.sizes[lobe]!)}</td>
              <td className="number">{percent(shares[lobe]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.categories && (
        <p className="note">
          Beside a category: the share of its blocks in which the lobe has the highest share of its own{' '}
          {info.item}s firing.
        </p>
      )}
      <div>
        <SaveLobes shown={{ found, looks }} />
      </div>
    </>
  );
}

/** Of all firings of the clustered features, the share that falls to each lobe. */
function firingShares({ labels, fired, sizes }: BrainLobes): Float64Array {
  const shares = new Float64Array(sizes.length);
  let all = 0;
  labels.forEach((lobe, i) => {
    if (lobe < 0) return;
    shares[lobe]! += fired[i]!;
    all += fired[i]!;
  });
  return shares.map((share) => share / Math.max(1, all));
}

/** The two categories in which the lobe leads in the largest share of blocks. */
function topCategories({ categories }: BrainLobes, lobe: number, info: DatasetInfo): string {
  if (!categories) return '';
  const share = (category: number) => categories.fraction[lobe * categories.categories + category]!;
  return info.categories
    .map((name, category) => ({ name, share: share(category) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 2)
    .map(({ name, share }) => `${name} ${percent(share, 0)}`)
    .join(', ');
}
