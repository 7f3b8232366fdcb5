import type { ReactNode } from 'react';
import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { useLayer } from '../../../state/hooks.ts';
import { LAYOUT_NAMES } from './names.ts';
import { TsneControls } from './TsneControls.tsx';
import { UmapControls } from './UmapControls.tsx';
import { layoutsOf, useTsne, useUmap, type Layout } from './useLayout.ts';

/**
 * Where features lie: the choice of the layout and its parameters.
 *
 * @param children  the parameters of components
 */
export function LayoutField({
  value,
  onChange,
  children,
}: {
  value: Layout;
  onChange: (layout: Layout) => void;
  children?: ReactNode;
}) {
  const layer = useLayer();
  const [umap, tsne] = [useUmap(), useTsne()];
  return (
    <>
      <Segmented
        label="Layout"
        value={value}
        options={layoutsOf(layer).map((id) => ({ id, name: LAYOUT_NAMES[id] }))}
        onChange={(next) => {
          onChange(next);
          // Choosing it is the click that it waits for.
          if (next === 'umap') umap.ask();
          if (next === 'tsne') tsne.ask();
        }}
      />
      {value === 'components' && children}
      {value === 'umap' && <UmapControls />}
      {value === 'tsne' && <TsneControls />}
      {value === 'given' && (
        <p className="note">
          Coordinates from the bundle. Choose components to compare lengths and directions.
        </p>
      )}
    </>
  );
}
