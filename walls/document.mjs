// The table of rooms as docs/architecture.md shows it: `node walls/document.mjs` writes it there.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import process from 'node:process';
import { formatMarkdown } from '../docs/markdown.mjs';
import { ROOMS } from './rooms.mjs';

export const DOCUMENT = 'docs/architecture.md';
const BEGIN = '<!-- walls: written by `node walls/document.mjs` from walls/rooms.mjs -->';
const END = '<!-- walls end -->';

/** Names shortened to what differs: `src/math/linear` is `math/linear`. */
const shown = (room) => `\`${room === 'src' ? 'main.tsx' : room.replace(/^src\//, '')}\``;
const list = (names) => (names.length === 0 ? '–' : names.join(', '));

/** The table as Markdown. */
export function roomTable() {
  const rows = Object.entries(ROOMS).map(
    ([room, { holds, imports, packages }]) =>
      `| ${shown(room)} | ${holds} | ${list(imports.map(shown))} | ${list([...new Set(packages)].map((name) => `\`${name}\``))} |`,
  );
  return ['| room | holds | may import | packages |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The document with the table as it should be. */
export async function withTable(document) {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${DOCUMENT}: expected the lines “${BEGIN}” and “${END}”.`);
  const text = `${document.slice(0, begin)}${BEGIN}\n\n${roomTable()}\n\n${document.slice(end)}`;
  return formatMarkdown(text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(DOCUMENT, await withTable(readFileSync(DOCUMENT, 'utf8')));
}
