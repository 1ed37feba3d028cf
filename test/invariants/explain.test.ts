/** `explain` names what decided first, with the options that `clusterStories` has, for a pair alone and in its batch. */
import { type Article, clusterStories, type Explanation, explain, NewsfoldError } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { reports } from '../examples/data';
import { batch } from '../helpers/batch';

const of = (id: string): Article => batch().find((article) => article.id === id)!;
const [fire, fireToo, comet] = [of('event2-report0'), of('event2-report3'), of('event4-report2')];
/** The first reason with its code. */
const first = ({ decidedBy, reasons }: Explanation): string => `${decidedBy}: ${reasons[0]}`;

describe('what decided comes first', () => {
  test('a copy, with what it is of what', () => {
    const said = explain(of('event2-report1'), of('event2-syndicated'));
    expect(said.verdict).toBe('same-report');
    expect(first(said)).toBe(
      'copy: event2-syndicated is identical of event2-report1: 100 % of the shorter text stands in the other',
    );
  });

  test('of two copies of a third, what the second is to that', () => {
    const [original, copy] = [of('event2-report1'), of('event2-syndicated')];
    const late = { ...copy, id: 'event2-late', publishedAt: '2021-03-10' };
    const said = explain(copy, late, { among: [original] });
    expect(said.verdict).toBe('same-report');
    expect(said.copy).toMatchObject({ canonicalId: original.id, copyId: late.id, relation: 'identical' });
  });

  test('words that both have', () => {
    const said = explain(fire, fireToo);
    expect(said.verdict).toBe('same-story');
    expect(first(said)).toMatch(/^words: both speak of .*Dunmarrow/);
  });

  test('names in common without a topic', () => {
    const [a, b] = ['bosphorus-ledger-ankara-talks', 'bosphorus-ledger-istanbul-visit'].map(
      (id) => reports.find((report) => report.id === id)!,
    );
    const said = explain(a!, b!);
    expect(said.verdict).toBe('related');
    expect(first(said)).toMatch(/^names-only: the same names \(.*Libya.*\), but not the same topic/);
    expect(said.reasons.join('\n')).toContain('published 94 days apart');
  });

  test('a topic in common without names', () => {
    const told = [
      'A strong earthquake shook Korhavn before dawn, and rescue teams dug for survivors under collapsed houses. ' +
        'Aid from Varrland came to the Telm valley by ship.',
      'Rescue teams searched for survivors in Lendhove after an earthquake flattened houses at noon. ' +
        'Soldiers of Osk put up tents along the Skarrow river.',
    ];
    const said = explain({ id: 'a', text: told[0]! }, { id: 'b', text: told[1]! });
    expect(said.verdict).not.toBe('same-story');
    expect(first(said)).toMatch(/^topic-only: the same kind of topic \(.*earthquake.*\), but other names/);
  });

  test('nothing in common', () => {
    const said = explain(fire, comet);
    expect(said.verdict).toBe('unrelated');
    expect(first(said)).toMatch(/^nothing-shared: next to nothing in common/);
  });

  test('another language', () => {
    const german =
      'Ein Feuer hat in der Nacht den alten Getreidespeicher im Hafen von Dunmarrow zerstört. Sechzig Feuerwehrleute ' +
      'kämpften sieben Stunden gegen die Flammen. Verletzt wurde niemand, sagte der Leiter der Feuerwehr, Mads Orrel.';
    expect(first(explain(fire, { id: 'german', text: german }))).toMatch(
      /^language: "german" is in another language/,
    );
  });

  test('too little text', () => {
    const said = explain(fire, { id: 'brief', text: 'Dunmarrow mourns its granary.' });
    expect(said.verdict).not.toBe('same-story');
    expect(first(said)).toMatch(/^too-short: "brief" has 4 words only/);
  });

  test('contradicting frames, named', () => {
    const story = (day: string, month: string, dead: number): string =>
      `A ferry of the Telm line ran aground off Skarrow on ${day}, and ${dead} passengers were hurt, police said. ` +
      `The captain told of fog in the strait. The line had warned of the reef since ${month} 2019.`;
    const said = explain(
      { id: 'a', text: story('Thursday', 'March', 26) },
      {
        id: 'b',
        text: story('Saturday', 'November', 43).replace('fog in the strait', 'a broken rudder that day'),
      },
    );
    const all = said.reasons.join('\n');
    expect(all).toContain('other months: March in one, November in the other');
    expect(all).toContain('other days: Thursday in one, Saturday in the other');
  });

  test('the days between', () => {
    const later = { ...fireToo, publishedAt: '2021-06-09' };
    const said = explain(fire, later);
    expect(said.reasons.join('\n')).toContain('published 92 days apart: what they share counts 40 %');
  });
});

