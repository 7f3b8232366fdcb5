import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkListed, listed } from './listed.ts';
import { placeOf, sharesOf } from './shares.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tricosm-listed-')));
const run = join(root, 'run');
for (const folder of ['run/layer_1', 'run/.hidden', 'run/closed']) {
  mkdirSync(join(root, folder), { recursive: true });
}
for (const file of ['run/b.npy', 'run/layer_1/a.jsonl', 'run/.hidden/key', 'run/closed/c.npy', 'out.txt']) {
  writeFileSync(join(root, file), 'x');
}
symlinkSync(join(root, 'out.txt'), join(run, 'out.txt'));
symlinkSync(root, join(run, 'up'));
symlinkSync(join(run, 'layer_1'), join(run, 'layer_2'));
symlinkSync(run, join(run, 'again'));
execFileSync('mkfifo', [join(run, 'pipe')]);
const socket = createServer();
beforeAll(() => new Promise<void>((listening) => socket.listen(join(run, 'socket'), listening)));
// root can read every folder: from here on the tests run without its rights.
const isRoot = process.geteuid!() === 0;
beforeAll(() => {
  chmodSync(root, 0o755);
  chmodSync(join(run, 'closed'), 0);
  expect(statSync(run).mode & 0o5).toBe(0o5);
  if (isRoot) process.seteuid!(65534);
});
afterAll(() => {
  if (isRoot) process.seteuid!(0);
  chmodSync(join(run, 'closed'), 0o700);
  socket.close();
  rmSync(root, { recursive: true });
});

const leftOutOf = (...names: string[]) =>
  listed(sharesOf(names)).leftOut.map(({ place, why }) => [
    place.slice(run.length + 1),
    why.replace(/;.*/, ''),
  ]);

describe('the files of shares', () => {
  it('are listed without hidden files, links that lead out or form a loop, pipes and sockets', () => {
    const { files } = listed(sharesOf([run]));
    expect(files).toEqual(['run/b.npy', 'run/layer_1/a.jsonl', 'run/layer_2/a.jsonl']);
    const link = 'a link that leads out of its folder or nowhere';
    expect(leftOutOf(run)).toEqual([
      ['again', link],
      ['closed', 'not readable'],
      ['out.txt', link],
      ['pipe', 'neither a file nor a folder'],
      ['socket', 'neither a file nor a folder'],
      ['up', link],
    ]);
    expect(placeOf(sharesOf([run]), 'run/pipe')).toBeNull();
  });

  it('are refused with the reason if nothing can be read', () => {
    const closed = join(run, 'closed');
    expect(() => checkListed(listed(sharesOf([closed])), ['closed'])).toThrow(
      `closed: expected files of a dataset, found none in it; left out: ${closed}, not readable; check its permissions.`,
    );
    expect(() => sharesOf([join(run, 'pipe')])).toThrow(
      /pipe”: expected a file or a folder, found a pipe, a socket or a device; save/,
    );
  });
});
