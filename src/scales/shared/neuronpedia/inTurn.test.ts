import { describe, expect, it } from 'vitest';
import { inTurn } from './inTurn.ts';

const { signal } = new AbortController();
const numbers = [...Array(12).keys()];

describe('asking in turn', () => {
  it('asks for each once, in order, four at once', async () => {
    const asked: number[] = [];
    let open = 0;
    let most = 0;
    await inTurn(
      numbers,
      signal,
      async (n) => {
        asked.push(n);
        most = Math.max(most, ++open);
        await new Promise((resolve) => setTimeout(resolve, 1));
        open--;
      },
      0,
    );
    expect(asked).toEqual(numbers);
    expect(most).toBe(4);
  });

  it('asks for no more after a failure', async () => {
    const asked: number[] = [];
    const each = (n: number) => {
      asked.push(n);
      return n === 5 ? Promise.reject(new Error('five')) : Promise.resolve();
    };
    await expect(inTurn(numbers, signal, each, 1)).rejects.toThrow('five');
    expect(asked.length).toBeLessThan(numbers.length);
  });

  it('asks for no more once it is called off', async () => {
    const off = new AbortController();
    const asked: number[] = [];
    const each = (n: number) => {
      asked.push(n);
      if (n === 2) off.abort();
      return Promise.resolve();
    };
    await expect(inTurn(numbers, off.signal, each, 1)).rejects.toThrow(/abort/);
    expect(asked).toEqual([0, 1, 2]);
  });
});
