import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inEnglish, onlyEnglish } from '../vite.english.ts';

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

  it('follow no language of the browser', () => {
    const file = join('node_modules', 'react-aria', 'dist', 'private', 'i18n', 'useDefaultLocale.mjs');
    const code = inEnglish(readFileSync(file, 'utf8'), file);
    expect(code).toContain("{ locale: 'en-US', direction: 'ltr' }");
    expect(code).not.toMatch(/navigator|import/);
    expect(() => inEnglish('export {a as useLocale};', 'useDefaultLocale.mjs')).toThrow(
      'useDefaultLocale.mjs: expected the exports getDefaultLocale and useDefaultLocale',
    );
  });
});
