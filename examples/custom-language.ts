/**
 * Teach newsfold a language: a small Italian pack, written by hand. Packs for Arabic, French, German, Russian, Spanish and
 * Turkish come with `newsfold/languages`.
 * Run: npx tsx examples/custom-language.ts
 */
import { type Article, clusterStories, type LanguagePack, readArticle } from 'newsfold';

const italian: LanguagePack = {
  // A report is read with the pack when its `lang` is `it`, or, without one, when most of its stop words are in this list.
  code: 'it',
  name: 'Italian',
  stopWords: (
    'il lo la i gli le un uno una di del della dei delle dal dalla da in nel nella con su sul sulla per tra e è che non si sono stato ' +
    'stata stati state ha hanno al alla ai dagli dalle dopo anche più come ma o se questo questa ieri oggi detto secondo'
  ).split(' '),
  // Six letters tell most Italian words apart, and leave their endings off.
  stem: (word) => word.slice(0, 6),
  // Lines of a page that are none of the report: `share` lists the words of buttons; `...` stands for the rest of the line.
  boilerplate: {
    share: ['condividi', 'invia', 'stampa'],
    'related-link': ['leggi anche ...'],
    rights: ['riproduzione riservata'],
  },
  months:
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
      ' ',
    ),
  weekdays: 'domenica lunedì martedì mercoledì giovedì venerdì sabato'.split(' '),
  // What happened to an event, where one sentence has both; a star stands for any ending.
  status: {
    events: ['colloqui*', 'incontr*', 'vertic*', 'riunion*'],
    phrases: {
      planned: ['si terrà', 'si terranno', 'previst*'],
      postponed: ['rinviat*', 'rinvia', 'rinviano', 'slitta*'],
      cancelled: ['annullat*'],
    },
    // "non rinviati" says nothing.
    negators: ['non'],
  },
};
const languages = [italian];

const page = `Rinviati i colloqui sulla ferrovia a Batumi

Condividi su Facebook | Invia | Stampa

I colloqui sulla ferrovia tra i ministri dei Trasporti di Georgia e Armenia sono stati rinviati dopo una frana.

Leggi anche: Sciopero dei gruisti nel porto

La strada costiera è chiusa e la nuova data non è stata fissata, ha detto il ministero.

Riproduzione riservata`;

const { article, removed } = readArticle(page, { id: 'uno', lang: 'it' }, { languages });
for (const { rule, text } of removed) console.log(`taken out: ${rule.padEnd(12)} ${text}`);

const articles: Article[] = [
  article,
  {
    id: 'due',
    title: 'Georgia e Armenia rinviano i colloqui ferroviari',
    text: 'Una frana ha chiuso la strada per Batumi: rinviato il colloquio dei ministri di Georgia e Armenia sulla ferrovia.',
  },
  {
    id: 'tre',
    title: 'Il fiume esce dagli argini, evacuato un quartiere',
    text: 'A Kutaisi il fiume è uscito dagli argini nella notte. Trecento persone hanno lasciato le case, secondo i vigili del fuoco.',
  },
];

for (const [how, options] of [
  ['without the pack', {}],
  ['with it', { languages }],
] as const) {
  console.log(`\n${how}:`);
  for (const { headline, articleIds, status, terms } of clusterStories(articles, options).stories) {
    console.log(`  ${headline.text}`);
    console.log(`    reports: ${articleIds.join(', ')}; status: ${status?.value ?? 'not known'}`);
    console.log(
      `    terms:   ${terms
        .slice(0, 5)
        .map(({ term }) => term)
        .join(', ')}`,
    );
  }
}
