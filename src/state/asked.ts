import { createStore } from 'zustand/vanilla';
import { inOrder } from './askedField.ts';
import { store } from './store.ts';

/**
 * What a user has asked for is part of the view: the names of computations, `brain.geometry,brain.classifier`. A link names them
 * without their parameters, which are those of the view.
 */

/** Notes that the user has asked for a computation. */
export function noteAsked(name: string): void {
  const { view, go } = store.getState();
  if (!view.asked.includes(name)) go({ asked: inOrder([...view.asked, name]) });
  settle(name);
}

/** Notes that the user has given a computation up. */
export function noteGivenUp(name: string): void {
  const { view, go } = store.getState();
  if (view.asked.includes(name)) go({ asked: view.asked.filter((other) => other !== name) });
  settle(name);
}

/**
 * What a link asks for and nobody has started yet. `accepted` are those that the user has said yes to; each starts as soon as
 * its part of the panel is on screen.
 */
export interface LinkAsks {
  readonly pending: readonly string[];
  readonly accepted: boolean;
}

export const linkAsks = createStore<LinkAsks>()(() => ({ pending: [], accepted: false }));

/** Begins again with what a link asks for. */
export const startLinkAsks = (pending: readonly string[]): void =>
  linkAsks.setState({ pending, accepted: false });

/** Notes that a computation that the link asks for has started, or is there already. */
export function settle(name: string): void {
  const { pending } = linkAsks.getState();
  if (!pending.includes(name)) return;
  linkAsks.setState({ pending: pending.filter((other) => other !== name) });
}

/** Starts all that the link asks for, now and when another scale shows its own. */
export const acceptAsks = (): void => linkAsks.setState({ accepted: true });

/** Starts nothing that the link asks for. The link goes on to name it. */
export const declineAsks = (): void => linkAsks.setState({ pending: [] });
