/**
 * Line charts and trees as SVG that reads in light and in dark: the colours are variables which a dark scheme changes.
 */
export interface Series {
  name: string;
  /** In data units, by x. */
  points: readonly (readonly [number, number])[];
  /** A line, or only its points. */
  mark: 'line' | 'dots';
  /** 1 to 4. */
  colour: number;
}

export interface Axis {
  label: string;
  from: number;
  to: number;
  ticks: readonly number[];
  isLog?: boolean;
  format?: (value: number) => string;
}

export interface Chart {
  title: string;
  /** For those who do not see it. */
  description: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
  /** Where the names of the series stand; by default on the left. */
  legendAt?: number;
}

const SIZE = { width: 720, height: 400, left: 64, right: 24, top: 48, bottom: 56 } as const;

const STYLE = `
  svg { --ground: #ffffff; --ink: #1f2328; --faint: #d1d9e0; --c1: #0969da; --c2: #bc4c00; --c3: #1a7f37; --c4: #8250df; }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #0d1117; --ink: #e6edf3; --faint: #3d444d; --c1: #58a6ff; --c2: #f0883e; --c3: #3fb950; --c4: #bc8cff; }
  }
  .ground { fill: var(--ground) } text { fill: var(--ink); font: 13px system-ui, sans-serif } .title { font-size: 15px; font-weight: 600 }
  .grid { stroke: var(--faint) } .line { fill: none; stroke-width: 2 } .ink { stroke: var(--ink); fill: none; stroke-width: 1.5 }
  .s1 { stroke: var(--c1) } .s2 { stroke: var(--c2) } .s3 { stroke: var(--c3) } .s4 { stroke: var(--c4) }
  .f1 { fill: var(--c1) } .f2 { fill: var(--c2) } .f3 { fill: var(--c3) } .f4 { fill: var(--c4) }
  .refused { stroke: var(--c2); stroke-dasharray: 5 4; fill: none; stroke-width: 1.5 } .small { font-size: 12px }`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Numbers with no more digits than a screen shows, so that a figure is the same wherever it was made. */
const at = (value: number): string => String(Math.round(value * 10) / 10);

/** A whole file. */
export function page(
  title: string,
  description: string,
  content: string,
  height: number = SIZE.height,
): string {
  const { width } = SIZE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    `<text class="title" x="16" y="28">${escaped(title)}</text>`,
    content,
    '</svg>\n',
  ].join('\n');
}

export function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${at(x)}" y="${at(y)}"${more}>${escaped(content)}</text>`;
}

export function path(kind: string, points: readonly (readonly [number, number])[]): string {
  return `<path class="${kind}" d="M${points.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}"/>`;
}

/** Where a value lies between two places. */
function scale({ from, to, isLog }: Axis, start: number, end: number): (value: number) => number {
  const place = isLog ? Math.log : (value: number): number => value;
  return (value) => start + ((place(value) - place(from)) / (place(to) - place(from))) * (end - start);
}

export function chart({ title, description, x, y, series, legendAt = SIZE.left + 16 }: Chart): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const across = scale(x, left, width - right);
  const up = scale(y, height - bottom, top);
  const shown = ({ format = String }: Axis, value: number): string => format(value);
  const lines = [
    ...y.ticks.map((tick) =>
      path('grid', [
        [left, up(tick)],
        [width - right, up(tick)],
      ]),
    ),
    ...y.ticks.map((tick) => text(left - 8, up(tick) + 4, shown(y, tick), ' text-anchor="end"')),
    ...x.ticks.map((tick) =>
      path('grid', [
        [across(tick), up(y.from)],
        [across(tick), up(y.from) + 5],
      ]),
    ),
    ...x.ticks.map((tick) =>
      text(across(tick), height - bottom + 20, shown(x, tick), ' text-anchor="middle"'),
    ),
    text((left + width - right) / 2, height - 12, x.label, ' text-anchor="middle"'),
    `<text text-anchor="middle" transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)">${escaped(y.label)}</text>`,
    ...series.map(({ points, mark, colour }) => {
      const places = points.map(([a, b]) => [across(a), up(b)] as const);
      if (mark === 'line') return path(`line s${colour}`, places);
      return places
        .map(([a, b]) => `<circle class="f${colour}" cx="${at(a)}" cy="${at(b)}" r="4"/>`)
        .join('');
    }),
    ...series.map(({ name, mark, colour }, row) => {
      const place = top + 12 + row * 20;
      const key =
        mark === 'line'
          ? path(`line s${colour}`, [
              [legendAt, place - 4],
              [legendAt + 24, place - 4],
            ])
          : `<circle class="f${colour}" cx="${legendAt + 12}" cy="${place - 4}" r="4"/>`;
      return key + text(legendAt + 32, place, name);
    }),
  ];
  return page(title, description, lines.join('\n'));
}
