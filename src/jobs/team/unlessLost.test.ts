import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { unlessLost } from './unlessLost.ts';

const open = new Promise<never>(() => undefined);

it('passes answers and their errors on', async () => {
  const answer = unlessLost(open);
  expect(await answer(Promise.resolve(3))).toBe(3);
  await expect(answer(Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('fails open answers and later ones when the member is lost', async () => {
  let lose = (_: Error) => undefined as void;
  const answer = unlessLost(new Promise<never>((_, reject) => (lose = reject)));
  const waiting = answer(new Promise(() => undefined));
  lose(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  await expect(answer(new Promise(() => undefined))).rejects.toThrow('gone');
});

it('keeps no answer in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const answer = unlessLost(open);
  const passed = async () => new WeakRef(await answer(Promise.resolve(new Float64Array(1000))));
  const kept = await passed();
  // What a WeakRef refers to stays until the current task ends.
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  expect(kept.deref()).toBeUndefined();
});
