import { count, fixed } from '../../../controls/numbers.ts';
import { SliderField } from '../../../controls/fields/SliderField.tsx';
import { Ask } from '../../shared/asking/Ask.tsx';
import { DimensionsField } from './DimensionsField.tsx';
import { setLayoutView, useLayoutView, useUmap } from './useLayout.ts';

/** The parameters of UMAP, and what its picture means. */
export function UmapControls() {
  const { umapDimensions, neighbours, minDist } = useLayoutView((view) => view);
  const job = useUmap();
  return (
    <>
      <DimensionsField value={umapDimensions} onChange={(next) => setLayoutView({ umapDimensions: next })} />
      <SliderField
        label="neighbours"
        value={neighbours}
        least={2}
        most={100}
        onChange={(next) => setLayoutView({ neighbours: next })}
      />
      <SliderField
        label="least distance"
        value={minDist}
        least={0}
        most={0.95}
        step={0.05}
        print={(value) => fixed(value, 2)}
        onChange={(next) => setLayoutView({ minDist: next })}
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
