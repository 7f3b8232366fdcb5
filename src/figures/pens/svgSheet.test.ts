import { describe, expect, it } from 'vitest';
import { fontOf } from './fonts.ts';
import { element, escaped } from './markup.ts';
import { SvgPen, svgSheet } from './svgSheet.ts';

const pen = () => new SvgPen((text) => text.length * 6);

describe('a pen that writes SVG', () => {
  it('writes lines with their colour, width and opacity', () => {
    const drawn = pen();
    drawn.strokeStyle = '#123456';
    drawn.lineWidth = 2;
    drawn.globalAlpha = 0.5;
    drawn.beginPath();
    drawn.moveTo(0, 1);
    drawn.lineTo(10.12345, 20);
    drawn.stroke();
    expect(drawn.take()).toBe(
      '<path d="M0 1L10.123 20" fill="none" stroke="#123456" stroke-width="2" stroke-opacity="0.5"/>',
    );
    expect(drawn.take()).toBe('');
  });

  it('closes a circle', () => {
    const drawn = pen();
    drawn.beginPath();
    drawn.arc(5, 5, 2);
    drawn.fill();
    expect(drawn.take()).toContain('d="M7 5A2 2 0 1 1 3 5A2 2 0 1 1 7 5Z"');
  });

  it('puts the middle of a line of text where a canvas puts it', () => {
    const drawn = pen();
    drawn.font = '600 10px "Inter Variable"';
    drawn.textBaseline = 'middle';
    drawn.fillText('a & b', 1, 20);
    expect(drawn.take()).toBe(
      '<text x="1" y="23.6" font-size="10" font-weight="600" fill="#000">a &amp; b</text>',
    );
  });

  it('moves parts, each within the part around it', () => {
    const sheet = svgSheet((text) => text.length);
    sheet.part(1, 2, () => sheet.part(3, 4, () => sheet.inset({ image: null, markup: () => '<a/>' }, 5, 6)));
    expect(sheet.content()).toBe('<g transform="translate(1 2)"><g transform="translate(3 4)"><a/></g></g>');
  });
});

describe('markup', () => {
  it('cannot be broken by what it holds', () => {
    expect(escaped('"<&>\u0000\u0007\ud800')).toBe('&quot;&lt;&amp;&gt;');
    expect(element('text', { x: 1 / 3, y: undefined, fill: '"' }, 'a')).toBe(
      '<text x="0.333" fill="&quot;">a</text>',
    );
  });

  it('takes a canvas’s font apart', () => {
    expect(fontOf('500 11.5px "Inter Variable", sans-serif')).toEqual({ weight: '500', size: 11.5 });
    expect(fontOf('12px serif')).toEqual({ weight: '400', size: 12 });
  });
});
