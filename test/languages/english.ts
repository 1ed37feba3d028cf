/** The two events of `reports.ts` in English. */
import type { Article } from '../../src/article/article';

export const ENGLISH: readonly Article[] = [
  {
    id: 'en-0',
    title: 'Railway talks in Batumi postponed',
    text:
      'The railway talks that the transport ministers of Georgia and Armenia were to hold in Batumi on Tuesday have been postponed. ' +
      'A landslide closed the coastal road, the Georgian transport ministry said; a new date for the meeting will be announced later. ' +
      'The ministers were to discuss repairs of the line to Gyumri.',
  },
  {
    id: 'en-1',
    title: 'Landslide puts off ministers’ meeting on railway',
    text:
      'Georgia and Armenia postponed their meeting on the railway after a landslide near Batumi. On Tuesday the transport ministers were to ' +
      'talk about repairing the line to Gyumri. The coastal road is closed and another date is being sought for the talks, officials said.',
  },
  {
    id: 'en-2',
    title: 'Georgia and Armenia postpone railway meeting',
    text:
      'The meeting in Batumi is postponed because landslides closed the coastal road. There is no new date for the talks in which the transport ' +
      'ministers of Georgia and Armenia wanted to agree on repairs of the railway at Gyumri. Nobody was hurt in the landslide, the ministry said.',
  },
  {
    id: 'en-3',
    title: 'Georgia and Armenia sign border agreement',
    text:
      'The transport ministers of Georgia and Armenia met in Yerevan and signed an agreement on longer opening hours of the border crossings. ' +
      'The Sadakhlo crossing will be open at night too. Customs will work together, and trucks will stand in one queue.',
  },
  {
    id: 'en-4',
    title: 'Sadakhlo border crossing to open at night',
    text:
      'Under the agreement signed in Yerevan the Sadakhlo crossing between Georgia and Armenia will be open at night. Each truck will stand in one ' +
      'queue at customs, the transport ministers explained. The customs offices of both countries will work together.',
  },
  {
    id: 'en-5',
    title: 'One customs office for trucks, signed in Yerevan',
    text:
      'Armenia and Georgia signed in Yerevan the agreement that will shorten the queues of trucks at the border. The customs office at the Sadakhlo ' +
      'crossing will be joint and will no longer close at night, the ministers said.',
  },
];
