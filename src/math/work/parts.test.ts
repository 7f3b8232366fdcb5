import { describe, expect, it } from 'vitest';
import { holdParts, withParts } from './parts.ts';
import { defineTask, runTask, type Team } from './team.ts';
import { teamWork } from './testing/teamWork.ts';
import { CancelledError } from './work.ts';
import { resident } from './resident.ts';

interface Part {
  readonly value: number;
  released: number;
}

const plusTask = defineTask('test/parts/plus', (part: Part, argument: number) => part.value + argument);
const failTask = defineTask('test/parts/fail', (part: Part) => {
  if (part.value === 1) throw new Error('a member fails');
});
const releaseTask = defineTask('test/parts/release', (part: Part, _: null) => void (part.released += 1));

const threeParts = (): Part[] => [0, 1, 2].map((value) => ({ value, released: 0 }));
const releases = (parts: readonly Part[]) => parts.map(({ released }) => released);

describe('withParts', () => {
  it('runs tasks on the parts in their order and takes the parts back', async () => {
    const { team, held } = teamWork(3);
    const parts = threeParts();
    const sums = await withParts(
      team,
      parts,
      async (lent) => {
        expect(held()).toBe(1);
        expect(releases(parts)).toEqual([0, 0, 0]);
        return lent.each(plusTask, 10);
      },
      releaseTask,
    );
    expect(sums).toEqual([10, 11, 12]);
    expect(held()).toBe(0);
    expect(releases(parts)).toEqual([1, 1, 1]);
  });

  it.each([
    ['a task that fails', new Error('a member fails')],
    ['a cancel', new CancelledError()],
  ])('takes the parts back after %s', async (what, reason) => {
    const { team, held } = teamWork(3);
    const parts = threeParts();
    const run = withParts(
      team,
      parts,
      async (lent) => {
        if (what === 'a cancel') throw reason;
        await lent.each(failTask, null);
      },
      releaseTask,
    );
    await expect(run).rejects.toThrow(reason.message);
    expect(held()).toBe(0);
    expect(releases(parts)).toEqual([1, 1, 1]);
  });

  it('reports the reason of a crash, not the clean-up that fails after it', async () => {
    const { team, held } = teamWork(3);
    const crashed: Team = { ...team, each: () => Promise.reject(new Error('a member is gone')) };
    const run = withParts(
      crashed,
      threeParts(),
      () => Promise.reject(new Error('a member died')),
      releaseTask,
    );
    await expect(run).rejects.toThrow('a member died');
    expect(held()).toBe(0);
  });

  it('takes back what reached some members when lending to the others fails', async () => {
    const { team, held } = teamWork(3);
    const keep: Team['keep'] = async (key, parts) => {
      await team.keep(key, parts);
      throw new Error('a member died');
    };
    const run = withParts({ ...team, keep }, threeParts(), () => Promise.resolve());
    await expect(run).rejects.toThrow('a member died');
    expect(held()).toBe(0);
  });

  it('keeps parts lent at the same time apart', async () => {
    const { team, held } = teamWork(3);
    await withParts(team, threeParts(), (outer) =>
      withParts(
        team,
        [5, 6, 7].map((value) => ({ value, released: 0 })),
        async (inner) => {
          expect(held()).toBe(2);
          expect(await outer.each(plusTask, 0)).toEqual([0, 1, 2]);
          expect(await inner.each(plusTask, 0)).toEqual([5, 6, 7]);
        },
      ),
    );
    expect(held()).toBe(0);
  });
});

describe('holdParts', () => {
  it('holds the parts until they are freed, and frees them once', async () => {
    const { team, held, ran } = teamWork(3);
    const parts = threeParts();
    const lent = await holdParts(team, parts, { release: releaseTask });
    expect(await lent.each(plusTask, 1)).toEqual([1, 2, 3]);
    expect(held()).toBe(1);
    await lent.free();
    await lent.free();
    expect(held()).toBe(0);
    expect(releases(parts)).toEqual([1, 1, 1]);
    expect(ran).toEqual([plusTask.name, releaseTask.name]);
  });

  it('takes the parts back when the preparation is cancelled', async () => {
    const { team, held } = teamWork(3);
    const parts = threeParts();
    const prepare = () => Promise.reject(new CancelledError());
    await expect(holdParts(team, parts, { release: releaseTask, prepare })).rejects.toThrow(CancelledError);
    expect(held()).toBe(0);
    expect(releases(parts)).toEqual([1, 1, 1]);
  });
});

describe('resident', () => {
  it('makes its object once for each part and frees it once', async () => {
    const made: number[] = [];
    const freed: number[] = [];
    const squares = resident(
      'test/parts/resident',
      ({ value }: Part) => (made.push(value), value * value),
      (square) => void freed.push(square),
    );
    const task = defineTask('test/parts/square', (part: Part) => squares.of(part) + squares.of(part));
    const { team } = teamWork(3);
    const parts = threeParts();
    const run = (lent: { each: (t: typeof task, argument: unknown) => Promise<number[]> }) =>
      lent.each(task, null);
    expect(await withParts(team, parts, run, squares.release)).toEqual([0, 2, 8]);
    expect(made).toEqual([0, 1, 2]);
    expect(freed).toEqual([0, 1, 4]);
    await withParts(team, parts, () => Promise.resolve(), squares.release);
    expect(freed).toEqual([0, 1, 4]);
  });

  it('makes one object for parts with something in common, and frees it with the last that used it', () => {
    const freed: string[] = [];
    const names = resident(
      'test/parts/common',
      ({ common }: { common: { name: string }; own: number }) => common.name,
      (name) => void freed.push(name),
      ({ common }) => common,
    );
    const common = { name: 'points' };
    const [first, second, unused] = [1, 2, 3].map((own) => ({ common, own }));
    expect([names.of(first!), names.of(second!)]).toEqual(['points', 'points']);
    const release = (part: typeof first) => runTask(names.release.name, part, null);
    [unused, first, first].forEach(release);
    expect(freed).toEqual([]);
    [second, second].forEach(release);
    expect(freed).toEqual(['points']);
  });
});
