/** The speed half of the report. */
import type { Contestant } from './peers';
import { keptBytes, race, type Speed, type SpeedOptions } from './speed';
import { figure, table } from './table';
import { makeTexts } from './texts';

/** Something promised, and whether this run held it. */
export interface Aim {
  held: boolean;
  text: string;
}

/** Lengths in words; of each as many texts as outgrow the processor's nearest caches. */
const COLLECTIONS = [
  { name: 'Articles', words: 500, count: 1500 },
  { name: 'Briefs', words: 100, count: 5000 },
  { name: 'Headlines', words: 10, count: 20_000 },
] as const;
const SEED = 1;
/** Share of a processor below which the machine is too busy to say anything. */
const QUIET = 0.9;
/** Promises of speed: text to signature against npm `minhash` and against the bare loop, and headlines a second. */
const AIMS = { npm: 200, loop: 0.25, headlines: 300_000 } as const;

export function speedSections(
  contestants: readonly Contestant[],
  options: SpeedOptions,
  print: (section: string) => void,
): Aim[] {
  const npm = contestants.findIndex(({ name }) => name === 'npm `minhash`');
  const loop = contestants.length - 1;
  const aims: Aim[] = [];
  const wall = performance.now();
  const used = process.cpuUsage();
  print('## Speed, one thread, 128 slots');
  print(
    `The fastest of ${options.rounds} rounds, and the median one. MB are 10^6 bytes of the texts as UTF-8. "newsfold" is how many times as fast \`sketchText\` is, "of loop" the share of the bare \`charCodeAt\` loop's speed, both from the fastest rounds. One-byte texts have typewriter punctuation, two-byte texts are the same words with curly quotes: V8 stores them in two bytes a letter.`,
  );
  for (const { name, words, count } of COLLECTIONS) {
    const texts = makeTexts(SEED, words, count);
    const letters = texts.oneByte.reduce((sum, text) => sum + text.length, 0) / count;
    const one = race(contestants, texts.oneByte, options);
    const two = race(contestants, texts.twoByte, options);
    print(`### ${name}: ${words} words, ${Math.round(letters)} code units`);
    print(speedTable(contestants, one, two, loop));
    for (const [spelling, speeds] of [
      ['one-byte', one],
      ['two-byte', two],
    ] as const) {
      const own = speeds[0]!.best;
      if (words === 500) {
        const times = own / speeds[npm]!.best;
        const share = own / speeds[loop]!.best;
        aims.push(
          {
            held: times >= AIMS.npm,
            text: `${spelling} articles ${figure(times)}x npm \`minhash\` (aim ${AIMS.npm}x)`,
          },
          {
            held: share >= AIMS.loop,
            text: `${spelling} articles ${figure(share)} of the bare loop (aim ${AIMS.loop})`,
          },
        );
      } else if (words === 10) {
        aims.push({
          held: own >= AIMS.headlines,
          text: `${spelling} headlines ${figure(own)} a second (aim ${figure(AIMS.headlines)})`,
        });
      }
    }
    if (words === 500) print(bytesSection(contestants, texts.oneByte));
  }
  print(processorShare(performance.now() - wall, process.cpuUsage(used)));
  return aims;
}

/** On a machine with other work even the fastest round may not be a clean one, the less so the slower the contestant. */
function processorShare(milliseconds: number, { user, system }: NodeJS.CpuUsage): string {
  const share = (user + system) / 1000 / milliseconds;
  const said = `While this was measured the process had ${Math.round(share * 100)} % of one processor.`;
  return share >= QUIET ? said : `**${said} The machine was busy: these figures are not to be quoted.**`;
}

function speedTable(
  contestants: readonly Contestant[],
  one: readonly Speed[],
  two: readonly Speed[],
  loop: number,
): string {
  const head = [
    'one thread',
    'texts/s',
    'median',
    'MB/s',
    'newsfold',
    'of loop',
    'two-byte texts/s',
    'median',
    'MB/s',
    'newsfold',
    'of loop',
  ];
  const half = (speeds: readonly Speed[], i: number): string[] => {
    const { best, median, megabytes } = speeds[i]!;
    return [
      figure(best),
      figure(median),
      figure(megabytes),
      `${figure(speeds[0]!.best / best)}x`,
      (best / speeds[loop]!.best).toPrecision(2),
    ];
  };
  return table(
    head,
    contestants.map(({ name }, i) => [name, ...half(one, i), ...half(two, i)]),
  );
}

function bytesSection(contestants: readonly Contestant[], texts: readonly string[]): string {
  const rows = contestants.flatMap((contestant) => {
    const kept = keptBytes(contestant, texts);
    return kept === undefined
      ? []
      : [[contestant.name, figure(kept.stored), figure(kept.held), contestant.makes]];
  });
  const note =
    "Bytes a document. Stored: newsfold's own bytes with header and checksum; typed arrays as they lie; other signatures as JSON. In memory: the object the package gives, with all that hangs on it.";
  return `${note}\n\n${table(['bytes a document', 'stored', 'in memory', 'what it is'], rows)}`;
}
