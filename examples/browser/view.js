/**
 * Stories and explanations as elements. Text of reports only ever becomes a text node, so nothing in it can be markup.
 * @module
 */

/**
 * An element with children; strings become text.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string | undefined)} children
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** Text of a stranger, set apart from the direction of what stands around it. */
const isolated = (text) => element('bdi', {}, text);

/** `3 reports`, `1 report`. */
export const countOf = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const badge = (text, kind = text) => element('span', { class: `badge ${kind}` }, text.replaceAll('-', ' '));

/** The report's number and what it calls itself. */
function reportLine(entry, ...more) {
  const { number, article } = entry;
  return [
    element('span', { class: 'number' }, String(number)),
    ' ',
    isolated(article.title || article.text.slice(0, 80)),
    element('span', { class: 'meta' }, ' ', isolated(article.source ?? '')),
    ...more,
  ];
}

const RELATIONS = {
  identical: 'identical copy',
  'near-copy': 'near copy',
  excerpt: 'excerpt',
  expanded: 'expanded copy',
  revision: 'revision',
};

/** Independent reports, each with its copies below it. */
function copyTree(story, byId) {
  const groups = story.copies.map(({ canonicalId, members }) => {
    const copies = members
      .filter(({ id }) => id !== canonicalId)
      .map(({ id, relation }) =>
        element('li', {}, ...reportLine(byId.get(id), ' ', badge(RELATIONS[relation] ?? relation, 'copy'))),
      );
    const below = copies.length === 0 ? undefined : element('ul', {}, ...copies);
    return element('li', {}, ...reportLine(byId.get(canonicalId)), below);
  });
  return element('ul', { class: 'tree' }, ...groups);
}

function changesOf(story) {
  if (story.changes.length === 0) return undefined;
  const lines = story.changes.map(({ from, to, sentence }) =>
    element('p', {}, badge(from), ' to ', badge(to), ' ', isolated(sentence)),
  );
  return element('div', { class: 'changed' }, ...lines);
}

/** One story as a card. */
export function storyCard(story, byId) {
  const reports = story.articleIds.length;
  const days = [story.firstSeen, story.lastSeen].filter((day) => day !== undefined);
  const told = [...new Set(days.map((day) => day.slice(0, 10)))];
  const about = [countOf(reports, 'report'), reports > 1 ? `${story.copies.length} independent` : ''];
  const sentences = story.summary.flatMap(({ text, articleId }) => [
    isolated(text),
    element('span', { class: 'cite' }, ` [${byId.get(articleId).number}] `),
  ]);
  return element(
    'article',
    { class: 'story' },
    element(
      'p',
      { class: 'meta' },
      story.status === undefined ? undefined : badge(story.status.value),
      ` ${about.filter((part) => part !== '').join(' · ')}${told.length === 0 ? '' : ' · '}`,
      ...told.flatMap((day, i) => [i === 0 ? '' : ' to ', element('span', { class: 'day' }, day)]),
    ),
    element('h3', {}, isolated(story.headline.text)),
    changesOf(story),
    element('p', { class: 'summary' }, ...sentences),
    element('h4', {}, 'Who reported it, and who copied whom'),
    copyTree(story, byId),
  );
}

/** What was no report, and why; nothing where all were. */
export function leftOut(rejected, byId) {
  if (rejected.length === 0) return undefined;
  const lines = rejected.map(({ id, message, articleKept }) => {
    const entry = byId.get(id);
    const number = entry === undefined ? '' : `Report ${entry.number}: `;
    return element('li', {}, `${number}${articleKept ? 'kept, but ' : ''}`, isolated(message));
  });
  return element(
    'div',
    { class: 'left-out' },
    element('h3', {}, 'Left out, or not all of it read'),
    element('ul', { class: 'reasons' }, ...lines),
  );
}

const VERDICTS = {
  'same-report': 'the same report',
  'same-story': 'one story',
  related: 'related, but two stories',
  unrelated: 'two stories',
};

/** The explanation of a pair. */
export function explanation({ verdict, score, threshold, reasons, shared, dividing, passages }, a, b) {
  const terms = (list) => (list.length === 0 ? 'none' : list.map(({ term }) => term).join(', '));
  const only = (article) => dividing.filter(({ articleId }) => articleId === article.id);
  const [passage] = passages;
  return [
    element('p', {}, badge(VERDICTS[verdict] ?? verdict, verdict)),
    element('ul', { class: 'reasons' }, ...reasons.map((reason) => element('li', {}, isolated(reason)))),
    element(
      'p',
      { class: 'meta' },
      `Similarity ${score.toFixed(3)}; two reports alone are one story from ${threshold.toFixed(3)} on.`,
    ),
    element(
      'dl',
      { class: 'terms' },
      element('dt', {}, 'In both'),
      element('dd', {}, isolated(terms(shared))),
      element('dt', {}, 'In the first only'),
      element('dd', {}, isolated(terms(only(a)))),
      element('dt', {}, 'In the second only'),
      element('dd', {}, isolated(terms(only(b)))),
    ),
    ...(passage === undefined
      ? []
      : [
          element('h3', { class: 'minor' }, 'The longest passage in both'),
          element('blockquote', {}, isolated(passage.text.slice(0, 600))),
        ]),
  ];
}
