import { DataError } from '../../error.ts';
import type { TokenFile } from '../../tokenFile.ts';
import { textCells } from '../columns/textCells.ts';
import { orderedLabels } from './labelOrder.ts';

/** Names of the columns that are not labels, in lower case. */
const TOKEN = ['token', 'token_index', 'position', 'index', 'row'];
const DOCUMENT = ['document', 'doc', 'document_index'];
const TEXT = ['text', 'token_text', 'string', 'word'];
const ORDER = ['order', 'label_order', 'place'];
/** The likeliest name of a column of labels; otherwise it is the first column left. */
const LABEL = 'label';

const WANTED = {
  header: 'a table whose header names a column token or document, such as token,text,label',
  row: 'token',
};

/**
 * Reads a table of tokens, CSV or TSV with a header: the number of a token in the activations (`token`; the rows in their order
 * without such a column) or of a document (`document`), the token's text (`text`), a label (`label`, or another column) and the
 * label's place around a circle (`order`).
 *
 * @param file  the file's name, for messages
 * @throws DataError when it has no header, a number is none, or there is neither a text nor a label
 */
export async function readTokenFile(bytes: Uint8Array, file: string): Promise<TokenFile> {
  const { columns, rows, unreadable } = await textCells(bytes, file, WANTED);
  const named = columns.map(({ name, cells }) => ({ name, plain: name.trim().toLowerCase(), cells }));
  const find = (names: readonly string[]) => named.find(({ plain }) => names.includes(plain));
  const [token, document, text, order] = [TOKEN, DOCUMENT, TEXT, ORDER].map(find);
  const known = [token, document, text, order];
  const left = named.filter((column) => !known.includes(column));
  const label = left.find(({ plain }) => plain === LABEL) ?? left[0];
  if (!label && !text) {
    throw new DataError(
      `${file}: expected a column of texts or of labels beside the numbers, such as token,text,label, found only ${columns.map(({ name }) => `“${name}”`).join(', ')}.`,
    );
  }
  const byDocument = !token && document !== undefined && !text;
  const key = byDocument ? document : token;
  const texts = ({ cells }: { readonly cells: readonly unknown[] }) =>
    cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  return {
    file,
    key: byDocument ? 'document' : 'token',
    numbers: key ? wholeNumbers(texts(key), key.name, file) : Uint32Array.from({ length: rows }, (_, i) => i),
    texts: text ? texts(text) : null,
    documents: document && !byDocument ? wholeNumbers(texts(document), document.name, file) : null,
    labels: label
      ? orderedLabels(
          label.name,
          texts(label).map((cell) => cell.trim()),
          order ? placesOf(texts(order)) : null,
        )
      : null,
    unreadable,
  };
}

const placesOf = (cells: readonly string[]) =>
  Float64Array.from(cells, (cell) => (cell.trim() === '' ? NaN : Number(cell)));

function wholeNumbers(cells: readonly string[], column: string, file: string): Uint32Array {
  return Uint32Array.from(cells, (cell, row) => {
    const number = Number(cell);
    if (/^\s*\d+\s*$/.test(cell) && number < 2 ** 32) return number;
    throw new DataError(
      `${file}: expected whole numbers in the column “${column}”, found “${cell.slice(0, 40)}” in row ${row + 1}; name a column of texts “text”.`,
    );
  });
}
