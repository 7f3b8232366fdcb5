import { format } from 'oxfmt';

/** As in .oxfmtrc.json: code inside of documents is formatted as well. */
const STYLE = { printWidth: 110, singleQuote: true };

/** A text in Markdown as `npm run format` leaves it: documents that programs write pass the check of the format. */
export async function formatMarkdown(text) {
  const { code, errors } = await format('document.md', text, STYLE);
  if (errors.length > 0) throw new Error(`The Markdown cannot be formatted: ${errors[0].message}`);
  return code;
}
