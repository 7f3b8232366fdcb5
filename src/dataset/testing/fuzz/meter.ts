/** The constructors that allocate memory by a number. */
const KINDS = [
  'Array',
  'ArrayBuffer',
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Uint8Array',
  'Uint16Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

/** More memory was requested than the input justifies; it was not allocated. */
export class Excess extends Error {
  override name = 'Excess';
}

/** What the run in progress may still allocate. */
interface Run {
  readonly allowance: number;
  taken: number;
  excess: Excess | null;
}
let current: Run | null = null;
let installed = false;

/**
 * For tests: runs something and refuses every array whose size exceeds its allowance, so that a header with false claims
 * cannot take the machine's memory. Only one run at a time: it replaces the global constructors.
 *
 * @param allowance  the bytes that it may allocate in all
 * @throws Excess when it requests more, however it handles the refusal
 */
export async function metered<T>(allowance: number, run: () => Promise<T>): Promise<T> {
  if (!installed) return withMeter(() => metered(allowance, run));
  const own: Run = { allowance, taken: 0, excess: null };
  current = own;
  try {
    const result = await run();
    if (own.excess) throw own.excess;
    return result;
  } catch (error) {
    throw own.excess ?? error;
  } finally {
    current = null;
  }
}

/**
 * For tests: keeps the constructors replaced through many metered runs. The engine compiles a program again after each
 * replacement, which takes longer than most files take to parse.
 */
export async function withMeter<T>(runs: () => Promise<T>): Promise<T> {
  const globals = globalThis as unknown as Record<string, new (...given: unknown[]) => object>;
  const own = KINDS.map((kind) => [kind, globals[kind]!] as const);
  for (const [kind, constructor] of own) globals[kind] = counting(kind, constructor);
  installed = true;
  try {
    return await runs();
  } finally {
    installed = false;
    for (const [kind, constructor] of own) globals[kind] = constructor;
  }
}

/** A constructor that counts what the current run allocates by it. */
function counting(
  kind: string,
  constructor: new (...given: unknown[]) => object,
): new (...given: unknown[]) => object {
  const size =
    (constructor as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? (kind === 'Array' ? 8 : 1);
  const replaced: typeof constructor = new Proxy(constructor, {
    construct(target, given: unknown[], newTarget) {
      const [count] = given;
      if (current && typeof count === 'number' && given.length === 1 && count >= 0) {
        current.taken += count * size;
        if (current.taken > current.allowance)
          throw (current.excess = new Excess(`${kind} of ${count}: beyond ${current.allowance} bytes`));
      }
      return Reflect.construct(target, given, newTarget === replaced ? target : newTarget) as object;
    },
  });
  return replaced;
}
