import type { Column } from '../../../../controls/table/columns.ts';
import { Button } from '../../../../controls/Button.tsx';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { LayerInfo } from '../../../../dataset/dataset.ts';
import { useDataset, useLayer, useTricosm } from '../../../../state/hooks.ts';
import { AskSeries } from '../../../shared/asking/AskSeries.tsx';
import { chainThrough, type Chains, type ChainStep } from '../../analysis/matching/index.ts';
import { useChains } from '../../chainSeries.ts';
import { method } from '../../method.ts';
import { FlowPicture } from './FlowPicture.tsx';
import { goToFeature } from './goToFeature.ts';

/** The flow of features through all layers, and the chain of the pinned feature. */
export function ChainsPart() {
  const { info, reference } = useDataset();
  const { view, chains, layers } = useChains(reference, info.layers);
  if (layers.length < 3) return null;
  return (
    <>
      <AskSeries
        of={view}
        action="Follow through all layers"
        resume="Match the other layers"
        cancel="Cancel"
        points="pairs of layers"
        cost={`Matches each of ${layers.length} layers with the next one, in the background.`}
      />
      {chains && <Flow chains={chains} layers={layers} />}
    </>
  );
}

interface Row {
  readonly name: string;
  readonly step: ChainStep;
  readonly first: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { header: 'layer', value: ({ name }) => name, rowHeader: true },
  { header: 'all', value: ({ step }) => step.features, decimals: 0 },
  {
    header: 'continue',
    value: ({ step }) => (step.continues === null ? null : (100 * step.continues) / step.features),
    decimals: 1,
    unit: '%',
    title: 'each other’s best in the next layer, beyond the line both ways; at most 5 % by chance',
  },
  { header: 'since the first', value: ({ first }) => first, decimals: 0 },
  { header: 'new', value: ({ step }) => step.since.at(-1), decimals: 0 },
];

function Flow({ chains, layers }: { chains: Chains; layers: readonly LayerInfo[] }) {
  const { item } = useDataset().info;
  const rows = chains.steps.map((step, i): Row => ({ name: layers[i]!.name, step, first: step.since[0]! }));
  return (
    <>
      <FlowPicture chains={chains} names={layers.map(({ name }) => name)} />
      <p className="note">
        A column for each layer, in bands by the layer in which a chain begins, the strongest colour for the
        first. Ribbons are {item}s that continue; by chance, at most 5 % of them would.
      </p>
      <DataTable
        caption="Features that continue"
        showCaption
        method={method('chains')}
        columns={COLUMNS}
        rows={rows}
      />
      <PinnedChain chains={chains} layers={layers} />
    </>
  );
}

/** The pinned feature in the other layers. */
function PinnedChain({ chains, layers }: { chains: Chains; layers: readonly LayerInfo[] }) {
  const layer = useLayer();
  const { item } = useDataset().info;
  const feature = useTricosm(({ view }) => view.feature);
  const at = layers.findIndex(({ id }) => id === layer.id);
  if (feature === null || at < 0 || feature >= layer.features) return null;
  const chain = chainThrough(chains, at, feature);
  const others = [...chain.keys()].filter((i) => i !== at && chain[i]! >= 0);
  if (others.length === 0) {
    return (
      <p className="note">
        The pinned {item} {feature} continues in no neighbouring layer.
      </p>
    );
  }
  return (
    <div className="row">
      <span className="note">
        {item} {feature} is the same as
      </span>
      {others.map((i) => (
        <Button key={i} kind="quiet" onPress={() => goToFeature(layers[i]!.id, chain[i]!)}>
          {`${chain[i]!} of ${layers[i]!.name}`}
        </Button>
      ))}
    </div>
  );
}
