/** A name that a pickle refers to, such as `collections.OrderedDict`; it is never imported and never called. */
export class Global {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}

  get full(): string {
    return `${this.module}.${this.name}`;
  }
}

/** Something that is stored outside the pickle, by the identity that its writer gave it. */
export class Persistent {
  constructor(readonly id: PickleValue) {}
}

/** What a reviewed rebuild function stands for: its name and its arguments, as plain data. */
export class Rebuilt {
  constructor(
    readonly by: Global,
    readonly args: readonly PickleValue[],
  ) {}
}

/** Tuples and sets come as arrays, dictionaries as maps, bytes as arrays of bytes. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | Global
  | Persistent
  | Rebuilt;
