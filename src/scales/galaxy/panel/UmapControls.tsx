import { count } from '../../../controls/numbers.ts';
import { Segmented } from '../../../controls/Segmented.tsx';
import { SliderField } from '../../../controls/SliderField.tsx';
import { useLayer } from '../../../state/hooks.ts';
import { useUmap } from '../stage/useLayout.ts';
import { Ask } from '../../shared/Ask.tsx';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';

/** The parameters of UMAP, and what its picture may be read for. */
export function UmapControls() {
  const { umapDimensions, neighbours, minDist } = useGalaxy((view) => view);
  const layer = useLayer();
  const job = useUmap();
  const shown = job.stale ? null : job.result;
  const before = job.resultOf?.parameters.layer === layer.id ? job.result : null;
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
        print={(value) => value.toFixed(2)}
        onChange={(next) => setGalaxy({ minDist: next })}
      />
      {!shown && <Ask of={job} action="Lay out by UMAP" />}
      {!shown && before && (
        <p className="note">
          Shown until then: {before.neighbours} neighbours, least distance {before.minDist.toFixed(2)}.
        </p>
      )}
      {shown && (
        <p className="note">
          {count(shown.n)} features, {shown.epochs} epochs, seed {shown.seed}; {shown.preprocessing}.
        </p>
      )}
      <p className="note">
        Near points are near in the decoder’s space; distances between groups, and the sizes of groups, are
        not to be read.
      </p>
    </>
  );
}
