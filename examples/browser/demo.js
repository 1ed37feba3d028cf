/**
 * The demo page: reports on the left, the stories they make on the right. Folds anew whenever a report changes, in turns
 * (`clusterStoriesAsync`), so that typing is never held up; a run that is overtaken is ended.
 * @module
 */
import { clusterStoriesAsync, explain, NewsfoldError, readArticle } from 'newsfold';
import { renderReport } from 'newsfold/report';
import { countOf, element, explanation, leftOut, storyCard } from './view.js';

/** The reports the page starts with, of `examples/data`: a visit, called off, who copied that, and other talks of the same countries. */
const PREPARED = [
  'wire-eurasia-istanbul-visit',
  'wire-eurasia-istanbul-postponed',
  'gulf-courier-istanbul-postponed',
  'neva-bulletin-istanbul-postponed',
  'bosphorus-ledger-ankara-talks',
];
/**
 * Characters of all reports up to which a pair is explained among them all; above, the two alone. `explain` holds the thread, and this
 * is a tenth of a second of it.
 */
const EXPLAINED = 100_000;
/** Milliseconds without a key pressed before the stories are made anew. */
const PAUSE = 250;

const byName = (id) => document.getElementById(id);
const list = byName('reports');
const status = byName('status');
const progress = byName('progress');
const picks = [byName('first'), byName('second')];

/** The reports as they stand in the form: `{ id, number, form, article }`; an id is for good, a number is its place. */
let entries = [];
let ids = 0;
let prepared = [];
/** What the page shows: the last run that came to its end. */
let shown;
let running;
let timer;

/** The report in a form, read by `readArticle` where it is a raw page. */
function articleOf(id, form) {
  const { title, source, publishedAt, text, raw } = form;
  const hints = { id };
  if (title.value.trim() !== '') hints.title = title.value;
  if (source.value.trim() !== '') hints.source = source.value.trim();
  if (publishedAt.value.trim() !== '') hints.publishedAt = publishedAt.value.trim();
  if (!raw.checked) return { ...hints, text: text.value };
  try {
    return readArticle(text.value, hints).article;
  } catch (error) {
    // Nothing to read: as it is, it will be rejected with a reason.
    if (!(error instanceof NewsfoldError)) throw error;
    return { ...hints, text: text.value };
  }
}

/** Numbers the reports and says what each is called. */
function label() {
  entries.forEach((entry, i) => {
    entry.number = i + 1;
    entry.article = articleOf(entry.id, entry.form);
    const { title, text, source, publishedAt } = entry.article;
    entry.item.querySelector('.number').textContent = String(entry.number);
    const name = title || text.slice(0, 80) || 'New report';
    const about = [source, publishedAt && String(publishedAt).slice(0, 10)].filter(Boolean).join(', ');
    entry.item
      .querySelector('.label')
      .replaceChildren(element('b', {}, element('bdi', {}, name)), element('span', { class: 'meta' }, about));
    entry.item.querySelector('.remove').setAttribute('aria-label', `Remove report ${entry.number}`);
  });
  byName('report-count').textContent = String(entries.length);
  for (const [place, select] of picks.entries()) {
    const chosen = entries.some(({ id }) => id === select.value) ? select.value : entries.at(-place)?.id;
    select.replaceChildren(
      ...entries.map(({ id, number, article }) =>
        element(
          'option',
          { value: id },
          `${number}. ${article.title || article.text.slice(0, 60) || 'New report'}`,
        ),
      ),
    );
    select.value = chosen ?? '';
  }
}

function addReport(values = {}, open = false) {
  const item = byName('report-form').content.firstElementChild.cloneNode(true);
  const form = Object.fromEntries(
    [...item.querySelectorAll('[name]')].map((field) => [field.getAttribute('name'), field]),
  );
  for (const [name, value] of Object.entries(values)) if (name in form) form[name].value = value;
  const entry = { id: `report-${++ids}`, number: 0, form, item, article: { id: '', text: '' } };
  item.addEventListener('input', later);
  item.querySelector('.remove').addEventListener('click', () => {
    const place = entries.indexOf(entry);
    entries = entries.filter((other) => other !== entry);
    item.remove();
    later();
    const next = entries[Math.min(place, entries.length - 1)];
    (next?.item.querySelector('summary') ?? byName('add')).focus();
  });
  entries.push(entry);
  list.append(item);
  // In its place, so that it closes the one that was open.
  item.querySelector('details').open = open;
  if (open) form.title.focus();
  later();
}

