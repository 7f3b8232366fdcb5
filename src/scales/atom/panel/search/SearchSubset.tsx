import { count } from '../../../../controls/numbers.ts';
import { Segmented } from '../../../../controls/Segmented.tsx';
import { SelectField } from '../../../../controls/SelectField.tsx';
import { SliderField } from '../../../../controls/SliderField.tsx';
import { TextEntry } from '../../../../controls/TextEntry.tsx';
import { useLayer, useTricosm } from '../../../../state/hooks.ts';
import { store } from '../../../../state/store.ts';
import type { AtomView } from '../../../../state/view.ts';
import { useSearch } from '../../useSearch.ts';

/** A change of what is searched takes back the asking, and leaves the last result in place. */
const change = (next: Partial<AtomView>) =>
  store.getState().setAtom({ ...next, searching: false, found: null, draws: 1 });

/** What is looked for, and among which features or words. */
export function SearchSubset() {
  const layer = useLayer();
  const view = useTricosm((state) => state.view.atom);
  const { subset } = useSearch();
  const options = [
    { id: 'frequent', name: 'the most frequent' },
    { id: 'label', name: subset.among === 'words' ? 'words that contain…' : 'labels that contain…' },
    ...(subset.among === 'features' && subset.lobe !== null
      ? [{ id: 'lobe', name: `lobe ${subset.lobe + 1}, as chosen in Brain` }]
      : []),
  ];
  return (
    <>
      {layer.has.decoder && layer.has.words && (
        <Segmented
          label="search among"
          value={subset.among}
          options={[
            { id: 'features', name: 'features' },
            { id: 'words', name: 'words' },
          ]}
          onChange={(among) => change({ among })}
        />
      )}
      <Segmented
        label="what is looked for"
        value={view.seek}
        options={[
          { id: 'parallelogram', name: 'parallelogram' },
          { id: 'trapezoid', name: 'trapezoid' },
          { id: 'clusters', name: 'k-means' },
        ]}
        onChange={(seek) => change({ seek })}
      />
      <SelectField
        label="among"
        hideLabel
        value={options.some(({ id }) => id === view.subset) ? view.subset : 'frequent'}
        options={options}
        onChange={(next) => change({ subset: next as AtomView['subset'] })}
      />
      {view.subset === 'label' && (
        <TextEntry label="text" value={view.label} onChange={(label) => change({ label })} />
      )}
      <SliderField
        label="at most"
        value={view.size}
        least={100}
        most={2000}
        step={100}
        print={count}
        onChange={(size) => change({ size })}
      />
    </>
  );
}
