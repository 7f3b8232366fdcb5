import { mapViews, type View } from '../src/jobs/team/pack.ts';
import { isHeld } from './held.ts';

type ViewOf = new (buffer: ArrayBufferLike, offset: number, length: number) => View;

/** The copy on shared memory of each held buffer that was ever shared; it lives as long as the buffer. */
const twins = new WeakMap<ArrayBufferLike, SharedArrayBuffer>();

/**
 * The same plain data with its held arrays (an open dataset's) in shared memory: copied there once, and
 * from then on read by every member and every job in place. Needs a cross-origin isolated page.
 */
export function shareHeld<T>(value: T): T {
  return mapViews(value, (view) => (isHeld(view.buffer) ? twinOf(view) : view)) as T;
}

function twinOf(view: View): View {
  if (view.buffer instanceof SharedArrayBuffer) return view;
  let twin = twins.get(view.buffer);
  if (!twin) {
    twin = new SharedArrayBuffer(view.buffer.byteLength);
    new Uint8Array(twin).set(new Uint8Array(view.buffer));
    twins.set(view.buffer, twin);
  }
  const { byteOffset } = view;
  const length = (view as View & { readonly length: number }).length;
  return new (view.constructor as ViewOf)(twin, byteOffset, length);
}
