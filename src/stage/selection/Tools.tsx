import { useStore } from 'zustand';
import { stage } from '../scene.ts';
import { Icon, ViewButton } from '../views/ViewButton.tsx';
import { selectionTool, takeTool } from './tool.ts';
import { useAnnouncedSelection } from './useAnnouncedSelection.ts';

/** Buttons for the tools that select: box, lasso, and whether they reach through the cloud. */
export function Tools() {
  const selectable = useStore(stage, (state) => state.scene?.item !== undefined);
  const { tool, through, announced } = useStore(selectionTool);
  useAnnouncedSelection();
  if (!selectable) return null;
  return (
    <div className="tools" role="group" aria-label="Select points">
      <ViewButton
        name="Select with a box (key B, or drag with shift)"
        pressed={tool === 'box'}
        onPress={() => takeTool('box')}
      >
        <Icon path="M2.5 4.5v-2h2M7 2.5h2M11.5 2.5h2v2M13.5 7v2M13.5 11.5v2h-2M9 13.5H7M4.5 13.5h-2v-2M2.5 9V7" />
      </ViewButton>
      <ViewButton
        name="Select with a lasso (key L)"
        pressed={tool === 'lasso'}
        onPress={() => takeTool('lasso')}
      >
        <Icon path="M5 10.5C2.5 9.5 1.5 8 1.5 6.3 1.5 3.8 4.4 2 8 2s6.500 1.8 6.500 4.300-2.900 4.300-6.500 4.300M5 10.500a1.700 1.700 0 1 0 3 1M7.500 12c0 1.500-1 2.500-2.500 2.500" />
      </ViewButton>
      <ViewButton
        name="Select only points in front, not those behind them"
        pressed={!through}
        onPress={() => selectionTool.setState({ through: !through })}
      >
        <Icon path="M2 6.500 8 3.500l6 3-6 3ZM2 10l6 3 6-3" />
      </ViewButton>
      <p className="visually-hidden" role="status">
        {announced}
      </p>
    </div>
  );
}
