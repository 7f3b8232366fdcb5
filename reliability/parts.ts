import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Loads every part of the program into the page, with its style sheets: each is loaded once, when it is first needed, and
 * would else be taken for something that actions leave behind.
 */
export async function loadEveryPart(page: Page, root: string): Promise<void> {
  for (const name of partsOfPage(root)) {
    const address = new URL(`assets/${name}`, new URL('.', page.url())).href;
    // As text, because the runner of these scripts would replace the import.
    if (name.endsWith('.js')) await page.evaluate(`import(${JSON.stringify(address)}).then(() => null)`);
    else await page.evaluate(addStyle, address);
  }
}

/** In the page: loads a style sheet unless it is there. */
async function addStyle(href: string): Promise<void> {
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  await new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
    document.head.append(link);
  });
}

/** The files of the program that its page names, directly or through others, but not those of its workers alone. */
function partsOfPage(root: string): readonly string[] {
  const folder = join(root, 'dist', 'assets');
  const all = new Set(
    readdirSync(folder).filter((name) => /\.(?:js|css)$/.test(name) && !name.includes('.worker-')),
  );
  const found = new Set<string>();
  const add = (text: string) => {
    for (const [name] of text.matchAll(/[\w.-]+\.(?:js|css)/g)) {
      if (!all.has(name) || found.has(name)) continue;
      found.add(name);
      add(readFileSync(join(folder, name), 'utf8'));
    }
  };
  add(readFileSync(join(root, 'dist', 'index.html'), 'utf8'));
  return [...found];
}
