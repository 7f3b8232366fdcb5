import './gallery.css';
import { CHARTS } from './cases/index.ts';
import { Faulty } from './Faulty.tsx';

/** Every chart in every case, each as wide as it is in a panel. */
export function Gallery({ width, faulty }: { width: number; faulty: boolean }) {
  return (
    <main className="gallery" style={{ ['--chart' as string]: `${width}px` }}>
      <h1>Every chart</h1>
      <nav aria-label="Theme and width">
        {['dark', 'light'].flatMap((theme) =>
          [248, 288, 358].map((wide) => (
            <a key={`${theme} ${wide}`} href={`?theme=${theme}&width=${wide}`}>
              {theme}, {wide} px
            </a>
          )),
        )}
      </nav>
      {faulty && <Faulty />}
      {CHARTS.map(({ chart, cases }) => (
        <section key={chart}>
          <h2>{chart}</h2>
          <div className="gallery-cases">
            {Object.entries(cases).map(([name, element]) => (
              <article key={name} data-chart={chart} data-case={name}>
                <h3>{name}</h3>
                {element}
              </article>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}
