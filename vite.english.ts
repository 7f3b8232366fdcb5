import type { Plugin } from 'vite';

/** The tables of translated texts in react-aria, react-aria-components and react-stately: a file for each folder. */
const TABLE = /[\\/]node_modules[\\/]react-(?:aria|aria-components|stately)[\\/].*[\\/]intlStrings\.mjs$/;

/** What such a table imports for English, as it is written there. */
const ENGLISH = /import [\w$]+ from (".*\/en-US\.mjs");/;

/**
 * Keeps only the English texts of the controls' library: it brings those of thirty languages, and would choose by the
 * browser's language, while the app is in English.
 */
export default function english(): Plugin {
  return {
    name: 'tricosm-english',
    apply: 'build',
    transform: {
      filter: { id: TABLE },
      handler: (code, id) => ({ code: onlyEnglish(code, id), map: null }),
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
