/** The forms in which a chart is saved beside it. */
export const CHART_FORMS = [
  { id: 'svg', name: 'SVG', hint: 'vectors and text, 85 mm wide' },
  { id: 'png', name: 'PNG', hint: '85 mm wide at 300 dpi' },
  { id: 'csv', name: 'CSV', hint: 'its data, with all digits' },
] as const;

export type ChartForm = (typeof CHART_FORMS)[number]['id'];
