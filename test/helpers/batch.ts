/**
 * A batch of two dozen reports on five invented events, put together from sentences: independent reports, a syndicated copy, a cut
 * and an expanded one, a publisher's revision, dated and undated, with and without titles. The first two events have
 * the same actors.
 */
import type { Article } from 'newsfold';
import { random, shuffled } from './random';

interface Event {
  titles: readonly string[];
  /** Each fact in several wordings. */
  facts: readonly (readonly string[])[];
  day: string;
}

const EVENTS: readonly Event[] = [
  {
    titles: [
      'Varrland and Osk open fishery talks in Telm',
      'Fishery negotiators meet in Telm',
      'Telm hosts round on herring quotas',
    ],
    day: '2021-03-08',
    facts: [
      [
        'Varrland and Osk opened talks on fishing rights in Telm on Monday.',
        'Delegates of Osk and Varrland sat down in Telm on Monday to negotiate over fishing.',
      ],
      [
        'The talks concern herring quotas north of the Skarrow bank.',
        'At issue is how much herring each may take beyond the Skarrow bank.',
      ],
      [
        'Minister Ilva Brandt leads the delegation of Varrland.',
        'Varrland is represented by its minister, Ilva Brandt.',
      ],
      [
        'The previous round ended in January without a result.',
        'Negotiators had parted in January with nothing agreed.',
      ],
      ['The talks are to last until 10 March.', 'Delegates expect to finish on 10 March.'],
    ],
  },
  {
    titles: [
      'Brandt calls off visit to Osk',
      'Varrland minister puts off trip to Osk capital',
      'Visit of Ilva Brandt to Osk postponed',
    ],
    day: '2021-03-19',
    facts: [
      [
        'Minister Ilva Brandt of Varrland postponed her visit to the capital of Osk on Friday.',
        'A trip by Varrland’s minister Ilva Brandt to the Osk capital was put off on Friday.',
      ],
      [
        'Her office named a storm warning for the strait as the reason.',
        'The ministry blamed gales forecast over the strait.',
      ],
      [
        'She was to sign a treaty on lighthouses with her counterpart Jor Peltin.',
        'A lighthouse treaty was to be signed with Jor Peltin, her counterpart.',
      ],
      [
        'A new date will be set after Easter, the ministry said.',
        'No new date before Easter was given by the ministry.',
      ],
      [
        'Peltin said the treaty could wait for calmer weather.',
        'The treaty will keep until the weather is calm, Peltin remarked.',
      ],
    ],
  },
  {
    titles: [
      'Warehouse fire in Dunmarrow harbour',
      'Dunmarrow: fire destroys grain store',
      'Grain burns in Dunmarrow',
    ],
    day: '2021-03-09',
    facts: [
      [
        'Fire destroyed a grain warehouse in Dunmarrow harbour early on Tuesday.',
        'A grain store at the port of Dunmarrow burned down before dawn on Tuesday.',
      ],
      [
        'Sixty firefighters fought the flames for seven hours.',
        'It took sixty firefighters seven hours to put out the blaze.',
      ],
      ['Nobody was hurt, the fire chief Mads Orrel said.', 'Fire chief Mads Orrel reported no injuries.'],
      [
        'About nine thousand tonnes of barley were lost.',
        'The blaze consumed nine thousand tonnes of barley.',
      ],
      [
        'Police suspect that a conveyor belt overheated.',
        'An overheated conveyor is thought to be the cause.',
      ],
    ],
  },
  {
    titles: [
      'Lendhove elects first woman mayor',
      'Sanna Quist wins Lendhove vote',
      'Quist is mayor of Lendhove',
    ],
    day: '2021-03-14',
    facts: [
      [
        'Sanna Quist was elected mayor of Lendhove on Sunday.',
        'Voters in Lendhove chose Sanna Quist as mayor on Sunday.',
      ],
      [
        'She won 54 percent in the second ballot against the incumbent Piet Haal.',
        'In the runoff she beat incumbent Piet Haal with 54 percent.',
      ],
      ['Quist is the first woman in the office.', 'No woman has held the post before her.'],
      ['She promised free trams and a new hospital.', 'A hospital and trams without fares were her pledges.'],
      ['Turnout was the highest in thirty years.', 'More people voted than at any time in thirty years.'],
    ],
  },
  {
    titles: [
      'Comet probe Aldra sends first pictures',
      'First images from probe Aldra',
      'Aldra reaches comet',
    ],
    day: '2021-03-11',
    facts: [
      [
        'The probe Aldra sent its first pictures of comet Veit-Lomen on Thursday.',
        'First images of comet Veit-Lomen arrived from the probe Aldra on Thursday.',
      ],
      [
        'They show jets of dust above a dark double nucleus.',
        'A dark nucleus of two lobes with dust jets can be seen.',
      ],
      [
        'Aldra was launched six years ago and carries nine instruments.',
        'Nine instruments are on board the craft, which left six years ago.',
      ],
      [
        'It will orbit the comet until it passes the sun in August.',
        'The craft is to stay in orbit through the passage of the sun in August.',
      ],
      [
        'Scientists in Korhavn cheered when the data came in.',
        'There was cheering among the scientists in Korhavn.',
      ],
    ],
  },
];

const SOURCES = ['Northern Wire', 'Telm Courier', 'Harbour Post', 'The Lendhover', 'Evening Ledger'];

/** Report number `version` on an event: its facts in an order and in wordings of its own. */
function report(event: number, version: number): Article {
  const { titles, facts, day } = EVENTS[event]!;
  const next = random(100 * event + version);
  const told = facts.map((wordings) => wordings[next() < 0.5 ? 0 : 1]!);
  const text = [told[0]!, ...shuffled(told.slice(1), 7 * version + event)].join(' ');
  const article: Article = {
    id: `event${event}-report${version}`,
    text,
    source: SOURCES[(event + version) % SOURCES.length]!,
  };
  if (version !== 2) article.title = titles[version % titles.length]!;
  if (version !== 3) article.publishedAt = `${day}T${10 + version}:00:00Z`;
  return article;
}

const OTHER = [
  'The market square will be closed to cars from April, the town council decided after a long debate.',
  'Ferries to the outer islands sail every hour again since the ice has gone from the sound.',
].join(' ');

/** Twenty-four reports, the same at every call. */
export function batch(): Article[] {
  const reports = EVENTS.flatMap((_, event) => [0, 1, 2, 3].map((version) => report(event, version)));
  const copied = report(2, 1);
  const long = report(0, 1);
  return [
    ...reports,
    { ...copied, id: 'event2-syndicated', source: 'Evening Ledger', publishedAt: '2021-03-09T18:00:00Z' },
    {
      ...copied,
      id: 'event2-revised',
      text: `${copied.text} The harbour reopened at noon.`,
      publishedAt: '2021-03-10',
    },
    {
      ...long,
      id: 'event0-expanded',
      text: `${long.text} ${OTHER}`,
      source: 'Harbour Post',
      publishedAt: '2021-03-09',
    },
    { id: 'alone', title: 'Council closes market square to cars', text: OTHER },
  ];
}
