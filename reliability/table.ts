import type { Outcome } from './faults.ts';
import type { FirefoxView } from './firefox.ts';
import type { LargeRun } from './large.ts';
import type { MonkeyRun } from './monkey.ts';

/** What was found; a part that was not run yet is absent. */
export interface Results {
  faults?: readonly Outcome[];
  hostile?: readonly Outcome[];
  jobs?: { readonly jobs: number; readonly left: number; readonly faults: readonly string[] };
  memory?: { readonly times: number; readonly heaps: readonly number[]; readonly faults: readonly string[] };
  large?: LargeRun;
  monkey?: readonly MonkeyRun[];
  firefox?: readonly FirefoxView[] | undefined;
  /** the largest number of damaged files that each parser has survived; 0 if it failed */
  fuzz?: readonly { readonly parser: string; readonly cases: number }[];
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('`', '’');

/** `docs/reliability.md`. */
export function document({ faults, hostile, jobs, memory, large, monkey, firefox, fuzz }: Results): string {
  const parts = [
    `# Reliability

Faults injected into the built app in Chromium by \`npm run reliability\`, which writes this document and
\`reliability/results.json\`. \`--only faults\` runs one part, \`--scale 0.1\` a tenth of the actions and jobs. Each fault has a
page of its own; the page survives if it shows the scene or the sentence that names the fault, goes to another scale at a
click, and reports no error in the console but those that the fault itself causes.`,
  ];
  if (faults) parts.push(...outcomes('Faults', 'fault', faults));
  if (hostile) {
    parts.push(
      ...outcomes('Hostile bundles', 'bundle', hostile),
      'Each is opened in a page of its own, at every scale, with a search, the dataset’s facts and the share menu. It survives if the dataset ' +
        'opens or is refused by name, the page always answers within twenty seconds and reports no error, what computes longer than a minute and a half ends when it is cancelled, no other host is contacted, ' +
        'nothing of the bundle becomes markup, and an embedded dataset opens afterwards.',
    );
  }
  if (jobs) {
    parts.push(
      '## Jobs queued and cancelled',
      `${jobs.jobs} jobs were asked for and cancelled at random times; ${jobs.left} were left, with ${jobs.faults.length} errors in the console.`,
    );
  }
  if (memory) {
    parts.push(
      '## Datasets one after another',
      `${memory.times} times an embedded dataset was opened in one page, the four in turn. The page’s heap after collection, whenever ` +
        `the first was open again: ${memory.heaps.map(megabytes).join(', ')}; ${memory.faults.length} errors in the console.`,
    );
  }
  if (large) {
    parts.push(
      '## Datasets of 100 MB one after another',
      `${large.after.length} files of ${megabytes(large.bytes)}, each with another seed, were opened by the file input in one page, which drew the ` +
        `cloud of each; ${large.faults.length} errors in the console. Memory after each, when the page was at rest and garbage was collected: ` +
        'the objects and typed arrays of the page, the results that it caches (objects and arrays, up to 256 MB), and the process of the ' +
        'page with its workers, which rises until the engine collects and then falls. What stays of a dataset that was closed is its share of the cache.',
      [
        '| dataset | objects | arrays of the page | cached results | process |',
        '| --- | --- | --- | --- | --- |',
        ...large.after.map(
          ({ objects, arrays, cached, process }, i) =>
            `| ${i + 1} | ${megabytes(objects)} | ${megabytes(arrays)} | ${megabytes(cached)} | ${megabytes(process)} |`,
        ),
      ].join('\n'),
    );
  }
  if (monkey) {
    parts.push(
      '## Random actions',
      'Clicks, keys, drags and turns of the wheel by a seeded generator, after every part of the program was loaded into the page. ' +
        'After each quarter, the page closes what is open, visits the three scales, returns to its start view and rests; then ' +
        'garbage is collected and a heap snapshot is weighed. Growth is of its objects, from the half to the end. Beside them, at ' +
        'the half and at the end: the objects and typed arrays that only the cache of results holds, whose ceiling is 256 MB; ' +
        'other typed arrays; the compiled program, which grows with what runs often; and what only the browser’s own caches hold, ' +
        'such as text that it has shaped. What only the driver of the browser holds is left out.',
      monkeyTable(monkey),
    );
  }
  if (firefox) {
    parts.push(
      '## Firefox',
      'Views opened in Firefox by WebDriver BiDi. If it offers no WebGL 2, the page says so in the place of the scene.',
      [
        '| view | everything computed and drawn | scene | errors in the console |',
        '| --- | --- | --- | --- |',
        ...firefox.map(
          ({ query, drawn, hasScene, faults: found }) =>
            `| \`${query}\` | ${drawn ? 'yes' : 'no'} | ${hasScene ? 'yes' : 'no WebGL 2'} | ${found.length} |`,
        ),
      ].join('\n'),
    );
  }
  parts.push(
    '## Parsers',
    '`npm run fuzz -- CASES [NAME]` damages a file of every parser, or of those with this name, in at least this number of ways, and notes ' +
      'the largest number that each has survived: a result that is well formed or a refusal that names the file, and no more memory ' +
      'than the file justifies. A later run goes on where one stopped. `npm test` does some with a fixed seed.',
  );
  if (fuzz) {
    parts.push(parserTable(fuzz));
  }
  return `${parts.join('\n\n')}\n`;
}

/** The parsers by what they read, a line for each; the results name each of them. */
function parserTable(found: readonly { readonly parser: string; readonly cases: number }[]): string {
  const kinds = new Map<string, number[]>();
  for (const { parser, cases } of found) {
    const kind = parser.split(':')[0]!;
    kinds.set(kind, [...(kinds.get(kind) ?? []), cases]);
  }
  const many = (cases: number) => cases.toLocaleString('en');
  const lines = [...kinds].map(([kind, counts]) => {
    const cases = counts.sort((x, y) => x - y);
    const failed = cases.filter((count) => count === 0).length;
    const all = cases.reduce((sum, count) => sum + count, 0);
    return [kind, cases.length, many(cases[0]!), many(cases.at(-1)), many(all), failed];
  });
  return [
    '| files that are damaged | kinds of file | cases of each, fewest | most | in all | kinds that fail |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
    '',
    '`reliability/results.json` names each of them.',
  ].join('\n');
}

/** What random actions left behind, a line for each run. */
function monkeyTable(runs: readonly MonkeyRun[]): string {
  const parts = ['cached', 'cachedArrays', 'arrays', 'code', 'browser'] as const;
  const lines = runs.map(({ dataset, width, actions, faults, workers, detached, held }) => {
    const [half, end] = [held[held.length / 2 - 1]!, held.at(-1)!];
    return [
      dataset,
      width,
      actions,
      faults.length,
      workers,
      detached,
      held.map(({ objects }) => (objects / 1e6).toFixed(1)).join(', '),
      `${(100 * (end.objects / half.objects - 1)).toFixed(1)} %`,
      ...parts.map((part) => `${megabytes(half[part])} → ${megabytes(end[part])}`),
    ];
  });
  const head = [
    ...[
      'dataset',
      'width',
      'actions',
      'errors',
      'workers',
      'detached',
      'objects after each quarter, MB',
      'growth',
    ],
    ...['cached results', 'cached arrays', 'arrays', 'program', 'browser’s caches'],
  ];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A section with a line for each outcome. */
function outcomes(title: string, head: string, all: readonly Outcome[]): string[] {
  const survived = all.filter((one) => one.survived).length;
  return [
    `## ${title}: survived ${survived} of ${all.length}`,
    [
      `| ${head} | survived |`,
      '| --- | --- |',
      ...all.map(({ name, survived, why }) => `| ${cell(name)} | ${survived ? 'yes' : `no: ${cell(why)}`} |`),
    ].join('\n'),
  ];
}
