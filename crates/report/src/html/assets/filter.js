// Filters and search: what is chosen within a group are alternatives, the groups narrow each other.

const groups = [
  ["weight", "Significance", { substantive: "of substance", stale: "stale", editorial: "editorial", routine: "routine" }],
  ["event", "What happened", {
    reworded: "reworded", added: "added", removed: "removed", split: "split", merged: "merged", moved: "moved",
    renumbered: "renumbered", promoted: "changed its level or part", unchanged: "unchanged",
  }],
  ["part", "Part", {}],
  ["review", "Review", { open: "not ticked off", done: "ticked off", remark: "with a remark" }],
];
for (const section of all("main section")) {
  const title = one("h2", section).textContent;
  section.dataset.part = title;
  groups[2][2][title] = title;
}
const chosen = Object.fromEntries(groups.map(([group]) => [group, new Set()]));
let sought = "";

// Hyphens, quotation marks and blanks of all kinds are found by the plain ones; every sign keeps its place.
const lower = (text) => {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  const sign = (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign);
  return [...text].map(sign).join("");
};
const plain = (text) =>
  lower(text)
    .replace(/[\u2010-\u2012]/g, "-")
    .replace(/[\u00a0\u2007\u2009\u202f]/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"');

/** The text nodes of one version of some words and where each begins. */
const version = (words, others) => {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(others + ", sup, .l, .j") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, text.length]);
    text += walker.currentNode.data;
  }
  return { nodes, text: plain(text) };
};
const versionsOf = new Map();
const versions = (item) => {
  if (!versionsOf.has(item)) {
    const words = one(".t", item) || item;
    versionsOf.set(item, [version(words, "del, .o"), version(words, "ins, .n")]);
  }
  return versionsOf.get(item);
};
const holds = (item) =>
  versions(item).some(({ text }) => text.includes(sought)) ||
  (item.localName === "article" && plain(nameOf(item)).startsWith(sought));

const isChosen = (item) => {
  const any = (group, has) => !chosen[group].size || [...chosen[group]].some(has);
  return (
    any("weight", (word) => traits.get(item).has(word)) &&
    any("event", (word) => traits.get(item).has(word)) &&
    any("part", (part) => item.closest("section").dataset.part === part) &&
    any("review", (word) => item.localName === "article" && isReviewed(item, word)) &&
    (!sought || holds(item))
  );
};
const isNarrowed = () => sought !== "" || groups.some(([group]) => chosen[group].size > 0);

/** Marks the words that are sought wherever they can be seen. */
const markSought = () => {
  if (!window.Highlight) return;
  CSS.highlights.delete("sought");
  if (sought.length < 2) return;
  const ranges = [];
  for (const item of [...articles, ...entries].filter((item) => !item.hidden)) {
    const columns = all(".col .t", item);
    const texts = view === "sides" && columns.length ? columns.map((words) => version(words, "del, .o")) : versions(item);
    for (const { nodes, text } of texts) {
      for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
        const place = (offset) => {
          const [node, start] = nodes.findLast(([, start]) => start <= offset);
          return [node, offset - start];
        };
        const range = new Range();
        range.setStart(...place(at));
        const [last, end] = place(at + sought.length - 1);
        range.setEnd(last, Math.min(end + 1, last.length));
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("sought", new Highlight(...ranges));
};

/** Shows what is chosen and hides the rest, with the folds, headings and parts that would be empty. */
const applyFilter = () => {
  const narrowed = isNarrowed();
  for (const item of [...articles, ...entries]) item.hidden = narrowed && !isChosen(item);
  for (const fold of all("main .run, main section > details")) {
    const inside = all("article, li", fold);
    fold.hidden = inside.length > 0 && inside.every((item) => item.hidden);
    if (narrowed && !fold.hidden && !fold.open) {
      fold.open = true;
      fold.dataset.opened = "";
    } else if (!narrowed && "opened" in fold.dataset) {
      fold.open = everythingUnfolded;
      delete fold.dataset.opened;
    }
  }
  for (const stub of all("main .stub")) stub.hidden = narrowed;
  for (const path of all("main .path")) {
    let next = path.nextElementSibling;
    while (next && !next.matches(".path") && (next.hidden || next.matches(".stub"))) next = next.nextElementSibling;
    path.hidden = !next || next.matches(".path");
  }
  for (const section of all("main section")) {
    section.hidden = narrowed && all("article, li[data-k]", section).every((item) => item.hidden);
  }
  const [shown, count] = [stops().length, all("main article").filter((article) => !isFolded(article)).length];
  one("#state").hidden = !narrowed;
  one("#state span").textContent = shown ? `${shown} shown of ${count} changes` : "Nothing matches.";
  markSought();
  tellPosition();
  drawStrip();
};

const clearFilter = () => {
  groups.forEach(([group]) => chosen[group].clear());
  sought = one("#search").value = "";
  all("#filters [aria-pressed]").forEach((chip) => (chip.ariaPressed = "false"));
  applyFilter();
};

const chip = (group, word, label) => {
  const count = group === "part" ? 0 : articles.filter((item) => traits.get(item).has(word)).length;
  if (!count && group !== "part" && group !== "review") return "";
  return button(
    {
      className: "chip",
      ariaPressed: "false",
      onclick() {
        const on = this.ariaPressed !== "true";
        this.ariaPressed = String(on);
        chosen[group][on ? "add" : "delete"](word);
        applyFilter();
        say(one("#state").hidden ? "Everything is shown." : one("#state span").textContent);
      },
    },
    label,
    ...(count ? [" ", make("small", {}, String(count))] : []),
  );
};
const filterPanel = () =>
  make(
    "div",
    { id: "filters", hidden: true },
    ...groups.map(([group, title, words]) =>
      make("fieldset", {}, make("legend", {}, title), ...Object.entries(words).map(([word, label]) => chip(group, word, label))),
    ),
  );
