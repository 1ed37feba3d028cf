/**
 * Text of strangers as HTML: cleaned first, escaped last, in that order, so that no character that cleaning puts in or takes out can
 * undo the escape. Addresses become links only where a strict reading finds http or https in them. Linear in the text.
 * @module
 */

/** Bounds of what is shown of one text, in UTF-16 code units. */
export const TEXT_LIMITS = {
  /** Titles, names of publishers, terms. */
  label: 300,
  /** Sentences. */
  sentence: 1200,
  /** Addresses; a longer one is no link. */
  url: 2000,
} as const;

// Bidirectional controls, the byte-order mark, and the separators that are line breaks to scripts but not to people.
const UNSAFE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** Marks on one letter beyond those that any script writes: they would be drawn across the lines above and below. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;
const LONE_SURROGATE =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;
const SPACES = /[\t\n\r]+/g;
const SPECIAL = /[&<>"'`]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** `text` without controls and ill-formed units; line breaks stay. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNSAFE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(PILED_MARKS, '$1');
}

/** `text` cut to at most `length` code units, between characters, with an ellipsis where something was cut. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)}…`;
}

/** `text` as a text node or the value of a quoted attribute, in one line. */
export function inline(text: string, length: number = TEXT_LIMITS.label): string {
  // What cleaning takes out is no part of the length, but bounds the work.
  return escaped(
    cut(
      cleaned(cut(text, 4 * length))
        .replace(SPACES, ' ')
        .trim(),
      length,
    ),
  );
}

/** `text` as a text node that keeps its line breaks. */
export function block(text: string): string {
  return escaped(cleaned(text));
}

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character]!);
}

/** `inline` text set apart from the direction of what stands around it, with its language where that is known. */
export function isolated(text: string, lang = '', length: number = TEXT_LIMITS.label): string {
  return `<bdi${langOf(lang)}>${inline(text, length)}</bdi>`;
}

// The first letter that has a direction, as UAX 9 (P2) looks for it; Hebrew, Arabic and their kin, then every other letter.
const FIRST_LETTER = /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])|\p{L}/u;

/** A `dir` attribute for a block of text that runs from right to left; else nothing. */
export function directionOf(text: string): string {
  return FIRST_LETTER.exec(text.slice(0, TEXT_LIMITS.label))?.[1] === undefined ? '' : ' dir="rtl"';
}

const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** A `lang` attribute for a tag that has the form of one; else nothing. */
export function langOf(lang: string): string {
  return lang.length <= 35 && LANGUAGE_TAG.test(lang) ? ` lang="${lang}"` : '';
}

// Host and port, then a path, query or fragment of what RFC 3986 allows or any letter beyond ASCII; no user name, no backslash.
const HTTP_URL =
  /^https?:\/\/(?:[a-z0-9\u00a1-\ud7ff](?:[a-z0-9.\-\u00a1-\ud7ff]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?(?:[/?#][a-z0-9\-._~:/?#[\]@!$&'()*+,;=%\u00a1-\ud7ff]*)?$/i;

/** `url` where it is a plain http or https address; else `undefined`. Not escaped yet. */
export function webAddress(url: string): string | undefined {
  return url.length <= TEXT_LIMITS.url && cleaned(url) === url && HTTP_URL.test(url) ? url : undefined;
}

/** A link to `url` around HTML; the HTML alone where `url` is no plain web address. */
export function link(url: string, html: string): string {
  const address = webAddress(url);
  if (address === undefined) return html;
  return `<a href="${escaped(address)}" rel="noopener noreferrer nofollow">${html}</a>`;
}

/** `3 reports`, `1 report`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
