/**
 * Text for Markdown: what is said by strangers stays text there, and makes no link, image, HTML, list, heading or mention.
 *
 * Cost: O(n) in code units.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { URL } from 'node:url';
import { clean } from './plain';

/** No space and no width: keeps a name or an address behind an @ from being one. */
const WORD_JOINER = '\u2060';

/** `text` on one line, as text, wherever it stands in a line. */
export function md(text: string): string {
  return (
    clean(text)
      .replace(/[\\`*_<>&|~$#!^{}]/g, '\\$&')
      // As entities: some parsers read the text of a link twice, and take a backslash off at each.
      .replaceAll('[', '&#91;')
      .replaceAll(']', '&#93;')
      .replaceAll('@', `\\@${WORD_JOINER}`)
      .replace(/:(?=\/)/g, '\\:')
      .replace(/\b(www)\./gi, '$1\\.')
      .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
      .replace(/^[-+=:]/, '\\$&')
  );
}

/** A link, where the address is one of the web; else the text. */
export function mdLink(text: string, address: string | undefined): string {
  const url = webAddress(address);
  return url === undefined ? md(text) : `[${md(text)}](<${url}>)`;
}

/** An address of the web, spelt so that it ends no link; undefined for any other. */
function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 2000) return undefined;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return url.href.replace(/[<>\\|`\s()[\]]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
