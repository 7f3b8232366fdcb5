import { useState } from 'react';
import { MenuButton } from '../../controls/MenuButton.tsx';
import { CHART_FORMS, type ChartForm } from './forms.ts';
import type { ShownChart } from './shown.ts';

/** Saves a chart as SVG or PNG, or its data as CSV. */
export function ChartSave({ chart }: { chart: () => ShownChart | null }) {
  const [fault, setFault] = useState('');
  const save = async (form: string) => {
    const shown = chart();
    if (!shown) return;
    try {
      const { saveChart } = await import('./saveChart.ts');
      await saveChart(shown, form as ChartForm);
      setFault('');
    } catch (error) {
      setFault(`The chart was not saved: ${(error as Error).message}`);
    }
  };
  return (
    <div className="chart-save">
      <MenuButton
        label="save"
        name="Save this chart"
        kind="quiet"
        actions={CHART_FORMS}
        onAction={(form) => void save(form)}
      />
      {fault && (
        <p role="alert" className="warning-note">
          {fault}
        </p>
      )}
    </div>
  );
}
