import type { Entry } from './entry.ts';
import type { Priority } from '../team/protocol.ts';

/**
 * Whether a waiting job may start: light ones at once, interactive ones one at a time, background ones
 * one at a time and behind every interactive one. (A background job that is already running pauses in
 * the worker while an interactive one runs.)
 */
export function mayStart(entry: Entry, running: Iterable<Entry>, waiting: Iterable<Entry>): boolean {
  if (entry.priority === 'light') return true;
  const taken = new Set(Array.from(running, (other) => other.priority));
  if (entry.priority === 'interactive') return !taken.has('interactive');
  const asked = Array.from(waiting).some((other) => isWaiting(other, 'interactive'));
  return !taken.has('background') && !taken.has('interactive') && !asked;
}

function isWaiting(entry: Entry, priority: Priority): boolean {
  return entry.state === 'waiting' && entry.priority === priority;
}
