/** The accuracy half of the report. */
import {
  bandRecall,
  consecutive,
  drawn,
  type Errors,
  estimateWith,
  estimateWithNpm,
  measure,
  measureTexts,
  overlap,
  SIMILARITIES,
  SIZES,
} from './accuracy';
import type { NpmMinhashModule } from './peers';
import type { Aim } from './speed-report';
import { signed, table } from './table';

type Newsfold = typeof import('newsfold');

interface AccuracyOptions {
  trials: number;
  bandTrials: number;
  /** Elements a row that the npm package is given; fewer trials for larger sets. */
  npmElements: number;
}

/** Promises of accuracy. Below `small` elements a set the error must be well below that of k independent slots. */
const AIMS = { bias: 0.005, ratio: 1.03, smallRatio: 0.8, small: 100, band: 0.02 } as const;
/** The npm package is slow: at least so many trials, however large the sets. */
const NPM_LEAST_TRIALS = 50;
/** One word in so many replaced: similarities of about .9, .7, .5, .3 and .1. */
const STEPS = [100, 30, 15, 10, 6] as const;
const BAND_SIMILARITIES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const BAND_SIZES = [12, 60, 128, 500] as const;

const CASES = SIZES.flatMap((size) => SIMILARITIES.map((similarity) => overlap(size, similarity)));

export function accuracySections(
  newsfold: Newsfold,
  npm: NpmMinhashModule,
  slots: number,
  options: AccuracyOptions,
  print: (section: string) => void,
): Aim[] {
  const estimate = estimateWith(newsfold, slots);
  print('## Accuracy');
  print(
    `${options.trials} seeded pairs of sets a row, each with a seed of its own; both sets have the size given. J is the exact similarity nearest to the one wanted that sets of this size can have. Error is the root mean square; "of classic" divides it by sqrt(J(1 - J)/k), that of k independent slots. The standard error of a bias is error / ${Math.sqrt(options.trials).toFixed(0)}, that of an "of classic" ${(100 / Math.sqrt(2 * options.trials)).toFixed(1)} % of it.`,
  );
  const random = CASES.map((pair) => measure(pair, slots, options.trials, drawn, estimate));
  print('### Random hashes');
  print(
    table(
      ['elements a set', 'union', 'J', 'bias', 'error', 'of classic'],
      random.map((errors) => [...columns(errors)]),
    ),
  );

  print('### Consecutive numbers: 1 to the size of the union, hashed by nothing');
  const npmEstimate = estimateWithNpm(npm, slots);
  const numbers = CASES.map((pair) => measure(pair, slots, options.trials, consecutive, estimate));
  const npmNumbers = CASES.map((pair) => {
    const trials = Math.max(NPM_LEAST_TRIALS, Math.trunc(options.npmElements / pair.size));
    return measure(pair, slots, Math.min(options.trials, trials), consecutive, npmEstimate);
  });
  print(
    table(
      ['elements a set', 'union', 'J', 'bias', 'error', 'of classic', 'npm bias', 'npm error', 'npm pairs'],
      numbers.map((errors, i) => {
        const { bias, rmse, trials } = npmNumbers[i]!;
        return [...columns(errors), signed(bias), rmse.toFixed(4), String(trials)];
      }),
    ),
  );
  return [
    ...aimsOf('random hashes', random),
    ...aimsOf('consecutive numbers', numbers),
    textSection(newsfold, slots, options.trials, print),
    bandSection(newsfold, slots, options.bandTrials, print),
  ];
}

const columns = ({ size, union, jaccard, bias, rmse, ratio }: Errors): string[] => [
  String(size),
  String(union),
  jaccard.toFixed(4),
  signed(bias),
  rmse.toFixed(4),
  ratio.toFixed(3),
];

