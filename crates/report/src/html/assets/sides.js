// Side by side: two columns made from the one text, the old one without what was added, the new one without what was
// deleted.

const column = (article, isNew) => {
  const words = one(".t", article);
  const kinds = traits.get(article);
  const label = isNew ? nameOf(article) : formerOf(article) || nameOf(article);
  const missing = kinds.has(isNew ? "removed" : "added");
  const head = make("b", { className: "l" }, (isNew ? "New" : "Old") + (missing ? "" : " · " + label.replace(/^old /, "")));
  if (missing) return make("div", { className: "col none" }, head, make("p", {}, isNew ? "Not in the new text" : "Not in the old text"));
  const copy = words.cloneNode(true);
  copy.querySelectorAll(isNew ? "del, .o" : "ins, .n").forEach((other) => other.remove());
  copy.querySelectorAll("[id]").forEach((place) => place.removeAttribute("id"));
  return make("div", { className: "col" }, head, copy);
};

const addColumns = (article) => {
  if (one(".cols", article)) return;
  one(".t", article).after(make("div", { className: "cols" }, column(article, false), column(article, true)));
};

const views = { inline: "Inline", sides: "Side by side" };
let view = "inline";
const showView = (name) => {
  view = name in views ? name : "inline";
  // Folded clauses get their columns when they are unfolded.
  if (view === "sides") articles.filter((article) => !isFolded(article) || article.parentElement.open).forEach(addColumns);
  root.dataset.view = view;
  kept.set("resdiff:view", view);
};
