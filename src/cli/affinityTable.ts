import { affinityEntry, ALL_AFFINITIES } from '../scales/brain/analysis/affinities.ts';

const signed = (value: number) => String(value).replace('-', '−');

/** The table of affinities in docs/cli.md, as Markdown. */
export function affinityMarkdown(): string {
  const rows = ALL_AFFINITIES.map((id) => {
    const { of, meaning, formula, range } = affinityEntry(id);
    return `| \`${id}\` | ${of} | ${meaning} | ${formula} | ${range.map(signed).join(' … ')} |`;
  });
  const head = ['| name | of | meaning | value of a pair | range |', '| --- | --- | --- | --- | --- |'];
  return [...head, ...rows].join('\n');
}
