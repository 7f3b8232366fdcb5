/** An encoding with two bytes for each character of Chinese, Japanese or Korean. */
interface PairEncoding {
  readonly encoding: string;
  /** Whether two bytes are a character that texts are made of. */
  readonly isCommon: (lead: number, trail: number) => boolean;
  /** Whether two bytes are a character that shows the language, and the fraction of characters that are at least so. */
  readonly telling: readonly [test: (lead: number) => boolean, least: number];
}

const within = (from: number, to: number) => (byte: number) => byte >= from && byte <= to;
const high = within(0xa1, 0xfe);
const isSign = (lead: number) => lead === 0xa1 || lead === 0xa3;

const PAIR_ENCODINGS: readonly PairEncoding[] = [
  {
    encoding: 'shift_jis',
    // signs, kana, and the kanji of the first level
    isCommon: (lead, trail) => (within(0x81, 0x83)(lead) || within(0x88, 0x98)(lead)) && trail >= 0x40,
    telling: [within(0x81, 0x98), 0],
  },
  {
    encoding: 'euc-jp',
    isCommon: (lead, trail) =>
      (isSign(lead) || lead === 0xa4 || lead === 0xa5 || within(0xb0, 0xcf)(lead)) && high(trail),
    telling: [within(0xa4, 0xa5), 0.1],
  },
  {
    encoding: 'gbk',
    // Common characters are sorted by their sound, and two fifths of them lie beyond those that Korean has here.
    isCommon: (lead, trail) => (isSign(lead) || within(0xb0, 0xd7)(lead)) && high(trail),
    telling: [within(0xc9, 0xd7), 0.15],
  },
  {
    encoding: 'big5',
    isCommon: (lead, trail) => within(0xa1, 0xc6)(lead) && (within(0x40, 0x7e)(trail) || high(trail)),
    telling: [within(0xa4, 0xc6), 0.3],
  },
  {
    encoding: 'euc-kr',
    isCommon: (lead, trail) => (isSign(lead) || within(0xb0, 0xc8)(lead)) && high(trail),
    telling: [within(0xb0, 0xc8), 0.5],
  },
];

/** How well bytes fit each encoding of pairs: the fraction of their characters beyond ASCII that are common ones, from 0 to 1. */
export const pairFits = (bytes: Uint8Array): { readonly encoding: string; readonly fit: number }[] =>
  PAIR_ENCODINGS.map((one) => ({ encoding: one.encoding, fit: pairFit(bytes, one) }));

function pairFit(bytes: Uint8Array, { isCommon, telling: [isTelling, least] }: PairEncoding): number {
  let common = 0;
  let telling = 0;
  let characters = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    characters++;
    const trail = bytes[at + 1] ?? 0;
    if (!isCommon(lead, trail)) continue;
    common++;
    at++;
    if (isTelling(lead)) telling++;
  }
  if (characters === 0) return 0;
  const share = common === 0 ? 0 : telling / common;
  return (common / characters) * (least === 0 ? 1 : Math.min(1, share / least));
}
