/**
 * The text of a piece of HTML, as feeds carry it: paragraphs apart, tags and what they hide out, entities as the characters they stand for.
 * Enough for descriptions in feeds; a page wants an extractor.
 *
 * Cost: O(n) in code units.
 * @module
 */

/** Elements that end a line of text. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
/** Elements whose content is no part of the text. */
const HIDDEN = new Set('figure iframe noscript object script style svg template video'.split(' '));
/** Longest name of an element or entity. */
const LONGEST_NAME = 32;
const LAST_CODE_POINT = 0x10ffff;

/** Entities of running text; what is not here stays as it was written. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' },
    ...{
      ndash: '–',
      mdash: '—',
      hellip: '…',
      bull: '•',
      middot: '·',
      shy: '',
      deg: '°',
      euro: '€',
      pound: '£',
    },
    ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»' },
    ...{ aacute: 'á', agrave: 'à', acirc: 'â', auml: 'ä', aring: 'å', aelig: 'æ', ccedil: 'ç', eacute: 'é' },
    ...{ egrave: 'è', ecirc: 'ê', euml: 'ë', iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ', oacute: 'ó' },
    ...{ ocirc: 'ô', ouml: 'ö', oslash: 'ø', szlig: 'ß', uacute: 'ú', ugrave: 'ù', ucirc: 'û', uuml: 'ü' },
    ...{ Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', Ccedil: 'Ç', Eacute: 'É' },
  }),
);

/** The character of `&name;` or `&#number;`, without the `&` and `;`; undefined where it is none. */
function characterOf(name: string): string | undefined {
  const number = /^#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}))$/.exec(name);
  if (number === null) return ENTITIES.get(name);
  const code = number[1] === undefined ? Number.parseInt(number[2]!, 16) : Number(number[1]);
  const isCharacter = code > 0 && code <= LAST_CODE_POINT && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

/** `text` with its entities, once: what was escaped twice is still escaped. */
export function unescaped(text: string): string {
  let plain = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const name = text.slice(at + 1, at + 2 + LONGEST_NAME);
    const end = name.indexOf(';');
    const character = end < 0 ? undefined : characterOf(name.slice(0, end));
    if (character === undefined) continue;
    plain += text.slice(from, at) + character;
    from = at + end + 2;
  }
  return plain + text.slice(from);
}

/** Name of the tag whose `<` stands at `at`, in lower case, `/p` for `</p>`; undefined where none begins: `5 < 6`. */
function tagAt(html: string, at: number): string | undefined {
  return /^<(\/?[a-z][a-z\d]*)/i.exec(html.slice(at, at + LONGEST_NAME))?.[1]?.toLowerCase();
}

/** Where a tag ends, behind its `>`; one in quotes ends none. */
function endOfTag(html: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < html.length; i++) {
    const c = html[i]!;
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '>') return i + 1;
    else if ((c === '"' || c === "'") && html[i - 1] === '=') quote = c;
  }
  return html.length;
}

/** Paragraphs, one a line, an empty line between them. */
export function textOfHtml(html: string): string {
  const paragraphs: string[] = [];
  let paragraph = '';
  /** The hidden element that what is read is inside of. */
  let hidden: string | undefined;
  const flush = (): void => {
    const line = unescaped(paragraph).replace(/\s/g, ' ').replace(/ {2,}/g, ' ').trim();
    if (line !== '') paragraphs.push(line);
    paragraph = '';
  };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (hidden === undefined) paragraph += html.slice(at, open < 0 ? html.length : open);
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const tag = tagAt(html, open);
    if (tag === undefined && !/^<[!?]/.test(html.slice(open, open + 2))) {
      if (hidden === undefined) paragraph += '<';
      at = open + 1;
      continue;
    }
    at = endOfTag(html, open);
    if (tag === undefined) continue;
    const name = tag.startsWith('/') ? tag.slice(1) : tag;
    if (hidden === undefined && BLOCKS.has(name)) flush();
    if (hidden === undefined && HIDDEN.has(tag) && html[at - 2] !== '/') hidden = tag;
    else if (tag === `/${hidden}`) hidden = undefined;
  }
  flush();
  return paragraphs.join('\n\n');
}
