import { create } from 'zustand';

/** The point of the scene of tokens that the user pressed last, if it is of the cloud on screen. */
export const usePressed = create<{ readonly cloud: object | null; readonly point: number }>()(() => ({
  cloud: null,
  point: 0,
}));
