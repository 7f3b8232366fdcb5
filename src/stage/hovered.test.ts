import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { store } from '../state/store.ts';
import { followPlace, hover, hovered } from './hovered.ts';

let leave: () => void;
beforeEach(() => {
  leave = followPlace();
  hover(7);
});
afterEach(() => leave());

describe('the point under the pointer', () => {
  it('does not disturb what follows the view', () => {
    const heard = vi.fn();
    const end = store.subscribe(heard);
    hover(8);
    hover(null);
    end();
    expect(heard).not.toHaveBeenCalled();
  });

  it('is none once the view goes to another place', () => {
    store.getState().go({ layer: 'another' });
    expect(hovered.getState().point).toBeNull();
  });

  it('stays while the selection changes', () => {
    store.getState().choose({ saved: [] });
    expect(hovered.getState().point).toBe(7);
  });
});
