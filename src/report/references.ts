import type { Reference } from './document.ts';

/** The program, as `CITATION.cff` and `package.json` name it; a test compares them. */
export const TOOL = { name: 'Tricosm', version: '0.1.0', year: 2026 } as const;

const PAPER = `@article{li2025geometry,
  title = {The Geometry of Concepts: Sparse Autoencoder Feature Structure},
  author = {Li, Yuxiao and Michaud, Eric J. and Baek, David D. and Engels, Joshua and Sun, Xiaoqing and Tegmark, Max},
  journal = {Entropy},
  volume = {27},
  number = {4},
  pages = {344},
  year = {2025},
  eprint = {2410.19750},
  archivePrefix = {arXiv}
}`;

const PROGRAM = `@software{tricosm,
  title = {${TOOL.name}},
  author = {{The Tricosm authors}},
  version = {${TOOL.version}},
  license = {MIT}
}`;

/** What is known of a dataset's origin. */
interface DataOrigin {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly citation: string;
}

/** What a report cites: the paper, the data if it says how it is to be cited, and the program. */
export function references(data: DataOrigin): Reference[] {
  return [
    { of: 'the methods', bibtex: PAPER },
    ...(data.citation === '' ? [] : [{ of: 'the data', bibtex: dataBibtex(data) }]),
    { of: 'the program', bibtex: PROGRAM },
  ];
}

/** A dataset's own entry, or one that holds its citation as it stands. */
function dataBibtex({ name, title, source, citation }: DataOrigin): string {
  if (citation.trim().startsWith('@')) return citation.trim();
  const key = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const fields = [
    ['title', title || name],
    ['howpublished', source],
    ['note', citation],
  ].filter(([, value]) => value !== '');
  return `@misc{${key},\n${fields.map(([field, value]) => `  ${field} = {${braced(value!)}}`).join(',\n')}\n}`;
}

/** A text in which BibTeX finds no unmatched brace and no comment. */
const braced = (text: string): string => text.replace(/[{}]/g, '').replace(/([%&#$_])/g, '\\$1');
