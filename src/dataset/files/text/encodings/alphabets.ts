/** An encoding with one byte for each letter, and the letters beyond ASCII of a language that is written in it. */
export interface Alphabet {
  readonly encoding: string;
  /** the letters, in upper and lower case */
  readonly letters: ReadonlySet<string>;
  /** how far the language may be taken for granted, up to 1: a mixture of languages is less telling than one of them */
  readonly weight: number;
  /** whether its words have letters of ASCII too */
  readonly latin: boolean;
}

const lettersOf = (letters: string) => new Set([...letters, ...letters.toUpperCase()]);

const alphabets = (
  encodings: readonly string[],
  languages: readonly string[],
  { weight = 1, latin = true } = {},
): Alphabet[] =>
  encodings.flatMap((encoding) =>
    languages.map((letters) => ({ encoding, letters: lettersOf(letters), weight, latin })),
  );

const WESTERN = ['windows-1252', 'macintosh'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];

/** The alphabets by which an encoding with one byte for each letter is recognised. */
export const ALPHABETS: readonly Alphabet[] = [
  // French, German, Spanish, Portuguese, Italian, Danish and Norwegian, Swedish and Finnish, Dutch, Catalan
  ...alphabets(WESTERN, [
    'àâæçéèêëîïôœùûüÿ',
    'äöüßé',
    'áéíñóúüªº',
    'áâãàçéêíóôõúüªº',
    'àèéìíîòóùú',
    'æøåéóôüä',
    'åäöéšž',
    'éëïöüè',
    'àçèéíïòóúü',
  ]),
  // Icelandic and Faroese
  ...alphabets(WESTERN, ['áéíóúýþæöðø'], { weight: 0.98 }),
  // names of all of these languages together
  ...alphabets(WESTERN, ['àáâãäåæçèéêëìíîïñòóôõöøœùúûüßÿµªº'], { weight: 0.93 }),
  // Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Slovene
  ...alphabets(CENTRAL, ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîşţ', 'čćđšž']),
  ...alphabets(['windows-1254'], ['âçğıîöşüûİ']),
  // Lithuanian, Latvian
  ...alphabets(['windows-1257'], ['ąčęėįšųūž', 'āčēģīķļņšūž'], { weight: 0.99 }),
  // Russian, Ukrainian
  ...alphabets(['windows-1251'], ['абвгдежзийклмнопрстуфхцчшщъыьэюяё', 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'], {
    latin: false,
  }),
  ...alphabets(['koi8-r'], ['абвгдежзийклмнопрстуфхцчшщъыьэюяё'], { latin: false }),
  // Without ΰ and ΐ, which are rare; the first is the а of Russian in Windows-1251.
  ...alphabets(['windows-1253'], ['αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ'], { latin: false }),
  ...alphabets(['windows-1255'], ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'], { latin: false }),
];
