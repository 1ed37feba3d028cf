import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/text/sentences';
import { anyText } from '../helpers/text';

const cut = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

/** Sentences joined by a bar, so that a case is one line: where the bars stand, the text must be cut. */
const expectCuts = (marked: string): void => {
  const parts = marked.split('|');
  expect(cut(parts.join(' '))).toEqual(parts);
};

describe('a full stop', () => {
  test.each([
    'The talks ended.|Nobody spoke.',
    'Is it over?|No!|It goes on…|For now.',
    'Output rose 5.93 percent in 2011.|It fell in 2012.',
    'He said no.|Then he left.',
    'It was No. 5 on the list.|The rest followed.',
  ])('ends a sentence: %s', expectCuts);

  test.each([
    'Dr. Berg met Gen. Ilves and Mr. and Mrs. Holm.|Sen. Abel Roy did not come.',
    'The U.S. President met U.N. envoys.|Talks under the U.N.-led 5+5 format go on.',
    'J. K. Holm and A. B. Roy wrote it.|С. П. Орлов read it.',
    'They met on Sept. 16 and Sept.15.|On Jan. 3 they will meet again.',
    'The mine, i.e. the old one, belongs to Acme Inc. of Delft.|Rivals, e.g. Borel Corp. and others, want it.',
    'It starts at 9 a.m. Monday and ends at 5 p.m. EST.|Doors open at 8 a.m.|Police will be there.',
    'He lives in St. Olaf, Minn. with two dogs.|Borel vs. Holm is next.',
  ])('after an abbreviation, an initial or in a number does not: %s', expectCuts);

  test.each([
    'He had lived for years in the U.S.|The president met him there.',
    'She works for Acme Inc.|The firm said so.',
    'Bring pens, paper, etc.|The rest is here.',
    'It is about vitamin C.|The study is new.',
    'It will open in Dec.|They hope so.',
  ])('after an abbreviation ends one before a word that starts sentences: %s', expectCuts);

  test('without a space after it ends a sentence between prose, not inside an address', () => {
    expect(cut('The talks ended.Nobody spoke.')).toEqual(['The talks ended.', 'Nobody spoke.']);
    for (const whole of [
      'See Example.Com for more.',
      'See www.Example.com now.',
      'Write to a.b@Mail.Post.org today.',
    ]) {
      expect(cut(whole)).toEqual([whole]);
    }
  });

  test('after a list number does not end the item', () => {
    expect(cut('1. Free the port.\n2. Open the road.')).toEqual(['1. Free the port.', '2. Open the road.']);
  });
});

describe('quotations', () => {
  test.each([
    '"We go." he said.|Nobody answered.',
    '“We go!” he cried, and left.|“Why?” she asked.',
    '"Will you come?" Mr. Berg asked.|"No."|The end came soon.',
    'He said "no."|She said (quietly) "yes."|They left.',
  ])('keep their attribution and their closing marks: %s', expectCuts);

  test('three dots inside a sentence do not end it', () => {
    expect(cut('It was... late. Well... I think so.')).toEqual(['It was... late.', 'Well... I think so.']);
  });
});

describe('lines', () => {
  test('a blank line ends a sentence', () => {
    expect(cut('A heading\n\nThe text goes on\r\n\r\nand on')).toEqual([
      'A heading',
      'The text goes on',
      'and on',
    ]);
  });

  test('lines wrapped inside sentences, as newswires do, are joined', () => {
    const wire =
      'Shareholders of the Delft Borel Mining Company voted to\n' +
      'accept the offer of the Holm Group, which the U.S.\n' +
      'authorities had cleared, at a meeting held in the old\n' +
      'Town Hall of Delft. The offer ends on Friday and the\nshares will then be delisted.';
    expect(cut(wire).map((sentence) => sentence.replaceAll('\n', ' '))).toEqual([
      'Shareholders of the Delft Borel Mining Company voted to accept the offer of the Holm Group, which the U.S. ' +
        'authorities had cleared, at a meeting held in the old Town Hall of Delft.',
      'The offer ends on Friday and the shares will then be delisted.',
    ]);
  });

  test('a heading or bullet on a line of its own stands alone', () => {
    expect(cut('Talks put off\nThe two sides will not meet.\n- Item one\n- Item two')).toEqual([
      'Talks put off',
      'The two sides will not meet.',
      '- Item one',
      '- Item two',
    ]);
  });

  test('a heading over a paragraph stands alone, however long the heading', () => {
    const heading = 'Ministers of the seven river states put off their talks';
    const long = `Ministers will not meet${' this week or the next'.repeat(5)}, they said.`;
    expect(cut(`${heading}\n${long}`)).toEqual([heading, long]);
    const short =
      'The talks of the seven states on the use of the river were put off, ministers said on Monday.';
    expect(cut(`${heading}\n${short}\nNo new day was named.`)).toEqual([
      heading,
      short,
      'No new day was named.',
    ]);
    const wrapped = [
      'The talks of the seven states on the use of the river, which were due on Monday in',
      'Oslo, will be held in spring.',
    ];
    expect(cut(`${heading}\n${wrapped.join('\n')}`)).toEqual([heading, wrapped.join('\n')]);
  });

  test('a line too long to be wrapped is a paragraph', () => {
    const long = `The ${'very '.repeat(30)}long line has no full stop`;
    expect(cut(`${long}\nNext it goes on.`)).toEqual([long, 'Next it goes on.']);
  });
});

describe('other scripts', () => {
  test('are cut at their own marks', () => {
    expect(cut('我们去。他们来了！“去吧。”他说。')).toEqual(['我们去。', '他们来了！', '“去吧。”他说。']);
    expect(cut('Встреча отложена. Её перенесли.')).toEqual(['Встреча отложена.', 'Её перенесли.']);
    expect(cut('هل انتهت المحادثات؟ نعم انتهت.')).toEqual(['هل انتهت المحادثات؟', 'نعم انتهت.']);
    expect(cut('वार्ता टल गई। नई तारीख तय नहीं है।')).toEqual(['वार्ता टल गई।', 'नई तारीख तय नहीं है।']);
  });
});

/** A text from a seeded choice of tokens that each touch a rule. */
function hostile(seed: number, tokens: number): string {
  const parts = [
    'a',
    'B',
    '. ',
    '.',
    '"',
    '“',
    '”',
    '\n',
    '\n\n',
    ' ',
    '5',
    'Mr.',
    'U.S.',
    '?',
    '!',
    '…',
    '(',
    ')',
    '。',
    '\u200b',
    '\ud800',
    '- ',
  ];
  let state = seed;
  let text = '';
  for (let i = 0; i < tokens; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += parts[state % parts.length];
  }
  return text;
}

describe('any text', () => {
  test('gives trimmed spans in order, without overlap, that leave out no letter or digit', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const text = hostile(seed * 7919, 60);
      let at = 0;
      for (const { start, end } of splitSentences(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(at, start)).not.toMatch(/[aB5]/);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        at = end;
      }
      expect(text.slice(at)).not.toMatch(/[aB5]/);
    }
  });

  test('without a letter or digit gives nothing', () => {
    for (const text of ['', ' ', '.', '...', '* * *', '\n\n', '"?!"'])
      expect(splitSentences(text)).toEqual([]);
  });
});

test('the first few sentences are the first few of all', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 4 }), (text, most) => {
      expect(splitSentences(text, most)).toEqual(splitSentences(text).slice(0, most));
    }),
  );
});
