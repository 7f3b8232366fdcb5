/** The numbers of a chart as a table. */
export interface Twin {
  readonly caption: string;
  /** column heads; the first column names the row */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The same numbers as the chart above, folded away under “as a table”. */
export function TableTwin({ twin }: { twin: Twin }) {
  const [first = '', ...others] = twin.columns;
  return (
    <details className="twin">
      <summary>as a table</summary>
      <div className="twin-scroll">
        <table>
          <caption>{twin.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {twin.rows.map(([name = '', ...cells], i) => (
              <tr key={i}>
                <th scope="row">{name}</th>
                {cells.map((cell, j) => (
                  <td key={j}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