function reset() {
  entries = [];
  list.replaceChildren();
  for (const article of prepared) addReport(article);
  later(0);
}

/** Folds after a pause. */
function later(pause = PAUSE) {
  clearTimeout(timer);
  byName('results').setAttribute('aria-busy', 'true');
  timer = setTimeout(fold, typeof pause === 'number' ? pause : PAUSE);
}

async function fold() {
  running?.abort();
  const run = new AbortController();
  running = run;
  label();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const articles = entries.map(({ article }) => article);
  const started = performance.now();
  // Shown only where there is something to wait for.
  const waiting = setTimeout(() => {
    progress.hidden = false;
    progress.removeAttribute('value');
  }, 300);
  try {
    const clustering = await clusterStoriesAsync(articles, {
      signal: run.signal,
      onProgress: ({ done, total }) => {
        if (!progress.hidden) progress.value = total === 0 ? 0 : done / total;
      },
    });
    shown = { clustering, articles, byId };
    show(performance.now() - started);
  } catch (error) {
    if (run.signal.aborted) return;
    status.textContent = `Not folded: ${error.message}`;
  } finally {
    clearTimeout(waiting);
    if (running === run) progress.hidden = true;
    if (!run.signal.aborted) byName('results').setAttribute('aria-busy', 'false');
  }
}

function show(took) {
  const { stories, rejected } = shown.clustering;
  const { articles, byId } = shown;
  byName('story-count').textContent = String(stories.length);
  byName('stories').replaceChildren(...stories.map((story) => storyCard(story, byId)));
  byName('left-out').replaceChildren(...[leftOut(rejected, byId)].filter(Boolean));
  const made = `${countOf(articles.length, 'report')}, ${countOf(stories.length, 'story', 'stories')}`;
  status.textContent = `${made}, folded in ${Math.max(1, Math.round(took))} ms.`;
  byName('save').disabled = stories.length === 0;
  // Another turn: what is shown already may be drawn.
  setTimeout(why);
}

/** Explains the pair that is chosen, among all reports. */
function why() {
  const [a, b] = picks.map(({ value }) => shown?.byId.get(value)?.article);
  const place = byName('why');
  if (a === undefined || b === undefined) return place.replaceChildren();
  if (a === b) return place.replaceChildren(element('p', { class: 'meta' }, 'Choose two reports.'));
  const characters = shown.articles.reduce((sum, { text }) => sum + text.length, 0);
  if (a.text.length + b.text.length > EXPLAINED) {
    return place.replaceChildren(element('p', { class: 'meta' }, 'Too long to be explained on this page.'));
  }
  try {
    const options = characters > EXPLAINED ? {} : { among: shown.articles };
    place.replaceChildren(...explanation(explain(a, b, options), a, b));
  } catch (error) {
    if (!(error instanceof NewsfoldError)) throw error;
    place.replaceChildren(element('p', { class: 'meta' }, `Nothing to explain: ${error.message}`));
  }
}

/** The stories as one HTML file, as `newsfold/report` makes it. */
function save() {
  const html = renderReport(shown.clustering, shown.articles, { title: 'Reports into stories' });
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  element('a', { href: address, download: 'stories.html' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

byName('add').addEventListener('click', () => addReport({}, true));
byName('reset').addEventListener('click', reset);
byName('save').addEventListener('click', save);
for (const select of picks) select.addEventListener('change', why);

const response = await fetch('../data/reports.jsonl');
const lines = (await response.text()).trim().split('\n');
const all = new Map(lines.map((line) => JSON.parse(line)).map((article) => [article.id, article]));
prepared = PREPARED.map((id) => all.get(id)).filter(Boolean);
reset();
