import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memorySource } from '../dataset/sources/memory.ts';
import { closedFolderSource, folderSource } from './folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-folder-'));
const content = Uint8Array.from({ length: 300 }, (_, i) => i % 251);
writeFileSync(join(folder, 'file.bin'), content);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file opened in parts', () => {
  it.each([
    ['a folder', folderSource(folder)],
    ['memory', memorySource(new Map([['file.bin', content]]))],
  ])('returns the requested bytes, from %s', async (_, source) => {
    const file = await source.open('file.bin');
    expect(file.size).toBe(300);
    expect(await file.read(10, 20)).toEqual(content.slice(10, 20));
    expect(await file.read(300, 300)).toHaveLength(0);
    await expect(file.read(290, 301)).rejects.toThrow(RangeError);
    await expect(source.open('none.bin')).rejects.toThrow(/none\.bin: expected a file, found none/);
  });

  it('cannot be a folder', async () => {
    await expect(folderSource('/').open(folder)).rejects.toThrow(/expected a file, found a folder/);
  });
});

describe('a folder that is to be published', () => {
  it('gives its own files, also by a link within it, and nothing by a link out of it', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(join(closed, 'deep'), { recursive: true });
    writeFileSync(join(closed, 'own.bin'), content);
    symlinkSync(join(closed, 'own.bin'), join(closed, 'deep/again.bin'));
    symlinkSync(join(folder, 'file.bin'), join(closed, 'out.bin'));
    symlinkSync(folder, join(closed, 'up'));
    const source = closedFolderSource(closed);
    expect(await source.read('own.bin')).toHaveLength(300);
    expect((await source.open('deep/again.bin')).size).toBe(300);
    for (const path of ['out.bin', 'up/file.bin']) {
      await expect(source.read(path)).rejects.toThrow(/found a link that leads out of it/);
      await expect(source.open(path)).rejects.toThrow(/found a link that leads out of it/);
    }
    await expect(source.read('none.bin')).rejects.toThrow(/none\.bin: expected a file, found none/);
  });
});
