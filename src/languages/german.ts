/**
 * German. Stop words from `@orama/stopwords` and more, stems by Snowball's German stemmer from `@orama/stemmers`.
 * @module
 */
import type { LanguagePack } from 'newsfold';
import { stopWordsFrom, wordsOf } from './lists';

/**
 * @param listed stop words of the package
 * @param stem its stemmer
 */
export function german(listed: readonly string[], stem: (word: string) => string): LanguagePack {
  return {
    code: 'de',
    name: 'German',
    stopWords: stopWordsFrom(listed, { less: 'weg', more: MORE }),
    stem,
    months: [
      'januar jänner',
      'februar',
      'märz',
      'april',
      'mai',
      'juni',
      'juli',
      'august',
      'september',
      'oktober',
      'november',
      'dezember',
    ],
    weekdays: [
      'sonntag sonntags',
      'montag montags',
      'dienstag dienstags',
      'mittwoch mittwochs',
      'donnerstag donnerstags',
      'freitag freitags',
      'samstag samstags sonnabend',
    ],
    boilerplate: {
      share: wordsOf(
        'teilen teile twittern per senden drucken kopieren link artikel beitrag weiterleiten merken mailen',
      ),
      comments: [
        'kommentare ...',
        'kommentar schreiben ...',
        'kommentieren',
        'zu den kommentaren',
        'jetzt kommentieren',
      ],
      'read-more': [
        'mehr lesen',
        'weiterlesen',
        'weiter lesen',
        'mehr erfahren',
        'mehr anzeigen',
        'zum artikel',
        'mehr dazu',
      ],
      'related-link': [
        'lesen sie auch ...',
        'lesen sie hier ...',
        'lies auch ...',
        'auch interessant ...',
        'mehr zum thema ...',
        'mehr zum thema',
        'das könnte sie auch interessieren ...',
        'das könnte dich auch interessieren ...',
        'zum thema ...',
        'verwandte themen',
        'weitere artikel',
        'weitere nachrichten',
        'meistgelesen',
        'meistgelesene artikel',
        'siehe auch ...',
      ],
      advertisement: [
        'anzeige',
        'werbung',
        'anzeigen',
        'gesponsert',
        'nach der anzeige geht es weiter',
        'artikel wird nach der anzeige fortgesetzt',
      ],
      navigation: [
        'startseite',
        'zur startseite',
        'menü',
        'suche',
        'zum inhalt springen',
        'anmelden',
        'registrieren',
        'nach oben',
      ],
      newsletter: [
        'abonnieren sie ...',
        'jetzt abonnieren ...',
        'melden sie sich ...',
        'folgen sie uns ...',
        'newsletter abonnieren',
        'zum newsletter anmelden ...',
      ],
      paywall: [
        'dieser artikel ist nur für abonnenten ...',
        'weiterlesen mit ...',
        'bereits abonnent ...',
        'jetzt testen ...',
      ],
      rights: ['alle rechte vorbehalten ...', 'nachdruck ...', 'vervielfältigung ...'],
      credits: ['mit material von ...', 'redaktion ...', 'von unserer redaktion'],
      tags: ['schlagworte ...', 'schlagwörter ...', 'themen ...', 'stichworte ...'],
      caption: [
        'foto ...',
        'bild ...',
        'fotos ...',
        'archivbild ...',
        'archivfoto ...',
        'symbolbild ...',
        'bildquelle ...',
      ],
      'read-time': ['lesezeit ...', 'minuten lesezeit', 'min lesezeit', 'lesedauer ...'],
      'date-line': ['aktualisiert ...', 'zuletzt aktualisiert ...', 'veröffentlicht ...', 'stand ...'],
    },
    status: {
      events: [
        ...COMPOUNDS,
        ...wordsOf(
          `Gipfel* Treffen Treffens Besuch* Gespräch* Verhandlung* Konferenz* Wahl Wahlen Neuwahl* Abstimmung* Referendum* Prozess* Anhörung*
        Spiel Spiels Partie Konzert* Festival* Zeremonie* Tournee* Streik* Warnstreik* Demonstration* Kundgebung* Sitzung* Reise Reisen Start Raketenstart
        Debatte* Manöver Übung Übungen Rennen Turnier* Kongress* Tagung* Beratung* Dialog* Parteitag*`,
        ),
      ],
      phrases: {
        planned: [
          'findet ... statt',
          'finden ... statt',
          'soll ... stattfinden',
          'sollen ... stattfinden',
          'wird ... stattfinden',
          'werden ... stattfinden',
          'soll ... beginnen',
          'sollen ... beginnen',
          'ist ... geplant',
          'sind ... geplant',
          'ist ... angesetzt',
          'sind ... angesetzt',
          ...wordsOf('geplante geplanten geplanter geplantes angesetzte angesetzten'),
        ],
        confirmed: wordsOf('bestätigt bestätigte bestätigten bestätigen'),
        'under-way': [
          'hat ... begonnen',
          'haben ... begonnen',
          'begann',
          'begannen',
          'läuft',
          'laufen',
          'dauern an',
          'dauert an',
        ],
        held: [
          'fand ... statt',
          'fanden ... statt',
          'hat ... stattgefunden',
          'haben ... stattgefunden',
          'ist beendet',
          'sind beendet',
          'endete',
          'endeten',
          'zu Ende gegangen',
          'ging ... zu Ende',
          'gingen ... zu Ende',
          'abgeschlossen',
        ],
        postponed: [
          ...wordsOf(
            'verschoben verschobene verschobenen verschiebt verschieben verschob Verschiebung vertagt vertagen vertagte aufgeschoben verlegt',
          ),
        ],
        cancelled: [
          ...wordsOf('abgesagt abgesagte abgesagten absagen Absage abgeblasen'),
          'sagt ... ab',
          'sagte ... ab',
          'sagten ... ab',
          'sagen ... ab',
          'fällt aus',
          'fallen aus',
          'fällt ... aus',
          'findet nicht statt',
          'finden nicht statt',
          'findet ... nicht statt',
        ],
        denied: ['dementiert*', 'dementierte*', 'weist ... zurück', 'wies ... zurück', 'wiesen ... zurück'],
        resumed: [
          'wieder aufgenommen',
          'wiederaufgenommen',
          'Wiederaufnahme',
          'fortgesetzt',
          'nehmen ... wieder auf',
        ],
      },
      alone: {
        planned: ['wollen sich treffen', 'treffen sich am', 'werden sich treffen', 'wird ... besuchen'],
        held: ['trafen sich', 'traf sich', 'haben sich getroffen'],
      },
      negators: wordsOf('nicht kein keine keinen keiner nie ohne'),
      doubts: wordsOf(
        'könnte könnten möglicherweise vielleicht womöglich eventuell fordert fordern forderte verlangt schlägt erwägt erwägen droht drohen dürfte dürften',
      ),
      conditionals: wordsOf('wenn falls sofern'),
      background: ['im vergangenen Jahr', 'im letzten Jahr', 'vor einem Jahr', 'im vergangenen Monat'],
    },
  };
}

