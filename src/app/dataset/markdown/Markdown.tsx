import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import './markdown.css';

/** Headings begin below the title of the dialog. */
const TOP = 3;

/**
 * A document in Markdown: headings, paragraphs, lists, tables, code, quotations, and links by http and https. Anything else,
 * such as HTML or an image, is shown as it is written: the text comes from a dataset and nothing of it runs.
 */
export default function Markdown({ text }: { text: string }) {
  return <article className="markdown">{blocks(lexer(text))}</article>;
}

const blocks = (tokens: readonly Token[]): ReactNode =>
  tokens.map((token, i) => block(token as MarkedToken, i));

function block(token: MarkedToken, key: number): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading': {
      const level = Math.min(6, TOP + Math.max(0, token.depth - 1));
      return createElement(`h${level}`, { key }, inline(token.tokens));
    }
    case 'paragraph':
      return <p key={key}>{inline(token.tokens)}</p>;
    case 'text':
      return <Fragment key={key}>{token.tokens ? inline(token.tokens) : token.text}</Fragment>;
    case 'list':
      return <List key={key} list={token} />;
    case 'table':
      return <Table key={key} table={token} />;
    case 'code':
      return (
        <pre key={key} tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote key={key}>{blocks(token.tokens)}</blockquote>;
    case 'hr':
      return <hr key={key} />;
    default:
      return <p key={key}>{token.raw}</p>;
  }
}

function List({ list: { ordered, start, items } }: { list: Tokens.List }) {
  const children = items.map((item, i) => <li key={i}>{blocks(item.tokens)}</li>);
  return ordered ? <ol start={start === '' ? 1 : start}>{children}</ol> : <ul>{children}</ul>;
}

function Table({ table: { header, rows, align } }: { table: Tokens.Table }) {
  const side = (column: number) => ({ textAlign: align[column] ?? undefined });
  return (
    <div
      className="markdown-table"
      role="group"
      aria-label={`Table of ${header.map(({ text }) => text).join(', ')}`}
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            {header.map(({ tokens }, i) => (
              <th key={i} scope="col" style={side(i)}>
                {inline(tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ tokens }, i) => (
                <td key={i} style={side(i)}>
                  {inline(tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const inline = (tokens: readonly Token[]): ReactNode =>
  tokens.map((token, i) => span(token as MarkedToken, i));

function span(token: MarkedToken, key: number): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong key={key}>{inline(token.tokens)}</strong>;
    case 'em':
      return <em key={key}>{inline(token.tokens)}</em>;
    case 'del':
      return <del key={key}>{inline(token.tokens)}</del>;
    case 'codespan':
      return <code key={key}>{token.text}</code>;
    case 'br':
      return <br key={key} />;
    case 'link':
      return <Link key={key} href={token.href} text={inline(token.tokens)} />;
    case 'escape':
      return token.text;
    case 'text':
      return <Fragment key={key}>{token.tokens ? inline(token.tokens) : unescaped(token.text)}</Fragment>;
    default:
      return token.raw;
  }
}

/** A link to a page on the web; the text only of any other. */
function Link({ href, text }: { href: string; text: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return text;
  return (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Text in which the parser has escaped signs for HTML: React escapes them itself. */
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign]!);
