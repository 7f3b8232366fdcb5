import { percent } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { DatasetInfo } from '../../../../dataset/dataset.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { select } from '../../../../state/selection/select.ts';
import type { BrainLobes } from '../../jobs.ts';
import { useLobes } from '../../../shared/lobes/useLobes.ts';
import { leadingCategories } from '../../../cloud/lobes/strongestCategory.ts';
import type { LobeLook, ShownLobes } from '../../../cloud/lobes/useLooks.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { membersOf } from './membersOf.ts';
import { SaveLobes } from './SaveLobes.tsx';

/** Pixels; with more lobes the table scrolls. */
const HEIGHT = 560;

/** A lobe as the table lists it. */
interface LobeRow extends LobeLook {
  readonly features: number;
  /** of all firings of clustered features, in [0, 1] */
  readonly firings: number;
  /** the categories in which it leads most */
  readonly categories: string;
}

/** The lobes with their size and their share of all firings; pressing one hides the others in the scene. */
export function LobeTable({ shown }: { shown: ShownLobes }) {
  const { found, looks } = shown;
  const { info } = useDataset();
  const layer = useLayer();
  const alone = useBrain((view) => view.lobe);
  const { status } = useLobes();
  if (!found) return null;
  const shares = firingShares(found);
  const rows = looks.map((look, lobe) => ({
    ...look,
    features: found.sizes[lobe]!,
    firings: shares[lobe]!,
    categories: topCategories(found, lobe, info),
  }));
  return (
    <>
      <DataTable
        caption={`Lobes of ${layer.name}: size, share of firings and document categories`}
        columns={lobeColumns(info.item, alone, (lobe) => membersOf(found, lobe))}
        rows={rows}
        rowKey={({ slot }) => slot}
        isCurrent={(_, lobe) => alone === lobe}
        height={HEIGHT}
        busy={status === 'running'}
      />
      {found.categories && (
        <p className="note">
          Behind a category: the share of its blocks in which the lobe has the highest share of its own{' '}
          {info.item}s firing. A lobe is named after the category of the largest share, if it leads there well
          above its share of all blocks.
        </p>
      )}
      <div>
        <SaveLobes shown={shown} />
      </div>
    </>
  );
}

function lobeColumns(
  item: string,
  alone: number | null,
  membersOf: (lobe: number) => number[],
): readonly Column<LobeRow>[] {
  return [
    {
      header: 'lobe, leads in',
      value: ({ name }) => name,
      cell: ({ name, colour, categories }) => (
        <span className="lobe-name">
          <span className="swatch" style={{ background: colour }} />
          <span>
            {name}
            <span className="note">{categories}</span>
          </span>
        </span>
      ),
      press: {
        pressed: (_, lobe) => alone === lobe,
        act: (_, lobe) => setBrain({ lobe: alone === lobe ? null : lobe }),
        modified: (_, lobe) => select('feature', membersOf(lobe), 'toggle'),
        title: () => 'With shift, control or command: select its features or take them out',
      },
    },
    { header: `${item}s`, value: ({ features }) => features, decimals: 0, sortable: true },
    { header: 'firings', value: ({ firings }) => 100 * firings, decimals: 1, unit: '%', sortable: true },
  ];
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

/** A share below this is printed as 0 %. */
const SOME = 0.005;

/** The category that names the lobe and the one of the next largest share, or the two of the largest shares. */
function topCategories({ categories }: BrainLobes, lobe: number, info: DatasetInfo): string {
  if (!categories) return '';
  return leadingCategories(categories, lobe, SOME)
    .slice(0, 2)
    .map(({ category, share }) => `${info.categories[category]} ${percent(share, 0)}`)
    .join(', ');
}
