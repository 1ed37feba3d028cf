/**
 * Captions and photo credits by shape: a description that ends in whose picture it is, and is no sentence of the
 * story. Credits are told by their place (the line's end, in brackets or behind "Photo:"), not by a list of
 * publishers; agencies are listed only where one word has to do.
 *
 * Cost: O(1) per line.
 * @module
 */
import type { Line } from './lines';

/** The numbers that steer captions. */
export const CAPTIONS = {
  /** Longest caption, in code units. */
  length: 400,
  /** Words, and function words among them, of a description before a credit that no list knows. */
  words: 8,
  functionWords: 2,
} as const;

const AGENCY =
  'AFP|Reuters|REUTERS|AP|AP Photo|Associated Press|Getty(?: Images)?|EPA(?:-EFE)?|EFE|AA|Anadolu(?: Agency)?|Xinhua|TASS|Sputnik|DPA|dpa|ANSA|WAM|SPA|SANA|KUNA|QNA|IRNA|PTI|ANI|Kyodo|Yonhap|Bloomberg|Shutterstock|iStock|Alamy|PA(?: Wire| Media)?|Twitter|Facebook|Screengrab|Screenshot|Handout|Supplied|Courtesy|File|file|File photo|file photo|Photo|Pool';
/** "… in Tripoli last week (AFP)", "… [Name/Reuters]", "… (Photo by Name)". */
const CREDIT = new RegExp(
  `[^.!?"] ?[([](?:(?:[^()[\\]]{0,60}[/:|, ])?(?:${AGENCY})(?:[/:|, ][^()[\\]]{0,60})?|(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|[Cc]ourtesy)[^()[\\]]{2,80})[)\\]]$`,
);
/** The same in square brackets behind a whole sentence, which no story's paragraph ends with. */
const BRACKETED = new RegExp(`\\[[^[\\]]{0,60}(?:${AGENCY})[^[\\]]{0,40}\\]$`);
const CREDIT_TAIL =
  /(?:^|[ .])(?:REUTERS|AFP|EPA|AP Photo|Getty Images|AFP via Getty Images)\/[\p{L}. '-]{2,40}(?:\/[\p{L} -]{2,30})?$/u;
/** "… (Levant Register)", "… (Name Name/The Paper)": a name of any publisher or photographer in brackets. */
const ANY_CREDIT =
  /[^.!?:"] ?[([](?:\p{Lu}[\p{L}'’.-]{1,20} (?:of the |of |the )?\p{Lu}[\p{L}'’.-]{1,20}(?:[ /|]{1,3}\p{Lu}[\p{L}'’.-]{1,20}){0,3}|\p{Lu}[\p{L}'’.-]{1,20} ?[/|] ?\p{L}[\p{L}'’. -]{1,30})[)\]]$/u;
/** "… Photograph: Name/Agency", "… PHOTO | NAME", "… Credit: Name" behind a description. */
const LABELLED_CREDIT =
  /(?:^|[\s.!?|])(?:(?:file )?photo(?:graph)?s?|images?|pictures?|pics?|credit|courtesy|illustration)(?: (?:by|credit|courtesy(?: of)?|copyright))? ?[:|/] ?\p{Lu}[\p{L}\p{N}'’.&-]{1,20}(?:[ /|,]{1,3}[\p{L}\p{N}'’.&-]{1,20}){0,6}$/iu;
/** "… at Monday's meeting. Name Name/The Paper" */
const SLASH_CREDIT =
  /[.!?]"? \p{Lu}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{1,20}){1,2} ?[/|] ?(?:\p{Lu}[\p{L}'’.-]{1,20} ?){1,5}$/u;
/** A label, and what it labels may end as a sentence. */
const LABEL =
  /^(?:image|photo|picture|media|video) (?:source|caption|credit|copyright)s?[,:] .{3,300}$|^(?:file|stock|archive|handout) (?:photo|image|picture)$/;
const LISTED = /^(?:[-–—•*·▪■►✓]|\d{1,3}[.):])/;

/** A line that ends in a photographer's or an agency's credit without being a sentence. */
export function isCaption(line: Line): boolean {
  const { shape, tail } = line;
  if (line.text.length > CAPTIONS.length) return false;
  if (LABEL.test(line.key)) return true;
  // Round-ups name the source of a paragraph in brackets, too; a photographer stands before a slash.
  if (
    BRACKETED.test(tail) &&
    (!shape.sentences || /[/|][^[\]]{0,40}\]$|\bvia\b|[Pp]hoto|[Ii]mage/.test(tail))
  )
    return true;
  if (shape.ending !== 'none') return false;
  if (LABELLED_CREDIT.test(tail) || SLASH_CREDIT.test(tail)) return true;
  if (shape.sentences) return false;
  if (CREDIT.test(tail) || CREDIT_TAIL.test(tail)) return true;
  // A name of two words in brackets ends lists of results and of politicians too; a caption describes.
  return (
    shape.words >= CAPTIONS.words &&
    shape.functionWords >= CAPTIONS.functionWords &&
    !LISTED.test(line.head) &&
    ANY_CREDIT.test(tail)
  );
}
