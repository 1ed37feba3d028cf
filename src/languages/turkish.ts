/**
 * Turkish. Stop words from `@orama/stopwords`, without those that a wrong encoding left there, and with the case endings that
 * an apostrophe cuts off names.
 *
 * Stems are the first five letters. Truncation serves Turkish retrieval about as well as a lemmatiser (Can et al., "Information
 * retrieval on Turkish texts", 2008, doi:10.1002/asi.20750), and finding new events in its news too (Can et al., "New event detection
 * and topic tracking in Turkish", 2010, JASIST 61(4)). Snowball's stemmer knows the endings of nouns only, and gives three
 * different stems to toplantı, toplantısı and toplantının.
 * @module
 */
import type { LanguagePack } from 'newsfold';
import { stopWordsFrom, wordsOf } from './lists';

/** Letters of a stem. */
const STEM_LETTERS = 5;
/** Letters that stand in the list where ş, ı and ğ were read in another encoding. */
const MISREAD = /[ýþţđ]/;

/** @param listed stop words of the package */
export function turkish(listed: readonly string[]): LanguagePack {
  return {
    code: 'tr',
    name: 'Turkish',
    stopWords: stopWordsFrom(
      listed.filter((word) => !MISREAD.test(word)),
      { less: 'milyar milyon trilyon katrilyon', more: MORE },
    ),
    stem: (word) => word.slice(0, STEM_LETTERS),
    months: wordsOf('ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık'),
    weekdays: wordsOf('pazar pazartesi salı çarşamba perşembe cuma cumartesi'),
    boilerplate: {
      share: [
        ...wordsOf(
          'paylaş paylaşın paylaşım tweetle gönder yazdır kopyala yazıyı haberi sayfayı bağlantıyı linki',
        ),
        ...wordsOf('e posta beğen yorum'),
      ],
      comments: ['yorumlar ...', 'yorum yap ...', 'yorum yapın ...', 'ilk yorumu siz yapın', 'yorum yaz ...'],
      'read-more': ['devamını oku', 'devamı için tıklayın', 'haberin devamı ...', 'daha fazla oku', 'devamı'],
      'related-link': [
        'ilgili haberler ...',
        'ilgili haber ...',
        'ayrıca okuyun ...',
        'bunlar da ilginizi çekebilir',
        'ilginizi çekebilir ...',
        'benzer haberler',
        'diğer haberler',
        'çok okunanlar',
        'son haberler',
        'önerilen haberler',
      ],
      advertisement: ['reklam', 'reklamlar', 'reklamdan sonra devam ediyor', 'sponsorlu içerik', 'ilan'],
      navigation: [
        'ana sayfa',
        'ana sayfaya dön',
        'menü',
        'içeriğe geç',
        'arama',
        'giriş yap',
        'üye ol',
        'başa dön',
      ],
      newsletter: [
        'bültenimize abone olun ...',
        'bültene abone ol ...',
        'bizi takip edin ...',
        'abone ol ...',
        'e bülten ...',
      ],
      paywall: ['bu haberi okumak için abone olun ...', 'zaten abone misiniz'],
      rights: ['tüm hakları saklıdır ...', 'telif hakkı ...', 'her hakkı saklıdır ...'],
      credits: ['editör ...', 'muhabir ...', 'haber merkezi'],
      tags: ['etiketler ...', 'etiket ...', 'konular ...', 'anahtar kelimeler ...'],
      caption: ['fotoğraf ...', 'foto ...', 'arşiv fotoğrafı', 'görsel ...'],
      'read-time': ['okuma süresi ...', 'dakikalık okuma'],
      'date-line': [
        'güncelleme ...',
        'son güncelleme ...',
        'yayınlanma tarihi ...',
        'güncellenme tarihi ...',
      ],
    },
    status: {
      events: wordsOf(
        `toplantı* görüşme* müzakere* zirve* ziyaret* temas* konferans* seçim* referandum* oylama* duruşma* dava* maç* karşılaşma*
        konser* festival* tören* miting* yürüyüş* grev* tatbikat* oturum* buluşma* gezi* tur turu turlar* yarış* turnuva* fırlatma*
        sınav* kongre* forum* fuar*`,
      ),
      phrases: {
        planned: [
          ...wordsOf(
            'yapılacak* gerçekleştirilecek* gerçekleşecek* düzenlenecek* başlayacak* planlanıyor planlanan toplanacak*',
          ),
          ...wordsOf('oynanacak* bekleniyor'),
          'yapılması planlan*',
          'yapılması bekleniyor',
        ],
        confirmed: ['doğruladı*', 'teyit et*', 'teyit ed*', 'kesinleşti*'],
        'under-way': ['sürüyor', 'devam ediyor', 'başladı*'],
        held: [
          ...wordsOf('yapıldı* gerçekleştirildi* gerçekleşti* düzenlendi* tamamlandı* oynandı*'),
          'sona erdi*',
          'saat sürdü',
          'gün sürdü',
          'sonuçlandı*',
        ],
        postponed: ['ertele*', 'ileri bir tarihe alın*', 'ileri tarihe alın*'],
        cancelled: ['iptal', 'yapılmayacak*', 'gerçekleşmeyecek*', 'vazgeçildi*'],
        denied: ['yalanla*', 'asılsız', 'doğru değil', 'gerçeği yansıtmıyor'],
        resumed: [
          'yeniden başla*',
          'tekrar başla*',
          'yeniden başlıyor',
          'yeniden başlatıl*',
          'kaldığı yerden devam*',
        ],
        none: [
          ...wordsOf(
            'ertelenmedi* ertelenmeyecek* ertelenmiyor ertelenmez ertelemedi* ertelemeyecek* ertelenebilir* erteleyebilir*',
          ),
          ...wordsOf('ertelenirse* ertelerse* yapılmadı* başlamadı* yapılmamış*'),
          'iptal edilmedi*',
          'iptal edilmeyecek*',
          'iptal etmedi*',
          'iptal etmeyecek*',
          'iptal edilebilir*',
          'iptal edebilir*',
          'iptal edilirse*',
          'iptal ederse*',
        ],
      },
      alone: {
        planned: ['bir araya gelecek*', 'ziyaret edecek*', 'görüşecek*'],
        held: ['bir araya geldi*', 'ziyaret etti*', 'görüştü*'],
      },
      negatorsAfter: ['değil'],
      doubts: wordsOf(
        'belki olabilir muhtemelen istedi istiyor istiyorlar talep* önerdi öneriyor çağrısı ihtimali',
      ),
      conditionals: ['eğer'],
      background: ['geçen yıl', 'geçen ay', 'geçtiğimiz yıl', 'geçtiğimiz ay', 'önceki yıl'],
    },
  };
}

const MORE = `
  nin nın nun nün in ın un ün da de ta te dan den tan ten ya ye na ne yı yi yu yü ı i u ü daki deki taki teki nda nde ndan nden
  la le yla yle ca ce lı li lu lü
  dedi diyor diyen söyledi söyleyen söylendi belirtti belirten belirtildi açıkladı açıklandı açıkladığı kaydetti kaydedildi
  bildirdi bildirildi ifade etti eden edildi edilen edilecek edecek vurguladı aktardı konuştu
  olacak olduğu olan oldu olup olmuş olması vardı var yok etmek eden etmiş yaptı yapan
  ardından kez üzerine göre önce sonra arasında yıl yılı yılında gün günü bugün dün yarın şimdi zaman saat
  ayrıca ancak fakat ama ile için gibi kadar her tüm bütün çok daha en bir iki iki üç ilk son yeni aynı kendi bazı birçok
  tarafından nedeniyle dolayı karşı doğru içinde dışında üzerinde hakkında yönelik ilişkin konusunda olarak bulunan bulundu
  yer alan aldı gelen geldi ise değil mi mı mu mü ki da de bu şu o ve veya`;
