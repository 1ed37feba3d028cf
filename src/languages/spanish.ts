/**
 * Spanish. Stop words from `@orama/stopwords` but for those that are news (acuerdo, empleo, estado), stems by Snowball's Spanish
 * stemmer from `@orama/stemmers`.
 * @module
 */
import type { LanguagePack } from 'newsfold';
import { stopWordsFrom, wordsOf } from './lists';

/**
 * @param listed stop words of the package
 * @param stem its stemmer
 */
export function spanish(listed: readonly string[], stem: (word: string) => string): LanguagePack {
  return {
    code: 'es',
    name: 'Spanish',
    stopWords: stopWordsFrom(listed, {
      less: 'acuerdo empleo estado estados valor trabajo trabajar trabajan general cuenta',
      more: MORE,
    }),
    stem,
    months: wordsOf(
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    ),
    weekdays: wordsOf('domingo lunes martes miércoles jueves viernes sábado'),
    boilerplate: {
      share: wordsOf(
        'compartir comparte compártelo tuitear tuitea enviar imprimir copiar enlace noticia artículo guardar correo electrónico',
      ),
      comments: [
        'comentarios ...',
        'deja un comentario ...',
        'dejar un comentario ...',
        'escribe un comentario ...',
        'ver comentarios',
      ],
      'read-more': [
        'leer más',
        'leer mas',
        'seguir leyendo',
        'continuar leyendo',
        'ver más',
        'más información',
        'sigue leyendo',
      ],
      'related-link': [
        'lea también ...',
        'lee también ...',
        'lee además ...',
        'le puede interesar ...',
        'te puede interesar ...',
        'también te puede interesar ...',
        'noticias relacionadas',
        'artículos relacionados',
        'temas relacionados',
        'relacionado ...',
        'más noticias',
        'lo más leído',
        'lo más visto',
        'vea también ...',
        'ver también ...',
      ],
      advertisement: [
        'publicidad',
        'anuncio',
        'anuncios',
        'patrocinado',
        'contenido patrocinado',
        'continúa después de la publicidad',
      ],
      navigation: [
        'inicio',
        'menú',
        'buscar',
        'ir al contenido',
        'iniciar sesión',
        'regístrate',
        'volver arriba',
        'portada',
      ],
      newsletter: [
        'suscríbete ...',
        'suscríbase ...',
        'síguenos ...',
        'síganos ...',
        'recibe nuestro boletín ...',
        'recibe las noticias ...',
        'apúntate a ...',
      ],
      paywall: [
        'contenido exclusivo para suscriptores',
        'ya eres suscriptor',
        'este contenido es solo para ...',
      ],
      rights: [
        'todos los derechos reservados ...',
        'derechos reservados ...',
        'prohibida la reproducción ...',
        'prohibida su reproducción ...',
      ],
      credits: ['redacción', 'con información de ...', 'editado por ...'],
      tags: ['etiquetas ...', 'temas ...', 'archivado en ...', 'etiquetado ...'],
      caption: ['foto ...', 'fotografía ...', 'imagen ...', 'imagen de archivo ...', 'foto de archivo ...'],
      'read-time': ['tiempo de lectura ...', 'minutos de lectura', 'min de lectura'],
      'date-line': [
        'actualizado ...',
        'última actualización ...',
        'publicado ...',
        'fecha de publicación ...',
      ],
    },
    status: {
      events: wordsOf(
        `reunión reuniones cumbre cumbres encuentro encuentros visita visitas conversación conversaciones negociación negociaciones diálogo diálogos
        conferencia* elección elecciones comicios referéndum* votación votaciones juicio juicios audiencia* partido partidos concierto* festival*
        ceremonia* gira giras huelga* manifestación manifestaciones marcha marchas sesión sesiones viaje viajes lanzamiento* debate* simulacro*
        maniobras carrera carreras torneo* congreso consulta consultas foro foros`,
      ),
      phrases: {
        planned: [
          'se celebrará*',
          'se realizará*',
          'se llevará* a cabo',
          'se disputará*',
          'tendrá lugar',
          'tendrán lugar',
          'está previst*',
          'están previst*',
          'estaba previst*',
          ...wordsOf(
            'prevista previsto previstas previstos comenzará* arrancará* empezará* programad* convocad*',
          ),
        ],
        confirmed: wordsOf('confirmó confirmaron confirma confirman confirmado confirmada'),
        'under-way': wordsOf(
          'comenzó comenzaron comienza comienzan empieza empiezan arranca arrancan arrancó arrancaron empezó empezaron continúa continúan prosigue prosiguen',
        ),
        held: [
          'se celebró',
          'se celebraron',
          'se realizó',
          'se realizaron',
          'tuvo lugar',
          'tuvieron lugar',
          ...wordsOf(
            'concluyó concluyeron terminó terminaron finalizó finalizaron culminó culminaron clausuró',
          ),
        ],
        postponed: [
          ...wordsOf('retrasa retrasan retrasó retrasaron retrasad*'),
          ...wordsOf('aplaza aplazan aplazad* aplazó aplazaron aplazará* aplazar aplazamiento'),
          ...wordsOf(
            'pospuest* pospuso pospusieron pospone posponen posponer postergad* postergó postergaron posterga postergan postergar',
          ),
        ],
        cancelled: [
          ...wordsOf(
            'cancela cancelan cancelad* canceló cancelaron cancelará* cancelar cancelación anulad* anuló anularon desconvocad* desconvoca*',
          ),
          ...wordsOf('suspende suspenden suspendió suspendieron suspendid*'),
          'no se celebrará*',
          'no se realizará*',
          'no tendrá lugar',
          'no tendrán lugar',
        ],
        denied: [
          'desmintió',
          'desmintieron',
          'desmiente*',
          'negó que',
          'niega que',
          'negaron que',
          'niegan que',
        ],
        resumed: wordsOf(
          'reanuda reanudan reanudó reanudaron reanudad* reanudará* reanudación retoma retoman retomó retomaron',
        ),
        none: ['no confirm*'],
      },
      alone: {
        planned: ['se reunirá*', 'viajará*'],
        held: ['se reunieron', 'se reunió'],
      },
      negators: wordsOf('no nunca ni sin'),
      doubts: wordsOf(
        'podría podrían puede pueden posible quizás quizá tal pide piden pidió pidieron exige exigen exigió propone proponen propuso plantea baraja estudia',
      ),
      conditionals: wordsOf('si'),
      background: ['el año pasado', 'el mes pasado', 'hace un año'],
    },
  };
}

const MORE = `
  al del lo las los una unas uno unos sus les nos ello tras ante bajo desde hasta según durante mediante entre sobre contra
  fue fueron sido ser son era eran está están estaba estaban estar ha han había habían haber hay hubo será serán sería
  dijo dijeron dice dicen declaró señaló aseguró explicó afirmó indicó agregó añadió anunció anunciaron informó informaron
  también además sin embargo aunque mientras cuando donde quien quienes cual cuales que como porque pues ya muy más menos
  este esta estos estas ese esa esos esas aquel hoy ayer mañana ahora luego después antes año años día días mes meses
  dos tres primer primera nuevo nueva otro otra otros otras mismo misma cada todo toda todos todas`;
