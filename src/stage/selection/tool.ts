import { createStore } from 'zustand/vanilla';
import type { Change } from '../../state/selection/selection.ts';
import type { Region } from './region.ts';

/** What a drag in the picture does: it turns the scene, or draws a box or a lasso around points. */
export type Tool = 'turn' | 'box' | 'lasso';

interface ToolState {
  readonly tool: Tool;
  /** whether a region selects points behind others too */
  readonly through: boolean;
  /** the region that is being drawn */
  readonly region: Region | null;
  /** what the last selection did, in words, for screen readers */
  readonly announced: string;
}

export const selectionTool = createStore<ToolState>()(() => ({
  tool: 'turn',
  through: true,
  region: null,
  announced: '',
}));

/** Takes a tool, or lays it down if it is in hand. */
export function takeTool(tool: Tool): void {
  const { tool: before } = selectionTool.getState();
  selectionTool.setState({ tool: before === tool ? 'turn' : tool, region: null });
}

type Keys = Pick<PointerEvent, 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Whether a press in the picture begins a region: with a tool in hand, or a box with the shift key. */
export const beginsRegion = (event: Keys & Pick<PointerEvent, 'button' | 'isPrimary'>): boolean =>
  event.isPrimary && event.button === 0 && (selectionTool.getState().tool !== 'turn' || event.shiftKey);

/** How a region changes the selection: shift adds to it, alt, control or command take from it, shift and alt keep what is in both. */
export function changeOf({ shiftKey, altKey, ctrlKey, metaKey }: Keys): Change {
  const takes = altKey || ctrlKey || metaKey;
  if (shiftKey) return takes ? 'keep' : 'add';
  return takes ? 'remove' : 'replace';
}
