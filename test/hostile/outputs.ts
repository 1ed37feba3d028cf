/**
 * What a reader of an output would do with it, by parsers that are not ours: an HTML parser, a Markdown parser, a CSV parser, and a
 * terminal's own state machine. Each returns what a stranger's text must not have brought about; an empty list is well.
 */
import { parse as parseCsv } from 'csv-parse/sync';
import { Marked, type Token } from 'marked';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';

type HtmlNode = DefaultTreeAdapterTypes.Node;

/** Elements that run, load or send something. */
const ACTIVE = new Set(
  'iframe object embed applet link base input button img image picture audio video source track frame portal meta'.split(
    ' ',
  ),
);
const LOADING =
  /^(?:src|srcset|action|formaction|background|poster|data|ping|cite|longdesc|manifest|xlink:href)$/;

/** Scripts, handlers, what is loaded, links that are not of the web, a policy that is missing or allows more. */
export function wrongInHtml(html: string, ownScripts: number): string[] {
  const wrong: string[] = [];
  let scripts = 0;
  let forms = 0;
  let policy = '';
  const walk = (node: HtmlNode): void => {
    if ('tagName' in node) {
      const { tagName, attrs } = node;
      const of = (name: string): string => attrs.find((one) => one.name === name)?.value ?? '';
      if (tagName === 'script') scripts++;
      if (tagName === 'form') forms++;
      if (tagName === 'meta' && /content-security-policy/i.test(of('http-equiv'))) policy = of('content');
      const isOwnMeta = tagName === 'meta' && !/refresh/i.test(of('http-equiv'));
      if (ACTIVE.has(tagName) && !isOwnMeta && !isOwnControl(tagName, of)) wrong.push(`<${tagName}>`);
      for (const { name, value } of attrs) {
        if (name.startsWith('on') || LOADING.test(name) || name === 'style') wrong.push(`${tagName} ${name}`);
        if (name === 'href' && !/^(?:https?:\/\/[^@\s]+|#[\w-]*)$/.test(value)) wrong.push(`href ${value}`);
      }
    }
    if (node.nodeName === 'style' && 'childNodes' in node) {
      const css = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      if (/@import|url\(|expression/i.test(css)) wrong.push('style that loads');
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parseHtml(html));
  if (forms > 1) wrong.push(`${forms} forms`);
  if (scripts !== ownScripts) wrong.push(`${scripts} scripts`);
  if (!policy.startsWith("default-src 'none'")) wrong.push(`policy ${policy}`);
  if (/unsafe-(?:eval|hashes)|https?:|data:/.test(policy)) wrong.push(`policy ${policy}`);
  // A tab is white space there.
  return [...wrong, ...controlsIn(html.replaceAll('\t', ' '))];
}

/** A control of the page itself sends nothing anywhere. */
function isOwnControl(tag: string, of: (name: string) => string): boolean {
  return (tag === 'input' || tag === 'button') && of('type') !== 'submit' && of('type') !== 'image';
}

/** Tokens of Markdown that a stranger's text must not make, whatever the writer's own tokens are. */
const OWN_MARKDOWN = new Set(
  'heading space paragraph list list_item text strong em escape link hr'.split(' '),
);

/** Images, HTML, code, quotes, tables and links that are not of the web. */
export function wrongInMarkdown(markdown: string): string[] {
  const wrong: string[] = [];
  const marked = new Marked();
  marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (!OWN_MARKDOWN.has(token.type)) wrong.push(`${token.type} ${token.raw.slice(0, 60)}`);
    if (token.type === 'link' && !/^https?:\/\//.test((token as { href: string }).href)) {
      wrong.push(`link ${(token as { href: string }).href}`);
    }
  });
  return [...wrong, ...controlsIn(markdown)];
}

/** Cells that a spreadsheet would take for a formula, rows that are wider or narrower than the header, controls within cells. */
export function wrongInCsv(csv: string): string[] {
  const rows = parseCsv(csv, { relax_column_count: true }) as string[][];
  const width = rows[0]?.length ?? 0;
  return rows.flatMap((row, line) => [
    ...(row.length === width ? [] : [`row ${line} of ${row.length} cells`]),
    ...row.filter((cell) => /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell) && !/^-?[\d.e+-]+$/.test(cell)),
    ...row.flatMap(controlsIn),
  ]);
}

type TerminalState = 'text' | 'escape' | 'sequence' | 'string';

/** What a terminal would obey but for line feeds and, where it is painted, colours (`ESC [ … m`). */
export function wrongInTerminal(text: string, painted = false): string[] {
  const wrong: string[] = [];
  let state: TerminalState = 'text';
  let sequence = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (state === 'text') {
      if (code === 0x1b) [state, sequence] = ['escape', ''];
      else if (code === 0x9b) [state, sequence] = ['sequence', 'C1'];
      else if ([0x90, 0x9d, 0x98, 0x9e, 0x9f].includes(code)) state = 'string';
      else if ((code < 0x20 && code !== 0x0a) || (code >= 0x7f && code < 0xa0))
        wrong.push(`U+${code.toString(16)}`);
      else if (isBidiControl(code)) wrong.push(`U+${code.toString(16)}`);
    } else if (state === 'escape') {
      state = character === '[' ? 'sequence' : ']PX^_'.includes(character) ? 'string' : 'text';
      if (state !== 'sequence') wrong.push(`ESC ${character}`);
    } else if (state === 'sequence') {
      sequence += character;
      if (code < 0x40 || code > 0x7e) continue;
      if (!painted || !/^[\d;]*m$/.test(sequence)) wrong.push(`CSI ${sequence}`);
      state = 'text';
    } else if (code === 0x07 || code === 0x9c || code === 0x1b) {
      wrong.push('a string to the terminal');
      state = 'text';
    }
  }
  if (state !== 'text') wrong.push(`unfinished ${state}`);
  return wrong;
}

function isBidiControl(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

function controlsIn(text: string): string[] {
  return wrongInTerminal(text.replaceAll('\r\n', '\n'));
}
