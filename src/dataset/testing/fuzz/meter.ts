/** Arrays whose room a reader asks for by a number. */
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

/** More room was asked for than the input justifies; the room was not given. */
export class Excess extends Error {
  override name = 'Excess';
}

/**
 * For tests: runs something and refuses every array that it would lay out by a number beyond its allowance, so that a
 * header that lies cannot take the machine's memory. One at a time: it stands in for the global constructors.
 *
 * @param allowance  bytes that it may ask for in all
 * @throws Excess when it asks for more, whatever it makes of the refusal
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
