import { useMemo } from 'react';
import { DistributionStrip } from '../../../charts/DistributionStrip.tsx';
import { count, fixed, percent, significant, significantPercent, THIN } from '../../../controls/numbers.ts';
import { Room } from '../../../controls/frame/Room.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import type { Labels } from '../../../dataset/dataset.ts';
import { quantileAmong } from '../../../math/statistics/nulls/quantileAmong.ts';
import { columnTitle } from '../../../scales/cloud/columns/names.ts';
import { placesAlong, type Components } from '../../../scales/shared/analysis/components.ts';
import { COMPONENT_DEFAULTS } from '../../../scales/shared/analysis/defaults.ts';
import { Ask } from '../../../scales/shared/asking/Ask.tsx';
import { isComing, useAsked } from '../../../scales/shared/asking/useAsked.ts';
import { componentsJob } from '../../../scales/shared/components.ts';
import { useLabels } from '../../../scales/shared/useLabels.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { componentsAreQuick } from './quick.ts';
import { method } from '../../../scales/shared/method.ts';

/** A number of the feature beside those of all features. */
interface Place {
  readonly name: string;
  readonly title?: string;
  /** as the strip draws it */
  readonly value: number;
  readonly printed: string;
  /** in [0, 1] */
  readonly quantile: number;
  /** of all features, as the strip draws them */
  readonly values: ArrayLike<number>;
}

/** Every number of the feature beside the distribution of all features: frequency, columns of its labels, components. */
export function AmongAll({ feature }: { feature: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { result: labels, error } = useLabels();
  const columns = useMemo(() => labels && labelColumns(labels), [labels]);
  const components = useAsked(
    componentsJob,
    reference,
    layer.has.decoder ? { layer: layer.id, ...COMPONENT_DEFAULTS } : null,
    { automatic: componentsAreQuick(layer), follows: true },
  );
  const found = components.stale ? null : components.result;
  const places = useMemo(
    () => [
      ...(columns ?? []).flatMap((column) => placed(column, feature)),
      ...(found ? alongAxes(found, feature) : []),
    ],
    [columns, found, feature],
  );
  if (places.length === 0 && !layer.has.decoder) return null;
  return (
    <Section title={`Among all ${count(layer.features)} ${info.item}s`} method={method('place')}>
      <Room
        name="place among all"
        height={330}
        waiting={isComing(components) || (layer.has.labels && !labels && !error)}
      >
        <div className="stack">
          {places.length > 0 && (
            <DataTable
              caption={`The place of ${info.item} ${feature} among all ${info.item}s`}
              columns={COLUMNS}
              rows={places}
              rowKey={({ name }) => name}
            />
          )}
          {layer.has.decoder && (
            <Ask
              of={components}
              action="Find leading components"
              cost={`Its place along the ${COMPONENT_DEFAULTS.components} leading principal axes, beside all ${info.item}s.`}
            />
          )}
          {found && (
            <p className="note">
              PC: principal axes of the decoder rows, centred; the share of variance on hover. σ: standard
              deviations of all {info.item}s along the axis.
            </p>
          )}
        </div>
      </Room>
    </Section>
  );
}

const COLUMNS: readonly Column<Place>[] = [
  {
    header: 'measure',
    value: ({ name }) => name,
    cell: ({ name, title }) => <span title={title}>{name}</span>,
    clip: true,
    align: 'start',
  },
  { header: 'value', value: ({ value }) => value, cell: ({ printed }) => printed, align: 'end' },
  {
    header: 'distribution',
    hideHeader: true,
    cell: ({ values, value }) => <DistributionStrip values={values} value={value} />,
  },
  {
    header: 'above',
    title: 'the share of all below it, with half of the equal ones',
    value: ({ quantile }) => quantile,
    format: (quantile) => percent(quantile, 0),
  },
];

/** A column of the labels. */
interface LabelColumn {
  readonly name: string;
  readonly values: Float32Array;
  /** as the strip draws them */
  readonly drawn: ArrayLike<number>;
  readonly print: (value: number) => string;
}

function labelColumns(labels: Labels): LabelColumn[] {
  const { frequency, numeric } = labels;
  const columns = Object.entries(numeric).map(([name, values]) => ({
    name: columnTitle(name, labels),
    values,
    drawn: values,
    print: (value: number) => (Number.isInteger(value) ? count(value) : significant(value)),
  }));
  if (!frequency) return columns;
  // Frequencies span orders of magnitude. Those of 0 are left out of the strip.
  const drawn = frequency.map(Math.log10);
  const print = (value: number) => significantPercent(value);
  return [{ name: 'frequency', values: frequency, drawn, print }, ...columns];
}

function placed({ name, values, drawn, print }: LabelColumn, feature: number): Place[] {
  const value = values[feature] ?? NaN;
  if (!Number.isFinite(value)) return [];
  const quantile = quantileAmong(values, value);
  return [{ name, value: drawn[feature]!, printed: print(value), quantile, values: drawn }];
}

const axes = new WeakMap<Components, readonly Float32Array[]>();

/** The scores along each axis, as the same arrays for the same components. */
function scoresOf(components: Components): readonly Float32Array[] {
  const { n, share, scores } = components;
  const known = axes.get(components) ?? Array.from(share, (_, c) => scores.subarray(c * n, (c + 1) * n));
  axes.set(components, known);
  return known;
}

function alongAxes(components: Components, feature: number): Place[] {
  const scores = scoresOf(components);
  return placesAlong(components, feature).map(({ component, share, deviations, quantile }, c) => ({
    name: `PC ${component}`,
    title: `${percent(share)} of variance`,
    value: scores[c]![feature]!,
    printed: `${fixed(deviations, 2)}${THIN}σ`,
    quantile,
    values: scores[c]!,
  }));
}
