import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { targetOf } from '../walls/graph.mjs';

/** What a file imports, or exports from another: its names, and the path. */
const FROM = /^(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\s+from\s+)?'(\.[^']+\.tsx?)';/gm;

/** Whether names are all types, as in `{ type A, type B }`. */
const areTypes = (names: string): boolean =>
  /^\{.*\}$/s.test(names) &&
  names
    .slice(1, -1)
    .trim()
    .replace(/,$/, '')
    .split(',')
    .every((name) => /^\s*type\s/.test(name));

/** The project files that a file imports statically; types and what is loaded on demand do not count. */
const importsOf = (file: string): string[] =>
  Array.from(readFileSync(file, 'utf8').matchAll(FROM))
    .filter(([, names]) => !areTypes(names ?? ''))
    .map(([, , specifier]) => targetOf(file, specifier!));

/** Everything that comes with a file. */
function startOf(file: string): string[] {
  const found = new Set([file]);
  for (const one of found) for (const path of importsOf(one)) found.add(path);
  return [...found];
}

describe('what a first view waits for', () => {
  it('holds neither analyses nor kernels in the worker, and no format but the bundle’s', () => {
    const start = startOf('workers/compute.worker.ts');
    expect(start).toContain('src/dataset/bundle/bundle.ts');
    const later =
      /^(src\/(dataset\/(raw|recognise|catalogue|bundle\/(publish|validate)|formats\/(sae|tables|columns|strongest|listing))|math\/(autoencoder|clustering|discriminants|linear|margins|pairs|shapes|spectra)|scales\/\w+\/analysis)|workers\/kernels)\//;
    // Names, numbers and limits.
    const words =
      /\/(affinities|affinityTable|defaults|held|indices|kinds|limits|parameters|sweepPlan|results|selection|strata)\.ts$/;
    expect(start.filter((file) => later.test(file) && !words.test(file))).toEqual([]);
  });

  it('holds no figures of the brain in its panel', () => {
    const start = startOf('src/scales/brain/panel/Panel.tsx');
    expect(start).toContain('src/scales/brain/panel/lobes/LobesSection.tsx');
    expect(start.filter((file) => /panel\/(believe|together|hierarchy|sweep)\//.test(file))).toEqual([]);
  });
});
