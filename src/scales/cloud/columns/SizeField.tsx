import { SelectField } from '../../../controls/fields/SelectField.tsx';
import { useLayer } from '../../../state/hooks.ts';
import { useLabels } from '../../shared/useLabels.ts';
import { setCloudView, useCloudView } from '../useCloudView.ts';
import { BUILT_IN } from './names.ts';
import { numericOptions } from './numericColumns.ts';
import { useNumericColumn } from './useNumericColumn.ts';

/** Which numeric column gives points their sizes. */
export function SizeField() {
  const layer = useLayer();
  const labels = useLabels().result;
  const size = useCloudView((view) => view.size);
  const { waiting, error } = useNumericColumn(size, labels);
  const options = [...numericOptions(labels, layer), { id: 'none', name: BUILT_IN.oneSize }];
  return (
    <>
      <SelectField
        label="Size by"
        value={options.some(({ id }) => id === size) ? size : 'none'}
        options={options}
        onChange={(next) => setCloudView({ size: next })}
      />
      {waiting && <p className="note">{waiting}…</p>}
      {error && <p className="note warning-note">{error}</p>}
    </>
  );
}
