import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { ROOMS } from './rooms.mjs';

/** Folders that hold the house's code. */
const FLOORS = ['src', 'workers', 'embed'];
/** AssemblyScript has a compiler and rules of its own. */
const ELSEWHERE = /(^|\/)workers\/kernels\/assembly\//;
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;

/** Names from the longest to the shortest, so that the innermost room is found first. */
const BY_LENGTH = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

/** The room that a file of the project stands in; undefined outside the house. */
export const roomOf = (file) => BY_LENGTH.find((room) => file.startsWith(`${room}/`));

/** Whether a file is a test or part of a test kit: those may import anything. */
export const isTest = (file) => /\.(test|fuzz)\.tsx?$|(^|\/)(testing|fixtures)\//.test(file);

/** Whether one room may import another; see `ROOMS`. */
export const mayImport = (from, to) =>
  from === to ||
  ROOMS[from].imports.some((name) => (name.endsWith('/*') ? to.startsWith(name.slice(0, -1)) : name === to));

/** The package that a specifier names: `three/addons/x.js` is of `three`, `@scope/name/x` of `@scope/name`. */
export const packageOf = (specifier) =>
  /^(node|virtual):/.test(specifier)
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** Whether a room may use a package; see `ROOMS`. */
export const mayUse = (room, name) =>
  ROOMS[room].packages.some(
    (allowed) => allowed === name || (allowed === 'node:*' && name.startsWith('node:')),
  );

/** A path of the project with `/` between its steps, whatever the system. */
export const projectPath = (root, path) => relative(root, path).split(sep).join('/');

/** The project file that a relative specifier leads to from a file; queries such as `?raw` do not count. */
export const targetOf = (file, specifier) =>
  normalize(join(dirname(file), specifier.split('?')[0]))
    .split(sep)
    .join('/');

/** Every file of the house, tests included, relative to the project's root. */
export function houseFiles(root) {
  return FLOORS.filter((floor) => existsSync(join(root, floor)))
    .flatMap((floor) =>
      readdirSync(join(root, floor), { recursive: true }).map(
        (name) => `${floor}/${String(name).split(sep).join('/')}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !ELSEWHERE.test(file))
    .sort();
}

/** The specifiers that a source text imports, types included. */
export const specifiersIn = (source) =>
  Array.from(source.matchAll(SPECIFIER), ([, , specifier]) => specifier);

/** What is known of each file's imports, by path, until the file changes. */
const cache = new Map();

/** The project files that a file imports, types included; empty when there is no such file. */
function importsOf(root, file) {
  const path = join(root, file);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return [];
  const cached = cache.get(path);
  if (cached?.time === stats.mtimeMs) return cached.imports;
  const imports = specifiersIn(readFileSync(path, 'utf8'))
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => targetOf(file, specifier));
  cache.set(path, { time: stats.mtimeMs, imports });
  return imports;
}

/**
 * The shortest way by imports from one file to another, both included; null where there is no way.
 *
 * @param {string} root  the project's folder
 */
export function wayBetween(root, from, to) {
  const cameFrom = new Map([[from, null]]);
  const queue = [from];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next === to) {
      const way = [];
      for (let step = to; step !== null; step = cameFrom.get(step)) way.unshift(step);
      return way;
    }
    for (const target of importsOf(root, next)) {
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, next);
      queue.push(target);
    }
  }
  return null;
}
