import { figureBeside } from '../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../charts/nulls/NullFigure.tsx';
import { count, fixed, percent, plusMinus, THIN } from '../../../controls/numbers.ts';
import { Section } from '../../../controls/frame/Section.tsx';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { useLooks } from '../../../scales/cloud/lobes/useLooks.ts';
import {
  besideRandom,
  type Decomposition as Found,
  type DecompositionFigures,
} from '../../../scales/shared/analysis/decomposition.ts';
import { DECOMPOSITION_DEFAULTS } from '../../../scales/shared/analysis/defaults.ts';
import { Ask } from '../../../scales/shared/asking/Ask.tsx';
import { useAsked } from '../../../scales/shared/asking/useAsked.ts';
import {
  decompositionJob,
  randomDecompositionsJob,
  randomDecompositionsRequest,
} from '../../../scales/shared/decomposition.ts';
import { featureColumn } from '../../../scales/shared/featureColumn.tsx';
import { useLabels } from '../../../scales/shared/useLabels.ts';
import type { Labels, LayerInfo } from '../../../dataset/dataset.ts';
import { labelsJob } from '../../../jobs/datasetJobs.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { AmongField, useAmong } from './AmongField.tsx';
import { decompositionIsQuick } from './quick.ts';
import { method } from '../../../scales/shared/method.ts';

const { atoms, draws } = DECOMPOSITION_DEFAULTS;

/** The feature's direction as a sum of few others, beside random directions; computed when it is asked for. */
export function Decomposition({ feature }: { feature: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const options = { automatic: decompositionIsQuick(layer), follows: true };
  const { has, id } = layer;
  const other = useAmong();
  const among = other ? { among: other.id } : {};
  const parameters = has.decoder ? { layer: id, feature, atoms, ...among } : null;
  const found = useAsked(decompositionJob, reference, parameters, options);
  const random = useAsked(
    randomDecompositionsJob,
    reference,
    has.decoder ? randomDecompositionsRequest(id, other?.id) : null,
    options,
  );
  if (!has.decoder) return null;
  const askBoth = () => {
    found.ask();
    random.ask();
  };
  const beside = random.stale ? null : random.result;
  return (
    <Section title="Made of" method={method('decomposition')}>
      <div className="stack">
        <AmongField />
        <Ask
          of={{ ...found, ask: askBoth }}
          action="Decompose its direction"
          cost={`Up to ${atoms} other ${info.item}s whose sum is nearest to its direction, beside ${draws} random directions.`}
        >
          {(result) => (
            <Steps found={result} other={other} figures={beside && besideRandom(result, beside)} />
          )}
        </Ask>
        {found.result && !found.stale && (
          <Ask
            of={random}
            action="Decompose random directions"
            cost={`${draws} random directions beside it, once for the layer.`}
          />
        )}
      </div>
    </Section>
  );
}

interface Step {
  readonly feature: number;
  readonly coefficient: number;
  readonly explained: number;
  readonly random: { readonly mean: number; readonly sd: number } | undefined;
}

/** Features of another layer by number and label: they are not in the scene, and cannot be pinned from here. */
const otherColumn = (header: string, labels: Labels | null): Column<Step> => ({
  header,
  value: ({ feature }) => feature,
  align: 'start',
  clip: true,
  cell: ({ feature }) => `${feature} ${labels?.description[feature] ?? ''}`,
});

function Steps({
  found,
  other,
  figures,
}: {
  found: Found;
  /** the layer of the atoms, if it is another one */
  other: LayerInfo | null;
  figures: DecompositionFigures | null;
}) {
  const { info, reference } = useDataset();
  const labels = useLabels().result;
  const otherLabels = useJob(labelsJob, other?.has.labels ? reference : null, {
    layer: other?.id ?? '',
  }).result;
  const { found: lobes, looks } = useLooks();
  const rows = Array.from(found.atoms, (feature, i): Step => ({
    feature,
    coefficient: found.coefficients[i]!,
    explained: found.explained[i]!,
    random: figures?.steps[i],
  }));
  const columns: readonly Column<Step>[] = [
    other
      ? otherColumn(`${info.item} of ${other.name}`, otherLabels)
      : featureColumn<Step>({
          item: info.item,
          feature: (row) => row.feature,
          labels,
          colourOf: (index) => looks[lobes?.labels[index] ?? -1]?.colour,
        }),
    {
      header: 'factor',
      title: 'in the sum of all, of unit directions',
      value: ({ coefficient }) => coefficient,
      decimals: 2,
    },
    {
      header: 'explained',
      title: 'share of the squared length that it and those above it explain',
      value: ({ explained }) => explained,
      format: (share) => percent(share, 0),
    },
    {
      header: 'random',
      title: 'the same for random directions, mean ± standard deviation',
      value: ({ random }) => random?.mean,
      error: ({ random }) => random?.sd,
      cell: ({ random }) => (random ? `${plusMinus(100 * random.mean, 100 * random.sd, 0)}${THIN}%` : '–'),
    },
  ];
  const { atoms: few } = found;
  return (
    <>
      <DataTable
        caption={`The ${info.item}s whose sum is nearest to ${info.item} ${found.feature}`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.feature}
      />
      {figures && (
        <NullFigure
          name={`explained by ${few.length}, share`}
          method={method('decomposition')}
          {...figureBeside(figures.total)}
          n={`${draws} random directions`}
        />
      )}
      <p className="note">
        {few.length < atoms && `${fixed(few.length, 0)} explain all that can be explained. `}
        Orthogonal matching pursuit among {count(found.others)}{' '}
        {other ? `${info.item}s of ${other.name}` : `other ${info.item}s`}. Random directions have the mean
        and the spectrum of the layer. p is for all {atoms} together.
      </p>
    </>
  );
}
