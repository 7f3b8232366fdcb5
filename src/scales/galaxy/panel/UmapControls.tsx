import { count, fixed } from '../../../controls/numbers.ts';
import { Segmented } from '../../../controls/Segmented.tsx';
import { SliderField } from '../../../controls/SliderField.tsx';
import { useUmap } from '../stage/useLayout.ts';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';
import { Ask } from '../../shared/asking/Ask.tsx';

/** The parameters of UMAP, and what its picture may be read for. */
export function UmapControls() {
  const { umapDimensions, neighbours, minDist } = useGalaxy((view) => view);
  const job = useUmap();
  return (
    <>
      <Segmented
        label="Dimensions of the layout"
        value={umapDimensions}
        options={[
          { id: '2', name: '2 dimensions' },
          { id: '3', name: '3 dimensions' },
        ]}
        onChange={(next) => setGalaxy({ umapDimensions: next })}
      />
      <SliderField
        label="neighbours"
        value={neighbours}
        least={2}
        most={100}
        onChange={(next) => setGalaxy({ neighbours: next })}
      />
      <SliderField
        label="least distance"
        value={minDist}
        least={0}
        most={0.95}
        step={0.05}
        print={(value) => fixed(value, 2)}
        onChange={(next) => setGalaxy({ minDist: next })}
      />
      <Ask of={job} action="Lay out by UMAP">
        {(shown) => (
          <p className="note">
            {job.stale && `${shown.neighbours} neighbours, least distance ${fixed(shown.minDist, 2)}; `}
            {count(shown.n)} features, {shown.epochs} epochs, seed {shown.seed}; {shown.preprocessing}.
          </p>
        )}
      </Ask>
      <p className="note">
        Points that are near each other here are near in the decoder’s space. The distances between groups and
        the sizes of groups mean nothing.
      </p>
    </>
  );
}
