import { figureBeside } from '../../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { Button } from '../../../../controls/Button.tsx';
import { count } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { NullFigure as Beside } from '../../../../math/statistics/nulls/nullFigure.ts';
import { goToLayer } from '../../../../state/goToLayer.ts';
import { useDataset } from '../../../../state/hooks.ts';
import type { LobeLook } from '../../../cloud/lobes/useLooks.ts';
import type { FollowedLobe, Following } from '../../analysis/following/following.ts';
import type { FollowingRequest } from '../../analysis/following/report.ts';
import { followingVerdict } from '../../analysis/following/verdict.ts';
import { givenP } from '../../analysis/geometry/verdicts.ts';
import { method } from '../../method.ts';

interface FollowedProps {
  readonly found: Following;
  /** of the lobes of this layer */
  readonly looks: readonly LobeLook[];
  readonly to: FollowingRequest;
}

/** What following the lobes says, the agreement beside its nulls, and the partner of each lobe. */
export function FollowedFigures({ found, looks, to }: FollowedProps) {
  const { info } = useDataset();
  const other = info.layers.find(({ id }) => id === to.with)?.name ?? to.with;
  const { agreement, agreementWithin, units, led, blocks } = found;
  const caption = `Lobes and their partners in ${other}`;
  return (
    <>
      <p className="note">{followingVerdict(found, other)}</p>
      <Agreement name="agreement of the leading lobes" beside={agreement} of={`shuffles of ${units}`} />
      {agreementWithin && (
        <Agreement
          name="the same, within categories"
          beside={agreementWithin}
          of={`shuffles of ${units} within categories`}
        />
      )}
      <DataTable
        caption={caption}
        showCaption
        method={method('following')}
        columns={columnsOf(looks, agreementWithin !== null)}
        rows={found.followed}
        rowKey={({ lobe }) => lobe}
        file={{ caption, rows: found.followed }}
        empty="There are no lobes."
        compact
      />
      <p className="note">
        Lobes of {other} by their numbers there, from the largest. A lobe leads in both layers in {count(led)}{' '}
        of {count(blocks)} blocks.
      </p>
      <Button onPress={() => goToLayer(to.with)}>Go to {other}</Button>
    </>
  );
}

function Agreement({ name, beside, of }: { name: string; beside: Beside; of: string }) {
  return (
    <NullFigure
      name={name}
      method={method('following')}
      {...figureBeside(beside)}
      p={givenP(beside)}
      n={`${beside.null.samples.length} ${of}`}
    />
  );
}

const WITHIN: Column<FollowedLobe> = {
  header: 'p within',
  value: ({ pWithin }) => pWithin,
  decimals: 3,
  title: 'beside documents shuffled within their category',
};

function columnsOf(looks: readonly LobeLook[], within: boolean): Column<FollowedLobe>[] {
  return [
    {
      header: 'lobe',
      value: ({ lobe }) => looks[lobe]?.name ?? `lobe ${lobe + 1}`,
      // The panel has no room for names, which the legend has.
      cell: ({ lobe }) => (
        <span title={looks[lobe]?.name}>
          <span className="swatch" style={{ background: looks[lobe]?.colour }} /> {lobe + 1}
        </span>
      ),
    },
    {
      header: 'there',
      value: ({ partner }) => (partner === null ? null : partner + 1),
      decimals: 0,
      title: 'the number of its partner in the other layer',
    },
    {
      header: 'r',
      value: ({ correlation }) => correlation,
      decimals: 2,
      title: 'correlation over blocks of the shares of features that fire',
    },
    { header: 'null', value: ({ mean }) => mean, error: ({ sd }) => sd, decimals: 2 },
    { header: 'p', value: ({ p }) => p, decimals: 3, title: 'corrected for all pairs of lobes' },
    ...(within ? [WITHIN] : []),
  ];
}
