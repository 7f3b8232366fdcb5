import { count } from '../../../../controls/numbers.ts';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SelectField, type SelectOption } from '../../../../controls/fields/SelectField.tsx';
import { SliderField } from '../../../../controls/fields/SliderField.tsx';
import { TextEntry } from '../../../../controls/fields/TextEntry.tsx';
import { useLayer } from '../../../../state/hooks.ts';
import type { AtomView } from '../../view.ts';
import { setAtom, useAtom } from '../../useAtom.ts';
import { useSearch } from '../../useSearch.ts';

/** Changes what is searched: the search has to be started again, and the last result stays until then. */
const change = (next: Partial<AtomView>) => setAtom({ ...next, searching: false, found: null, draws: 1 });

/** The kind of crystal to look for, and the features or words to look among. */
export function SearchSubset() {
  const layer = useLayer();
  const view = useAtom((view) => view);
  const { subset } = useSearch();
  const options: readonly SelectOption<AtomView['subset']>[] = [
    { id: 'frequent', name: 'the most frequent' },
    { id: 'label', name: subset.among === 'words' ? 'words that contain…' : 'labels that contain…' },
    ...(subset.among === 'features' && subset.lobe !== null
      ? [{ id: 'lobe' as const, name: `lobe ${subset.lobe + 1}, as chosen in Brain` }]
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
        label="kind of crystal"
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
        onChange={(next) => change({ subset: next })}
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
