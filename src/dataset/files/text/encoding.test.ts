import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextDecoding, decodeText } from './encoding.ts';
import { textLines } from './lines.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
const TEXT = 'index,description\r\n0,café\r\n1,naïve\r\n2,niño\r\n';

describe('the encoding of a text file is recognised', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${TEXT}`)],
    ['UTF-16, little-endian', utf16(`\uFEFF${TEXT}`, true)],
    ['UTF-16, big-endian', utf16(`\uFEFF${TEXT}`, false)],
    ['UTF-16 without a byte order mark', utf16(TEXT, true)],
    ['Latin-1', latin1(TEXT)],
  ])('%s', (_, bytes) => expect(decodeText(bytes, 'a.csv')).toBe(TEXT));

  it('Windows-1252 has letters that Latin-1 lacks', () => {
    expect(decodeText(Uint8Array.of(0x64, 0x92, 0x73, 0x20, 0x80), 'a.csv')).toBe('d’s €');
  });

  it('the letters decide: Polish in Windows-1250, Japanese in Shift-JIS', () => {
    const polish = Uint8Array.of(0xb3, 0xf3, 0x64, 0x9f, 10);
    expect(decodeText(polish, 'a.csv')).toBe('łódź\n');
    const shiftJis = Uint8Array.of(0x61, 0x2c, 0x31, 10, 0x93, 0x8c, 0x8b, 0x9e, 0x2c, 0x32, 10);
    expect(decodeText(shiftJis, 'a.csv')).toBe('a,1\n東京,2\n');
  });

  it('an encoding that the letters do not decide is refused with the line', () => {
    const hebrew = Uint8Array.of(0x61, 0x2c, 0x31, 10, 0xe9, 0xf8, 0xe5, 0xf9, 0xec, 0xe9, 0xed, 10);
    expect(() => decodeText(hebrew, 'a.csv')).toThrow(
      /^a\.csv: line 2: expected text in UTF-8, found the byte 0xe9 of another encoding; choose .*“Windows-1255 \(Hebrew\)”.* in the dialog or with --encoding, or save the file as text in UTF-8\.$/,
    );
  });

  it('a last letter that is no UTF-8 is not taken for one that is cut', () =>
    expect(decodeText(latin1('a,café'), 'a.csv')).toBe('a,café'));

  it('other bytes after a long beginning of ASCII are refused with their line', () => {
    const start = latin1('0,x\n'.repeat(1 << 18));
    const bytes = new Uint8Array(start.length + 8);
    bytes.set(start);
    bytes.set(latin1('1,café\n2'), start.length);
    expect(() => decodeText(bytes, 'a.csv')).toThrow(
      'a.csv: line 262145: expected text in UTF-8, found the byte 0xe9 of another encoding; choose “Windows-1252 (Western European)”',
    );
  });

  it('a letter that was cut among letters of UTF-8 does not close the file', () => {
    const bytes = Uint8Array.from([...utf8('東京 1\nnaïve 2\n'), 0xe6, 0x9d, ...utf8(' 3\n')]);
    expect(decodeText(bytes, 'w.txt')).toBe('東京 1\nnaïve 2\n\uFFFD 3\n');
  });

  it('does not depend on how the bytes are cut', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `a${text.replaceAll('\0', '')}`),
        fc.integer({ min: 1, max: 5 }),
        (text, size) => {
          const decoding = createTextDecoding('a');
          const bytes = utf8(text);
          let found = '';
          for (let at = 0; at < bytes.length; at += size)
            found += decoding.decode(bytes.subarray(at, at + size));
          expect(found + decoding.end()).toBe(text);
        },
      ),
    ));

  it('lines may end with a carriage return only', async () => {
    const lines: string[] = [];
    for await (const some of textLines(utf8('word,x\rking,1\rman,2\r'), 'a.csv')) lines.push(...some);
    expect(lines).toEqual(['word,x', 'king,1', 'man,2']);
  });
});
