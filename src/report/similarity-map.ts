/**
 * The similarity map: each independent report a disc, larger the more copies it has, near those it is most alike, with lines for the links
 * that hold the story together.
 *
 * Layout by majorisation of stress (Gansner, Koren, North: Graph Drawing by Stress Majorization, 2004) from a spiral as a start. Only +, -,
 * x, / and square roots, which IEEE 754 defines to the last bit: the same bytes everywhere. Cost: O(n^2) a round, n at most 40.
 * @module
 */
import { count } from './html';
import { publisherLabel, type StoryView } from './view';

const MAP = {
  /** Most discs; stories have more reports than that seldom, and a drawing never the room. */
  nodes: 40,
  /** Fewest discs worth a drawing. */
  fewest: 3,
  rounds: 80,
  width: 420,
  height: 270,
  margin: 34,
  /** Distance wanted of the most alike, of a link of no strength, and of two without a link. */
  near: 0.35,
  far: 1,
  apart: 1.3,
  /** Weight of two without a link; of a link it is 1. */
  looseWeight: 0.35,
} as const;

/** Cosine and sine of the golden angle, by which each point of the start is turned from the one before. */
const GOLDEN = [-0.7373688780783197, 0.6754902942615238] as const;

interface Point {
  x: number;
  y: number;
}

/** The drawing, or nothing for a story of fewer than three independent reports. */
export function similarityMap(view: StoryView): string {
  const groups = view.groups.slice(0, MAP.nodes);
  const n = groups.length;
  if (n < MAP.fewest) return '';
  const placeOf = new Map(groups.map(({ canonical }, i) => [canonical.id, i]));
  const links: { a: number; b: number; score: number }[] = [];
  for (const { a, b, score } of view.story.links) {
    const [i, j] = [placeOf.get(a), placeOf.get(b)];
    if (i !== undefined && j !== undefined) links.push({ a: i, b: j, score });
  }
  const most = links.reduce((best, { score }) => Math.max(best, score), 0) || 1;
  const points = fitted(layout(n, links, most));
  const at = (i: number): Point => points[i]!;
  // Weakest first, so that the strongest lie on top.
  const lines = [...links].reverse().map(({ a, b, score }) => {
    const strength = score / most;
    return (
      `<line x1="${tenth(at(a).x)}" y1="${tenth(at(a).y)}" x2="${tenth(at(b).x)}" y2="${tenth(at(b).y)}" ` +
      `stroke-width="${tenth(0.8 + 4.2 * strength)}" stroke-opacity="${tenth(0.3 + 0.6 * strength)}"/>`
    );
  });
  const representative = view.story.representativeId;
  const discs = groups.map(({ canonical, copies }, i) => {
    const { x, y } = at(i);
    const radius = Math.min(20, 11 + 2.2 * Math.sqrt(copies));
    const ring =
      copies === 0 ? '' : `<circle class="ring" cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius + 4)}"/>`;
    const kind = canonical.id === representative ? 'disc centre' : 'disc';
    const name = `Report ${canonical.number}, ${publisherLabel(canonical)}${copies === 0 ? '' : `, ${count(copies, 'copy', 'copies')}`}`;
    const disc =
      `${ring}<circle class="${kind}" cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}"/>` +
      `<text x="${tenth(x)}" y="${tenth(y + 4)}" text-anchor="middle">${canonical.number}</text><title>${name}</title>`;
    return canonical.anchor === ''
      ? `<g>${disc}</g>`
      : `<a href="#${canonical.anchor}" aria-label="${name}">${disc}</a>`;
  });
  const left = view.story.copies.length - n;
  const note = left === 0 ? '' : ` ${count(left, 'report')} more are not drawn.`;
  return (
    `<figure class="map"><svg viewBox="0 0 ${MAP.width} ${MAP.height}" role="group" ` +
    `aria-label="Similarity map of ${count(n, 'independent report')}">` +
    `<g class="links">${lines.join('')}</g>${discs.join('')}</svg>` +
    `<figcaption>The nearer and the thicker the line, the more alike. A ring: it was copied. Filled: the report nearest the centre.${note}</figcaption></figure>`
  );
}

function layout(n: number, links: readonly { a: number; b: number; score: number }[], most: number): Point[] {
  const wanted = new Float64Array(n * n).fill(MAP.apart);
  const weight = new Float64Array(n * n).fill(MAP.looseWeight);
  for (const { a, b, score } of links) {
    wanted[a * n + b] = wanted[b * n + a] = MAP.far - (MAP.far - MAP.near) * (score / most);
    weight[a * n + b] = weight[b * n + a] = 1;
  }
  const points: Point[] = [];
  let [c, s] = [1, 0];
  for (let i = 0; i < n; i++) {
    const r = Math.sqrt((i + 0.5) / n);
    points.push({ x: r * c, y: r * s });
    [c, s] = [c * GOLDEN[0] - s * GOLDEN[1], c * GOLDEN[1] + s * GOLDEN[0]];
  }
  for (let round = 0; round < MAP.rounds; round++) {
    for (let i = 0; i < n; i++) {
      const p = points[i]!;
      let [x, y, sum] = [0, 0, 0];
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const q = points[j]!;
        const w = weight[i * n + j]!;
        const distance = Math.sqrt((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)) || 1e-6;
        const pull = wanted[i * n + j]! / distance;
        x += w * (q.x + (p.x - q.x) * pull);
        y += w * (q.y + (p.y - q.y) * pull);
        sum += w;
      }
      points[i] = { x: x / sum, y: y / sum };
    }
  }
  return points;
}

/** Turned so that the two farthest apart lie side by side, and scaled to the drawing. */
function fitted(points: readonly Point[]): Point[] {
  let [best, ux, uy] = [0, 1, 0];
  for (const p of points) {
    for (const q of points) {
      const [dx, dy] = [q.x - p.x, q.y - p.y];
      const length = Math.sqrt(dx * dx + dy * dy);
      if (length > best) [best, ux, uy] = [length, dx / length, dy / length];
    }
  }
  const turned = points.map(({ x, y }) => ({ x: x * ux + y * uy, y: y * ux - x * uy }));
  const [xs, ys] = [turned.map(({ x }) => x), turned.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [MAP.width - 2 * MAP.margin, MAP.height - 2 * MAP.margin];
  // A little stretching in one direction reads better than an empty half.
  const sx = width / (right - left || 1);
  const sy = Math.min(height / (bottom - top || 1), sx * 1.4);
  return turned.map(({ x, y }) => ({
    x: MAP.width / 2 + (x - (left + right) / 2) * Math.min(sx, sy * 1.4),
    y: MAP.height / 2 + (y - (top + bottom) / 2) * sy,
  }));
}

/** One decimal, the same on every engine. */
function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
