import { readFileSync } from 'node:fs';

/** For tests: a file of `fixtures/`, written by `fixtures/make.py`. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
}

interface Expected {
  readonly floats: number[][];
  readonly integers: number[][];
  readonly decoder: number[][];
  readonly firings: number[][];
  readonly cooccurrence: number[][];
}

/** For tests: the contents of the fixtures according to NumPy. */
export const expected = JSON.parse(new TextDecoder().decode(fixture('expected.json'))) as Expected;
