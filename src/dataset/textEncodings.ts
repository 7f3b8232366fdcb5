/** An encoding of text that a user may choose. */
export interface TextEncoding {
  /** its label at the WHATWG, which the link and the terminal use */
  readonly id: string;
  /** its name on screen */
  readonly name: string;
  /** the languages that are written in it */
  readonly languages: string;
}

/** The encodings that text is recognised in or may be read in, besides UTF-8 and UTF-16. */
export const TEXT_ENCODINGS: readonly TextEncoding[] = [
  { id: 'windows-1252', name: 'Windows-1252', languages: 'Western European' },
  { id: 'windows-1250', name: 'Windows-1250', languages: 'Polish, Czech, Hungarian, Romanian' },
  { id: 'iso-8859-2', name: 'ISO-8859-2', languages: 'Polish, Czech, Hungarian, Romanian' },
  { id: 'windows-1251', name: 'Windows-1251', languages: 'Russian, Ukrainian, Bulgarian' },
  { id: 'koi8-r', name: 'KOI8-R', languages: 'Russian' },
  { id: 'windows-1253', name: 'Windows-1253', languages: 'Greek' },
  { id: 'windows-1254', name: 'Windows-1254', languages: 'Turkish' },
  { id: 'windows-1255', name: 'Windows-1255', languages: 'Hebrew' },
  { id: 'windows-1256', name: 'Windows-1256', languages: 'Arabic' },
  { id: 'windows-1257', name: 'Windows-1257', languages: 'Lithuanian, Latvian, Estonian' },
  { id: 'macintosh', name: 'Mac Roman', languages: 'Western European' },
  { id: 'shift_jis', name: 'Shift-JIS', languages: 'Japanese' },
  { id: 'euc-jp', name: 'EUC-JP', languages: 'Japanese' },
  { id: 'gbk', name: 'GBK', languages: 'Chinese, simplified' },
  { id: 'big5', name: 'Big5', languages: 'Chinese, traditional' },
  { id: 'euc-kr', name: 'EUC-KR', languages: 'Korean' },
];

/** The id of the encoding that a text names, in upper or lower case; null for another text. */
export const parseEncoding = (text: string): string | null =>
  TEXT_ENCODINGS.find(({ id }) => id === text.toLowerCase())?.id ?? null;

/** An encoding with its languages, such as `Windows-1250 (Polish, Czech, Hungarian, Romanian)`. */
export function encodingName(id: string): string {
  const known = TEXT_ENCODINGS.find((one) => one.id === id);
  return known ? `${known.name} (${known.languages})` : id;
}
