import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPairs, readPairs } from './pairList.ts';

const pair = (input: string, output: string, muted = false) => ({ input, output, muted });

describe('lists of pairs', () => {
  it('are read as JSON, as CSV and as lines', () => {
    const expected = [pair('france', 'paris'), pair('japan', 'tokyo')];
    for (const text of [
      '[{"input":"france","output":"paris"},{"input":"japan","output":"tokyo"}]',
      '{"pairs":[["france","paris"],["japan","tokyo"]]}',
      'input,output\nfrance,paris\r\n"japan", tokyo\n',
      'france → paris\n\njapan->tokyo',
      'france\tparis\njapan\ttokyo',
    ]) {
      expect(readPairs(text)).toEqual(expected);
    }
  });

  it('come back as they were exported', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    const pairs = fc.array(fc.record({ input: word, output: word, muted: fc.boolean() }));
    fc.assert(
      fc.property(pairs, (list) => {
        expect(readPairs(printPairs('mine', list))).toEqual(list);
      }),
    );
  });

  it('say what is wrong and where', () => {
    expect(readPairs('france, paris\njapan')).toMatch(/^Line 2: .*“japan”/);
    expect(readPairs('[{"input":"a"}]')).toMatch(/^Item 1: .*\{"input":"a"\}/);
    expect(readPairs('[{"input"')).toMatch(/not JSON/);
    expect(readPairs('  ')).toMatch(/nothing to read/);
  });
});
