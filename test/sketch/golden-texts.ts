/**
 * Fifty texts in many scripts and spellings whose signatures are pinned in `golden.json`. Characters that do not
 * show are escaped. Names ending in ` (NFC)` and ` (NFD)` are two spellings of one text.
 */
const nfc = (text: string): string => text.normalize('NFC');
const nfd = (text: string): string => text.normalize('NFD');

const FRENCH =
  'À Genève, les délégués ont achevé hier soir une première journée d’échanges jugée constructive.';
const VIETNAMESE = 'Bộ trưởng Ngoại giao đã đến Hà Nội vào sáng thứ Hai để dự hội nghị thường niên.';
const KOREAN = '양국 외교장관은 월요일 서울에서 만나 어업 협정을 논의했다.';
const JAPANESE = '首相は月曜日にパリで開かれる会議に出席するため、東京を出発した。';
const GREEK = 'Οι υπουργοί συναντήθηκαν χθες στην Αθήνα για να συζητήσουν το νέο σιδηρόδρομο.';
const MARATHI = 'दुसऱ्या दिवशी मंत्री पुण्यात भेटले आणि पुराच्या पाण्यावर सविस्तर चर्चा केली.';

export const GOLDEN_TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  'spaces only': ' \t\n\u00a0\u2003 ',
  'punctuation only': '... -- !? «» “”',
  'one letter': 'a',
  'one word': 'Ferry',
  'two words': 'Ferry sinks',
  'four words, fewer than a shingle': 'Ferry sinks off Tobruk',
  'five words, one shingle': 'Ferry sinks off Tobruk harbour',
  'six words, two shingles': 'Ferry sinks off Tobruk harbour overnight',
  'English sentence':
    'The harbour authority said on Monday that the ferry would sail again once the hull had been inspected.',
  'English in capitals':
    'THE HARBOUR AUTHORITY SAID ON MONDAY THAT THE FERRY WOULD SAIL AGAIN ONCE THE HULL HAD BEEN INSPECTED.',
  'English, two paragraphs':
    'Engineers closed the northern lock at dawn.\n\nTraffic on the canal was halted for nine hours; forty barges waited in line.',
  'a hundred times one word': 'rain '.repeat(100),
  'a refrain': 'The bridge is closed. '.repeat(20),
  'figures and units':
    'Output fell 3.5% to 1,204,000 barrels a day in the 12 months to 31 March 2019, from 1.25m.',
  'initials and hyphens':
    'U.N.-led 5+5 talks: the vice-president’s co-ordinator met J. R. Smith-Jones at 10:30 a.m.',
  contractions: "They don't know whether it's open; we’ll see who's there, he'd said.",
  'web address': 'Read the report at https://example.org/a/b?c=d&e=f#g or write to press@example.org today.',
  'German sharp s': 'In der Straße am Fluß mußten größere Gebäude geräumt werden.',
  'Polish and Danish strokes': 'Łódź i Wrocław; København og Ærø, Þórshöfn og Malmö.',
  'Turkish dotted and dotless i': 'İstanbul’da ILIMLI bir kış bekleniyor; ışıklar İzmir’de yandı.',
  'French (NFC)': nfc(FRENCH),
  'French (NFD)': nfd(FRENCH),
  'Vietnamese (NFC)': nfc(VIETNAMESE),
  'Vietnamese (NFD)': nfd(VIETNAMESE),
  'Greek (NFC)': nfc(GREEK),
  'Greek (NFD)': nfd(GREEK),
  Russian: 'Министры встретились в понедельник в Москве и обсудили ремонт железной дороги через ущелье.',
  Ukrainian: 'Поїзди на Київ їздитимуть за новим розкладом з першого ґрудня.',
  Arabic: 'اجتمع الوزيران يوم الاثنين في تونس لمناقشة إصلاح خط السكة الحديدية بين المدينتين.',
  'Arabic with vowel marks': 'اِجْتَمَعَ الوَزِيرَانِ يَوْمَ الاِثْنَيْنِ فِي تُونِسَ لِمُنَاقَشَةِ الإِصْلَاحِ.',
  Hebrew: 'השרים נפגשו ביום שני בחיפה כדי לדון בתיקון מסילת הברזל.',
  Persian: 'وزیران روز دوشنبه در تهران درباره تعمیر راه\u200cآهن گفت\u200cوگو کردند.',
  'Marathi (NFC)': nfc(MARATHI),
  'Marathi (NFD)': nfd(MARATHI),
  Thai: 'รัฐมนตรีพบกันเมื่อวันจันทร์ที่กรุงเทพเพื่อหารือเรื่องการซ่อมทางรถไฟ',
  Chinese: '两国部长周一在北京会面，讨论铁路维修和2019年的预算。',
  'Han beyond the basic plane': '𠮷野家前的𡈽橋已經修好。',
  'Japanese (NFC)': nfc(JAPANESE),
  'Japanese (NFD)': nfd(JAPANESE),
  'Korean (NFC)': nfc(KOREAN),
  'Korean (NFD)': nfd(KOREAN),
  'emoji between words': 'Storm 🌪️ warning ⚠️ for the coast 👩‍👩‍👧‍👦 families told to leave 🇹🇳 by noon 👍🏽',
  'emoji only': '🎉🎉🎉👩‍🚀🇫🇷',
  'zero-width spaces inside words':
    'The har\u200bbour author\u200bity said on Mon\u200bday that the fer\u200bry would sail.',
  'soft hyphens inside words':
    'The har\u00adbour author\u00adity said on Mon\u00adday that the fer\u00adry would sail.',
  'the same without them': 'The harbour authority said on Monday that the ferry would sail.',
  'direction marks': '\u200fThe \u202aharbour\u202c authority\u200e said\u2066 so\u2069 on Monday.',
  'lone surrogates': 'The \ud800 harbour\udc00 authority \udfff said so on \ud83d Monday.',
  'NUL and controls': 'The\u0000harbour\u0001authority\u001fsaid\u007fso\u0085on Monday.',
};
