/** What the packs promise: stop words, stems that inflected forms share, the language a report is read in. */
import { describe, expect, test } from 'vitest';
import { languagesOf } from '../../src/language';
import { LANGUAGE_CODES, type LanguageCode, loadLanguages } from '../../src/languages';
import { stemArabic } from '../../src/languages/arabic-stem';
import { Language, Languages } from '../../src/text/language';
import { hashWord, splitWords } from '../../src/text/words';
import { processorTime } from '../helpers/time';
import { REPORTS } from './reports';

const packs = await loadLanguages();
const languages = Object.fromEntries(packs.map((pack) => [pack.code, new Language(pack)]));

function stemOf(code: string, word: string): number {
  const { hashes, flags } = splitWords(word);
  return languages[code]!.stemHash(word, 0, word.length, hashes[0]!, flags[0]!);
}

describe('forms of one word have one stem', () => {
  test.each([
    ['tr', 'toplantı toplantısı toplantının toplantıda toplantılar toplantıya TOPLANTI'],
    ['tr', 'görüşme görüşmeler görüşmelerin görüşmesi GÖRÜŞME gorusme'],
    ['tr', 'İstanbul istanbul ISTANBUL İSTANBUL'],
    ['ru', 'переговоры переговоров переговорам переговорах ПЕРЕГОВОРЫ'],
    ['ru', 'отложён отложен отложена отложены отложили'],
    ['es', 'reunión reuniones REUNIÓN reunion'],
    ['es', 'ministro ministra ministros'],
    ['fr', 'réunion réunions RÉUNION'],
    ['fr', 'reporté reportée reportées'],
    ['de', 'Gespräch Gespräche Gesprächen GESPRÄCHE'],
    ['de', 'Haus Häuser'],
    ['de', 'Straße Strasse STRASSE'],
    ['ar', 'اجتماع الاجتماع اجتماعات الاجتماعات والاجتماعات للاجتماع'],
    ['ar', 'مفاوضات المفاوضات والمفاوضات'],
    ['ar', 'إصلاح الإصلاح اصلاح'],
  ])('%s: %s', (code, forms) => {
    expect(new Set(forms.split(' ').map((form) => stemOf(code, form))).size).toBe(1);
  });

  test.each([
    ['tr', 'toplantı görüşme ertelendi bakan sınır'],
    ['ru', 'переговоры встреча граница министр дорога'],
    ['es', 'reunión frontera ministro camino acuerdo'],
    ['fr', 'réunion frontière ministre route accord'],
    ['de', 'Gespräch Grenze Minister Straße Abkommen'],
    ['ar', 'اجتماع حدود وزير طريق اتفاق'],
  ])('%s: other words keep their own: %s', (code, words) => {
    expect(new Set(words.split(' ').map((word) => stemOf(code, word))).size).toBe(5);
  });

  test('numbers have no stem: 150000 is not 15000', () => {
    expect(stemOf('tr', '150000')).toBe(hashWord('150000'));
  });

  test('NFC and NFD, and a soft hyphen inside, make no difference', () => {
    for (const [code, word] of [
      ['es', 'conversación'],
      ['ru', 'российский'],
      ['fr', 'négociations'],
    ] as const) {
      expect(stemOf(code, word.normalize('NFD'))).toBe(stemOf(code, word.normalize('NFC')));
      expect(stemOf(code, `${word.slice(0, 4)}\u00ad${word.slice(4)}`)).toBe(stemOf(code, word));
    }
  });

  test('light stemming leaves at least two letters', () => {
    for (const word of ['ال', 'و', 'الات', 'ها', 'ولل', 'ة', '']) {
      expect(stemArabic(word).length).toBeGreaterThanOrEqual(Math.min(2, word.length));
    }
  });
});

