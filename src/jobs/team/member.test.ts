import { expect, it } from 'vitest';
import { defineTask } from '../../math/work/team.ts';
import { createMember } from './member.ts';

const sumTask = defineTask('member.test/sum', (part: Float32Array, more: number) =>
  part.reduce((sum, x) => sum + x, more),
);

it('returns the memory of dropped shards at once, and never shared memory', async () => {
  const member = createMember();
  const mine = Float32Array.of(1, 2);
  const shared = new Float32Array(new SharedArrayBuffer(8));
  member.keep('x', [mine, shared]);
  expect(await member.each('member.test/sum', 'x', 1)).toEqual([4, 1]);
  expect(mine.length).toBe(2);
  member.drop('x');
  expect([mine.length, shared.length]).toEqual([0, 2]);
});

it('leaves shards alone on which a task is still running', async () => {
  let goOn = () => undefined as void;
  const member = createMember(
    () => Promise.resolve(),
    () => new Promise<void>((resolve) => (goOn = resolve)),
  );
  const parts = [Float32Array.of(1), Float32Array.of(2)];
  member.keep('x', parts);
  const results = member.each(sumTask.name, 'x', 0) as Promise<unknown>;
  await Promise.resolve();
  await Promise.resolve();
  member.drop('x');
  goOn();
  await new Promise((resolve) => setTimeout(resolve));
  goOn();
  expect(await results).toEqual([1, 2]);
  expect(parts.map(({ length }) => length)).toEqual([1, 1]);
});

it('loads the tasks of all jobs when it is asked for one that it does not know, once', async () => {
  const loads: string[] = [];
  const load = () => {
    defineTask('member.test/later', (part: number, more: number) => part * more);
    return Promise.resolve(loads.push('tasks'));
  };
  const member = createMember(() => Promise.resolve(), load);
  member.keep('x', [2, 3]);
  expect(await member.each('member.test/later', 'x', 2)).toEqual([4, 6]);
  expect(await member.each('member.test/later', 'x', 3)).toEqual([6, 9]);
  expect(loads).toEqual(['tasks']);
  await expect(member.each('member.test/never', 'x', 1)).rejects.toThrow('no task named “member.test/never”');
});
