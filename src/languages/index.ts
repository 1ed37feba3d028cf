/**
 * newsfold/languages: packs for Arabic, French, German, Russian, Spanish and Turkish. The public surface, nothing else.
 * @module
 */
export { LANGUAGE_CODES, type LanguageCode, loadLanguages } from './load';
