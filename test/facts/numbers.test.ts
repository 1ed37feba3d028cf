/** Quantities as they are written: digits, words, scales, hedges, ranges; and numbers that count nothing. */
import { describe, expect, test } from 'vitest';
import { quantityAt, spellQuantity } from '../../src/facts/numbers';
import { tokensOf } from '../../src/facts/tokens';

/** The first quantity of a sentence, spelled; the numbers that count nothing are passed over. */
function first(sentence: string): string | undefined {
  const tokens = tokensOf(sentence);
  for (let i = 0; i < tokens.length; i++) {
    const quantity = quantityAt(tokens, i);
    if (quantity !== undefined) return spellQuantity(quantity, quantity.currency);
  }
  return undefined;
}

describe('a quantity', () => {
  test.each([
    ['12 people died', '12'],
    ['1,200 people died', '1200'],
    ['1.2 million people fled', '1200000'],
    ['Two hundred people fled', '200'],
    ['Two hundred and five people fled', '205'],
    ['Two hundred and fifty-one people fled', '251'],
    ['Twenty-one people fled', '21'],
    ['Forty five people fled', '45'],
    ['Three thousand people fled', '3000'],
    ['Three hundred thousand people fled', '300000'],
    ['Two thousand and six people fled', '2006'],
    ['Two million three hundred thousand people fled', '2300000'],
    ['A hundred people fled', '100'],
    ['A million people fled', '1000000'],
    ['Half a million people fled', '500000'],
    ['Half a dozen people fled', '~6'],
    ['Two dozen people fled', '~24'],
    ['Two or three people fled', '2'],
    ['Two three people fled', '2'],
    ['Five and six people fled', '5'],
    ['Nobody was hurt', '0'],
    ['No one was hurt', '0'],
    ['Zero people were hurt', '0'],
  ])('%s: %s', (sentence, spelled) => {
    expect(first(sentence)).toBe(spelled);
  });

  test.each([
    ['At least 12 people died', '>=12'],
    ['More than two hundred people fled', '>=200'],
    ['Up to 40 people fled', '<=40'],
    ['About 40 people fled', '~40'],
    ['Nearly 40 people fled', '~40'],
    ['Between 40 and 50 people fled', '40-50'],
    ['Some 2-3 million people fled', '2000000-3000000'],
    ['Some 2 to 3 thousand people fled', '2000-3000'],
    ['Two to three billion people saw it', '2000000000-3000000000'],
    ['It cost $2 million to $3 million', 'USD 2000000-3000000'],
    ['It cost $5', 'USD 5'],
    ['It cost $2 million to €3 million', 'USD 2000000'],
    ['Shares rose 2 to $45', '2'],
  ])('hedged, or a range: %s: %s', (sentence, spelled) => {
    expect(first(sentence)).toBe(spelled);
  });
});

describe('no quantity', () => {
  test.each([
    'The talks of 2020 failed',
    'On March 5 talks failed',
    'On 5 March talks failed',
    'He came 12th',
    'At 12:30 talks failed',
    'A man aged 45 fled',
    'A man of 45 fled',
    'The 12-year-old fled',
    'A 7.8-magnitude quake struck',
    'One of them fled',
    'It rose by 7 %',
    'They won 3-2',
    'None of the victims is known',
    'No longer did they wait',
    'They sold B-52s',
    'It fell from 50-40 in the poll',
  ])('%s', (sentence) => {
    expect(first(sentence)).toBeUndefined();
  });

  test('but people of a number like a year are counted', () => {
    expect(first('Some 2000 people fled')).toBe('~2000');
  });
});
