/**
 * Use newsfold from CommonJS.
 * Run: npm run build && node examples/commonjs.cjs
 */
const { clusterStories } = require('newsfold');

const { stories } = clusterStories([
  {
    id: 'a',
    title: 'Ferry to the islands runs again on Friday',
    text: 'The ferry to the islands will run again from Friday after engineers replaced its cracked propeller shaft.',
  },
  {
    id: 'b',
    title: 'Islanders get their ferry back',
    text: 'Islanders can take the regular ferry again on Friday, now that engineers have changed its propeller shaft.',
  },
  {
    id: 'c',
    title: 'Heat closes schools in three provinces',
    text: 'Schools in three provinces will stay shut this week because of the heat, the education office announced.',
  },
]);

for (const story of stories) console.log(`${story.headline.text}: ${story.articleIds.join(', ')}`);
