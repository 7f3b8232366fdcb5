/** Drawings with one fault each: what looks for faults has to find every one of them. */
export function Faulty() {
  return (
    <section>
      <h2>Faulty</h2>
      <div className="gallery-cases">
        <Case name="overlap">
          <text x={20} y={20}>
            0.10
          </text>
          <text x={30} y={22}>
            0.20
          </text>
        </Case>
        <Case name="equal ticks">
          <g aria-label="x-axis tick label">
            <text x={20} y={20}>
              0.5
            </text>
            <text x={80} y={20}>
              0.5
            </text>
          </g>
        </Case>
        <Case name="text outside">
          <text x={-12} y={20}>
            123,456
          </text>
        </Case>
        <Case name="mark outside">
          <circle cx={60} cy={52} r={4} fill="var(--accent)" />
        </Case>
        <Case name="faint text">
          <text x={20} y={20} style={{ fill: 'var(--line)' }}>
            slope
          </text>
        </Case>
        <Case name="faint mark">
          <circle cx={60} cy={20} r={4} fill="var(--accent)" fillOpacity={0.2} />
        </Case>
        <Case name="text on its own colour">
          <rect x={0} y={0} width={100} height={40} fill="var(--text)" />
          <text x={20} y={20}>
            0.5
          </text>
        </Case>
        <Case name="not a number">
          <path d="MNaN,3L4,5" />
        </Case>
        <Case name="no error">
          <text x={20} y={20}>
            0.5 ± 0.000
          </text>
        </Case>
      </div>
    </section>
  );
}

function Case({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <article data-chart="Faulty" data-case={name}>
      <h3>{name}</h3>
      <svg viewBox="0 0 120 50" width={120} height={50} style={{ fill: 'var(--text)', fontSize: 11 }}>
        {children}
      </svg>
    </article>
  );
}
