// The bar of tools, the keys, and the start of it all.

let everythingUnfolded = false;
const unfoldAll = () => {
  everythingUnfolded = !everythingUnfolded;
  for (const fold of all("main .run, main .light, main section > details")) fold.open = everythingUnfolded;
  one("#unfold").ariaPressed = String(everythingUnfolded);
};

const switchView = (name) => {
  const place = stops().find((item) => item.getBoundingClientRect().bottom > barHeight());
  const top = place?.getBoundingClientRect().top;
  showView(name);
  for (const [other] of Object.entries(views)) one(`#view-${other}`).ariaPressed = String(other === view);
  // What was being read stays where it is.
  if (place) window.scrollBy({ top: place.getBoundingClientRect().top - top, behavior: "instant" });
  markSought();
  drawStrip();
};

const themes = ["auto", "light", "dark"];
const showTheme = (theme) => {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  one("#theme").textContent = `Colours: ${theme}`;
  kept.set("resdiff:theme", theme);
};
const nextTheme = () => showTheme(themes[(themes.indexOf(root.dataset.theme || "auto") + 1) % themes.length]);

const toggleFilters = (open = one("#filters").hidden) => {
  one("#filters").hidden = !open;
  one("#filter").ariaExpanded = String(open);
  if (open) one("#filters button").focus();
};

const keys = [
  ["n", "Next change", () => step(1)],
  ["p", "Previous change", () => step(-1)],
  ["/", "Search", () => one("#search").focus()],
  ["v", "Inline or side by side", () => switchView(view === "inline" ? "sides" : "inline")],
  ["f", "Filters", () => toggleFilters()],
  ["u", "Unfold or fold everything", () => one("#unfold").click()],
  ["x", "Tick off this change", () => here((article) => setNote(article, { done: !noteOf(article).done }))],
  ["r", "Write a remark on it", () => here(openRemark)],
  ["c", "Copy its words", () => here((article) => copy(wordsOf(article), nameOf(article)))],
  ["l", "Copy a link to it", () => here((article) => copy(addressOf(article), `Link to ${nameOf(article)}`))],
  ["?", "This help", () => one("#help").showModal()],
];
/** Does something with the clause that has the focus or was stepped to. */
const here = (task) => {
  const article = document.activeElement.closest("main article") || (current?.localName === "article" ? current : null);
  if (!article) return say("Step to a change first.");
  addTools(article);
  task(article);
};
let singleKeys = kept.get("resdiff:keys") !== false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !one("dialog[open]")) {
    if (!one("#filters").hidden) toggleFilters(false), one("#filter").focus();
    else if (event.target.id === "search") event.target.blur();
    return;
  }
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
  if (!singleKeys || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = keys.find(([key]) => key === event.key);
  if (!found) return;
  event.preventDefault();
  found[2]();
});

const dialog = (id, title, ...children) =>
  make(
    "dialog",
    { id, "aria-labelledby": `${id}-title` },
    make("form", { method: "dialog" }, make("h2", { id: `${id}-title` }, title), make("button", { ariaLabel: "Close" }, "×")),
    ...children,
  );
const helpDialog = () =>
  dialog(
    "help",
    "Keys",
    make("dl", {}, ...keys.flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)])),
    make(
      "label",
      {},
      make("input", {
        type: "checkbox",
        checked: singleKeys,
        onchange() {
          singleKeys = this.checked;
          kept.set("resdiff:keys", singleKeys);
        },
      }),
      " Single keys are on",
    ),
    make("h3", {}, "Signs"),
    make("p", {}, "~ reworded, + added, − removed, < split, > merged, ↕ moved, ! stale: a roll-over that did not happen."),
    make("p", {}, make("ins", {}, "Added words"), " are underlined, ", make("del", {}, "deleted words"), " struck through."),
    make("p", {}, "The page prints as it is shown: what is folded or filtered out stays out."),
  );
const reviewDialog = () => {
  const result = make("p", { role: "status" });
  const file = make("input", {
    type: "file",
    accept: ".json,application/json",
    id: "load",
    async onchange() {
      if (this.files[0]) result.textContent = await load(this.files[0]);
      this.value = "";
    },
  });
  return dialog(
    "review",
    "Review",
    make("p", { id: "review-state" }),
    make(
      "div",
      { className: "choices" },
      button({ id: "save-text", onclick: () => save(asText(), "txt", "text/plain") }, "Save as text"),
      button({ id: "save-file", onclick: () => save(asFile(), "json", "application/json") }, "Save to load again"),
      button({ onclick: clearReview }, "Clear"),
    ),
    make("label", { className: "load" }, "Load saved remarks ", file),
    result,
  );
};

const stepButtons = () => [
  button({ ariaLabel: "Previous change", title: "Previous change (p)", onclick: () => step(-1) }, "↑"),
  make("span", { className: "position" }),
  button({ ariaLabel: "Next change", title: "Next change (n)", onclick: () => step(1) }, "↓"),
];
let searching;
const search = make("input", {
  type: "search",
  id: "search",
  ariaLabel: "Search the clauses",
  placeholder: "Search  /",
  oninput() {
    clearTimeout(searching);
    searching = setTimeout(() => {
      sought = plain(this.value.trim().replace(/\s+/g, " "));
      applyFilter();
      say(sought ? one("#state span").textContent : "Everything is shown.");
    }, 120);
  },
  onkeydown(event) {
    if (event.key === "Enter") step(1);
  },
});
one("#bar").append(
  make(
    "div",
    { className: "row" },
    make(
      "div",
      { className: "views", role: "group", ariaLabel: "View" },
      ...Object.entries(views).map(([name, label]) => button({ id: `view-${name}`, onclick: () => switchView(name) }, label)),
    ),
    search,
    button({ id: "filter", ariaExpanded: "false", "aria-controls": "filters", onclick: () => toggleFilters() }, "Filter"),
    button({ id: "unfold", ariaPressed: "false", onclick: unfoldAll }, "Unfold all"),
    make("div", { className: "steps", role: "group", ariaLabel: "Step" }, ...stepButtons()),
    button({ id: "open-review", onclick: () => one("#review").showModal() }, "Review ", make("small", { id: "progress" })),
    button({ id: "theme", onclick: nextTheme }),
    button({ ariaLabel: "Keys and signs", title: "Keys and signs (?)", onclick: () => one("#help").showModal() }, "?"),
  ),
  filterPanel(),
  make("p", { id: "state", hidden: true }, make("span"), " ", button({ onclick: clearFilter }, "Show everything")),
);
one("#bar").hidden = false;
document.body.append(helpDialog(), reviewDialog(), strip);

review = cleaned(kept.get(reviewKey));
articles.filter((article) => !isFolded(article)).forEach(addTools);
articles.forEach(showNote);
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches(".run") && event.target.open) {
      all("article", event.target).forEach((article) => {
        addTools(article);
        if (view === "sides") addColumns(article);
      });
    }
    drawStrip();
  },
  true,
);
showTheme(themes.includes(kept.get("resdiff:theme")) ? kept.get("resdiff:theme") : "auto");
switchView(kept.get("resdiff:view") || "inline");
tellProgress();
tellPosition();
addEventListener("hashchange", followAddress);
addEventListener("scroll", drawSeen, { passive: true });
new ResizeObserver(drawStrip).observe(document.body);
followAddress();
