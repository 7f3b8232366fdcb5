/**
 * Plain data on its way to another thread. A typed array is transferred (not copied) if it uses its whole
 * buffer; otherwise only its entries are copied, because a structured clone of a short
 * view would copy the whole buffer beneath it.
 */
export interface Packed<T> {
  readonly value: T;
  /** buffers that leave this thread with the value, each once */
  readonly transfer: ArrayBuffer[];
}

export interface PackOptions {
  /** Buffers that this thread still needs: their arrays are copied. */
  readonly stays?: (buffer: ArrayBufferLike) => boolean;
  /** Shared memory is passed by reference instead of copied: both sides read the same bytes. */
  readonly passShared?: boolean;
}

/** A typed array of any kind. */
export type View = ArrayBufferView & { slice(): ArrayBufferView };

/**
 * Makes a value ready for `postMessage(value, transfer)`. The value itself is not changed; what can
 * neither be copied cheaply nor transferred (functions, class instances) is left for `postMessage` to judge.
 */
export function pack<T>(value: T, options: PackOptions = {}): Packed<T> {
  const leaving = new Set<ArrayBuffer>();
  const packView = (view: View): unknown => {
    const { buffer } = view;
    if (isShared(buffer) && options.passShared) return view;
    if (!isShared(buffer) && view.byteLength === buffer.byteLength && !options.stays?.(buffer)) {
      leaving.add(buffer as ArrayBuffer);
      return view;
    }
    const copy = view.slice();
    leaving.add(copy.buffer as ArrayBuffer);
    return copy;
  };
  return { value: mapViews(value, packView) as T, transfer: [...leaving] };
}

/** The same plain data with every short view replaced by a copy of its entries: cheap to clone. */
export function compact<T>(value: T): T {
  return mapViews(value, (view) =>
    isShared(view.buffer) || view.byteLength === view.buffer.byteLength ? view : view.slice(),
  ) as T;
}

/** The buffers beneath the typed arrays of plain data, each once. */
export function buffersOf(value: unknown): Set<ArrayBufferLike> {
  const buffers = new Set<ArrayBufferLike>();
  mapViews(value, (view) => {
    buffers.add(view.buffer);
    return view;
  });
  return buffers;
}

/** At most so many texts of a list are measured. */
const MOST_TEXTS = 10_000;

/** About how many bytes plain data takes: its buffers, each once, 2 per character, 8 per other value. */
export function bytesOf(value: unknown): number {
  const buffers = new Set<ArrayBufferLike>();
  const visit = (item: unknown): number => {
    if (typeof item === 'string') return 2 * item.length;
    if (ArrayBuffer.isView(item)) {
      const known = buffers.has(item.buffer);
      buffers.add(item.buffer);
      return 8 + (known ? 0 : item.buffer.byteLength);
    }
    if (!Array.isArray(item)) return isPlainObject(item) ? visit(Object.values(item)) : 8;
    const list = item as readonly unknown[];
    // A list may hold a million labels, and the page waits: of so many texts, some tell how long they are.
    const step = typeof list[0] === 'string' ? Math.ceil(list.length / MOST_TEXTS) : 1;
    let bytes = 0;
    for (let i = 0; i < list.length; i += step) bytes += step * visit(list[i]);
    return bytes;
  };
  return visit(value);
}

/**
 * Replaces the typed arrays in plain data; objects and arrays without any are kept as they are. What occurs
 * several times is replaced once, and is one thing in the result too.
 */
export function mapViews(value: unknown, change: (view: View) => unknown): unknown {
  const replaced = new Map<object, unknown>();
  const visit = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    if (!replaced.has(item)) replaced.set(item, mapped(item));
    return replaced.get(item);
  };
  const mapped = (item: object): unknown => {
    if (ArrayBuffer.isView(item)) return item instanceof DataView ? item : change(item as View);
    if (Array.isArray(item)) {
      if (!item.some((entry) => typeof entry === 'object')) return item;
      const entries = item.map(visit);
      return entries.some((entry, i) => entry !== item[i]) ? entries : item;
    }
    if (!isPlainObject(item)) return item;
    const entries = Object.entries(item).map(([name, entry]) => [name, visit(entry)] as const);
    return entries.some(([name, entry]) => entry !== item[name]) ? Object.fromEntries(entries) : item;
  };
  return visit(value);
}

/** Whether a value is an object of fields and nothing else. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isShared(buffer: ArrayBufferLike): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}
