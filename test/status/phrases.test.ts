/** A language's status words, given as plain phrases, are read with their negations, doubts and conditions. */
import { describe, expect, test } from 'vitest';
import type { PhraseLexicon } from '../../src/status/language-lexicon';
import { PhraseReader } from '../../src/status/phrase-reader';

const GERMAN: PhraseLexicon = {
  phrases: {
    planned: [
      'findet ... statt',
      'soll ... stattfinden',
      'ist geplant',
      'sind geplant',
      'wird ... stattfinden',
    ],
    held: ['fand ... statt', 'ist beendet', 'endete*'],
    postponed: ['verschoben', 'verschiebt', 'auf unbestimmte Zeit vertagt'],
    cancelled: ['abgesagt', 'sagt ... ab', 'fällt aus', 'findet nicht statt'],
    denied: ['dementiert*', 'weist ... zurück'],
    none: ['nicht verschoben'],
  },
  alone: { held: ['trafen sich'] },
  events: ['Gipfel*', 'Treffen', 'Besuch*', 'Gespräch*', 'Wahl*'],
  negators: ['nicht', 'kein', 'keine'],
  doubts: ['könnte*', 'möglicherweise', 'fordert'],
  conditionals: ['wenn', 'falls'],
  background: ['im vergangenen Jahr'],
};
const TURKISH: PhraseLexicon = {
  phrases: { postponed: ['ertelen*'], none: ['ertelenme*'], cancelled: ['iptal ed*'], held: ['yapıldı'] },
  events: ['görüşme*', 'zirve*'],
  negatorsAfter: ['değil'],
};
const ARABIC: PhraseLexicon = {
  phrases: { postponed: ['تأجيل'], held: ['عقد*'] },
  events: ['قمة', 'محادثات'],
  prefixes: ['و', 'ال', 'وال'],
};

describe.each([
  [GERMAN, 'Gipfel in Bern auf Juni verschoben', 'postponed'],
  [GERMAN, 'Der Minister sagt den für Montag geplanten Besuch in Bern ab.', 'cancelled'],
  [GERMAN, 'Der Gipfel findet nicht statt.', 'cancelled'],
  [GERMAN, 'Der Gipfel findet am Montag in Bern statt.', 'planned'],
  [GERMAN, 'Der Gipfel findet am Montag nicht statt.', undefined],
  [GERMAN, 'Die Wahlen werden nicht verschoben.', undefined],
  [GERMAN, 'Der Gipfel könnte erneut verschoben werden.', undefined],
  [GERMAN, 'Falls der Gipfel verschoben wird, droht Streit.', undefined],
  [GERMAN, 'Im vergangenen Jahr wurde der Besuch verschoben.', undefined],
  [GERMAN, 'Wird der Gipfel verschoben?', undefined],
  [GERMAN, 'Die Lieferung wurde verschoben.', undefined],
  [GERMAN, 'Die Minister trafen sich in Bern.', 'held'],
  [GERMAN, 'Bern dementiert, dass das Treffen abgesagt ist.', 'denied'],
  [TURKISH, 'İstanbul’daki görüşmeler ertelendi', 'postponed'],
  [TURKISH, 'GORUSMELER ERTELENDI', 'postponed'],
  [TURKISH, 'Görüşmeler ertelenmedi', undefined],
  [TURKISH, 'Zirve iptal edildi', 'cancelled'],
  [TURKISH, 'Zirve iptal edilmiş değil', undefined],
  [ARABIC, 'تأجيل القمة في إسطنبول', 'postponed'],
  [ARABIC, 'وعقدت المحادثات في أنقرة', 'held'],
] as const)('the sentence', (lexicon, sentence, expected) => {
  test(`"${sentence}" says ${expected ?? 'nothing'}`, () => {
    expect(new PhraseReader(lexicon).read(sentence).value).toBe(expected);
  });
});

test('a sentence of any length and kind is read in linear time', () => {
  const reader = new PhraseReader({ ...GERMAN, phrases: { held: ['a ... b', 'a*', 'ab ... a ... c'] } });
  for (const unit of ['a ', 'ab ', 'nicht ', 'x, ', 'Gipfel ', '']) {
    expect(reader.read(unit.repeat(100_000)).value === 'cancelled').toBe(false);
  }
});
