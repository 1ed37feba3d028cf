/**
 * Find the copies in a handful of reports and keep one of each.
 * Run: npx tsx examples/deduplicate.ts
 */
import { type Article, deduplicate } from 'newsfold';

const agency =
  'The ferry to the islands will run again from Friday, the harbour office said, after engineers replaced a cracked ' +
  'propeller shaft. Passengers had been carried by fishing boats for nine days. Tickets bought for cancelled crossings ' +
  'stay valid until the end of the month, and the first boat leaves at six in the morning.';

const articles: Article[] = [
  { id: 'agency', source: 'Wire Eurasia', publishedAt: '2020-09-16T08:00Z', text: agency },
  // The same report with a dateline, as a client of the agency prints it.
  { id: 'client', source: 'Adriatic Post', publishedAt: '2020-09-16T09:30Z', text: `RIJEKA - ${agency}` },
  // Its first two sentences only.
  {
    id: 'brief',
    source: 'Harbour News',
    publishedAt: '2020-09-16T10:00Z',
    text: agency.slice(0, agency.indexOf(' Tickets')),
  },
  // Another reporter's words about the same ferry: not a copy.
  {
    id: 'own-report',
    source: 'Island Gazette',
    publishedAt: '2020-09-16T11:00Z',
    text:
      'Nine days of fishing boats are over. Islanders can take the regular ferry once more on Friday, now that its shaft ' +
      'has been changed, and may still use the tickets they paid for while it lay in dock.',
  },
];

const { groups, kept } = deduplicate(articles);

for (const group of groups) {
  console.log(group.canonicalId);
  for (const { id, relation, jaccard, containment } of group.members) {
    if (id === group.canonicalId) continue;
    console.log(`  ${id}: ${relation}, Jaccard ${jaccard.toFixed(2)}, containment ${containment.toFixed(2)}`);
  }
}
console.log(`keep: ${kept.join(', ')}`);