function aimsOf(name: string, all: readonly Errors[]): Aim[] {
  const at = ({ size, jaccard }: Errors): string => `${size} elements, J = ${jaccard.toFixed(2)}`;
  const most = (list: readonly Errors[], by: (errors: Errors) => number): Errors =>
    list.reduce((worst, errors) => (by(errors) > by(worst) ? errors : worst));
  const biased = most(all, ({ bias }) => Math.abs(bias));
  const wide = most(all, ({ ratio }) => ratio);
  const small = most(
    all.filter(({ size }) => size < AIMS.small),
    ({ ratio }) => ratio,
  );
  return [
    {
      held: Math.abs(biased.bias) <= AIMS.bias,
      text: `${name}: bias at most ${signed(biased.bias)} (${at(biased)}; aim ${AIMS.bias})`,
    },
    {
      held: wide.ratio <= AIMS.ratio,
      text: `${name}: error at most ${wide.ratio.toFixed(3)} of classic (${at(wide)}; aim ${AIMS.ratio})`,
    },
    {
      held: small.ratio <= AIMS.smallRatio,
      text: `${name}, sets below ${AIMS.small}: error at most ${small.ratio.toFixed(3)} of classic (${at(small)}; aim ${AIMS.smallRatio})`,
    },
  ];
}

function textSection(
  newsfold: Newsfold,
  slots: number,
  trials: number,
  print: (section: string) => void,
): Aim {
  print('### From text: 500 words, one in so many replaced');
  print(
    `\`sketchText\` of both texts against the exact similarity of their sets of five-word strings, which are not hashed; ${trials} pairs a row.`,
  );
  const all = STEPS.map((step) => measureTexts(newsfold, step, slots, trials));
  print(
    table(
      ['one word in', 'mean J', 'bias', 'error', 'of classic'],
      all.map(({ step, jaccard, bias, rmse, ratio }) => [
        String(step),
        jaccard.toFixed(4),
        signed(bias),
        rmse.toFixed(4),
        ratio.toFixed(3),
      ]),
    ),
  );
  const bias = Math.max(...all.map((errors) => Math.abs(errors.bias)));
  const ratio = Math.max(...all.map((errors) => errors.ratio));
  return {
    held: bias <= AIMS.bias && ratio <= AIMS.ratio,
    text: `from text: bias at most ${bias.toFixed(4)} (aim ${AIMS.bias}), error at most ${ratio.toFixed(3)} of classic (aim ${AIMS.ratio})`,
  };
}

function bandSection(
  newsfold: Newsfold,
  slots: number,
  trials: number,
  print: (section: string) => void,
): Aim {
  const { bands, rows } = newsfold.chooseBands(0.5, slots);
  print(`### Bands: ${bands} of ${rows} rows, the default`);
  print(
    `Chance that two sketches share a band, over ${trials} pairs, less 1 - (1 - J^${rows})^${bands} at the exact J of the pair; the second column is the formula at the J wanted. The slots of a small set's sketch are less independent than the formula has them, which makes the curve a little steeper: fewer chance candidates below one half, fewer misses above.`,
  );
  let worst = { difference: 0, text: '' };
  const lines = BAND_SIMILARITIES.map((similarity) => {
    const differences = BAND_SIZES.map((size) => {
      const recall = bandRecall(newsfold, overlap(size, similarity), slots, trials);
      const difference = recall.measured - recall.expected;
      if (Math.abs(difference) > Math.abs(worst.difference))
        worst = { difference, text: `${size} elements, J = ${recall.jaccard.toFixed(2)}` };
      return signed(difference);
    });
    return [similarity.toFixed(1), (1 - (1 - similarity ** rows) ** bands).toFixed(4), ...differences];
  });
  print(table(['J', 'formula', ...BAND_SIZES.map((size) => `${size} elements`)], lines));
  return {
    held: Math.abs(worst.difference) <= AIMS.band,
    text: `bands: chance of sharing one off by at most ${signed(worst.difference)} (${worst.text}; aim ${AIMS.band})`,
  };
}
