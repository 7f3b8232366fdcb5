import type { Block, Fact, Reference, Report, ReportSection } from '../document.ts';
import { chartHtml } from './chart.ts';
import { figureHtml } from './figure.ts';
import { escaped } from './markup.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { tableHtml } from './table.ts';

/** A report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function reportHtml(report: Report): string {
  const { title, date, tool, link, view, dataset, selection, multiplicity } = report;
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // A page that somebody sends on may load nothing and run nothing, and has no style but its own.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    `<p class="lead">${escaped(`${date} · ${tool.name} ${tool.version}, analyses version ${tool.analyses}`)}</p>`,
    `<p>${linkHtml(link)}</p>`,
    '<main>',
    ...part('View', facts(view)),
    ...part('Data', facts(dataset)),
    ...(selection.length > 0 ? part('Selection', facts(selection)) : []),
    ...sectionsHtml(report.sections),
    ...part('How many figures were tried', `<p>${escaped(multiplicity.sentence)}</p>`),
    ...part('References', report.references.map(referenceHtml).join('')),
    '</main></body></html>\n',
  ].join('\n');
}

const part = (title: string, content: string): string[] => [`<h2>${escaped(title)}</h2>`, content];

/** Only addresses of the web are links: a report may be made from a file that somebody sent. */
function linkHtml(link: string): string {
  return /^https?:\/\//.test(link)
    ? `This view: <a href="${escaped(link)}">${escaped(link)}</a>`
    : `This view, behind the address of the app: ${escaped(link)}`;
}

const facts = (all: readonly Fact[]): string =>
  `<dl>${all.map(({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;

/** The sections under the names of their scales. */
function sectionsHtml(sections: readonly ReportSection[]): string[] {
  return sections.flatMap((section, i) => [
    ...(section.scale === sections[i - 1]?.scale ? [] : [`<h2>${escaped(section.scale)}</h2>`]),
    sectionHtml(section),
  ]);
}

function sectionHtml({ title, failure, blocks, parameters }: ReportSection): string {
  const content =
    failure === '' ? blocks.map(blockHtml).join('\n') : `<p class="failure">${escaped(failure)}</p>`;
  return `<section><h3>${escaped(title)}</h3>\n${content}\n<p class="note">${escaped(parametersText(parameters))}</p></section>`;
}

const parametersText = (parameters: ReportSection['parameters']): string => {
  const parts = Object.entries(parameters).map(([name, value]) => `${name} ${valueText(value)}`);
  return parts.length === 0 ? '' : `Parameters: ${parts.join(', ')}.`;
};

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(' + ') || 'none';
  if (typeof value !== 'object' || value === null) return String(value);
  return `(${Object.entries(value)
    .map(([name, one]) => `${name} ${valueText(one)}`)
    .join(', ')})`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'figure':
      return figureHtml(block);
    case 'table':
      return tableHtml(block);
    case 'chart':
      return chartHtml(block);
    case 'verdict':
    case 'note':
      return `<p class="${block.kind}">${escaped(block.text)}</p>`;
    default:
      return block satisfies never;
  }
}

const referenceHtml = ({ of, bibtex }: Reference): string =>
  `<p class="note">For ${escaped(of)}:</p><pre>${escaped(bibtex)}</pre>`;
