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

/**
 * For tests: runs something and refuses every array whose size exceeds its allowance, so that a header with false claims
 * cannot take the machine's memory. Only one run at a time: it replaces the global constructors.
 *
 * @param allowance  the bytes that it may allocate in all
 * @throws Excess when it requests more, however it handles the refusal
 */
export async function metered<T>(allowance: number, run: () => Promise<T>): Promise<T> {
  const globals = globalThis as unknown as Record<string, new (...given: unknown[]) => object>;
  const own = KINDS.map((kind) => [kind, globals[kind]!] as const);
  let taken = 0;
  let excess: Excess | null = null;
  for (const [kind, constructor] of own) {
    const size =
      (constructor as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? (kind === 'Array' ? 8 : 1);
    globals[kind] = new Proxy(constructor, {
      construct(target, given: unknown[], newTarget) {
        const [count] = given;
        if (typeof count === 'number' && given.length === 1 && count >= 0) {
          taken += count * size;
          if (taken > allowance)
            throw (excess = new Excess(`${kind} of ${count}: beyond ${allowance} bytes`));
        }
        return Reflect.construct(target, given, newTarget === globals[kind] ? target : newTarget) as object;
      },
    });
  }
  try {
    const result = await run();
    if (excess) throw excess as Excess;
    return result;
  } catch (error) {
    throw excess ?? error;
  } finally {
    for (const [kind, constructor] of own) globals[kind] = constructor;
  }
}
