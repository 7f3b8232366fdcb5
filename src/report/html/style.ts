/** The style of a report's page: light, and made to be printed. */
export const STYLE = `
:root { color-scheme: light; --text: #1d1f24; --dim: #5a6070; --line: #d9dce3; --accent: #1f5fbf; --hill: #c9d3e6; }
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0 auto; max-width: 860px; padding: 32px 20px 64px; background: #fff; color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.2; }
h2 { margin: 40px 0 12px; padding-bottom: 4px; border-bottom: 2px solid var(--text); font-size: 19px; }
h3 { margin: 28px 0 8px; font-size: 16px; }
p { margin: 8px 0; overflow-wrap: anywhere; }
a { color: var(--accent); overflow-wrap: anywhere; }
.lead, .note { color: var(--dim); }
.note { font-size: 13.5px; }
.verdict { padding-left: 10px; border-left: 3px solid var(--accent); font-weight: 600; }
.failure { padding-left: 10px; border-left: 3px solid #b3541e; }
dl { display: grid; grid-template-columns: minmax(120px, max-content) minmax(0, 1fr); gap: 4px 16px; margin: 8px 0; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
.figure { display: grid; grid-template-columns: minmax(0, 1fr) 220px; gap: 0 20px; align-items: end; padding: 8px 0;
  border-bottom: 1px solid var(--line); break-inside: avoid; }
.figure-name { grid-column: 1; }
.figure-value { grid-column: 1; font-size: 20px; font-weight: 650; font-variant-numeric: tabular-nums; }
.figure-null { grid-column: 1; color: var(--dim); font-size: 13px; font-variant-numeric: tabular-nums; }
svg.null { grid-column: 2; grid-row: 1 / 4; width: 220px; height: 40px; }
svg.null polygon, svg.null rect { fill: var(--hill); }
svg.null .base { stroke: var(--line); }
svg.null .own { stroke: var(--accent); stroke-width: 2; }
.chart { margin: 16px 0; break-inside: avoid; }
.chart figcaption, caption { padding-bottom: 6px; font-size: 13.5px; font-weight: 600; text-align: left; }
.chart > svg { display: block; width: 100%; height: auto; }
.grid { stroke: var(--line); }
.tick, .axis-name { fill: var(--dim); font-size: 12px; }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.series { stroke: var(--c); fill: none; stroke-width: 2; }
.series circle { fill: var(--c); stroke: none; }
.dashed { stroke-dasharray: 5 4; }
.s0 { --c: #1f5fbf; } .s1 { --c: #8a8f9c; } .s2 { --c: #c2570c; } .s3 { --c: #2b8a4b; } .s4 { --c: #9b3fa0; } .s5 { --c: #7a6a00; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 6px 0 0; padding: 0; list-style: none; color: var(--dim); font-size: 13px; }
.legend svg { width: 22px; height: 10px; margin-right: 6px; }
.table { overflow-x: auto; margin: 16px 0; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom-color: var(--text); color: var(--dim); font-weight: 600; }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
.number + :not(.number) { padding-left: 14px; }
.table th, .table td { min-width: 4em; }
details { margin: 8px 0; color: var(--dim); font-size: 13px; }
summary { cursor: pointer; }
pre { overflow-x: auto; margin: 8px 0; padding: 10px; border: 1px solid var(--line); font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 560px) {
  body { padding: 20px 16px 48px; }
  .figure { grid-template-columns: minmax(0, 1fr); }
  svg.null { grid-column: 1; grid-row: auto; margin-top: 6px; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: 8px; }
  .tick, .axis-name { font-size: 17px; }
}
@media print {
  @page { margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, caption, .verdict, p:has(+ pre) { break-after: avoid; }
  section > .note:last-child, tbody tr:last-child { break-before: avoid; }
  thead, tbody tr:first-child { break-after: avoid; }
  tr, pre, .legend { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  .table { overflow: visible; }
  a { color: inherit; text-decoration: none; }
}
`;

/** Its hash, by which the page's policy allows it and no other style; the tests say what it must be. */
export const STYLE_HASH = 'sha256-ZeQLKenaIGOBLVT2vR0tlk5nMx9J7wkx3c3pc+LbMeE=';
