import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIBRARY_STYLES, policyFor } from '../vite.policy.ts';

/** The files of react-aria that write style elements. */
const WRITERS = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs'];

/** The style that a file of react-aria writes, with its one constant filled in. */
function styleIn(file: string): string {
  const source = readFileSync(`node_modules/react-aria/dist/private/${file}`, 'utf8');
  const [, style] = /style\.textContent = `([\s\S]*?)`\s*\.trim\(\)/.exec(source)!;
  const [, attribute] = /PRESSABLE_ATTRIBUTE = '([\w-]+)'/.exec(source) ?? ['', ''];
  return style!.replace(/\$\{[\w$]+PRESSABLE_ATTRIBUTE\}/, attribute!).trim();
}

describe('the page’s policy', () => {
  const policy = policyFor('<style>a{}</style><script>b</script><script src="c.js"></script>');
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  it('knows the styles that react-aria writes', () => {
    expect(WRITERS.map(styleIn)).toEqual(LIBRARY_STYLES);
  });

  it('allows the page’s own script and style, and those of the library, by their hashes', () => {
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('b')};`);
    expect(policy).toContain(`style-src 'self' ${['a{}', ...LIBRARY_STYLES].map(hash).join(' ')};`);
  });

  it('allows nothing inline, and no evaluation', () => {
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  });
});
