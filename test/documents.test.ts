import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'recipes/README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
/** Folders of the project whose files the documents name. */
const FOLDERS = [
  '.ci',
  '.github',
  'bench',
  'calibrate',
  'bin',
  'docs',
  'e2e',
  'embed',
  'public',
  'recipes',
  'src',
  'test',
  'walls',
  'workers',
];

/** The text of a document without its blocks of code. */
const prose = (document: string) => readFileSync(document, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
const codeIn = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);

/** Paths of the project among pieces of code: `<id>` and `*` stand for any name. */
function pathsIn(text: string): string[] {
  return codeIn(text).filter((code) => {
    const [first = ''] = code.split('/');
    return code.includes('/') && FOLDERS.includes(first) && /^[\w./*<>-]+$/.test(code);
  });
}

/** Whether files exist that a path names, where `<id>` and `*` stand for a part of a name without `/`. */
function isThere(path: string): boolean {
  const found = path
    .split('/')
    .reduce((folders, step) => folders.flatMap((folder) => below(folder, step)), ['.']);
  return found.length > 0;
}

function below(folder: string, step: string): string[] {
  if (!/[*<]/.test(step)) return existsSync(join(folder, step)) ? [join(folder, step)] : [];
  const pattern = new RegExp(`^${step.replaceAll('.', '\\.').replace(/<\w+>|\*/g, '[^/]*')}$`);
  const entries = statSync(folder).isDirectory() ? readdirSync(folder) : [];
  return entries.filter((name) => pattern.test(name)).map((name) => join(folder, name));
}

/** The anchor that GitHub gives to a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
const anchorsOf = (document: string) =>
  [...prose(document).matchAll(/^#+\s+(.*)$/gm)].map(([, heading]) => anchorOf(heading!));

describe.each(DOCUMENTS)('%s', (document) => {
  const text = prose(document);

  it('names files that exist', () => {
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  });

  it('links to documents and headings that exist', () => {
    const wrong = linksIn(text).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : normalize(join(dirname(document), path));
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(wrong).toEqual([]);
  });

  it('calls scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const called = [...readFileSync(document, 'utf8').matchAll(/npm run (?:-s )?([\w:]+)/g)];
    expect(called.map(([, name]) => name!).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('what looks for missing files', () => {
  it('sees paths, placeholders and no other code', () => {
    const text =
      'In `src/math/nowhere.ts`, `src/scales/<id>/view.ts`, `npm run unit`, `a/b`, and `src/*/nothing.ts`.';
    expect(pathsIn(text)).toEqual(['src/math/nowhere.ts', 'src/scales/<id>/view.ts', 'src/*/nothing.ts']);
    expect(pathsIn(text).map(isThere)).toEqual([false, true, false]);
  });

  it('knows the folders by their names', () => {
    expect(FOLDERS.filter((folder) => !existsSync(folder))).toEqual([]);
  });
});

/** The first column of the tables of a section, its code without the marks. */
function firstColumn(document: string, heading: string): string[] {
  const section = prose(document).split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return [...section.matchAll(/^\| (.*?) *\|/gm)].flatMap(([, cell]) => codeIn(cell!));
}

describe('README.md', () => {
  it('says what every folder holds', () => {
    const inSource = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const expected = [
      ...inSource.map(({ name }) => `src/${name}`),
      ...FOLDERS.filter((name) => !name.startsWith('.') && name !== 'src'),
    ];
    expect(firstColumn('README.md', 'How it is built').sort()).toEqual(expected.sort());
  });
});

describe('docs/README.md', () => {
  it('lists every document', () => {
    const listed = linksIn(prose('docs/README.md')).map((link) => normalize(join('docs', link)));
    expect(listed.sort()).toEqual(DOCUMENTS.filter((name) => name !== 'docs/README.md').sort());
  });
});

describe('the version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  it('is that of CITATION.cff', () => {
    expect(/^version: (.*)$/m.exec(readFileSync('CITATION.cff', 'utf8'))?.[1]).toBe(version);
  });

  it('is the newest in CHANGELOG.md', () => {
    expect(/^## (\S+)/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1]).toBe(version);
  });
});
