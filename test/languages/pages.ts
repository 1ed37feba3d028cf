/**
 * What publishers put around a story, in six languages: lines of invented sites, each with the rule that should take it, and a
 * place in the page: under the title, within the story, behind it.
 */
import type { Rule } from '../../src/article/read';
import type { LanguageCode } from '../../src/languages';

export interface Furniture {
  readonly head: readonly (readonly [Rule, string])[];
  readonly middle: readonly (readonly [Rule, string])[];
  readonly tail: readonly (readonly [Rule, string])[];
}

export const FURNITURE: Readonly<Record<LanguageCode, Furniture>> = {
  tr: {
    head: [
      ['share', 'Facebook’ta paylaş | Tweetle | WhatsApp ile gönder'],
      ['date-line', '3 Mart 2026 Salı, 14:05'],
      ['read-time', 'Okuma süresi: 2 dk'],
    ],
    middle: [
      ['caption', 'Fotoğraf: Nino Beridze / Liman Ajansı'],
      ['related-link', 'Ayrıca okuyun: Batum limanında vinç sürücüleri greve gitti'],
      ['advertisement', 'Reklam'],
    ],
    tail: [
      ['newsletter', 'Bültenimize abone olun, haberleri kaçırmayın.'],
      ['tags', 'Etiketler: Gürcistan, Ermenistan, demiryolu'],
      ['rights', '© Tüm hakları saklıdır.'],
    ],
  },
  ru: {
    head: [
      ['share', 'Поделиться ВКонтакте | Telegram | Скопировать ссылку'],
      ['date-line', '3 марта 2026, 14:05'],
      ['read-time', 'Время чтения: 2 мин'],
    ],
    middle: [
      ['caption', 'Фото: Нино Беридзе / Агентство «Порт»'],
      ['related-link', 'Читайте также: В порту Батуми бастуют крановщики'],
      ['advertisement', 'РЕКЛАМА'],
    ],
    tail: [
      ['newsletter', 'Подписывайтесь на наш канал, чтобы не пропустить новости.'],
      ['tags', 'Теги: Грузия, Армения, железная дорога'],
      ['rights', 'Все права защищены.'],
    ],
  },
  es: {
    head: [
      ['share', 'Compartir en Facebook | Tuitear | Enviar por WhatsApp'],
      ['date-line', '3 de marzo de 2026, 14:05'],
      ['read-time', 'Tiempo de lectura: 2 min'],
    ],
    middle: [
      ['caption', 'Foto: Nino Beridze / Agencia Puerto'],
      ['related-link', 'Lea también: Los gruistas del puerto de Batumi van a la huelga'],
      ['advertisement', 'PUBLICIDAD'],
    ],
    tail: [
      ['newsletter', 'Suscríbete a nuestro boletín y no te pierdas nada.'],
      ['tags', 'Etiquetas: Georgia, Armenia, ferrocarril'],
      ['rights', 'Todos los derechos reservados.'],
    ],
  },
  fr: {
    head: [
      ['share', 'Partager sur Facebook | Tweeter | Envoyer par mail'],
      ['date-line', 'Publié le 3 mars 2026 à 14h05'],
      ['read-time', 'Temps de lecture : 2 min'],
    ],
    middle: [
      ['caption', 'Crédit photo : Nino Beridze / Agence du Port'],
      ['related-link', 'À lire aussi : Les grutiers du port de Batoumi en grève'],
      ['advertisement', 'Publicité'],
    ],
    tail: [
      ['newsletter', 'Inscrivez-vous à notre lettre et ne manquez rien.'],
      ['tags', 'Mots-clés : Géorgie, Arménie, chemin de fer'],
      ['rights', 'Tous droits réservés.'],
    ],
  },
  de: {
    head: [
      ['share', 'Auf Facebook teilen | Twittern | Per WhatsApp senden'],
      ['date-line', 'Dienstag, 3. März 2026, 14:05 Uhr'],
      ['read-time', 'Lesezeit: 2 Min.'],
    ],
    middle: [
      ['caption', 'Foto: Nino Beridze / Hafenagentur'],
      ['related-link', 'Lesen Sie auch: Kranführer im Hafen von Batumi streiken'],
      ['advertisement', 'ANZEIGE'],
    ],
    tail: [
      ['newsletter', 'Abonnieren Sie unseren Newsletter und verpassen Sie nichts.'],
      ['tags', 'Schlagworte: Georgien, Armenien, Bahn'],
      ['rights', 'Alle Rechte vorbehalten.'],
    ],
  },
  ar: {
    head: [
      ['share', 'شارك على فيسبوك | تويتر | واتساب'],
      ['date-line', '3 مارس 2026'],
      ['read-time', 'مدة القراءة: 2'],
    ],
    middle: [
      ['caption', 'تصوير: نينو بيريدزه / وكالة الميناء'],
      ['related-link', 'اقرأ أيضا: إضراب سائقي الرافعات في ميناء باتومي'],
      ['advertisement', 'إعلان'],
    ],
    tail: [
      ['newsletter', 'اشترك في نشرتنا البريدية كي لا يفوتك شيء.'],
      ['tags', 'الكلمات المفتاحية: جورجيا، أرمينيا، السكك'],
      ['rights', 'جميع الحقوق محفوظة.'],
    ],
  },
};

/** A page: the title, the furniture, the story's sentences as paragraphs. */
export function pageOf(
  title: string,
  sentences: readonly string[],
  { head, middle, tail }: Furniture,
): string {
  const lines = (rows: Furniture['head']): string[] => rows.map(([, line]) => line);
  const [first = '', ...rest] = sentences;
  return [title, ...lines(head), first, ...lines(middle), ...rest, ...lines(tail)].join('\n\n');
}
