import { useMemo } from 'react';
import { rangeAxis } from '../../../charts/axes/rangeAxis.ts';
import { RangeHistogram } from '../../../charts/lazy.ts';
import { Button } from '../../../controls/Button.tsx';
import { CheckField } from '../../../controls/fields/CheckField.tsx';
import { count } from '../../../controls/numbers.ts';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../controls/fields/SelectField.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { select } from '../../../state/selection/select.ts';
import { AddColumns } from '../../shared/AddColumns.tsx';
import { useLabels } from '../../shared/useLabels.ts';
import type { Continuous } from '../colouring/numbers.ts';
import { BUILT_IN } from '../columns/names.ts';
import { numericOptions } from '../columns/numericColumns.ts';
import { SizeField } from '../columns/SizeField.tsx';
import { setCloudView } from '../useCloudView.ts';
import { BoundEntry } from './BoundEntry.tsx';
import { filterBy, type Filter } from './filter.ts';
import type { Filtered } from './filtered.ts';
import { useFilter } from './useFilter.ts';

/** Which points are shown, by the range of a numeric column; with `sizes` also by which column they are sized. */
export function FilterSection({ sizes = false }: { sizes?: boolean }) {
  const layer = useLayer();
  const labels = useLabels().result;
  const { filter, column, result, waiting, error } = useFilter(layer.features, labels);
  const options = [{ id: 'none', name: BUILT_IN.nothing }, ...numericOptions(labels, layer)];
  const known = filter !== null && options.some(({ id }) => id === filter.column);
  return (
    <Section title={sizes ? 'Sizes and filter' : 'Filter'}>
      <div className="stack">
        {sizes && <SizeField />}
        <SelectField
          label="Filter by"
          value={known ? filter.column : 'none'}
          options={options}
          onChange={(id) => setCloudView({ filter: id === 'none' ? null : filterBy(id) })}
        />
        {sizes && (
          <div className="row hanging">
            <AddColumns />
          </div>
        )}
        {waiting && <p className="note">{waiting}…</p>}
        {error && <p className="note warning-note">{error}</p>}
        {filter && !known && labels && (
          <p className="note">
            {layer.name} has no column “{filter.column.replace(/^column:/, '')}”: it is not filtered.
          </p>
        )}
        {filter && column && result && <Range filter={filter} column={column} result={result} />}
      </div>
    </Section>
  );
}

function Range({ filter, column, result }: { filter: Filter; column: Continuous; result: Filtered }) {
  const { item } = useDataset().info;
  const { title, values, logarithmic, print } = column;
  const axis = useMemo(() => rangeAxis(values, logarithmic), [values, logarithmic]);
  const change = (part: Partial<Filter>) => setCloudView({ filter: { ...filter, ...part } });
  const { passes, shown, missing } = result;
  return (
    <>
      {axis ? (
        <>
          <Guard name="The histogram">
            <RangeHistogram
              label={`Range of ${title}`}
              measure={logarithmic ? `${title} (logarithmic)` : title}
              axis={axis}
              range={[filter.low, filter.high]}
              print={print}
              onChange={([low, high]) => change({ low, high })}
            />
          </Guard>
          <div className="row">
            <BoundEntry label="from" value={filter.low} open="lowest" onChange={(low) => change({ low })} />
            <BoundEntry label="to" value={filter.high} open="highest" onChange={(high) => change({ high })} />
          </div>
          {filter.low !== null && filter.high !== null && filter.low > filter.high && (
            <p className="note warning-note">“from” is above “to”: no {item} is between them.</p>
          )}
          {axis.below > 0 && (
            <p className="note">
              {count(axis.below)} at 0 or less are left of the axis, and are shown if “from” is open.
            </p>
          )}
        </>
      ) : (
        <p className="note">No {item} has a value that can be shown on an axis.</p>
      )}
      <Segmented
        label={`Other ${item}s`}
        value={filter.dimmed ? 'dim' : 'hide'}
        options={[
          { id: 'hide', name: 'Hide the others' },
          { id: 'dim', name: 'Grey them' },
        ]}
        onChange={(way) => change({ dimmed: way === 'dim' })}
      />
      {missing > 0 && (
        <CheckField value={filter.missing} onChange={(next) => change({ missing: next })}>
          Show the {count(missing)} without a value
        </CheckField>
      )}
      <p role="status" className="note">
        {count(shown)} of {count(passes.length)} {item}s shown
        {missing > 0 && `; ${count(missing)} have no value`}.
      </p>
      <div className="row">
        <Button isDisabled={shown === 0} onPress={() => select('feature', membersOf(passes))}>
          Select them
        </Button>
        <Button kind="quiet" onPress={() => setCloudView({ filter: null })}>
          Remove the filter
        </Button>
      </div>
    </>
  );
}

const membersOf = (passes: Uint8Array): Uint32Array =>
  Uint32Array.from(passes.keys()).filter((i) => passes[i]);