describe('options', () => {
  test('pins', () => {
    const same = explain(fire, comet, { sameStory: [[fire.id, comet.id]] });
    expect([same.verdict, first(same)]).toEqual(['same-story', 'same-pin: sameStory pins them to one story']);
    const different = explain(fire, fireToo, { differentStory: [[fireToo.id, fire.id]] });
    expect(different.verdict).toBe('related');
    expect(first(different)).toBe('different-pin: differentStory pins them to two stories');
    expect(() => explain(fire, comet, { sameStory: [['a', 'b']], differentStory: [['a', 'b']] })).toThrow(
      NewsfoldError,
    );
  });

  test('a veto', () => {
    expect(first(explain(fire, fireToo, { veto: () => true }))).toBe('veto: the veto keeps them apart');
    expect(explain(fire, fireToo, { veto: () => false })).toEqual(explain(fire, fireToo));
  });

  test('a window', () => {
    const later = { ...fireToo, publishedAt: '2021-03-19' };
    const said = explain(fire, later, { window: 7 });
    expect(said.verdict).toBe('related');
    expect(said.score).toBe(0);
    expect(first(said)).toMatch(/^window: published further apart than the window/);
  });

  test('a threshold, where the default would decide otherwise', () => {
    const [talks, visit] = [of('event0-report1'), of('event1-report3')];
    const usual = explain(talks, visit);
    expect(usual.verdict).toBe('related');
    const loose = explain(talks, visit, { threshold: -1 });
    expect(loose.verdict).toBe('same-story');
    expect(loose.threshold).toBeCloseTo(usual.threshold / 2, 12);
    expect(first(loose)).toBe(
      `threshold: alike enough for the threshold chosen: ${usual.score.toFixed(3)}, where the threshold asks for 0.030 and the default for 0.060`,
    );
    const brief = {
      ...fireToo,
      text: `Sanna Quist, mayor of Lendhove, spoke at length. ${fireToo.text.slice(0, 90)}`,
    };
    const near = explain(fire, brief);
    const tight = explain(fire, brief, { threshold: 1 });
    expect(near.verdict).toBe('same-story');
    expect(tight.threshold).toBeCloseTo(2 * near.threshold, 12);
    if (near.score < tight.threshold) expect(tight.decidedBy).toBe('threshold');
  });
});

describe('among a batch', () => {
  test('the verdict is that of clusterStories', () => {
    const all = batch();
    const { stories } = clusterStories(all);
    const storyOf = new Map(
      stories.flatMap(({ id, articleIds }) => articleIds.map((article) => [article, id])),
    );
    for (const a of all.slice(0, 6)) {
      for (const b of all) {
        if (a.id === b.id) continue;
        const { verdict } = explain(a, b, { among: all });
        const isOne = verdict === 'same-report' || verdict === 'same-story';
        expect(isOne).toBe(storyOf.get(a.id) === storyOf.get(b.id));
      }
    }
  });

  test('what joins two reports that are alike too little is named', () => {
    const chain = [
      {
        id: 'a',
        text: 'Dunmarrow harbour: a grain warehouse burned, and Mads Orrel led sixty firefighters.',
      },
      {
        id: 'b',
        text: 'Mads Orrel led sixty firefighters at the grain warehouse; barley prices rose in Telm.',
      },
      {
        id: 'c',
        text: 'Barley prices rose in Telm after the loss at the warehouse, traders at Skarrow said.',
      },
    ];
    const said = explain(chain[0]!, chain[2]!, { among: chain, threshold: -1 });
    expect(said.verdict).toBe('same-story');
    expect(first(said)).toMatch(/^others: alike too little by themselves .*, joined through "b"$/);
  });

  test('both are part of it, whether it has them or not, and its bad articles are passed over', () => {
    const all = batch();
    const bad = { id: 'bad', text: '' };
    const rest = all.filter(({ id }) => id !== fire.id && id !== fireToo.id);
    expect(explain(fire, fireToo, { among: [...rest, bad] })).toEqual(explain(fire, fireToo, { among: all }));
  });

  test('a batch that is none is a TypeError', () => {
    expect(() => explain(fire, comet, { among: 5 as never })).toThrow(TypeError);
  });

  test('options that are none are a TypeError that says so', () => {
    for (const options of [null, 5, 'among']) {
      expect(() => explain(fire, comet, options as never)).toThrow(/^options: expected an object/);
    }
  });
});

test('nobody depends on which of the two is named first', () => {
  const all = batch();
  for (const b of all.slice(1)) {
    const [one, other] = [explain(all[0]!, b), explain(b, all[0]!)];
    expect(other.verdict).toBe(one.verdict);
    expect(other.decidedBy).toBe(one.decidedBy);
    expect(other.score).toBeCloseTo(one.score, 12);
  }
});
