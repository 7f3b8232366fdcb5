import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onlyEnglish } from '../vite.english.ts';

const TABLES = ['react-aria', 'react-aria-components', 'react-stately'].flatMap((name) => {
  const folder = join('node_modules', name, 'dist', 'private');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('intlStrings.mjs')).map((file) => join(folder, file));
});

describe('the texts of the controls’ library', () => {
  it('are in tables that a build reduces to English', () => {
    expect(TABLES.length).toBeGreaterThan(20);
    for (const table of TABLES) {
      const code = onlyEnglish(readFileSync(table, 'utf8'), table);
      expect(code.match(/[a-z]{2}-[A-Z]{2}(?=\.mjs)/g), table).toEqual(['en-US']);
    }
  });

  it('are not changed where English is missing: the build fails', () => {
    expect(() => onlyEnglish('import de from "../intl/menu/de-DE.mjs";', 'menu/intlStrings.mjs')).toThrow(
      'menu/intlStrings.mjs: expected an import of en-US.mjs',
    );
  });
});
