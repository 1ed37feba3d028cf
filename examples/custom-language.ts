/**
 * Teach newsfold a language: a small Italian pack, written by hand. Packs for Arabic, French, German, Russian, Spanish and
 * Turkish come with `newsfold/languages`.
 * Run: npx tsx examples/custom-language.ts
 */
import { type Article, clusterStories, type LanguagePack, readArticle } from 'newsfold';

const italian: LanguagePack = {
  code: 'it',
  name: 'Italian',
  stopWords: (
    'il lo la i gli le un una uno di del della dei delle dal dalla da in nel nella con su sul sulla per tra e è che non si sono stato ' +
    'stata stati state ha hanno al alla ai dagli dalle dopo anche più come ma o se questo questa ieri oggi detto secondo'
  ).split(' '),
  // Six letters tell most Italian words apart, and leave their endings off.
  stem: (word) => word.slice(0, 6),
  boilerplate: {
    share: ['condividi', 'invia', 'stampa'],
    'related-link': ['leggi anche ...'],
    rights: ['riproduzione riservata'],
  },
  status: {
    events: ['colloqui*', 'incontr*', 'vertic*', 'riunion*'],
    phrases: {
      planned: ['si terrà', 'si terranno', 'previst*'],
      postponed: ['rinviat*', 'rinvia', 'rinviano', 'slitta*'],
      cancelled: ['annullat*'],
    },
    negators: ['non'],
  },
};

const page = `Rinviati i colloqui sulla ferrovia a Batumi

Condividi su Facebook | Invia | Stampa

I colloqui sulla ferrovia tra i ministri dei Trasporti di Georgia e Armenia sono stati rinviati dopo una frana.

Leggi anche: Sciopero dei gruisti nel porto

La strada costiera è chiusa e la nuova data non è stata fissata, ha detto il ministero.

Riproduzione riservata`;

const { article, removed } = readArticle(page, { id: 'uno', lang: 'it' }, { languages: [italian] });
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

for (const story of clusterStories(articles, { languages: [italian] }).stories) {
  console.log(`\n${story.headline.text}`);
  console.log(`  reports: ${story.articleIds.join(', ')}`);
  if (story.status) console.log(`  status:  ${story.status.value}`);
  console.log(`  terms:   ${story.terms.map(({ term }) => term).join(', ')}`);
}
