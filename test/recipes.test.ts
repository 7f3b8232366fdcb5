import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasNumpy, PYTHON } from './python.ts';

const cache = mkdtempSync(join(tmpdir(), 'tricosm-recipes-'));
afterAll(() => rmSync(cache, { recursive: true }));

const python = (...args: string[]) => {
  const env = { ...process.env, PYTHONPYCACHEPREFIX: cache };
  const { status, stdout, stderr } = spawnSync(PYTHON, args, { encoding: 'utf8', env });
  return { status, stdout, stderr };
};
const scripts = readdirSync('recipes', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.py'))
  .map((path) => join('recipes', path));

describe.skipIf(!hasNumpy)('the recipes', () => {
  it('are all valid Python', () => {
    expect(scripts.length).toBeGreaterThan(15);
    expect(python('-m', 'py_compile', ...scripts)).toMatchObject({ status: 0, stderr: '' });
  });

  it('print their options without the libraries for a GPU', () => {
    for (const script of ['mini_sae/datasheet.py', 'collect.py']) {
      const { status, stdout } = python(join('recipes', script), '--help');
      expect([status, stdout.startsWith('usage: ')], script).toEqual([0, true]);
    }
  });

  it('cut documents into full blocks of 256 tokens without the tail', () => {
    const code = [
      'import sys; sys.path.insert(0, "recipes/mini_sae")',
      'from blocks import full_blocks, training_blocks',
      'print(full_blocks(10, 10 + 256), full_blocks(10, 10 + 255), full_blocks(0, 700))',
      'print(training_blocks([0, 1], [0, 600, 860]).tolist())',
    ].join('\n');
    expect(python('-c', code).stdout).toBe('[10] [] [0, 256]\n[0, 256, 344, 600]\n');
  });
});
