import type { Recipe } from '../../recognise/recipe.ts';

/** What publishing left out and masked. */
export interface Published {
  /** texts in which a word was masked */
  masked: number;
  /** the number of example contexts in the raw files, and of those in the bundle */
  examples: number;
  examplesKept: number;
  /** example contexts in the bundle, by source */
  readonly sources: Map<string, number>;
}

/**
 * The datasheet of a bundle: that of the raw data, followed by what the bundle changes.
 *
 * @param raw  the datasheet of the raw data, Markdown
 */
export function datasheetFile(raw: string, publish: Recipe['publish'], published: Published): Uint8Array {
  const kept = (publish?.omit ?? []).reduce((text, passage) => text.replace(passage, ''), raw);
  return new TextEncoder().encode(`${kept.trimEnd()}\n\n${bundleSection(publish, published)}`);
}

function bundleSection(publish: Recipe['publish'], { masked, examples, examplesKept, sources }: Published) {
  const lines = [
    '## This bundle',
    '',
    'What stands above describes the raw files. `manifest.json` lists the files of this bundle, made from some of',
    'them with these differences:',
    '',
    '- Vectors are stored in half precision (float16), rounded to nearest: each entry within 1 part in 2,048.',
    '- Labels and notes (top tokens, example contexts) are files of their own.',
  ];
  if (masked > 0) lines.push(`- Vulgar words are masked, all letters but the first, in ${masked} texts.`);
  if (publish?.sources && examples > 0) {
    lines.push(
      `- ${thousands(examplesKept)} of ${thousands(examples)} example contexts are kept: those from sources in the public domain or under permissive terms.`,
      ...['', '| source of example contexts | licence | contexts |', '|---|---|--:|'],
      ...Object.entries(publish.sources)
        .filter(([source]) => sources.has(source))
        .map(([source, licence]) => `| ${source} | ${licence} | ${thousands(sources.get(source)!)} |`),
    );
  }
  return lines.join('\n') + '\n';
}

const thousands = (n: number) => n.toLocaleString('en-US');
