import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Markdown from './Markdown.tsx';

const drawn = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

it('draws headings, lists, tables and code', () => {
  const html = drawn(
    '# Title\n\n- one\n- **two** & `a < b`\n\n| n | name |\n|--:|---|\n| 1 | x |\n\n```\nx = 1\n```',
  );
  expect(html).toContain('<h3>Title</h3>');
  expect(html).toContain('<li><strong>two</strong> &amp; <code>a &lt; b</code></li>');
  expect(html).toContain('<td style="text-align:right">1</td>');
  expect(html).toContain('<code>x = 1</code>');
  // Landmarks of one name could not be told apart: a table is a group, named by its columns.
  expect(html).toContain('role="group" aria-label="Table of n, name"');
});

it('links to the web only', () => {
  expect(drawn('[paper](https://arxiv.org/abs/2410.19750)')).toContain(
    'href="https://arxiv.org/abs/2410.19750"',
  );
  expect(drawn('see <https://example.org/a>')).toContain('href="https://example.org/a"');
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.org',
    'README.md',
    ' JaVaScRiPt:x',
  ]) {
    const html = drawn(`[here](<${href}>)`);
    expect(html).not.toContain('<a ');
    expect(html).toContain('here');
  }
});

it('shows HTML and images as they are written', () => {
  const html = drawn(
    '<script>alert(1)</script>\n\nText <img src=x onerror=alert(1)> ![alt](https://example.org/a.png)',
  );
  expect(html).not.toMatch(/<(script|img)/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('![alt](https://example.org/a.png)');
});
