import { expect, it } from 'vitest';
import { readAnswer } from './answer.ts';
import { onTransfer, transferPasses, transferText, type Transfer } from './transfers.ts';

const at = (done: number, total: number | null = 344e6, place = 'glove.txt'): Transfer => ({
  place,
  done,
  total,
});

it('names each reading of a file, and each part of it, as a pass of its own', () => {
  const passOf = transferPasses();
  const head = passOf(at(1e5, 1e5));
  const first = [at(40e6), at(80e6), at(344e6)].map(passOf);
  const second = [at(20e6), at(344e6)].map(passOf);
  expect(new Set(first).size).toBe(1);
  expect(new Set(second).size).toBe(1);
  expect(new Set([head, first[0], second[0]]).size).toBe(3);
});

it('keeps the passes of files apart that are read at the same time', () => {
  const passOf = transferPasses();
  const passes = [at(1e6), at(1e6, 9e6, 'b.txt'), at(2e6), at(2e6, 9e6, 'b.txt')].map(passOf);
  expect(passes[0]).toBe(passes[2]);
  expect(passes[1]).toBe(passes[3]);
  expect(passes[0]).not.toBe(passes[1]);
});

it('reports parts as parts of their file, and no read that ends at once', async () => {
  const seen: string[] = [];
  const stop = onTransfer((transfer) => seen.push(transferText(transfer)));
  const remote = { place: 'https://example.org/glove.txt' };
  const size = 1 << 16;
  const answer = () => new Response(new Uint8Array(size));
  await readAnswer(answer(), remote, size, {});
  await readAnswer(answer(), remote, size, { part: { before: 40e6, total: 344e6 } });
  stop();
  expect(seen).toEqual(['Reading glove.txt: 40 of 344 MB']);
});
