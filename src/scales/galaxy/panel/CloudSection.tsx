import { useDeferredValue } from 'react';
import { count, significant } from '../../../controls/numbers.ts';
import { CheckField } from '../../../controls/fields/CheckField.tsx';
import { Room } from '../../../controls/frame/Room.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../controls/fields/SelectField.tsx';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { Cloud } from '../../cloud/analysis/cloud.ts';
import { AddColumns } from '../../shared/AddColumns.tsx';
import { Stale } from '../../shared/asking/Stale.tsx';
import { useColourOptions } from '../useColouring.ts';
import { layoutOf } from '../layoutOf.ts';
import { useOrientation } from '../../cloud/useInherited.ts';
import { useCloud } from '../../cloud/useCloud.ts';
import { LayoutField } from '../../cloud/layouts/LayoutField.tsx';
import { hasLayersRange } from '../../cloud/columns/useColourRange.ts';
import { SizeField } from '../../cloud/columns/SizeField.tsx';
import { ComponentField } from './ComponentField.tsx';
import { Failed } from '../../shared/asking/Failed.tsx';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';
import { method } from '../method.ts';

/** Where the features lie, and what colours them. */
export function CloudSection() {
  const { info } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const options = useColourOptions();
  const layout = layoutOf(view.layout, layer);
  return (
    <Section title="Cloud" method={method('components')}>
      <div className="stack">
        <LayoutField value={layout} onChange={(next) => setGalaxy({ layout: next })}>
          <Components />
        </LayoutField>
        <SelectField
          label="Colour by"
          value={options.some(({ id }) => id === view.colour) ? view.colour : 'none'}
          options={options}
          onChange={(colour) => setGalaxy({ colour })}
        />
        {info.layers.length > 1 && hasLayersRange(view.colour) && (
          <CheckField value={view.sameRange} onChange={(sameRange) => setGalaxy({ sameRange })}>
            Same colour range on every layer
          </CheckField>
        )}
        <SizeField />
        <div className="row hanging">
          <AddColumns />
        </div>
      </div>
    </Section>
  );
}

function Components() {
  const { info } = useDataset();
  const { axes, fitted } = useGalaxy((view) => view);
  const turn = useOrientation((inherited) => inherited.turn);
  const { cloud } = useCloud();
  // The table and its fields are rendered in slices, after the picture.
  const deferred = useDeferredValue(cloud.result);
  const result = cloud.result && deferred;
  return (
    <>
      <Segmented
        label="Axes of the cloud"
        value={axes}
        options={[
          { id: 'paper', name: 'score × √λ' },
          { id: 'scores', name: 'plain scores' },
        ]}
        onChange={(next) => setGalaxy({ axes: next })}
      />
      <Failed of={cloud} />
      <Room name="components of the cloud" height={170} waiting={!result && !cloud.error}>
        {!result && !cloud.error && <p className="note">Computing principal components…</p>}
        {result && (
          <Stale stale={cloud.stale}>
            <DataTable
              caption="The components shown, with their share of variance"
              columns={componentColumns(result.dim)}
              rows={axesOf(result)}
            />
            <p className="note">
              {count(result.n)} {info.item}s × {result.dim}; {result.preprocessing}
              {turn && !fitted && (
                <>
                  . Turned onto the layer before, {info.item} by {info.item} (orthogonal Procrustes): the axes
                  are this layer’s own, turned with it
                </>
              )}
              .
            </p>
          </Stale>
        )}
      </Room>
      <CheckField value={fitted} onChange={(next) => setGalaxy({ fitted: next })}>
        Fit each axis by itself
      </CheckField>
    </>
  );
}

/** An axis of the scene and the component that it shows. */
interface ShownAxis {
  readonly component: number;
  readonly eigenvalue: number;
  readonly share: number;
}

const axesOf = ({ components, eigenvalues, share }: Cloud): ShownAxis[] =>
  components.map((component, i) => ({ component, eigenvalue: eigenvalues[i]!, share: share[i]! }));

/** @param dim  the number of components to choose from */
const componentColumns = (dim: number): readonly Column<ShownAxis>[] => [
  {
    header: 'axis',
    value: ({ component }) => `PC ${component}`,
    cell: ({ component }, axis) => <ComponentField axis={axis} value={component} most={dim} />,
  },
  {
    header: 'eigenvalue',
    value: ({ eigenvalue }) => eigenvalue,
    format: (value) => significant(value, 5),
  },
  { header: 'of variance', value: ({ share }) => 100 * share, decimals: 2, unit: '%' },
];