describe('the language of a report', () => {
  const all = new Languages(packs);

  test.each(LANGUAGE_CODES)(
    '%s is told from title and text, with all packs and with its own only',
    (code) => {
      const own = new Languages(packs.filter((pack) => pack.code === code));
      for (const { title, text } of REPORTS[code]) {
        expect(all.of('', title, text)?.code).toBe(code);
        expect(own.of('', title, text)?.code).toBe(code);
      }
    },
  );

  test('is not that of a pack for texts in English, Polish, Dutch, Swedish, Italian, or in none', () => {
    for (const text of [
      'The ministers of transport put off the railway talks that were due on Tuesday after a landslide closed the road.',
      'Ministrowie transportu przełożyli rozmowy o kolei, które miały się odbyć we wtorek, po tym jak osuwisko zablokowało drogę.',
      'De ministers hebben het overleg over de spoorlijn uitgesteld nadat een aardverschuiving de kustweg had geblokkeerd.',
      'Transportministrarna har skjutit upp samtalen om järnvägen, efter att ett jordskred stängt kustvägen.',
      'I ministri hanno rinviato i colloqui sulla ferrovia dopo che una frana ha interrotto la strada costiera.',
      '12 : 34, 5 - 6',
      '',
    ]) {
      expect(all.of('', '', text), text).toBeUndefined();
    }
  });

  test('is that of its tag, whatever the words say; a tag without a pack is no pack', () => {
    const { title, text } = REPORTS.tr[0]!;
    expect(all.of('de', title, text)?.code).toBe('de');
    expect(all.of('DE-AT', title, text)?.code).toBe('de');
    expect(all.of('en-GB', title, text)).toBeUndefined();
    expect(all.of('az', title, text)).toBeUndefined();
  });

  test('does not depend on the order of the packs where one fits best', () => {
    const reversed = new Languages([...packs].reverse());
    for (const code of LANGUAGE_CODES) {
      for (const { title, text } of REPORTS[code]) expect(reversed.of('', title, text)?.code).toBe(code);
    }
  });

  test('costs no more for a long text', () => {
    const text = 've bir ile '.repeat(200_000);
    all.of('', '', 'x');
    expect(processorTime(() => all.of('', '', text))).toBeLessThan(50);
  });
});

describe('weekdays and months', () => {
  test.each([
    ['tr', 'Salı günü, 3 Mart’ta', 2, 3],
    ['ru', 'во вторник, 3 марта', 2, 3],
    ['es', 'el martes 3 de marzo', 2, 3],
    ['fr', 'mardi 3 mars', 2, 3],
    ['de', 'am Dienstag, 3. März', 2, 3],
    ['ar', 'يوم الثلاثاء 3 مارس', 2, 3],
    ['fr', 'dimanche 1er décembre 2026', 0, 12],
    ['tr', 'cumartesi', 6, undefined],
  ] as const)('%s: %s', (code, text, weekday, month) => {
    const months = month === undefined ? 0 : 1 << month;
    expect(languages[code]!.calendarOf(text)).toEqual({ weekdays: 1 << weekday, months });
  });

  test('a month without a number is a word', () => {
    expect(languages.fr!.calendarOf('la planète Mars et ses deux lunes').months).toBe(0);
    expect(languages.es!.calendarOf('Mayo anunció su visita').months).toBe(0);
  });
});

describe('the loader', () => {
  test('gives the packs asked for, in that order', async () => {
    expect((await loadLanguages(['ru', 'tr'])).map(({ code }) => code)).toEqual(['ru', 'tr']);
    expect((await loadLanguages([])).length).toBe(0);
    expect(packs.map(({ code }) => code)).toEqual(LANGUAGE_CODES);
  });

  test('refuses other codes', async () => {
    await expect(loadLanguages(['en' as LanguageCode])).rejects.toThrow(RangeError);
    await expect(loadLanguages('tr' as unknown as LanguageCode[])).rejects.toThrow(TypeError);
    await expect(loadLanguages([1 as unknown as LanguageCode])).rejects.toThrow('codes[0]: expected one of');
  });

  test('gives packs that pass the check, with twelve months and seven days', () => {
    expect(() => languagesOf(packs)).not.toThrow();
    for (const { months, weekdays } of packs) {
      expect(months).toHaveLength(12);
      expect(weekdays).toHaveLength(7);
    }
  });

  test.each(packs)('$name lists no word that tells an event from another as a stop word', ({ code }) => {
    const news: Record<string, string> = {
      tr: 'toplantı görüşme ziyaret seçim bakan anlaşma',
      ru: 'переговоры встреча визит выборы министр соглашение',
      es: 'reunión acuerdo visita elecciones ministro estado',
      fr: 'réunion accord visite élections ministre négociations',
      de: 'Gespräch Abkommen Besuch Wahl Minister Treffen',
      ar: 'اجتماع اتفاق زيارة لقاء وزير محادثات',
    };
    for (const word of news[code]!.split(' ')) {
      expect(languages[code]!.stopWords.has(hashWord(word)), word).toBe(false);
    }
  });
});