/**
 * German writes an event and what it is about as one word, and phrases know a word by its beginning: the first parts that
 * news has most, with each event.
 */
const COMPOUNDS: readonly string[] = wordsOf(
  'Atom Bahn Berg Bundestags Einheits Europa EU Friedens Gas Gipfel Handels Haushalts Klima Koalitions Kommunal Krisen Land Landtags Länder ' +
    'Minister Außenminister Nato Neu Papst Parlaments Präsidentschafts Regierungs Spitzen Staats Tarif Wirtschafts Arbeits Antritts',
).flatMap((first) =>
  wordsOf('gespräch* gipfel* treffen* besuch* verhandlung* konferenz* wahl* streik* debatte* sitzung*').map(
    (event) => first + event,
  ),
);

const MORE = `
  sagte sagten sagt hieß heißt teilte teilten laut sei seien worden wurde wurden wäre wären bereits nachdem zudem dabei seit rund etwa
  mehr sowie dass gab gibt gebe heute gestern daran darauf daraus darüber davon dafür dagegen demnach derzeit deshalb dadurch
  erklärte erklärten berichtete berichteten berichtet angaben mitteilte kündigte nannte betonte erste ersten erster zweite zwei drei
  neue neuen neuer neues beim ins ans vom zur zum am im jedoch allerdings wegen trotz statt gegenüber innerhalb außerhalb
  jahr jahre jahren tag tage tagen uhr mal immer schon ganz beide beiden viele vielen weitere weiteren anderen ihrem ihren
  seinem seinen habe hätten hätte sollen solle sollten müsse müssen darf dürfen mag worden bleibt bleiben ließ lässt`;
