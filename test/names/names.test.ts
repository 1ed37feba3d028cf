/** Names are found in running text, each once under its fullest spelling, and capitals alone make none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNames } from '../../src/names/names';
import { processorTime } from '../helpers/time';

const names = (...texts: string[]): string[] =>
  findNames(texts.map((text) => ({ title: '', text }))).map(({ text }) => text);

describe('a name', () => {
  test('is a run of capitalised words with its particles', () => {
    expect(
      names('Envoys of Ursula von der Leyen met Hasan al Karimi and Omar bin Said in New York.'),
    ).toEqual(['Ursula von der Leyen', 'Hasan al Karimi', 'Omar bin Said', 'New York']);
  });

  test('goes on behind "of" only in the name of a body', () => {
    expect(names('He left the House of Commons with Anna Berg of Norway.')).toEqual([
      'House of Commons',
      'Anna Berg',
      'Norway',
    ]);
  });

  test('has no rank, no people before the rank and no possessive', () => {
    expect(
      names(
        "They saw Chilean President Elena Rojas's house. Then Foreign Minister Piet Vos and Dr. Ann Lee left Oslo.",
      ),
    ).toEqual(['Elena Rojas', 'Piet Vos', 'Ann Lee', 'Oslo']);
  });

  test('has no trade before it', () => {
    expect(names('Referee Mia Holt was glad. They saw Striker Ann Lee leave.')).toEqual([
      'Mia Holt',
      'Ann Lee',
    ]);
  });

  test('may begin with a people, but is none by itself', () => {
    expect(
      names('It was the Chilean Foreign Ministry that asked Chilean and Peruvian ships to leave.'),
    ).toEqual(['Chilean Foreign Ministry']);
  });

  test('is no day, month or word that opens a sentence', () => {
    expect(
      names('Boats left on Monday in May. Fish is dear. Fish was cheap in March. “Nothing helps,” he said.'),
    ).toEqual([]);
  });

  test('may open a sentence when it is capitalised inside another', () => {
    expect(names('Riga waits. They came to Riga by boat.')).toEqual(['Riga']);
  });

  test('keeps initials, apostrophes and hyphens', () => {
    expect(names("He met J. K. Holm, Sean O'Brien and Jean-Luc Petit at the U.N. in Geneva.")).toEqual([
      'J. K. Holm',
      "Sean O'Brien",
      'Jean-Luc Petit',
      'U.N.',
      'Geneva',
    ]);
  });
});

describe('a name goes on', () => {
  test('behind the "s" of a body that is some people\u2019s', () => {
    expect(
      names("They asked the Baltic People's Assembly and the Riga County Sheriff’s Department."),
    ).toEqual(["Baltic People's Assembly", 'Riga County Sheriff’s Department']);
    expect(names("They asked Norway's Ministry of Trade.")).toEqual(['Norway', 'Ministry of Trade']);
  });

  test('behind a shortened "Saint" or "Mount"', () => {
    expect(names('They went from St. Olav to Mt. Halla.')).toEqual(['St. Olav', 'Mt. Halla']);
  });
});

describe('a name is not', () => {
  test('a rank in the plural, nor the rank of a prosecutor', () => {
    expect(
      names('They saw Presidents Rojas and Vos with Prosecutor Ingrid Moe. The Ministers left.'),
    ).toEqual(['Rojas', 'Vos', 'Ingrid Moe']);
  });

  test('the publisher of the article itself', () => {
    const text = 'A reporter of the Northern Courier saw Elena Rojas in Lima.';
    const found = findNames([
      { title: '', text, source: 'The Northern Courier' },
      { title: '', text: 'He told the Northern Courier in Lima.', source: 'Lima Post' },
    ]);
    expect(found).toContainEqual({ text: 'Northern Courier', articles: 1 });
    expect(found).toContainEqual({ text: 'Lima', articles: 2 });
  });

  test('a credit in brackets, unless a text names the agency', () => {
    const text = 'They came to Liepaja (Reuters) on Sunday. A picture (Baltpix) showed them.';
    expect(names(text)).toEqual(['Liepaja']);
    expect(names(text, 'They told Baltpix so in Liepaja.').sort()).toEqual(['Baltpix', 'Liepaja']);
  });

  test('an office, whoever holds it', () => {
    expect(
      names(
        'They saw Secretary of State Elena Rojas, Minister for Foreign Affairs Piet Vos and Chief of Staff Ann Lee in Oslo.',
      ),
    ).toEqual(['Elena Rojas', 'Piet Vos', 'Ann Lee', 'Oslo']);
    expect(names('They heard Turkish Foreign Minister Sedef Aydin. He met Minister Sedef there.')).toEqual([
      'Sedef Aydin',
      'Sedef',
    ]);
    expect(names('It went to Superior Court Judge Ingrid Moe and to the Baltic Bank President.')).toEqual([
      'Ingrid Moe',
      'Baltic Bank',
    ]);
    expect(names('The House of Representatives and the Civil Defence met.')).toEqual([
      'House of Representatives',
      'Civil Defence',
    ]);
  });

  test('the form of a company, a kind of road or an article', () => {
    expect(names('They sold Holm Co to A Norwegian and A Holm Inc man in the Street.')).toEqual([
      'Holm Co',
      'Holm Inc',
    ]);
  });

  test('the first name alone of a couple', () => {
    expect(names('The farm belongs to Alan and Joan Pryce. Neighbours say that Pryce left Oslo.')).toEqual([
      'Joan Pryce',
      'Oslo',
    ]);
    expect(names('They sailed from Norway and Costa Rica.')).toEqual(['Norway', 'Costa Rica']);
  });

  test('a plain word for standing in a longer name', () => {
    const text = 'Grain fell again. They buy grain from the Baltic Grain Union in Riga.';
    expect(names(text)).toEqual(['Baltic Grain Union', 'Riga']);
  });
});

describe('an actor that only opens sentences', () => {
  const found = (title: string, text: string): string[] =>
    findNames([{ title, text }]).map((name) => name.text);

  test('is a name when a title has it and nothing spells it small', () => {
    expect(found('Sundbank to close branches', 'Sundbank said it would close. Costs are high.')).toEqual([
      'Sundbank',
    ]);
    expect(found('Bad year for Sundbank', 'Sundbank closed two branches. Costs are high.')).toEqual([
      'Sundbank',
    ]);
    const twice = 'Seeds closed a plant in spring. Seeds is short of money.';
    expect(found('Seeds in trouble', twice)).toEqual([]);
    expect(found('Sundbank in trouble', 'Sundbank closed a plant. Sundbank is short of money.')).toEqual([
      'Sundbank',
    ]);
  });

  test('is none when it is spelled small elsewhere, is a plural or does nothing', () => {
    expect(found('Warplanes over the hills', 'Warplanes said nothing. Warplanes were seen.')).toEqual([]);
    expect(found('Rain stops play', 'Rain stopped play. Rain was heavy, and more rain is due.')).toEqual([]);
    expect(found('Rescue of boats', 'Rescue boats came. Rescue crews were tired.')).toEqual([]);
  });
});

describe('months that people are called', () => {
  test('are first names and surnames beside other names', () => {
    expect(names('They saw Jan Tarr, April Jones and June Carter with Theresa May in Oslo.')).toEqual([
      'Jan Tarr',
      'April Jones',
      'June Carter',
      'Theresa May',
      'Oslo',
    ]);
    expect(names('Friends say that May Brown left. Later May Brown was found.')).toEqual(['May Brown']);
  });

  test('are none where "may" is a verb', () => {
    expect(names('It was in May. May Odin help them. “May Odin help,” he said to Odin.')).toEqual(['Odin']);
  });

  test('are months where months stand, and weekdays are days', () => {
    for (const text of [
      'Talks began in May. In May Norway held talks, and since June Norway has been glad.',
      'He left Norway May 5 and they left Norway June 12.',
      'It was 5 May Norway time. They told Norway so on Monday. On Monday Norway agreed.',
      'They saw April President Norway and every August Norway as it is.',
    ]) {
      expect(names(text), text).toEqual(['Norway']);
    }
  });
});

describe('spellings of one name are joined', () => {
  test('a hyphened pair counts for both that it names, and swallows neither', () => {
    const border = 'They closed the Chile-Peru border.';
    const found = findNames([
      { title: '', text: border },
      { title: '', text: 'From Chile they went to Peru.' },
    ]);
    expect(found).toEqual([
      { text: 'Chile', articles: 2 },
      { text: 'Peru', articles: 2 },
    ]);
    expect(names(`${border} Later they left Peru.`).sort()).toEqual(['Chile-Peru', 'Peru']);
    expect(
      names('They met Jean-Luc Petit. Later Petit left with Ann Berg-Moe. Then Berg-Moe slept.'),
    ).toEqual(['Jean-Luc Petit', 'Ann Berg-Moe']);
  });

  test('a first name to the full name of a person whose age is told', () => {
    const found = (text: string): string[] => names(text).sort();
    expect(found('They look for Lea Brand, 6, in the hills. Her mother saw Lea on Monday.')).toEqual([
      'Lea Brand',
    ]);
    expect(found('They look for Lea Brand (16). Her mother saw Lea there.')).toEqual(['Lea Brand']);
    const two = 'They look for Lea Brand, 6, and for Lea Holm, 7, and saw Lea there.';
    expect(found(two)).toEqual(['Lea', 'Lea Brand', 'Lea Holm']);
    expect(found('They use Seeker Maps, and they use Seeker too.')).toEqual(['Seeker', 'Seeker Maps']);
  });

  test('a surname to the full name', () => {
    const [first] = findNames([
      { title: '', text: 'They met Elena Rojas in Lima.' },
      { title: '', text: 'They say that Rojas has left.' },
    ]);
    expect(first).toEqual({ text: 'Elena Rojas', articles: 2 });
  });

  test('a surname not to a place or body that ends alike', () => {
    expect(
      names('From Korea he went to North Korea. The Army and the Free Lithuanian Army fought.'),
    ).toContain('Korea');
  });

  test('an acronym to the long form that the text gives', () => {
    const found = findNames([
      { title: '', text: 'He joined the Union of Baltic Fishers (UBF) in Riga.' },
      { title: '', text: 'Boats of the UBF are in port.' },
    ]);
    expect(found[0]).toEqual({ text: 'Union of Baltic Fishers', articles: 2 });
    expect(found.map(({ text }) => text)).not.toContain('UBF');
  });

  test('an acronym that no text expands to the only name that it can stand for', () => {
    const both = 'He joined the Union of Baltic Fishers in Riga. The UBF was glad.';
    const found = findNames([
      { title: '', text: both },
      { title: '', text: 'Boats of the UBF are in port.' },
    ]);
    expect(found[0]).toEqual({ text: 'Union of Baltic Fishers', articles: 2 });
    expect(found.map(({ text }) => text)).not.toContain('UBF');
    expect(names(both, 'They met the Upper Bank Foundation there.')).toContain('UBF');
    expect(names('He joined the Union of Baltic Fishers.', 'Boats of the UBF are in port.')).toContain('UBF');
    expect(names('They met Anna Berg in Oslo. Later the AB was closed.')).toContain('AB');
  });

  test('what a body is called for short', () => {
    const text =
      'The Baltic Observatory for Human Rights counted boats. Later the Observatory and the Baltic Observatory were glad.';
    expect(names(text)).toEqual(['Baltic Observatory for Human Rights']);
  });

  test('what a body is called not to a longer form that hardly a report uses', () => {
    const texts = Array.from({ length: 5 }, () => 'They asked the Baltic Council in Riga.');
    expect(names(...texts, 'They asked the Baltic Council Counsel Piet Vos.')).toContain('Baltic Council');
  });

  test('with and without the article that a hyphen joins', () => {
    expect(names('They left the plain of al-Khabir. It rains in the Khabir plain.')).toEqual(['al-Khabir']);
  });

  test('accents, case of particles and hyphens apart', () => {
    const found = findNames([
      { title: '', text: 'They met Sedef Çelik and Omar al-Karimi there.' },
      { title: '', text: 'They met Sedef Celik and Omar Al Karimi there.' },
    ]);
    expect(found.map(({ articles }) => articles)).toEqual([2, 2]);
  });

  test('a chance longer form does not swallow the name that all use', () => {
    const text = 'They met Elena Rojas in Lima.';
    expect(names(text, text, 'They met Marathon Elena Rojas in Lima.')[0]).toBe('Elena Rojas');
  });
});

describe('headings', () => {
  test('in capitals or title case bring no names', () => {
    const text = 'They came to Riga by boat.';
    for (const title of [
      'BOATS SINK IN STORM OFF COAST',
      'Fishing Boats Sink Quickly Near Northern Harbour',
    ]) {
      expect(findNames([{ title, text }]).map((name) => name.text)).toEqual(['Riga']);
      expect(findNames([{ title: '', text: `${title}\n\n${text}` }]).map((name) => name.text)).toEqual([
        'Riga',
      ]);
    }
  });

  test('in title case bring none either where they end in a full stop', () => {
    expect(names('Coast Guard Finds Fishing Boat Near Harbour. They came to Riga by boat.')).toEqual([
      'Riga',
    ]);
    expect(names('He met Elena Rojas Vargas, Piet Vos and Hasan Karimi.')).toEqual([
      'Elena Rojas Vargas',
      'Piet Vos',
      'Hasan Karimi',
    ]);
  });

  test('count for names known from the text', () => {
    const found = findNames([
      { title: 'Storm in Riga', text: 'Boats sank and nobody was hurt.' },
      { title: '', text: 'They came to Riga by boat.' },
    ]);
    expect(found).toEqual([{ text: 'Riga', articles: 2 }]);
  });
});

describe('the list', () => {
  const articles = [
    {
      title: 'Envoys meet in Riga',
      text: 'Envoys of Peru met Elena Rojas in Riga. The talks in Riga end soon.',
    },
    { title: '', text: 'From Lima it is far to Riga, says Rojas. Many ships of Peru sail to Lima.' },
    { title: '', text: 'The Baltic Fish Council (BFC) in Riga said that the BFC was glad.' },
  ];

  test('is the same in any order of the articles', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: 3 }), (order) => {
        expect(findNames(order)).toEqual(findNames(articles));
      }),
    );
  });

  test('is sorted by articles and cut at the limit', () => {
    const counts = findNames(articles).map((name) => name.articles);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(findNames(articles, 1)).toEqual([{ text: 'Riga', articles: 3 }]);
  });

  test('is empty for empty and hostile text, in linear time', () => {
    const units = [
      '',
      ' ',
      'A',
      'A ',
      'A.',
      'Al ',
      'Ab al ',
      '(AB) ',
      "O'",
      'President ',
      'É\u0301 ',
      '\ud800',
    ];
    const all = (length: number): number =>
      processorTime(() => {
        for (const unit of units) findNames([{ title: unit, text: unit.repeat(length) }]);
      });
    expect(all(40_000)).toBeLessThan(32 * Math.max(5, all(5000)));
  });
});
