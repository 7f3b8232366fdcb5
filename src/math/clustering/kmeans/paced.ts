/** A computation that yields, now and then, how many multiplications it has done since it last did: its caller decides when to rest. */
export type Paced<T> = Generator<number, T, undefined>;
