/**
 * French. Stop words from `@orama/stopwords` and more, stems by Snowball's French stemmer from `@orama/stemmers`.
 * @module
 */
import type { LanguagePack } from 'newsfold';
import { stopWordsFrom, wordsOf } from './lists';

/**
 * @param listed stop words of the package
 * @param stem its stemmer
 */
export function french(listed: readonly string[], stem: (word: string) => string): LanguagePack {
  return {
    code: 'fr',
    name: 'French',
    stopWords: stopWordsFrom(listed, { more: MORE }),
    stem,
    months: wordsOf('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    weekdays: wordsOf('dimanche lundi mardi mercredi jeudi vendredi samedi'),
    boilerplate: {
      share: wordsOf(
        'partager partagez partage tweeter envoyer imprimer copier lien article page enregistrer mail courriel',
      ),
      comments: [
        'commentaires ...',
        'laisser un commentaire ...',
        'commenter',
        'réagir',
        'voir les commentaires',
        'ajouter un commentaire ...',
      ],
      'read-more': [
        'lire la suite',
        'lire plus',
        'en savoir plus',
        'voir plus',
        "suite de l'article",
        'continuer la lecture',
      ],
      'related-link': [
        'lire aussi ...',
        'à lire aussi ...',
        'à lire également ...',
        'lire également ...',
        'voir aussi ...',
        'à voir aussi ...',
        'sur le même sujet ...',
        'dans la même rubrique',
        'articles liés',
        'articles similaires',
        'les plus lus',
        'vous aimerez aussi ...',
        'à la une',
      ],
      advertisement: [
        'publicité',
        'annonce',
        'contenu sponsorisé',
        'sponsorisé',
        'la suite après la publicité',
        'partenaire',
      ],
      navigation: [
        'accueil',
        'menu',
        'rechercher',
        'aller au contenu',
        'se connecter',
        "s'inscrire",
        'retour en haut',
        "retour à l'accueil",
      ],
      newsletter: [
        'abonnez vous ...',
        'inscrivez vous ...',
        'suivez nous ...',
        'recevez notre newsletter ...',
        'recevez nos newsletters ...',
        "s'abonner",
        "s'abonner à ...",
      ],
      paywall: ['article réservé aux abonnés', 'cet article est réservé aux abonnés ...', 'déjà abonné ...'],
      rights: ['tous droits réservés ...', 'reproduction interdite ...', 'toute reproduction ...'],
      credits: ['la rédaction', 'avec afp', 'avec agences', 'rédigé par ...', 'édité par ...'],
      tags: ['mots clés ...', 'thèmes ...', 'étiquettes ...', 'tags ...', 'sujets ...'],
      caption: [
        'photo ...',
        'crédit photo ...',
        'image ...',
        "photo d'illustration ...",
        "photo d'archives ...",
        'légende ...',
      ],
      'read-time': ['temps de lecture ...', 'minutes de lecture', 'min de lecture'],
      'date-line': [
        'mis à jour ...',
        'publié le ...',
        'modifié le ...',
        'dernière mise à jour ...',
        'mise à jour ...',
      ],
    },
    status: {
      events: wordsOf(
        `réunion* sommet* rencontre rencontres visite visites négociation* pourparlers discussion* dialogue* conférence* élection* scrutin* vote votes
        référendum* procès audience* match matchs concert* festival* cérémonie* tournée* grève* manifestation* session* voyage* déplacement*
        lancement* débat* exercice* course courses tournoi* entretien* congrès forum* consultation* marche marches`,
      ),
      phrases: {
        planned: [
          'aura lieu',
          'auront lieu',
          'se tiendra*',
          'se tiendront',
          'se déroulera*',
          'est prévu*',
          'sont prévu*',
          ...wordsOf(
            'prévu prévue prévus prévues débutera* commencera* programmé programmée programmés programmées',
          ),
        ],
        confirmed: wordsOf('confirme confirment confirmé confirmée confirmés confirmées'),
        'under-way': [
          "s'est ouvert*",
          'se sont ouvert*',
          'a débuté',
          'ont débuté',
          'a commencé',
          'ont commencé',
          'se poursuit',
          'se poursuivent',
          'est en cours',
          'sont en cours',
        ],
        held: [
          'a eu lieu',
          'ont eu lieu',
          "s'est tenu*",
          'se sont tenu*',
          "s'est achevé*",
          'se sont achevé*',
          "s'est terminé*",
          'se sont terminé*',
          "s'est déroulé*",
          'a pris fin',
          'ont pris fin',
        ],
        postponed: [
          ...wordsOf(
            'reporté reportée reportés reportées reportent report ajourné ajournée ajournés ajournées ajourne ajournent ajournement',
          ),
          ...wordsOf('repoussé repoussée repoussés repoussées repousse repoussent'),
          'remis à plus tard',
          'remise à plus tard',
          'renvoyé ... au',
          'renvoyé à',
          'renvoyée au',
          'renvoyée à',
        ],
        cancelled: [
          ...wordsOf('annulé annulée annulés annulées annule annulent annulation'),
          "n'aura pas lieu",
          "n'auront pas lieu",
          'ne se tiendra pas',
          'ne se tiendront pas',
        ],
        denied: wordsOf('dément démentent démenti démentie démentis démenties'),
        resumed: ['a repris', 'ont repris', 'reprennent', 'reprise', 'reprendront', 'a été relancé*'],
        none: ["n'a pas eu lieu", "n'ont pas eu lieu"],
      },
      alone: {
        planned: ['se rencontreront', 'se réunira', 'se réuniront', 'se rendra', 'se rendront'],
        held: [
          'a rencontré',
          'ont rencontré',
          'se sont rencontrés',
          'se sont réunis',
          "s'est entretenu*",
          'se sont entretenus',
        ],
      },
      negators: wordsOf('pas jamais ni aucun aucune'),
      doubts: wordsOf(
        'pourrait pourraient peut peuvent possible éventuel éventuelle demande demandent réclame réclament propose proposent souhaite souhaitent',
      ),
      conditionals: wordsOf('si'),
      background: ["l'an dernier", "l'année dernière", 'le mois dernier', 'il y a un an'],
    },
  };
}

const MORE = `
  plus dont mais après ainsi ont être avoir fait faire faut selon entre depuis avant lors alors aussi bien très tout tous toute
  toutes deux trois premier première dit ont déclaré indiqué affirmé annoncé ajouté précisé expliqué assuré estimé souligné
  ces cette cet leurs leur comme si ici hier aujourd hui demain jusqu jusque lorsqu lorsque quelqu puisqu puis encore car donc où
  sous vers chez contre pendant afin celui celle ceux celles autre autres même mêmes déjà peu moins quelques plusieurs doit
  doivent peut peuvent va vont vient sera seront était étaient avait avaient aurait auraient serait seraient n qu elle elles
  il ils on nous vous an ans année années jour jours mois heure heures fois cela ça là y en au aux du des les la le un une`;
