/** A piece of a paragraph: as it is, or set off. */
export interface Run {
  readonly text: string;
  readonly emphasis: boolean;
}

/**
 * The paragraphs of a text, each cut into its pieces. An empty line begins a paragraph; asterisks around words set them
 * off; nothing else has a meaning.
 */
export const paragraphsOf = (text: string): Run[][] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map(runsOf);

const runsOf = (paragraph: string): Run[] =>
  paragraph
    .split(/(?<![\w*])(\*[^\s*](?:[^*]*[^\s*])?\*)(?![\w*])/)
    .map((piece, i) => ({ text: i % 2 === 1 ? piece.slice(1, -1) : piece, emphasis: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
