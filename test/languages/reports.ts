/**
 * Short reports in six languages, written for these tests. In each language two events with the same actors, three reports
 * each: talks on a railway in Batumi, which are put off, and an agreement on the border signed in Yerevan.
 */
import type { Article } from '../../src/article/article';
import type { LanguageCode } from '../../src/languages';

interface Report {
  title: string;
  text: string;
}

/** By language: reports of the talks, then of the agreement. */
export const REPORTS: Readonly<Record<LanguageCode, readonly Report[]>> = {
  tr: [
    {
      title: 'Batum’daki demiryolu görüşmeleri ertelendi',
      text:
        'Gürcistan ile Ermenistan ulaştırma bakanlarının salı günü Batum’da yapması beklenen demiryolu görüşmeleri ertelendi. ' +
        'Gürcistan Ulaştırma Bakanlığı, heyelan nedeniyle sahil yolunun kapandığını ve toplantının yeni tarihinin daha sonra ' +
        'açıklanacağını bildirdi. Görüşmelerde Gümrü hattının onarımı ele alınacaktı.',
    },
    {
      title: 'Heyelan demiryolu toplantısını erteletti',
      text:
        'Batum yakınlarındaki heyelan, Gürcistan ve Ermenistan arasındaki demiryolu toplantısının ertelenmesine yol açtı. Ulaştırma ' +
        'bakanları salı günü Gümrü hattını onarma planını görüşecekti. Yetkililer sahil yolunun kapalı olduğunu, toplantıya ' +
        'yeni bir tarih aranacağını söyledi.',
    },
    {
      title: 'Gürcistan ve Ermenistan demiryolu görüşmesini erteledi',
      text:
        'Sahil yolunu kapatan heyelan yüzünden Batum’daki toplantı ertelendi. Demiryolunun Gümrü bölümünün onarılması için salı günü ' +
        'buluşacak olan Gürcü ve Ermeni ulaştırma bakanlarının görüşmeleri için yeni tarih belirlenmedi. Bakanlık, heyelanda ' +
        'yaralanan olmadığını açıkladı.',
    },
    {
      title: 'Gürcistan ve Ermenistan sınır anlaşmasını imzaladı',
      text:
        'Gürcistan ile Ermenistan ulaştırma bakanları Erivan’da bir araya geldi ve sınır kapılarının çalışma saatlerini uzatan bir ' +
        'anlaşma imzaladı. Sadahlo kapısı artık gece de açık kalacak. Gümrük işlemleri ortak yapılacak, kamyonlar tek kuyrukta ' +
        'bekleyecek.',
    },
    {
      title: 'Sadahlo sınır kapısı gece de açık olacak',
      text:
        'Erivan’da imzalanan anlaşmaya göre Gürcistan ve Ermenistan arasındaki Sadahlo sınır kapısı geceleri de açık olacak. Ulaştırma ' +
        'bakanları, kamyonların gümrükte tek kuyrukta bekleyeceğini söyledi. Anlaşma iki ülkenin gümrüklerini ortak çalıştıracak.',
    },
    {
      title: 'Kamyonlar için ortak gümrük: Erivan’da imza',
      text:
        'Ermenistan ve Gürcistan, kamyonların sınırda bekleme süresini kısaltacak anlaşmayı Erivan’da imzaladı. Bakanlar, Sadahlo ' +
        'kapısındaki gümrüğün ortak olacağını ve geceleri kapanmayacağını açıkladı.',
    },
  ],
  ru: [
    {
      title: 'Переговоры о железной дороге в Батуми отложены',
      text:
        'Переговоры министров транспорта Грузии и Армении о железной дороге, которые должны были пройти во вторник в Батуми, отложены. ' +
        'Министерство транспорта Грузии сообщило, что оползень перекрыл прибрежное шоссе, а новую дату встречи назовут позднее. ' +
        'Министры собирались обсудить ремонт гюмрийской линии.',
    },
    {
      title: 'Оползень сорвал встречу министров в Батуми',
      text:
        'Из-за оползня под Батуми Грузия и Армения отложили переговоры о железной дороге. Во вторник министры транспорта должны ' +
        'были обсуждать ремонт линии до Гюмри. По словам чиновников, прибрежное шоссе перекрыто, и для переговоров ищут новую дату.',
    },
    {
      title: 'Грузия и Армения перенесли железнодорожные переговоры',
      text:
        'Встреча в Батуми перенесена: прибрежное шоссе перекрыто оползнем. Новой даты переговоров, на которых министры транспорта ' +
        'Грузии и Армении хотели согласовать ремонт железной дороги на участке у Гюмри, пока нет. При оползне никто не ' +
        'пострадал, сообщило министерство.',
    },
    {
      title: 'Грузия и Армения подписали соглашение о границе',
      text:
        'Министры транспорта Грузии и Армении встретились в Ереване и подписали соглашение о работе пограничных пунктов. Пункт Садахло ' +
        'будет открыт и ночью. Таможенный контроль станет совместным, грузовики будут стоять в одной очереди.',
    },
    {
      title: 'Пункт Садахло на границе будет работать ночью',
      text:
        'По соглашению, подписанному в Ереване, пограничный пункт Садахло между Грузией и Арменией будет работать и ночью. Министры ' +
        'транспорта рассказали, что грузовикам придется стоять на таможне в одной очереди. Таможни двух стран будут работать совместно.',
    },
    {
      title: 'Одна таможня для грузовиков: подписи в Ереване',
      text:
        'Армения и Грузия подписали в Ереване соглашение, которое сократит очереди грузовиков на границе. По словам министров, таможня ' +
        'в пункте Садахло станет совместной и перестанет закрываться на ночь.',
    },
  ],
  es: [
    {
      title: 'Aplazadas las conversaciones ferroviarias de Batumi',
      text:
        'Las conversaciones ferroviarias que los ministros de Transporte de Georgia y Armenia iban a mantener el martes en Batumi han sido ' +
        'aplazadas. El Ministerio de Transporte georgiano informó de que un deslizamiento de tierra cortó la carretera de la costa y de que ' +
        'la nueva fecha de la reunión se anunciará más adelante. Los ministros iban a tratar la reparación de la línea de Gyumri.',
    },
    {
      title: 'Un deslizamiento obliga a aplazar la reunión sobre el ferrocarril',
      text:
        'Georgia y Armenia aplazaron su reunión sobre el ferrocarril por un deslizamiento de tierra cerca de Batumi. Los ministros de ' +
        'Transporte debían hablar el martes de cómo reparar la línea hasta Gyumri. La carretera costera está cortada y se busca otra ' +
        'fecha para la conversación, según las autoridades.',
    },
    {
      title: 'Georgia y Armenia posponen su reunión ferroviaria',
      text:
        'La reunión de Batumi se pospone porque los deslizamientos cortaron la carretera de la costa. No hay fecha nueva para que los ' +
        'ministros de Transporte de Georgia y Armenia acuerden reparar las líneas ferroviarias de Gyumri. El ministerio dijo que el ' +
        'deslizamiento no dejó heridos.',
    },
    {
      title: 'Georgia y Armenia firman un acuerdo fronterizo',
      text:
        'Los ministros de Transporte de Georgia y Armenia se reunieron en Ereván y firmaron un acuerdo que amplía el horario de los ' +
        'pasos fronterizos. El paso de Sadajlo abrirá también de noche. Las aduanas trabajarán juntas y los camiones harán una sola cola.',
    },
    {
      title: 'El paso fronterizo de Sadajlo abrirá de noche',
      text:
        'Según el acuerdo firmado en Ereván, el paso de Sadajlo, entre Georgia y Armenia, abrirá por las noches. Los ministros de ' +
        'Transporte explicaron que cada camión hará una sola cola en la aduana. Las aduanas de los dos países serán conjuntas.',
    },
    {
      title: 'Una sola aduana para los camiones, firmado en Ereván',
      text:
        'Armenia y Georgia firmaron en Ereván el acuerdo que acortará las colas de camiones en la frontera. Los ministros aseguraron ' +
        'que la aduana del paso de Sadajlo será conjunta y no cerrará por la noche.',
    },
  ],
  fr: [
    {
      title: 'Les négociations ferroviaires de Batoumi reportées',
      text:
        'Les négociations ferroviaires que les ministres des Transports de Géorgie et d’Arménie devaient mener mardi à Batoumi ont été ' +
        'reportées. Le ministère géorgien des Transports a indiqué qu’un glissement de terrain avait coupé la route côtière et que la ' +
        'nouvelle date de la réunion serait annoncée plus tard. Les ministres devaient parler de la réparation de la ligne de Gumri.',
    },
    {
      title: 'Un glissement de terrain repousse la réunion sur le chemin de fer',
      text:
        'La Géorgie et l’Arménie ont reporté leur réunion sur le chemin de fer après un glissement de terrain près de Batoumi. Mardi, les ' +
        'ministres des Transports devaient négocier les réparations de la ligne de Gumri. La route de la côte est coupée et une autre date ' +
        'est cherchée pour la négociation, selon les autorités.',
    },
    {
      title: 'La Géorgie et l’Arménie repoussent leur réunion ferroviaire',
      text:
        'La réunion de Batoumi est repoussée, les glissements de terrain ayant coupé la route côtière. Aucune date n’est fixée pour que les ' +
        'ministres des Transports de Géorgie et d’Arménie s’accordent sur les lignes ferroviaires à réparer vers Gumri. Le ministère a dit ' +
        'que le glissement n’avait pas fait de blessé.',
    },
    {
      title: 'La Géorgie et l’Arménie signent un accord sur la frontière',
      text:
        'Les ministres des Transports de Géorgie et d’Arménie se sont rencontrés à Erevan et ont signé un accord qui allonge les horaires ' +
        'des postes frontaliers. Le poste de Sadakhlo ouvrira aussi la nuit. Les douanes travailleront ensemble et les camions feront ' +
        'une seule file.',
    },
    {
      title: 'Le poste frontalier de Sadakhlo ouvrira la nuit',
      text:
        'Selon l’accord signé à Erevan, le poste de Sadakhlo, entre la Géorgie et l’Arménie, sera ouvert les nuits. Les ministres des ' +
        'Transports ont expliqué que chaque camion ferait une seule file à la douane. Les douanes des deux pays seront communes.',
    },
    {
      title: 'Une seule douane pour les camions : signature à Erevan',
      text:
        'L’Arménie et la Géorgie ont signé à Erevan l’accord qui raccourcira les files de camions à la frontière. Les ministres ont assuré ' +
        'que la douane du poste de Sadakhlo serait commune et ne fermerait plus la nuit.',
    },
  ],
  de: [
    {
      title: 'Bahngespräche in Batumi verschoben',
      text:
        'Die Bahngespräche, zu denen sich die Verkehrsminister von Georgien und Armenien am Dienstag in Batumi treffen wollten, sind ' +
        'verschoben worden. Ein Erdrutsch habe die Küstenstraße gesperrt, teilte das georgische Verkehrsministerium mit; ein neuer Termin ' +
        'für das Treffen werde später genannt. Die Minister wollten über die Reparatur der Strecke nach Gjumri sprechen.',
    },
    {
      title: 'Erdrutsch bringt Treffen der Verkehrsminister zu Fall',
      text:
        'Nach einem Erdrutsch bei Batumi haben Georgien und Armenien ihr Treffen über die Bahn verschoben. Am Dienstag sollte es um ' +
        'Reparaturen an den Strecken nach Gjumri gehen. Die Küstenstraße sei gesperrt, für die Gespräche der Verkehrsminister werde ein ' +
        'neuer Termin gesucht, hieß es.',
    },
    {
      title: 'Georgien und Armenien verschieben Bahngespräche',
      text:
        'Das Treffen in Batumi wird verschoben, weil Erdrutsche die Küstenstraße sperren. Einen neuen Termin des Gesprächs, in dem sich ' +
        'die Verkehrsminister Georgiens und Armeniens über die Reparaturen der Bahn bei Gjumri einigen wollten, gibt es nicht. Bei dem ' +
        'Erdrutsch sei niemand verletzt worden, so das Ministerium.',
    },
    {
      title: 'Georgien und Armenien unterzeichnen Grenzabkommen',
      text:
        'Die Verkehrsminister von Georgien und Armenien trafen sich in Eriwan und unterzeichneten ein Abkommen über längere Öffnungszeiten ' +
        'der Grenzübergänge. Der Übergang Sadachlo öffnet künftig auch nachts. Der Zoll arbeitet gemeinsam, die Lastwagen stehen in einer ' +
        'Schlange.',
    },
    {
      title: 'Grenzübergang Sadachlo künftig nachts geöffnet',
      text:
        'Nach dem in Eriwan unterzeichneten Abkommen bleibt der Übergang Sadachlo zwischen Georgien und Armenien nachts offen. Jeder ' +
        'Lastwagen stehe beim Zoll nur noch in einer Schlange, erklärten die Verkehrsminister. Die Zölle beider Länder arbeiten gemeinsam.',
    },
    {
      title: 'Gemeinsamer Zoll für Lastwagen: Unterschriften in Eriwan',
      text:
        'Armenien und Georgien haben in Eriwan das Abkommen unterzeichnet, das die Schlangen der Lastwagen an der Grenze verkürzen soll. Der ' +
        'Zoll am Übergang Sadachlo werde gemeinsam sein und nachts nicht mehr schließen, sagten die Minister.',
    },
  ],
  ar: [
    {
      title: 'تأجيل محادثات السكك الحديدية في باتومي',
      text:
        'تأجلت محادثات السكك الحديدية التي كان وزيرا النقل في جورجيا وأرمينيا يعتزمان إجراءها الثلاثاء في باتومي. وقالت وزارة النقل الجورجية إن ' +
        'انهيارا أرضيا قطع الطريق الساحلي وإن الموعد الجديد للاجتماع سيعلن لاحقا. وكان الوزيران سيبحثان إصلاح خط غيومري.',
    },
    {
      title: 'انهيار أرضي يؤجل اجتماع الوزيرين',
      text:
        'أجلت جورجيا وأرمينيا اجتماعهما عن السكك الحديدية بعد انهيار أرضي قرب باتومي. وكان وزيرا النقل سيناقشان الثلاثاء إصلاحات الخط إلى ' +
        'غيومري. وقال مسؤولون إن الطريق الساحلي مقطوع وإن البحث جار عن موعد جديد للمحادثات.',
    },
    {
      title: 'جورجيا وأرمينيا تؤجلان المحادثات عن السكك',
      text:
        'تأجل الاجتماع في باتومي لأن الانهيارات الأرضية قطعت الطريق الساحلي. ولا موعد جديدا للمحادثات التي أراد فيها وزيرا النقل في جورجيا ' +
        'وأرمينيا الاتفاق على إصلاح السكك الحديدية عند غيومري. وقالت الوزارة إن الانهيار لم يسفر عن جرحى.',
    },
    {
      title: 'جورجيا وأرمينيا توقعان اتفاقا بشأن الحدود',
      text:
        'التقى وزيرا النقل في جورجيا وأرمينيا في يريفان ووقعا اتفاقا يمدد ساعات عمل المعابر الحدودية. وسيفتح معبر ساداخلو ليلا أيضا. وتعمل الجمارك ' +
        'معا وتقف الشاحنات في طابور واحد.',
    },
    {
      title: 'معبر ساداخلو الحدودي يفتح ليلا',
      text:
        'بموجب الاتفاق الموقع في يريفان يفتح معبر ساداخلو بين جورجيا وأرمينيا في الليل. وأوضح وزيرا النقل أن كل شاحنة ستقف في طابور واحد عند الجمارك. ' +
        'وستكون جمارك البلدين مشتركة.',
    },
    {
      title: 'جمارك واحدة للشاحنات وتوقيع في يريفان',
      text:
        'وقعت أرمينيا وجورجيا في يريفان الاتفاق الذي يقصر طوابير الشاحنات على الحدود. وأكد الوزيران أن الجمارك في المعبر ستكون مشتركة ولن تغلق ليلا ' +
        'في ساداخلو.',
    },
  ],
};

/** The reports of a language as articles, `tr-0` to `tr-5`; the first three are of one event. */
export function articlesIn(code: LanguageCode, lang: boolean): Article[] {
  return REPORTS[code].map((report, i) => ({
    id: `${code}-${i}`,
    ...report,
    ...(lang ? { lang: code } : {}),
  }));
}
