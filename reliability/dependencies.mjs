/** `npm run dependencies`: the licence and the age of each dependency; `--age` asks the registry when each was published. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const { devDependencies, dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Licences that may be built in. */
const ALLOWED = /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|MPL-2\.0)$/;
const asksAge = process.argv.includes('--age');
let bad = 0;

for (const name of Object.keys({ ...dependencies, ...devDependencies }).sort()) {
  const { version, license = 'none stated' } = stated(name);
  const isAllowed = license
    .replace(/[()]/g, '')
    .split(/ OR | AND /)
    .every((one) => ALLOWED.test(one));
  if (!isAllowed) bad += 1;
  const age = asksAge ? `  ${published(name, version)}` : '';
  console.log(
    `${name.padEnd(32)} ${version.padEnd(12)} ${license}${isAllowed ? '' : '  ← not in the list'}${age}`,
  );
}
process.exitCode = bad > 0 ? 1 : 0;

/** What an installed package states of itself. */
function stated(name) {
  const path = `node_modules/${name}/package.json`;
  return existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { version: 'not installed', license: 'unknown: run npm ci' };
}

/** When a version was published, and when the package was last changed. */
function published(name, version) {
  const times = JSON.parse(execFileSync('npm', ['view', name, 'time', '--json'], { encoding: 'utf8' }));
  return `published ${times[version]?.slice(0, 10)}, last change ${times.modified?.slice(0, 10)}`;
}
