/**
 * The page's script: search and filters, and passages that light up together. Without it everything is there to read. Its hash is what the
 * content security policy lets run; a test holds the two together.
 * @module
 */

/** Kept small and plain: it has no build step of its own. */
export const SCRIPT: string = `(function () {
'use strict';
var d = document;
function all(selector, root) { return Array.prototype.slice.call((root || d).querySelectorAll(selector)); }
var form = d.querySelector('.search');
var query = d.getElementById('q');
var status = d.getElementById('status');
var least = d.getElementById('least');
var changed = d.getElementById('changed');
var found = d.querySelector('.found');
var none = d.querySelector('.none[hidden]');
var cards = all('.story');
var texts = [];
function fold(text) {
  text = text.toLowerCase();
  return text.normalize ? text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '') : text;
}
function textOf(i) {
  if (texts[i] === undefined) {
    var own = cards[i].cloneNode(true);
    all('.pairs, .related', own).forEach(function (part) { part.remove(); });
    texts[i] = fold(own.textContent || '');
  }
  return texts[i];
}
function apply() {
  var words = fold(query.value).split(/\\s+/).filter(Boolean);
  var shown = 0;
  cards.forEach(function (card, i) {
    var fits = (status.value === '' || card.dataset.status === status.value) &&
      Number(card.dataset.independent) >= Number(least.value) &&
      (!changed.checked || card.dataset.changed === '1') &&
      words.every(function (word) { return textOf(i).indexOf(word) >= 0; });
    card.hidden = !fits;
    var entry = d.querySelector('[data-for="' + card.id + '"]');
    if (entry) entry.hidden = !fits;
    if (fits) shown++;
  });
  none.hidden = shown > 0 || cards.length === 0;
  found.textContent = shown === cards.length ? 'All ' + shown + ' shown' : shown + ' of ' + cards.length + ' shown';
}
function clear() { form.reset(); apply(); }
function reveal() {
  var target = d.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.closest('[hidden]')) clear();
  for (var box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}
if (form && cards.length > 1) {
  form.hidden = false;
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('input', apply);
  form.addEventListener('change', apply);
  all('.clear').forEach(function (button) { button.addEventListener('click', function () { clear(); query.focus(); }); });
  apply();
}
var opener = d.querySelector('.all');
if (opener) opener.addEventListener('click', function () {
  var open = opener.textContent.indexOf('Open') === 0;
  all('.evidence').forEach(function (box) { box.open = open; });
  opener.textContent = (open ? 'Close' : 'Open') + ' all evidence';
});
var contents = d.querySelector('.contents');
if (contents && window.matchMedia('(max-width: 62rem)').matches) contents.open = false;
window.addEventListener('hashchange', reveal);
if (location.hash) reveal();
function light(event, on) {
  var mark = event.target.closest && event.target.closest('mark[data-p]');
  if (!mark) return;
  all('mark[data-p="' + mark.dataset.p + '"]', mark.closest('.sides')).forEach(function (twin) { twin.classList.toggle('lit', on); });
}
d.addEventListener('mouseover', function (event) { light(event, true); });
d.addEventListener('mouseout', function (event) { light(event, false); });
d.addEventListener('keydown', function (event) {
  if (event.key === 'Escape') all('.sentence').forEach(function (sentence) { sentence.classList.add('quiet'); });
});
function loud(event) {
  var sentence = event.target.closest && event.target.closest('.sentence');
  if (sentence && !(event.relatedTarget && sentence.contains(event.relatedTarget))) sentence.classList.remove('quiet');
}
d.addEventListener('mouseout', loud);
d.addEventListener('focusout', loud);
var opened = [];
window.addEventListener('beforeprint', function () {
  opened = all('details:not([open])');
  opened.forEach(function (box) { box.open = true; });
});
window.addEventListener('afterprint', function () { opened.forEach(function (box) { box.open = false; }); });
})();`;

/** SHA-256 of {@link SCRIPT}, as the policy spells it. */
export const SCRIPT_HASH: string = 'sha256-MwoCYqltUI1XrlIJKxVNPzVnAZGmvTtArH1+cH8PHms=';
