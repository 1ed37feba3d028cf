/**
 * Line rules, anchored: a line is boilerplate when its whole opening says so, wherever it stands, or when it
 * talks about its publisher at the page's end.
 *
 * Cost: O(1) per line.
 * @module
 */
import { parseDateLine } from '../dates/dates';
import { ATTRIBUTION, PATTERNS, type Rule } from './line-patterns';
import type { Line } from './lines';

const SHARE_WORDS: ReadonlySet<string> = new Set(
  'share shares sharing tweet tweets retweet facebook twitter whatsapp telegram linkedin pinterest reddit tumblr email e-mail messenger print flipboard viber pin instagram mastodon bluesky threads sms'.split(
    ' ',
  ),
);
const SHARE_FILLER: ReadonlySet<string> = new Set(
  'this it on via with to by in article story post page news friends your or and the a copy link icon button save more like likes comment comments follow total x vk copied opens new window send loading'.split(
    ' ',
  ),
);
const COUNTER =
  /^\d[\d.,]{0,9} ?[km]? ?(?:shares?|likes?|views?|tweets?|retweets?|reads?|followers|reactions?)$/;

/** Share buttons and counters: nothing but names of networks, "share", "this article" and numbers. */
function isShareLine(key: string): boolean {
  if (key.length > 120) return false;
  if (COUNTER.test(key) || /^like (?:this:?|loading(?:\.\.\.|…))$/.test(key)) return true;
  let named = false;
  for (const token of key.split(/[ |/,:+()]/)) {
    if (token === '' || /^[\d.,]{1,8}[km]?$|^\W{1,3}$/.test(token)) continue;
    if (SHARE_WORDS.has(token)) named = true;
    else if (!SHARE_FILLER.has(token)) return false;
  }
  return named;
}

/** `PREV` and `NEXT` in capitals before the headline of another page: in lower case they are words of prose. */
const PREV_NEXT_CAPITALS = /^(?:PREV(?:IOUS)?|NEXT)\b(?! [A-Z]{2,}\b)/;

const FOOTER_SIGNS: readonly RegExp[] = [
  /\brepublish(?:ing)?\b|\bsyndicat(?:e|ion)\b|\breprint/,
  /\b(?:this|our) (?:content|journalism|website|site|stories|reporting|newsroom|coverage)\b/,
  /\bfill (?:out|in) (?:this|the|our) form\b|\b(?:can be found|click|available) here\b/,
  /\b(?:learn|find out|read|know) more about\b|\bmore (?:about|information (?:on|about)) [\w' ]{2,40} (?:can|is|at)\b/,
  /\b(?:delivers?|provides?|offers?|brings? you|covers|is (?:a|an|the|one of)) (?:[\w-]{2,20},? ){0,8}(?:coverage|journalism|analysis|news (?:site|organi[sz]ation|agency|website|outlet|portal|source|service|channel|network)|newspaper|broadcaster|magazine|publication)\b/,
  /\b(?:unrivalled|award-winning|leading|trusted|independent|non-profit|nonprofit|editorially|impartial)\b/,
  /\bnot responsible for\b/,
  /\bexternal (?:web ?sites|sites|links|content)\b/,
  /\b(?:may be|subject to being) (?:updated|revised|corrected)\b/,
  /\b(?:accuracy|availability) (?:and|or|may)\b|\bin its final form\b/,
  /\b(?:contact|e-?mail|write to|follow|support) us\b|\bsubscribe\b|\bdonat(?:e|ion)\b/,
  /\b(?:terms (?:of|and) (?:use|service|conditions)|privacy (?:policy|notice)|registered (?:office|in|company|charity)|code of conduct)\b/,
];
const WRAPPER_SIGNS: readonly RegExp[] = [
  /\boriginal (?:news|article|source|story|content|text|publication)\b/,
  /\b(?:main|primary) source\b/,
  /\b(?:transferred|quoted|copied|taken|adapted) from\b/,
  /\b(?:follow|read) (?:and follow )?(?:all )?(?:our|this) news\b/,
  /\bdetails of the (?:news|story|article)\b|\bfull details\b/,
  /\bwe hope (?:that )?we\b|\bthank you for\b/,
  /\b(?:the )?editorial team\b|\bnot responsible for\b/,
  /\b(?:alerts? system|all that is new|our (?:different|various) systems)\b/,
];

/** Sentences that are boilerplate behind a story and may be part of one inside it. */
const LAST_LINES: readonly (readonly [Rule, RegExp])[] = [
  ['prev-next', /^(?:previous|prev|next) ?: ?.{3,160}[^.!?]$/],
];

function signs(key: string, all: readonly RegExp[]): number {
  let count = 0;
  for (const sign of all) if (sign.test(key)) count++;
  return count;
}

/** The anchored rule a line falls under wherever it stands. */
export function anchoredRule(line: Line): Rule | undefined {
  const { key, text, shape } = line;
  if (key === '' || text.length > 700) return undefined;
  if (isShareLine(key)) return 'share';
  if (PREV_NEXT_CAPITALS.test(line.head) && shape.ending === 'none' && text.length <= 240) return 'prev-next';
  const closed = shape.ending === 'stop' && !/\.\.\.$|…$/.test(line.tail);
  // "(With inputs from …)", "* I understand …"
  const bare = /^[(*] ?[a-z]/.test(key) ? key.replace(/^[(*] ?/, '').replace(/[)]$/, '') : key;
  for (const { rule, pattern, most, open, also, unquoted } of PATTERNS) {
    if (text.length > most || (open && closed) || !(pattern.test(key) || pattern.test(bare))) continue;
    if ((also === undefined || also.test(key)) && !(unquoted && ATTRIBUTION.test(key))) return rule;
  }
  return undefined;
}

/** The rule a line falls under at the page's end: what publishers and aggregators say about themselves. */
export function footerRule(line: Line): Rule | undefined {
  const { key, text } = line;
  if (key === '' || text.length > 900) return undefined;
  if (parseDateLine(text) !== undefined) return 'date-line';
  if (ATTRIBUTION.test(key)) return undefined;
  for (const [rule, pattern] of LAST_LINES) if (text.length <= 300 && pattern.test(key)) return rule;
  if (signs(key, FOOTER_SIGNS) >= 2) return 'publisher-footer';
  return signs(key, WRAPPER_SIGNS) >= 2 ? 'aggregator-wrapper' : undefined;
}
