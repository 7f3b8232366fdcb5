import type { Plugin } from 'vite';

/** The tables of translated texts in react-aria, react-aria-components and react-stately: a file for each folder. */
const TABLE = /[\\/]node_modules[\\/]react-(?:aria|aria-components|stately)[\\/].*[\\/]intlStrings\.mjs$/;

/** What such a table imports for English, as it is written there. */
const ENGLISH = /import [\w$]+ from (".*\/en-US\.mjs");/;

/** The module that finds the browser's language and the direction of its writing. */
const LOCALE = /[\\/]node_modules[\\/]react-aria[\\/].*[\\/]useDefaultLocale\.mjs$/;

/** What this module exports, as it is written there. */
const LOCALE_EXPORTS = /export \{[\w$]+ as getDefaultLocale, [\w$]+ as useDefaultLocale\};/;

/**
 * Keeps only the English texts of the controls' library: it brings those of thirty languages, and would choose by the
 * browser's language, while the app is in English. Numbers and the direction of writing, which it would take from the browser too,
 * are English as well: to ask whether the browser knows its own language takes 30 ms at the start.
 */
export default function english(): Plugin {
  return {
    name: 'tricosm-english',
    apply: 'build',
    transform: {
      filter: { id: [TABLE, LOCALE] },
      handler: (code, id) => ({
        code: LOCALE.test(id) ? inEnglish(code, id) : onlyEnglish(code, id),
        map: null,
      }),
    },
  };
}

/**
 * A table of texts without those of other languages; the library shows English in place of them.
 *
 * @param id  the file, for the error
 * @throws Error when the table has no English texts
 */
export function onlyEnglish(code: string, id: string): string {
  const path = ENGLISH.exec(code)?.[1];
  if (path === undefined) {
    throw new Error(
      `${id}: expected an import of en-US.mjs, found none; mend vite.english.ts for this version.`,
    );
  }
  return `import texts from ${path};\nexport default { 'en-US': texts };\n`;
}

/**
 * The module of the browser's language, with English in place of it.
 *
 * @param id  the file, for the error
 * @throws Error when the module exports something else
 */
export function inEnglish(code: string, id: string): string {
  if (!LOCALE_EXPORTS.test(code)) {
    throw new Error(
      `${id}: expected the exports getDefaultLocale and useDefaultLocale, found others; mend vite.english.ts for this version.`,
    );
  }
  return `const english = { locale: 'en-US', direction: 'ltr' };
export const getDefaultLocale = () => english;
export const useDefaultLocale = () => english;
`;
}
