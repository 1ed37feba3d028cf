/**
 * The words that decide whether a full stop ends a sentence: English abbreviations as news agencies write them, and what
 * may follow them. Lower case, without the last full stop.
 * @module
 */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Always followed by a name. */
export const TITLES: ReadonlySet<string> = set(
  'adm amb atty brig capt cmdr col cpl det dr fr gen gov hon insp lt maj messrs mlle mme mr mrs ms mx pres prof ' +
    'pvt rep reps rev sen sens sgt spc supt vs',
);
/** Abbreviations that also end sentences: they do so before a word that commonly starts one. */
export const AMBIGUOUS: ReadonlySet<string> = set(
  'al approx ave assn blvd bros cf co corp cos dept dist etc ft govt hwy inc intl jr ltd mt plc rd sr st ste ' +
    'univ ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore ' +
    'pa tenn tex va vt wash wis wyo v',
);
/** Abbreviations before a number. */
export const NUMBERED: ReadonlySet<string> = set(
  'art ch fig no nos nr op p par pp sec vol jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur ' +
    'thurs fri sat sun',
);
export const MONTHS_AND_DAYS: ReadonlySet<string> = set(
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october ' +
    'november december monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
);
export const TIME_ZONES: ReadonlySet<string> = set(
  'eastern pacific central mountain local gmt utc bst cet cest est edt pst pdt cst cdt mst mdt et pt ct ist jst msk',
);
export const STARTERS: ReadonlySet<string> = set(
  'a according after all also although an and another as at before both but by despite during earlier for from he her ' +
    'here his how however if in it its later last many meanwhile most no nor not now on one our she since so some still ' +
    'such that the their then there these they this those though to two under we what when where while who why with yet you',
);
export const SPEECH: ReadonlySet<string> = set(
  'said says asked asks told tells added adds wrote writes tweeted replied shouted',
);
export const TOP_LEVEL_DOMAINS: ReadonlySet<string> = set(
  'com net org edu gov mil info co uk io tv de fr ru tr js ai app me eu',
);

/** What an abbreviation of one part is: a title; one that may end a sentence, in any case or with a capital; one before a number. */
export const ABBREVIATION = { title: 1, anywhere: 2, capitalised: 4, numbered: 8 } as const;

/** {@link TITLES}, {@link AMBIGUOUS} and {@link NUMBERED} as bits of {@link ABBREVIATION}. */
export const ABBREVIATIONS: ReadonlyMap<string, number> = (() => {
  const kinds = new Map<string, number>();
  const add = (word: string, kind: number): Map<string, number> =>
    kinds.set(word, (kinds.get(word) ?? 0) | kind);
  for (const word of TITLES) add(word, ABBREVIATION.title);
  for (const word of AMBIGUOUS) {
    const isAnywhere = word.length <= 2 || word === 'etc' || word === 'approx';
    add(word, isAnywhere ? ABBREVIATION.anywhere : ABBREVIATION.capitalised);
  }
  for (const word of NUMBERED) add(word, ABBREVIATION.numbered);
  return kinds;
})();
