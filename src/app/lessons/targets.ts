import type { Look } from '../../lessons/lesson.ts';

/** Controls and sections that a lesson can point at have one of these. */
const CONTROLS =
  'button, input, select, textarea, a[href], summary, table, figure, [role="slider"], [role="radio"], [role="combobox"], [role="group"], [role="radiogroup"], [role="img"]';
/** What is seen of an input that is itself invisible. */
const SEEN = '.slider, .segmented, .select, .field, label';

/** Spaces count once, and capitals do not. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The accessible name of a control, as far as this page’s controls are named. */
export function nameOf(element: Element): string {
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    const texts = by.split(/\s+/).map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '');
    if (texts.some((text) => text.trim() !== '')) return plain(texts.join(' '));
  }
  const label = element.getAttribute('aria-label');
  if (label) return plain(label);
  const labels = (element as HTMLInputElement).labels;
  if (labels && labels.length > 0) return plain([...labels].map((one) => one.textContent ?? '').join(' '));
  if (element.tagName === 'TABLE') return plain(element.querySelector('caption')?.textContent ?? '');
  if (element.tagName === 'FIGURE') return plain(element.querySelector('figcaption')?.textContent ?? '');
  return plain(element.textContent ?? '');
}

/** The section of a panel under a heading. */
export function sectionNamed(name: string, root: ParentNode): Element | null {
  const wanted = plain(name);
  for (const section of root.querySelectorAll('section')) {
    if (section.matches('.lesson, .lesson *')) continue;
    if (plain(section.querySelector('h2, h3')?.textContent ?? '') === wanted) return section;
  }
  return null;
}

/** The control of an accessible name: that of exactly this name, or else the first whose name begins with it. */
export function controlNamed(name: string, root: ParentNode): Element | null {
  const wanted = plain(name);
  let begins: Element | null = null;
  for (const control of root.querySelectorAll(CONTROLS)) {
    if (control.closest('.lesson')) continue;
    const found = nameOf(control);
    if (found === wanted) return seen(control);
    if (!begins && found.startsWith(wanted)) begins = control;
  }
  return begins && seen(begins);
}

const seen = (control: Element): Element =>
  control.tagName === 'INPUT' ? (control.closest(SEEN) ?? control) : control;

/** The element that a step points at; null for points of the scene, and if the page does not show it. */
export function targetOf(look: Look, root: ParentNode): Element | null {
  if ('control' in look) return controlNamed(look.control, root);
  if ('section' in look) return sectionNamed(look.section, root);
  return null;
}
