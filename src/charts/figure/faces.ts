/** The faces of the page's font that some texts need, as `@font-face` rules that hold their files; see `faceRules`. */
const files = new Map<string, Promise<string>>();

/**
 * Rules with which a picture made from SVG has the page's font: such a picture sees neither the page's fonts nor its files.
 *
 * @param texts  all that is written in it
 */
export async function faceRules(texts: string): Promise<string> {
  const needed = [...document.styleSheets].flatMap(facesIn).filter(({ range }) => covers(range, texts));
  const rules = await Promise.all(
    needed.map(async ({ address, range }) => {
      if (!files.has(address)) files.set(address, asDataAddress(address));
      const file = await files.get(address)!.catch(() => null);
      if (file === null) return '';
      const limit = range === '' ? '' : `unicode-range:${range};`;
      return `@font-face{font-family:'Inter Variable';font-weight:100 900;${limit}src:url(${file})}`;
    }),
  );
  return rules.join('');
}

interface Face {
  readonly address: string;
  /** as in the style sheet; empty for all characters */
  readonly range: string;
}

function facesIn(sheet: CSSStyleSheet): Face[] {
  try {
    return [...sheet.cssRules].flatMap((rule) => {
      if (rule instanceof CSSImportRule) return rule.styleSheet ? facesIn(rule.styleSheet) : [];
      if (!(rule instanceof CSSFontFaceRule)) return [];
      if (!rule.style.getPropertyValue('font-family').includes('Inter')) return [];
      const file = /url\(\s*["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
      if (file === undefined) return [];
      const address = new URL(file, sheet.href ?? document.baseURI).href;
      return [{ address, range: rule.style.getPropertyValue('unicode-range') }];
    });
  } catch {
    // A style sheet of another place, such as a browser extension's, does not show its rules.
    return [];
  }
}

/** Whether a face has a character of some texts. */
export function covers(range: string, texts: string): boolean {
  if (range.trim() === '') return true;
  const parts = range.split(',').map((part) => {
    const [, from, to] = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(part.trim()) ?? [];
    if (from === undefined) return [1, 0] as const;
    const low = parseInt(from.replaceAll('?', '0'), 16);
    return [low, parseInt(to ?? from.replaceAll('?', 'F'), 16)] as const;
  });
  for (const character of new Set(texts)) {
    const code = character.codePointAt(0)!;
    if (parts.some(([low, high]) => code >= low && code <= high)) return true;
  }
  return false;
}

async function asDataAddress(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error(address));
    reader.readAsDataURL(blob);
  });
}
