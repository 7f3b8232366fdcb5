import { describe, expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { CutShort } from './cursor.ts';
import { type Allowed, readPickle } from './read.ts';
import type { PickleValue } from './values.ts';

const NOTHING: Allowed = { globals: new Set(), rebuild: () => undefined };
const bytes = (...parts: (number | string)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))),
  );
const read = (...parts: (number | string)[]) => readPickle(bytes(...parts), 'x.pkl', NOTHING);

describe('readPickle', () => {
  it.each<[string, (number | string)[], PickleValue]>([
    ['None', ['N.'], null],
    ['small integers', ['K', 7, '.'], 7],
    ['negative integers', ['J', 0xfe, 0xff, 0xff, 0xff, '.'], -2],
    ['decimal integers', ['I12\n.'], 12],
    ['truth values of protocol 0', ['I01\n.'], true],
    ['long integers', [0x8a, 2, 0, 0x80, '.'], -32768],
    ['integers beyond a double', [0x8a, 8, 1, 0, 0, 0, 0, 0, 0, 1, '.'], 72057594037927937n],
    ['doubles', ['G', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, '.'], 1.5],
    ['texts', ['X', 2, 0, 0, 0, 'ab.'], 'ab'],
    ['tuples', ['K', 1, 'K', 2, 0x86, '.'], [1, 2]],
    ['lists', ['](K', 1, 'K', 2, 'e.'], [1, 2]],
    ['dictionaries', ['}K', 1, 'K', 2, 's.'], new Map([[1, 2]])],
    ['what the memo holds', ['K', 3, 'q', 0, '0h', 0, '.'], 3],
  ])('reads %s', (_, parts, value) => {
    expect(read(...parts).value).toEqual(value);
  });

  it('says where a pickle ends, so that the next one can be read', () => {
    expect(read('K', 1, '.', 'K', 2, '.').end).toBe(3);
  });

  it.each<[string, (number | string)[], string]>([
    ['a name that is not on the list', ['cos\nsystem\n.'], 'holds the name “os.system”'],
    [
      'such a name by protocol 4',
      [0x8c, 2, 'os', 0x8c, 6, 'system', 0x93, '.'],
      'holds the name “os.system”',
    ],
    ['an instance of a class', ['(ios\nsystem\n.'], 'opcode 0x69 (INST)'],
    ['a registered extension', [0x82, 1, '.'], 'opcode 0x82 (EXT1)'],
    ['an unknown opcode', [0xff], 'opcode 0xff'],
    ['a call of what is no name', ['NNR.'], 'a call of what is no name'],
    ['a name with control characters', ['ca\u0007b\nc\n.'], 'holds the name “a·b.c”'],
    ['a missing memo', ['h', 9, '.'], 'a memo is missing'],
    ['a missing mark', ['e.'], 'a mark is missing'],
    ['nothing to return', ['.'], 'a value is missing'],
    ['an endless integer', [0x8b, 0xff, 0xff, 0xff, 0x7f], 'an integer of 2,147,483,647 bytes'],
    ['attributes of a list', [']}b.'], 'attributes of an object that is no dictionary'],
  ])('refuses %s', (_, parts, message) => {
    expect(() => read(...parts)).toThrow(DataError);
    expect(() => read(...parts)).toThrow(message);
  });

  it.each([
    ['numpy.core.multiarray', '_reconstruct', 'save the arrays with numpy.savez("sae.npz", **{k: v'],
    ['numpy._core.multiarray', 'scalar', 'save the arrays with numpy.savez("sae.npz", **{k: v'],
    ['sae.training', 'Config', 'save the tensors only, as torch.save({k: v'],
  ])('advises what is left of a file with %s.%s', (module, name, advice) => {
    expect(() => read(`c${module}\n${name}\n.`)).toThrow(
      `holds the name “${module}.${name}”, which is not among what a checkpoint of tensors needs, and is refused; ${advice}`,
    );
  });

  it('lays nothing out by a length that the bytes do not have', () => {
    for (const opcode of ['X', 'T', 'B']) {
      expect(() => read(opcode, 0xff, 0xff, 0xff, 0x7f)).toThrow(CutShort);
    }
    expect(() => read(0x8e, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)).toThrow(CutShort);
  });
});
