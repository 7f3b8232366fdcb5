import { affinityEntry, ALL_AFFINITIES } from '../scales/brain/analysis/affinities/affinities.ts';

const signed = (value: number) => String(value).replace('-', '−');

/** The Markdown table of affinities that `docs/cli.md` contains. */
export function affinityMarkdown(): string {
  const rows = ALL_AFFINITIES.map((id) => {
    const { of, meaning, formula, range } = affinityEntry(id);
    return `| \`${id}\` | ${of} | ${meaning} | ${formula} | ${range.map(signed).join(' … ')} |`;
  });
  return ['| name | of | what it is | of a pair | range |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
