import { describe, expect, it } from 'vitest';
import { inTurn } from './inTurn.ts';

const { signal } = new AbortController();
const numbers = [...Array(12).keys()];

describe('inTurn', () => {
  it('takes each item once, in order, four at once', async () => {
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

  it('takes no further item after a failure', async () => {
    const asked: number[] = [];
    const each = (n: number) => {
      asked.push(n);
      return n === 5 ? Promise.reject(new Error('five')) : Promise.resolve();
    };
    await expect(inTurn(numbers, signal, each, 1)).rejects.toThrow('five');
    expect(asked.length).toBeLessThan(numbers.length);
  });

  it('takes no further item after an abort', async () => {
    const controller = new AbortController();
    const asked: number[] = [];
    const each = (n: number) => {
      asked.push(n);
      if (n === 2) controller.abort();
      return Promise.resolve();
    };
    await expect(inTurn(numbers, controller.signal, each, 1)).rejects.toThrow(/abort/);
    expect(asked).toEqual([0, 1, 2]);
  });
});
