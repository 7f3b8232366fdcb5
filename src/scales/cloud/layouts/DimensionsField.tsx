import { Segmented } from '../../../controls/fields/Segmented.tsx';

/** Whether a layout lies in a plane or fills space. */
export function DimensionsField({
  value,
  onChange,
}: {
  value: '2' | '3';
  onChange: (value: '2' | '3') => void;
}) {
  return (
    <Segmented
      label="Dimensions of the layout"
      value={value}
      options={[
        { id: '2', name: '2 dimensions' },
        { id: '3', name: '3 dimensions' },
      ]}
      onChange={onChange}
    />
  );
}
