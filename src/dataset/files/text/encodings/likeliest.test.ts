import { describe, expect, it } from 'vitest';
import { decodeIn } from './decodeIn.ts';
import { likeliestEncoding } from './likeliest.ts';

/** The bytes of a text in an encoding that `TextDecoder` knows with one byte for each letter. */
function bytesIn(encoding: string, text: string): Uint8Array {
  const letters = decodeIn(
    encoding,
    Uint8Array.from({ length: 256 }, (_, i) => i),
  );
  return Uint8Array.from(text, (letter) => {
    const byte = letters.indexOf(letter);
    if (byte < 0) throw new RangeError(`${encoding} has no ${letter}`);
    return byte;
  });
}

/** The bytes of a text in an encoding with pairs of bytes. */
function pairsIn(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (!pairs.has(letter)) pairs.set(letter, [lead, trail]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : pairs.get(letter)!)),
  );
}

describe('the encoding of text that is not UTF-8', () => {
  it.each([
    ['windows-1252', 'café\nnaïve\nGröße\nniño\nà la carte'],
    ['windows-1252', 'it’s “quoted” – 5 €\n10 °C, x²'],
    ['windows-1252', 'São Paulo\nReykjavík\nÅland\nCôte d’Ivoire'],
    ['windows-1252', 'résumé'],
    ['windows-1250', 'łódź'],
    ['windows-1250', 'index,description\n0,miasto Łódź\n1,żółw i gęś\n2,ćma'],
    ['windows-1250', 'příliš žluťoučký kůň\núpěl ďábelské ódy'],
    ['windows-1250', 'őrült írók\nműfű\nhűvös'],
    ['iso-8859-2', 'ąkacja\nśliwka\nźródło\nłódka'],
    ['windows-1251', 'слово,значение\nкошка,Животное\nсобака,Друг'],
    ['koi8-r', 'слово\nкошка\nСобака\nязык'],
    ['windows-1253', 'άνθρωπος\nλόγος\nΕλλάδα'],
    ['windows-1254', 'şeker\nağaç\nkırmızı\nİstanbul'],
    ['windows-1257', 'ąžuolas\nėjimas\nšuo\nūkis\nčia'],
    ['macintosh', 'café\nnaïve\ngarçon'],
  ])('%s: %s', (encoding, text) =>
    expect(likeliestEncoding(bytesIn(encoding, text)).encoding).toBe(encoding),
  );

  it.each([
    ['shift_jis', 'テスト\nデータ'],
    ['shift_jis', '東京は日本の首都です'],
    ['euc-jp', '東京は日本の首都です'],
    ['gbk', '北京是中国的首都，上海是最大的城市'],
    ['big5', '台北是台灣的首都，高雄是港口'],
    ['euc-kr', '서울은 대한민국의 수도이다'],
  ])('%s: %s', (encoding, text) =>
    expect(likeliestEncoding(pairsIn(encoding, text)).encoding).toBe(encoding),
  );

  it('Hebrew could be Russian: both are named, neither is taken', () => {
    const found = likeliestEncoding(bytesIn('windows-1255', 'ירושלים'));
    expect(found.encoding).toBeNull();
    expect(found.possible).toEqual(expect.arrayContaining(['windows-1255', 'windows-1251']));
  });

  it('bytes of no language fit nothing', () =>
    expect(likeliestEncoding(Uint8Array.of(0x61, 0x82, 0x62, 0x83, 0x41, 0x84, 0x62, 0x9f, 0x61))).toEqual({
      encoding: null,
      possible: [],
    }));
});
