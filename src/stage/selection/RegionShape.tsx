import { useStore } from 'zustand';
import { selectionTool } from './tool.ts';

/** The box or lasso while it is drawn, and what the keys do while a tool is in hand. */
export function RegionShape() {
  const region = useStore(selectionTool, (state) => state.region);
  const tool = useStore(selectionTool, (state) => state.tool);
  return (
    <>
      {region && (
        <svg className="stage-region" aria-hidden="true">
          <polygon points={region.map(({ x, y }) => `${x},${y}`).join(' ')} />
        </svg>
      )}
      {tool !== 'turn' && !region && (
        <p className="stage-hint tag">
          {tool === 'box' ? 'Drag a box' : 'Draw a loop'} around points
          <span className="stage-hint-keys"> · Shift adds · Alt removes · Esc ends</span>
        </p>
      )}
    </>
  );
}
