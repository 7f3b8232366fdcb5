import { beforeEach, expect, it, vi } from 'vitest';
import { hovered } from '../hovered.ts';
import { stage, type Scene } from '../scene.ts';
import { pointKey } from './keys.ts';
import { selectPoints } from './selectPoints.ts';

vi.mock('./selectPoints.ts', () => ({ selectPoints: vi.fn(), selectAllSeen: vi.fn() }));

const space = () => pointKey({ key: ' ', shiftKey: false });
const show = (pinned: number | null) => stage.setState({ scene: { pinned } as Scene });

beforeEach(() => {
  vi.mocked(selectPoints).mockClear();
  hovered.setState({ point: null });
  show(null);
});

it('selects the point in hand with the space bar, and the pinned one after Enter has pinned it', () => {
  expect(space()).toBe(false);
  show(4);
  expect(space()).toBe(true);
  expect(selectPoints).toHaveBeenLastCalledWith([4], 'toggle');
  hovered.setState({ point: 7 });
  expect(space()).toBe(true);
  expect(selectPoints).toHaveBeenLastCalledWith([7], 'toggle');
});
