import { afterEach, expect, it } from 'vitest';
import { defineTask } from '../../math/work/team.ts';
import { createMember } from './member.ts';

const sumTask = defineTask('member.test/sum', (part: Float32Array, more: number) =>
  part.reduce((sum, x) => sum + x, more),
);

/** Stands for `ArrayBuffer.prototype.transfer`, which Node 20 lacks; records the buffers that are released. */
function recordReleases(): ArrayBuffer[] {
  const released: ArrayBuffer[] = [];
  Object.defineProperty(ArrayBuffer.prototype, 'transfer', {
    configurable: true,
    value(this: ArrayBuffer) {
      released.push(this);
    },
  });
  return released;
}

const own = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'transfer');
afterEach(() => {
  if (own) Object.defineProperty(ArrayBuffer.prototype, 'transfer', own);
  else Reflect.deleteProperty(ArrayBuffer.prototype, 'transfer');
});

it('returns the memory of dropped shards at once, and never shared memory', async () => {
  const released = recordReleases();
  const member = createMember();
  const mine = Float32Array.of(1, 2);
  const shared = new Float32Array(new SharedArrayBuffer(8));
  member.keep('x', [mine, shared]);
  expect(await member.each('member.test/sum', 'x', 1)).toEqual([4, 1]);
  expect(released).toEqual([]);
  member.drop('x');
  expect(released).toEqual([mine.buffer]);
});

it('leaves shards alone on which a task is still running', async () => {
  const released = recordReleases();
  let goOn = () => undefined as void;
  const member = createMember(Promise.resolve(), () => new Promise<void>((resolve) => (goOn = resolve)));
  member.keep('x', [Float32Array.of(1), Float32Array.of(2)]);
  const results = member.each(sumTask.name, 'x', 0) as Promise<unknown>;
  await Promise.resolve();
  await Promise.resolve();
  member.drop('x');
  goOn();
  await new Promise((resolve) => setTimeout(resolve));
  goOn();
  expect(await results).toEqual([1, 2]);
  expect(released).toEqual([]);
});
